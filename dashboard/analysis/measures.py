"""What a series is judged by: its direction, its bounds and the range its unit allows."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.concepts import Bounds, Direction

BOUND_COLUMNS = ("lower_bound", "red", "green", "optimum")


@dataclass(frozen=True, slots=True)
class Measure:
    """One series as the rules see it. `bounds` is None for a context series and where no target can be defended."""

    direction: Direction
    bounds: Bounds | None
    valid_min: float | None = None
    valid_max: float | None = None

    @property
    def is_share(self) -> bool:
        """True if the unit runs from exactly 0 to exactly 100."""
        return self.valid_min == 0 and self.valid_max == 100


def measures(series: pd.DataFrame) -> dict[str, Measure]:
    """The measure of every row of a series frame, by series slug. Bounds that point the wrong way count as none."""
    columns = ["series", "direction", *BOUND_COLUMNS, "valid_min", "valid_max"]
    rows = series[columns].itertuples(index=False, name=None)
    return {slug: _measure(Direction(direction), *numbers) for slug, direction, *numbers in rows}


def is_missing(value: object) -> bool:
    """True for None, NaN and an empty cell of a frame."""
    return value is None or bool(pd.isna(value))


def _measure(direction: Direction, *numbers: float) -> Measure:
    valid_min, valid_max = (None if is_missing(value) else float(value) for value in numbers[4:])
    return Measure(direction, _bounds(direction, numbers[:4]), valid_min, valid_max)


def _bounds(direction: Direction, numbers: Sequence[float]) -> Bounds | None:
    if any(is_missing(value) for value in numbers):
        return None
    lower_bound, red, green, optimum = map(float, numbers)
    # Without room between worst and best, or turned round, no score can be given; for a context series the sign is 0.
    if direction.sign * (optimum - lower_bound) <= 0:
        return None
    return Bounds(lower_bound, red, green, optimum, direction)
