"""Where a value stands: score 0-100, colour, 0-3 scale, the colour of a goal, and the check of the bounds themselves.

Method: Lafortune, Fuller, Moreno, Schmidt-Traub and Kroll (2018), SDG Index and Dashboards, methodological paper.
"""

from collections.abc import Iterable, Sequence
from math import nan

import numpy as np
import pandas as pd

from dashboard.analysis.measures import BOUND_COLUMNS, is_missing
from dashboard.concepts import Bounds, Direction

GREEN, YELLOW, ORANGE, RED, GREY = "green", "yellow", "orange", "red", "grey"
BEST_PERFORMERS = 5
WORST_SHARE = 2.5


def score(value: float | None, bounds: Bounds) -> float:
    """Points from 0 (lower bound or worse) to 100 (optimum or better). A missing value gives NaN, never 0."""
    return nan if is_missing(value) else min(max(_points(value, bounds), 0.0), 100.0)


def trend_score(value: float | None, bounds: Bounds) -> float:
    """The score for judging change: capped at 100, but free to fall below 0, where a city can still rise or fall."""
    return nan if is_missing(value) else min(_points(value, bounds), 100.0)


def _points(value: float, bounds: Bounds) -> float:
    return (value - bounds.lower_bound) / (bounds.optimum - bounds.lower_bound) * 100


def band_score(value: float | None, target: tuple[float, float], worst: tuple[float, float]) -> float:
    """Score of a measure that should lie inside an interval: 100 inside `target`, falling to 0 at `worst` on either side.

    Our own extension of the score. A missing value gives NaN.
    """
    if is_missing(value):
        return nan
    (low, high), (worst_low, worst_high) = target, worst
    if low <= value <= high:
        return 100.0
    if value < low:
        return max((value - worst_low) / (low - worst_low) * 100, 0.0)
    return max((worst_high - value) / (worst_high - high) * 100, 0.0)


def bounds_from_data(values: Iterable[float], direction: Direction) -> tuple[float, float]:
    """Lower bound and optimum from the values of a frozen panel, in their unit.

    The lower bound is the 2.5th percentile (97.5th if lower is better, linear interpolation), the optimum the mean of
    the best five. Missing values are left out. Raises ValueError for fewer than five values or a context series.
    """
    known = np.sort([value for value in values if not is_missing(value)])
    if direction is Direction.CONTEXT or len(known) < BEST_PERFORMERS:
        raise ValueError(f"bounds need a direction and {BEST_PERFORMERS} values; found {direction.value}, {len(known)} values")
    if direction is Direction.HIGHER:
        return float(np.percentile(known, WORST_SHARE)), float(known[-BEST_PERFORMERS:].mean())
    return float(np.percentile(known, 100 - WORST_SHARE)), float(known[:BEST_PERFORMERS].mean())


def is_met(value: float, bounds: Bounds) -> bool:
    """True if the value is at the 2030 target or better. Raw values are compared, not rounded ones."""
    return bounds.direction.sign * (value - bounds.green) >= 0


def colour(value: float | None, bounds: Bounds) -> str:
    """green, yellow, orange or red; grey for a missing value. A value exactly at a threshold has the better colour.

    Yellow and orange meet halfway between the green and the red threshold.
    """
    if is_missing(value):
        return GREY
    sign, halfway = bounds.direction.sign, (bounds.green + bounds.red) / 2
    if is_met(value, bounds):
        return GREEN
    if sign * (value - halfway) >= 0:
        return YELLOW
    return ORANGE if sign * (value - bounds.red) >= 0 else RED


def scale_0_3(value: float | None, bounds: Bounds) -> float:
    """The value on a scale where 1 is the red threshold, 2 the green one, 0 the lower bound and 3 the optimum.

    Straight between them and cut off at both ends. A missing value gives NaN. If the target is the optimum, reaching
    it gives 3; if red is the lower bound, anything worse than red gives 0.
    """
    if is_missing(value):
        return nan
    sign = bounds.direction.sign
    if sign * (value - bounds.green) >= 0:
        return 3.0 if bounds.optimum == bounds.green else min(2 + _share(value, bounds.green, bounds.optimum), 3.0)
    if sign * (value - bounds.red) >= 0:
        return 1 + _share(value, bounds.red, bounds.green)
    if sign * (bounds.red - bounds.lower_bound) <= 0:
        return 0.0
    return max(_share(value, bounds.lower_bound, bounds.red), 0.0)


def _share(value: float, start: float, end: float) -> float:
    return (value - start) / (end - start)


def goal_colour(standings: Sequence[tuple[str, float]], expected: int) -> str:
    """The colour of a goal from (colour, 0-3 scale) of its measures, `expected` being how many a full set has.

    The mean of the two lowest decides. Red needs both of them red, green needs all green. Fewer than half of the full
    set known: grey.
    """
    known = sorted((scale, key) for key, scale in standings if key != GREY)
    if not known or len(known) < expected / 2:
        return GREY
    if len(known) == 1:
        return known[0][1]
    mean = (known[0][0] + known[1][0]) / 2
    if mean < 1:
        return RED if known[0][1] == known[1][1] == RED else ORANGE
    if mean < 1.5:
        return ORANGE
    return GREEN if mean >= 2 and all(key == GREEN for _, key in known) else YELLOW


def codebook_violations(series: pd.DataFrame) -> list[str]:
    """One sentence per series whose bounds break the rules, in the order of the frame. Nothing is repaired.

    A judged series has all four bounds or none, in the order lower_bound, red, green, optimum (reversed if lower is
    better), with the optimum away from the lower bound. A context series has none.
    """
    rows = series[["series", "direction", *BOUND_COLUMNS]].itertuples(index=False, name=None)
    found = ((slug, _violation(Direction(direction), numbers)) for slug, direction, *numbers in rows)
    return [f"{slug}: {sentence}" for slug, sentence in found if sentence]


def _violation(direction: Direction, numbers: Sequence[float]) -> str:
    present = [name for name, value in zip(BOUND_COLUMNS, numbers, strict=True) if not is_missing(value)]
    if not present:
        return ""
    if direction is Direction.CONTEXT:
        return f"a context series has no bounds, found {', '.join(present)}"
    if len(present) < len(BOUND_COLUMNS):
        return f"needs all four bounds or none, found only {', '.join(present)}"
    if numbers[0] == numbers[3]:
        return f"lower_bound and optimum are equal ({numbers[0]:g}), so no score can be given"
    turned = [direction.sign * value for value in numbers]
    return "" if turned == sorted(turned) else _out_of_order(direction, numbers)


def _out_of_order(direction: Direction, numbers: Sequence[float]) -> str:
    relation = "<=" if direction is Direction.HIGHER else ">="
    wanted = f" {relation} ".join(BOUND_COLUMNS)
    return f"{direction.value} needs {wanted}, found {', '.join(f'{value:g}' for value in numbers)}"
