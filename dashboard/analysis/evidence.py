"""Which values of an area and series may be judged, and which of those may carry a trend.

A level may rest on any value measured for the city itself, forecasts excepted. A trend rests on values measured alike:
no comparison across a break in the series, across territories, or between measured, estimated and modelled values.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple

import pandas as pd

from dashboard.analysis import periods
from dashboard.concepts import JUDGED_BOUNDARIES, TOTAL, ObsStatus

MODELLED = "M"
_COLUMNS = ("ref_area", "series", "time_period", "obs_value", "obs_status", "nature", "boundary", "time_label")
_KEY = ["ref_area", "series", "boundary", "time_period"]


class Observation(NamedTuple):
    """One value of an area and series, in the unit of the series."""

    year: int
    value: float
    obs_status: str
    nature: str
    boundary: str
    time_label: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of one area and series.

    `shown` is the value to show (None if there is none) and `reason` says why it cannot be judged: empty if it can,
    else `wider` (measured for a larger territory), `forecast` or `no-value`. `years` and `values` carry the trend,
    oldest first, `labels` the periods their source prints. `n_context` counts the values of wider territories.
    """

    shown: Observation | None
    reason: str
    years: tuple[int, ...]
    values: tuple[float, ...]
    n_context: int
    labels: tuple[str, ...] = ()

    @property
    def overlapping(self) -> bool:
        """Whether values that carry the trend are means of years they share, as three-year means of every year are."""
        return periods.overlap(map(periods.covered, self.labels, self.years))

    def start(self, place: int) -> dict[str, Any]:
        """One of the values that carry the trend as the start of a comparison, its period as printed if that is more than its year."""
        return {"start_value": self.values[place], "start_year": self.years[place], "start_label": self.labels[place] or None}


def observations_by_pair(observations: pd.DataFrame, release_year: int) -> Iterator[tuple[str, str, Evidence]]:
    """Area, series and evidence of every pair in the frame; only totals count as values, so a pair of groups alone has none.

    Raises ValueError if one area, series and boundary has two values for the same year: which one holds is for the
    reader of the source to decide.
    """
    counted = (observations["grp"] == TOTAL) & observations["obs_value"].notna()
    ordered = observations.loc[counted, list(_COLUMNS)].sort_values(_KEY)
    _refuse_duplicates(ordered)
    filled = ordered.fillna({"nature": "", "boundary": "", "time_label": "", "obs_status": ObsStatus.NORMAL.value})
    rows = zip(*(filled[column].tolist() for column in _COLUMNS), strict=True)
    for (area, series), found in groupby(rows, key=lambda row: row[:2]):
        yield area, series, evidence([Observation(*row[2:]) for row in found], release_year)
    pairs = observations[["ref_area", "series"]].drop_duplicates()
    without = pairs.merge(ordered[["ref_area", "series"]].drop_duplicates(), how="left", indicator="found")
    for area, series, found in without.itertuples(index=False, name=None):
        if found == "left_only":
            yield area, series, Evidence(None, "no-value", (), (), 0)


def _refuse_duplicates(ordered: pd.DataFrame) -> None:
    repeated = ordered[ordered.duplicated(_KEY)]
    if len(repeated):
        first = ", ".join(str(value) for value in repeated[_KEY].iloc[0])
        raise ValueError(f"{len(repeated)} values share area, series, boundary and year with another; first: {first}")


def evidence(observations: list[Observation], release_year: int) -> Evidence:
    """The evidence in the totals of one area and series. The order of the list does not matter."""
    ordered = sorted(observations, key=lambda observation: observation.year)
    wider = [one for one in ordered if one.boundary not in JUDGED_BOUNDARIES]
    run = judged_run(ordered)
    if run:
        trend = trend_points(run)
        years, values = tuple(one.year for one in trend), tuple(one.value for one in trend)
        return Evidence(run[-1], "", years, values, len(wider), tuple(one.time_label for one in trend))
    shown, reason = _only_shown(ordered, wider, release_year)
    return Evidence(shown, reason, (), (), len(wider))


def judged_run(ordered: list[Observation]) -> list[Observation]:
    """The values of one boundary that may be judged, oldest first; empty if there are none.

    Of several boundaries the one with the most recent value is taken, then the one with most values, then in the order
    city, metropolitan area, urban centre. Forecasts are left out.
    """
    known = [one for one in ordered if one.obs_status != ObsStatus.FORECAST]
    runs = [[one for one in known if one.boundary == boundary] for boundary in JUDGED_BOUNDARIES]
    return max((run for run in runs if run), key=lambda run: (run[-1].year, len(run)), default=[])


def trend_points(run: list[Observation]) -> list[Observation]:
    """The values of a run that may be compared over time: since the last break, and measured.

    Estimated values count only if all values of the run are estimated, modelled ones only if all are modelled: then
    one method made the whole series.
    """
    kinds = {_kind(one) for one in run}
    breaks = [place for place, one in enumerate(run) if one.obs_status == ObsStatus.BREAK]
    since = run[breaks[-1] :] if breaks else run
    return since if len(kinds) == 1 else [one for one in since if _kind(one) == "measured"]


def _kind(observation: Observation) -> str:
    if observation.nature == MODELLED:
        return "modelled"
    return "estimated" if observation.obs_status == ObsStatus.ESTIMATED else "measured"


def _only_shown(ordered: list[Observation], wider: list[Observation], release_year: int) -> tuple[Observation | None, str]:
    """A value to show where none may be judged: the last of a wider territory, else the forecast nearest the release."""
    measured = [one for one in wider if one.obs_status != ObsStatus.FORECAST]
    if measured:
        return measured[-1], "wider"
    past = [one for one in ordered if one.year <= release_year]
    return (past[-1] if past else ordered[0]), "forecast"
