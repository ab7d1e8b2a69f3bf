"""Where the scale of a series comes from: pure functions, one per origin a bound may have.

Each returns a dict ready to be merged into a series row: `lower_bound` (score 0), `red`, `green` (the 2030 target),
`optimum` (score 100) as floats in the unit of the series or None, `bound_origin` and `bound_reason` (one sentence for
the screen). For higher_better lower_bound <= red <= green <= optimum, for lower_better the reverse.
No function invents a number: each constant names its source in the docstring of the function that uses it.
"""

import csv
import math
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import numpy as np

from dashboard.concepts import BoundOrigin, Direction

THRESHOLDS = Path(__file__).resolve().parents[2] / "data" / "codes" / "thresholds.csv"
SMALLEST_PANEL = 20
# WHO global air quality guidelines 2021, annual means in µg/m³: guideline, interim target 2, interim target 1.
_WHO_ANNUAL = {"PM2.5": (5.0, 25.0, 35.0), "PM10": (15.0, 50.0, 70.0), "NO2": (10.0, 30.0, 40.0)}
# UN indicator -> the row of the published country thresholds with the same definition, and what the goal text asks for.
_GOAL_TEXT = {
    "3.1.1": ("sdg3_matmort", 70.0, "fewer than 70 mothers' deaths per 100,000 live births, worldwide"),
    "3.2.1": ("sdg3_u5mort", 25.0, "at most 25 deaths before age five per 1,000 live births in every country"),
    "3.2.2": ("sdg3_neonat", 12.0, "at most 12 deaths of newborns per 1,000 live births in every country"),
}


def _bounds(scale: tuple, origin: BoundOrigin, reason: str) -> dict:
    lower_bound, red, green, optimum = scale
    return {
        "lower_bound": lower_bound, "red": red, "green": green, "optimum": optimum,
        "bound_origin": origin.value, "bound_reason": reason,
    }  # fmt: skip


def _judged(direction: str) -> Direction:
    direction = Direction(direction)
    if direction is Direction.CONTEXT:
        raise ValueError("a context series is never judged and has no bounds")
    return direction


def none(reason: str = "") -> dict:
    """No bounds, for a series without a target that can be defended; `reason` may say why."""
    return _bounds((None, None, None, None), BoundOrigin.NO_TARGET, reason)


def none_behind(direction: str, phrase: str) -> dict:
    """Bounds of a share from 0 to 100 that should reach everyone (100) or no one (0).

    Source: the pledge of the 2030 Agenda to leave no one behind. Target and optimum are the natural limit, score 0 is
    the other one, and red is halfway: where fewer people are reached than left out, which is our own choice.
    `phrase` is a short main clause for the screen, such as "Everyone should have safe water".
    """
    best, worst = (100.0, 0.0) if _judged(direction) is Direction.HIGHER else (0.0, 100.0)
    reason = f"{phrase.rstrip('.')}: the target is {best:g} %, by the pledge to leave no one behind."
    return _bounds((worst, 50.0, best, best), BoundOrigin.NONE_BEHIND, reason)


def science(pollutant: str, unit: str = "µg/m³") -> dict:
    """Bounds of an annual mean of PM2.5, PM10 or NO2 in µg/m³; other pollutants get none.

    Source: WHO global air quality guidelines 2021, annual means. Guidelines (target and optimum): PM2.5 5, PM10 15,
    NO2 10. Interim target 2 (red): 25, 50, 30. Interim target 1 (score 0): 35, 70, 40. The guidelines for ozone and
    SO2 are for peak seasons, eight hours or a day, so an annual mean has none. Raises ValueError for another unit.
    """
    plain_unit = unit.replace("\u03bc", "µ").replace("³", "3").replace("µ", "u").replace(" ", "").lower()
    if plain_unit != "ug/m3":
        raise ValueError(f"the guidelines are annual means in µg/m³, not {unit!r}")
    values = _WHO_ANNUAL.get(pollutant.upper())
    if values is None:
        return none(f"The WHO guidelines give no annual mean for {pollutant}.")
    guideline, second, first = values
    reason = f"WHO air quality guideline 2021: a yearly mean of {guideline:g} µg/m³; the scale runs over its interim targets, {second:g} and {first:g}."
    return _bounds((first, second, guideline, guideline), BoundOrigin.SCIENCE, reason)


