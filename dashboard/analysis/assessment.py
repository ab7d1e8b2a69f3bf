"""The assessment: one row per area and series, computed at build, and what is read off it.

`assess` judges by the frozen bounds of each series; `own_target_assessment` by the targets a city has set itself, shown
apart and never used across cities; `goal_summary` counts per goal.
"""

import pandas as pd

from dashboard.analysis import coverage, goals, own_targets
from dashboard.analysis.evidence import observations_by_pair
from dashboard.analysis.judgement import COLUMNS, judged
from dashboard.analysis.measures import measures
from dashboard.concepts import TARGET_YEAR

_WHOLE = ("year", "start_year", "pace_from")
_WORDS = (
    "ref_area", "series", "time_label", "start_label", "obs_status", "nature", "boundary", "colour", "arrow", "status", "reason", "strength",
)  # fmt: skip
_FLAGS = (
    "pace_uncertain", "directions_disagree", "hardly_moved", "short_series", "projection_shown", "projection_too_wide",
    "projection_outside", "is_old",
)  # fmt: skip
_COUNTS = ("n_points", "n_pace", "n_context")
_TARGET = {
    "ref_area": "str", "series": "str", "target_year": "Int64", "target_value": "float64", "label": "str", "text": "str",
    "verdict": "str",
}  # fmt: skip
_OWN = _TARGET | {
    "value": "float64", "year": "Int64", "met": "boolean", "gap_native": "float64", "needed_per_year": "float64",
    "pace_per_year": "float64", "start_value": "float64", "start_year": "Int64", "start_label": "str", "worst_value": "float64",
    "status": "str", "verdict_agrees": "boolean",
}  # fmt: skip


def assess(observations: pd.DataFrame, series: pd.DataFrame, release_year: int) -> pd.DataFrame:
    """One row per area and series with anything observed, in that order; the columns are `judgement.COLUMNS`.

    Only totals measured for a city, a metropolitan area or an urban centre are judged, never forecasts.
    - `value`, `year`, `time_label`, `obs_status`, `nature`, `boundary`: the last value, estimated ones included; for a
      pair with none of its own the value of the wider territory or the forecast, with `reason` saying so.
    - `n_points`: values that may carry a trend (1 if there is only a level, 0 without a value of its own); `start_*` and
      `arrow` belong to the two years compared. `short_series`: these lie less than three years apart, so the arrow is
      to be drawn hollow and the status knows no direction.
    - `pace_per_year`, `sen_low`, `sen_high`, `needed_per_year` are in the unit of the series and positive for the better;
      the pace and the test of the trend rest on `n_pace` values from `pace_from` on, which may be others than the two
      years compared; `needed_per_year` counts from the year of the value. `gap_points` and `score` are in points.
    - `trend_p` is a two-sided p, `chance` runs from 0 to 1, the projected numbers are not cut to possible values;
      `projection_outside`: the line ends beyond them and is not shown. Values that share years have strength overlap,
      no p, no limits and no projection.
    - `reason` is set where status is `none`: no-value, no-target, context, wider or forecast.
    What is unknown is missing, never 0. Raises KeyError for an observation of a series that is not in `series`, and
    ValueError for two values of one year.
    """
    known = measures(series)
    rows = [
        {"ref_area": area, "series": slug} | judged(found, known[slug], release_year) for area, slug, found in observations_by_pair(observations, release_year)
    ]
    assessments = pd.DataFrame(rows, columns=list(COLUMNS)).sort_values(["ref_area", "series"], ignore_index=True)
    return _typed(assessments)


def _typed(assessments: pd.DataFrame) -> pd.DataFrame:
    kinds = {"Int64": _WHOLE, "str": _WORDS, "bool": _FLAGS, "int64": _COUNTS}
    typed = {name: kind for kind, names in kinds.items() for name in names}
    return assessments.astype({name: typed.get(name, "float64") for name in COLUMNS})


def own_target_assessment(assessments: pd.DataFrame, observations: pd.DataFrame, series: pd.DataFrame, local_targets: pd.DataFrame) -> pd.DataFrame:
    """One row per target a city has set itself: how far it is, and whether the city's own verdict says the same.

    `met`, `gap_native`, `needed_per_year` and `status` follow the rules of `assess` with the city's number as the target
    and the city's year as the deadline, on raw values. Targets without a number, and series that have no better
    direction, keep their text with status none and nothing judged. `verdict_agrees` is missing without a verdict or a
    value; else true if "achieved" goes with a target met, and any other verdict with one not met.
    """
    paces = assessments.set_index(["ref_area", "series"])["pace_per_year"]
    wanted = local_targets[["ref_area", "series"]].drop_duplicates()
    of_targets = observations.merge(wanted, on=["ref_area", "series"])
    found = {(area, slug): one for area, slug, one in observations_by_pair(of_targets, TARGET_YEAR)}
    known = measures(series)
    rows = []
    for target in local_targets[list(_TARGET)].to_dict("records"):
        pair = target["ref_area"], target["series"]
        verdict = own_targets.judged(target, found.get(pair), known.get(target["series"]))
        rows.append(target | {"pace_per_year": paces.get(pair)} | verdict)
    return pd.DataFrame(rows, columns=list(_OWN)).astype(_OWN)


def goal_summary(assessments: pd.DataFrame, series: pd.DataFrame) -> pd.DataFrame:
    """One row per area and goal with anything expected or known of it; the columns are those of `goals.summary`.

    Old values are counted like all others and once more in `n_old`: filter `assessments` first to leave them out.
    """
    of_goals = assessments.merge(series[["series", "goal"]], on="series")
    return goals.summary(of_goals, coverage.expected(assessments, series))
