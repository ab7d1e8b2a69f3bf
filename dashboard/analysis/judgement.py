"""One area and series judged: from its evidence and its measure to one row of the assessment."""

from dataclasses import dataclass
from math import nan
from typing import Any

from dashboard.analysis import gaps, projection, scores, statuses, trends
from dashboard.analysis.evidence import Evidence
from dashboard.analysis.measures import Measure
from dashboard.concepts import Bounds, Status

Row = dict[str, Any]
SHORT_PERIOD, OVERLAP = "short-period", "overlap"
_UNJUDGED: Row = {
    "value": nan, "year": None, "time_label": None, "obs_status": None, "nature": None, "boundary": None,
    "start_value": nan, "start_year": None, "start_label": None, "n_points": 0, "score": nan, "scale_0_3": nan, "colour": scores.GREY,
    "arrow": None, "status": Status.NONE.value, "reason": None, "gap_native": nan, "gap_points": nan, "share_done": nan,
    "needed_per_year": nan, "pace_per_year": nan, "pace_from": None, "n_pace": 0, "acceleration": nan, "years_to_target": nan, "sen_low": nan,
    "sen_high": nan, "pace_uncertain": False, "directions_disagree": False, "hardly_moved": False, "short_series": False,
    "projected_2030": nan, "projected_low": nan, "projected_high": nan, "projection_shown": False,
    "projection_too_wide": False, "projection_outside": False, "chance": nan, "trend_p": nan, "strength": None, "is_old": False, "n_context": 0,
}  # fmt: skip
COLUMNS = ("ref_area", "series", *_UNJUDGED)


@dataclass(frozen=True, slots=True)
class Trend:
    """What the values say about movement. `slope`, `low` and `high` are per year, in the unit of the series, not turned.

    All of them are None, and p NaN, where the period is too short; the limits and p need three values that share no year.
    """

    years: tuple[int, ...]
    values: tuple[float, ...]
    slope: float | None
    low: float | None
    high: float | None
    p: float
    strength: str


def judged(found: Evidence, measure: Measure, release_year: int) -> Row:
    """All columns of an assessment but area and series. What cannot be said is NaN, None or False."""
    row = _UNJUDGED | _facts(found, release_year) | {"n_context": found.n_context}
    if found.reason:
        return row | {"reason": found.reason}
    moved = trend(found)
    row |= _movement(found, moved, measure.direction.sign)
    if measure.bounds is None:
        return row | {"reason": "no-target" if measure.direction.sign else "context"}
    return row | _standing(found, moved, measure.bounds) | _ahead(moved, measure)


def pace_points(found: Evidence) -> tuple[tuple[int, ...], tuple[float, ...]]:
    """Years and values the slope, the test and the projection rest on.

    Those in the window of the arrow if there are three or more, else all that carry the trend: two end points alone
    would let chance decide where more is known.
    """
    places = trends.window(found.years)
    if places is None or places[1] - places[0] < 2:
        return found.years, found.values
    return found.years[places[0] :], found.values[places[0] :]


def trend(found: Evidence) -> Trend:
    """Slope, limits and test of the evidence: Sen slope from three values on, the end points for two."""
    years, values = pace_points(found)
    if len(years) < 2:
        return Trend(years, values, None, None, None, nan, trends.strength(len(years), None))
    if years[-1] - years[0] < trends.SHORTEST_SPAN:
        return Trend(years, values, None, None, None, nan, SHORT_PERIOD)
    if len(years) == 2:
        slope = (values[1] - values[0]) / (years[1] - years[0])
        return Trend(years, values, slope, None, None, nan, OVERLAP if found.overlapping else trends.strength(2, None))
    sen = trends.sen_slope(years, values)
    if found.overlapping:  # test and limits take each value for a new one
        return Trend(years, values, sen.slope, None, None, nan, OVERLAP)
    p = trends.mann_kendall(values).p
    return Trend(years, values, sen.slope, sen.low, sen.high, p, trends.strength(len(years), p))


def _facts(found: Evidence, release_year: int) -> Row:
    """What was measured, whatever it means."""
    shown = found.shown
    if shown is None:
        return {}
    return {
        "value": shown.value, "year": shown.year, "time_label": shown.time_label or None, "obs_status": shown.obs_status,
        "nature": shown.nature or None, "boundary": shown.boundary, "is_old": statuses.is_old(shown.year, release_year),
    }  # fmt: skip


def _movement(found: Evidence, moved: Trend, sign: int) -> Row:
    """What the values did, in the unit of the series; a pace only where one direction is better."""
    # The value shown always counts, even if it is an estimate that may not carry a trend.
    row: Row = {"n_points": max(len(found.years), 1), "short_series": trends.is_short(found.years)}
    places = trends.window(found.years)
    if places is not None:
        row |= found.start(places[0])
    if sign == 0:
        return row
    row |= {"trend_p": moved.p, "strength": moved.strength}
    if moved.slope is not None:
        row |= {"pace_per_year": sign * moved.slope, "pace_from": moved.years[0], "n_pace": len(moved.years)}
    if moved.low is not None and moved.high is not None:
        low, high = sorted((sign * moved.low, sign * moved.high))
        row |= {"sen_low": low, "sen_high": high, "pace_uncertain": low <= 0 <= high}
    return row


def _standing(found: Evidence, moved: Trend, bounds: Bounds) -> Row:
    """Where the value stands against the target, and which way the arrow points."""
    value = found.shown.value
    met, short = scores.is_met(value, bounds), trends.is_short(found.years)
    arrow = trends.arrow(found.years, found.values, bounds, met)
    key = arrow.key if arrow else None
    row: Row = {
        "score": scores.score(value, bounds), "scale_0_3": scores.scale_0_3(value, bounds),
        "colour": scores.colour(value, bounds), "arrow": key,
        "status": statuses.status(key, met=met, short=short).value,
    }  # fmt: skip
    if arrow and not short and not met:
        start = found.values[found.years.index(arrow.start_year)]
        row["hardly_moved"] = statuses.has_hardly_moved(start, found.values[-1], bounds.green)
    gap = gaps.gap(value, found.shown.year, bounds, moved.slope)
    return row | _distance(gap) | {"directions_disagree": statuses.directions_disagree(arrow, gap.pace)}


def _distance(gap: gaps.Gap) -> Row:
    """The gap to the target and the pace against it, what is unknown as NaN."""
    row = {
        "gap_native": gap.native, "gap_points": gap.points, "share_done": gap.share_done, "needed_per_year": gap.needed,
        "acceleration": gap.acceleration, "years_to_target": gap.years_to_target,
    }  # fmt: skip
    return {name: nan if value is None else value for name, value in row.items()}


def _ahead(moved: Trend, measure: Measure) -> Row:
    """Where the past straight line would lead by 2030; nothing if the values are too few or share years.

    A line that leaves what is possible keeps its numbers and is not shown.
    """
    if measure.bounds is None or moved.strength == OVERLAP or not projection.may_project(moved.years):
        return {}
    projected = projection.projection(moved.years, moved.values, measure)
    outside = projection.is_outside(projected, measure)
    return {
        "projected_2030": projected.mean, "projected_low": projected.low, "projected_high": projected.high,
        "projection_shown": not outside, "projection_outside": outside, "projection_too_wide": projection.is_too_wide(projected, measure.bounds),
        "chance": projection.chance_of_meeting(projected, measure.bounds),
    }  # fmt: skip