def threshold(rule: str) -> dict:
    """Bounds published for countries, for example threshold("sdg8_unemp"). Raises KeyError for an unknown indicator.

    `rule` is the indicator; if the series is not quite what the indicator measures, a semicolon and the difference follow.

    Source: Sustainable Development Report 2025 (Sustainable Development Solutions Network), copied to
    `data/codes/thresholds.csv`. Only for a series with the same unit and the same or a nearly equal definition.
    """
    indicator, _, difference = (part.strip() for part in rule.partition(";"))
    scale = _published(THRESHOLDS)[indicator]
    like = f"a nearly equal definition: {difference}" if difference else "the same definition"
    reason = f"Target {scale[2]:g}: the threshold used for countries in the Sustainable Development Report 2025, for {like}."
    return _bounds(scale, BoundOrigin.PUBLISHED, reason)


def sdg(indicator: str) -> dict:
    """Bounds with the number in the goal's own text as target: UN indicators 3.1.1, 3.2.1 and 3.2.2.

    Source: targets 3.1 (fewer than 70 maternal deaths per 100,000 live births) and 3.2 (25 under-five and 12 newborn
    deaths per 1,000 live births), General Assembly resolution 70/1. The other three bounds are the country thresholds
    of the same indicator (`threshold`). Targets that halve a baseline (1.2, 3.6, 12.3) are left out: each area would
    need its own number. Raises KeyError for any other indicator.
    """
    code, target, wish = _GOAL_TEXT[indicator]
    lower_bound, red, green, optimum = _published(THRESHOLDS)[code]
    if green != target:
        raise ValueError(f"{code}: green threshold {green:g} is not the {target:g} of the goal text")
    reason = f"The goal text asks for {wish}; the rest of the scale is the one used for countries in the Sustainable Development Report 2025."
    return _bounds((lower_bound, red, target, optimum), BoundOrigin.SDG, reason)


def panel(values: Iterable[float], direction: str, name: str) -> dict:
    """Bounds from one value per area of a frozen, named panel; `name` says which areas and when, for the screen.

    Source: the rule of Lafortune, Fuller, Moreno, Schmidt-Traub and Kroll (2018) where neither a target, a principle
    nor science gives a number: optimum is the mean of the best five, score 0 the 2.5th percentile (97.5th if lower is
    better; linear interpolation). Our choice: the target is the optimum and red is halfway to score 0, so that half of
    the range a panel really covers counts as far away. Missing values are left out. Raises ValueError for fewer than
    20 areas or if all areas are equal.
    """
    direction = _judged(direction)
    known = np.sort([float(value) for value in values if value is not None and not math.isnan(value)])
    if len(known) < SMALLEST_PANEL:
        raise ValueError(f"a panel needs {SMALLEST_PANEL} areas, found {len(known)}")
    higher = direction is Direction.HIGHER
    optimum = float(np.mean(known[-5:] if higher else known[:5]))
    lower_bound = float(np.percentile(known, 2.5 if higher else 97.5))
    if math.isclose(optimum, lower_bound):
        raise ValueError(f"the best and the worst areas of the panel are equal ({optimum:g})")
    reason = f"No agreed target: {optimum:.3g} is the mean of the best five of {len(known)} areas ({name})."
    return _bounds((lower_bound, (lower_bound + optimum) / 2, optimum, optimum), BoundOrigin.PANEL, reason)


@lru_cache
def _published(file: Path) -> dict[str, tuple[float, float, float, float]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return {row["indicator"]: tuple(float(row[name]) for name in ("lower_bound", "red", "green", "optimum")) for row in csv.DictReader(lines)}
