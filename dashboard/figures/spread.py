"""A whole panel in a table cell: a tick per area on the way from the worst reference value to the target, the city as a dot.

Drawn as SVG by the page; here are the places, in percent of the cell. The target stands at the same place in every row.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

TARGET_AT = 88.0
STEP = 1.0
PANELS_KEPT = 256


@dataclass(frozen=True)
class Spread:
    """Ticks as a path for each of two shades, and the dots as (place, whether it stands out)."""

    few: str
    many: str
    dots: Sequence[tuple[float, bool]]


def spread(ticks: Sequence[float], weight: Sequence[int], values: Sequence[tuple[float, bool]], worst: float, target: float) -> Spread:
    """The places; what lies beyond the frame stands at its edge."""
    few, many = _ticks(tuple(ticks), tuple(weight), worst, target)
    return Spread(few, many, [(place(value, worst, target), stands_out) for value, stands_out in values])


@lru_cache(PANELS_KEPT)
def _ticks(ticks: tuple[float, ...], weight: tuple[int, ...], worst: float, target: float) -> tuple[str, str]:
    """The paths for both shades: the same whichever cities are chosen."""
    counts: dict[float, int] = {}
    for value, n in zip(ticks, weight, strict=True):
        at = round(place(value, worst, target) / STEP) * STEP
        counts[at] = counts.get(at, 0) + n
    few, many = ("".join(f"M{at:g} 0V10" for at, n in sorted(counts.items()) if (n > 1) == dense) for dense in (False, True))
    return few, many


def place(value: float, worst: float, target: float) -> float:
    """Where a value stands: the worst reference value at 0, the target at `TARGET_AT`."""
    if worst == target:
        return TARGET_AT
    return round(min(max((value - worst) / (target - worst) * TARGET_AT, 0.0), 100.0), 1)
