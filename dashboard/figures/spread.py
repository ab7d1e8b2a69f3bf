"""A whole panel in a table cell: a tick per area on the way from the worst reference value to the target, the city as a dot.

Drawn as SVG by the page; here are the places, in percent of the cell. The target stands at the same place in every row.
"""

from collections.abc import Sequence
from dataclasses import dataclass

TARGET_AT = 88.0
STEP = 1.0


@dataclass(frozen=True)
class Spread:
    """Ticks as a path for each of two shades, and the dots as (place, whether it stands out)."""

    few: str
    many: str
    dots: Sequence[tuple[float, bool]]


def spread(ticks: Sequence[float], weight: Sequence[int], values: Sequence[tuple[float, bool]], worst: float, target: float) -> Spread:
    """The places; what lies beyond the frame stands at its edge."""
    counts: dict[float, int] = {}
    for value, n in zip(ticks, weight, strict=True):
        at = round(place(value, worst, target) / STEP) * STEP
        counts[at] = counts.get(at, 0) + n
    paths = ["".join(f"M{at:g} 0V10" for at, n in sorted(counts.items()) if (n > 1) == many) for many in (False, True)]
    return Spread(paths[0], paths[1], [(place(value, worst, target), stands_out) for value, stands_out in values])


def place(value: float, worst: float, target: float) -> float:
    """Where a value stands: the worst reference value at 0, the target at `TARGET_AT`."""
    if worst == target:
        return TARGET_AT
    return round(min(max((value - worst) / (target - worst) * TARGET_AT, 0.0), 100.0), 1)
