"""From measures to goals: goal scores, the index, and the counts of one area and goal.

The goal score is a mean of everything known; the goal colour follows the weakest points. They answer different questions.
"""

from collections.abc import Mapping, Sequence
from math import nan

import pandas as pd

from dashboard.analysis.measures import is_missing
from dashboard.analysis.scores import goal_colour
from dashboard.concepts import JUDGED_BOUNDARIES, Status

HIGHEST_MISSING = 0.2
FEWEST_GOALS = 12
_STATUSES = [status.value for status in Status]
_DIRECTION_KNOWN = (Status.HOLD, Status.SLIP, Status.ON, Status.SPEED, Status.STALL, Status.REV)


def goal_scores(scores: Mapping[str, Sequence[float | None]]) -> dict[str, float]:
    """Mean score of every goal over the measures known; NaN for a goal without any."""
    return {goal: _mean(points) for goal, points in scores.items()}


def index(by_goal: Mapping[str, float], fill: Mapping[str, float] | None = None) -> float:
    """Mean of the goal scores, so that goals weigh equally; goals without a score are left out.

    `fill` gives the mean score of peers for such goals: then the index must be marked as imputed. NaN without any goal.
    """
    filled = {goal: (fill or {}).get(goal, nan) if is_missing(points) else points for goal, points in by_goal.items()}
    return _mean(list(filled.values()))


def missing_share(scores: Mapping[str, Sequence[float | None]]) -> float:
    """Share of the measures of a set, 0-1, that have no score; NaN for an empty set."""
    points = [point for of_goal in scores.values() for point in of_goal]
    return sum(map(is_missing, points)) / len(points) if points else nan


def may_show_index(scores: Mapping[str, Sequence[float | None]]) -> bool:
    """True if at most 20 % of the set is missing and at least 12 goals have a score. Our own rule for cities."""
    known = [goal for goal, points in goal_scores(scores).items() if not is_missing(points)]
    return missing_share(scores) <= HIGHEST_MISSING and len(known) >= FEWEST_GOALS


def _mean(points: Sequence[float | None]) -> float:
    known = [point for point in points if not is_missing(point)]
    return sum(known) / len(known) if known else nan


def summary(assessments: pd.DataFrame, expected: pd.DataFrame) -> pd.DataFrame:
    """One row per area and goal; `assessments` has a `goal` column, `expected` is that of `coverage.expected`.

    A column per status with its count; `n_values` (series with a value of the area's own), `n_scored` (distance known),
    `n_judged` (direction known too), `n_old` of the values, `n_expected`, `mean_gap` in points, `score`, and `colour`
    by the two-worst rule against the full set.
    """
    key = ["ref_area", "goal"]
    full = expected.groupby(key).size().rename("n_expected")
    counts = assessments.groupby([*key, "status"]).size().unstack(fill_value=0)
    means = assessments.groupby(key).agg(n_scored=("score", "count"), mean_gap=("gap_points", "mean"), score=("score", "mean"))
    own = assessments[assessments["boundary"].isin(JUDGED_BOUNDARIES)].groupby(key)
    values = own.agg(n_values=("series", "size"), n_old=("is_old", "sum"))
    summed = pd.concat([counts.reindex(columns=_STATUSES), means, values, full], axis=1).rename_axis(key).sort_index()
    whole = [*_STATUSES, "n_scored", "n_values", "n_old", "n_expected"]
    summed[whole] = summed[whole].fillna(0).astype(int)
    summed["n_judged"] = summed[[status.value for status in _DIRECTION_KNOWN]].sum(axis=1)
    summed["colour"] = _colours(assessments, summed["n_expected"])
    return summed.reset_index()


def _colours(assessments: pd.DataFrame, expected: pd.Series) -> pd.Series:
    scored = assessments[assessments["scale_0_3"].notna()]
    standings: dict[tuple[str, str], list[tuple[str, float]]] = {key: [] for key in expected.index}
    columns = (scored[name].tolist() for name in ("ref_area", "goal", "colour", "scale_0_3"))
    for area, goal, key, scale in zip(*columns, strict=True):
        standings[area, goal].append((key, scale))
    colours = [goal_colour(found, int(expected[key])) for key, found in standings.items()]
    return pd.Series(colours, index=expected.index, dtype="str")
