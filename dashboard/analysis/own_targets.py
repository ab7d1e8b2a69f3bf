"""A city measured against the target it has set itself: the same rules on raw values, for this city alone."""

from typing import Any

from dashboard.analysis import gaps, statuses, trends
from dashboard.analysis.evidence import Evidence
from dashboard.analysis.measures import Measure, is_missing
from dashboard.concepts import TARGET_YEAR, Status

ACHIEVED = "target_achieved"
Row = dict[str, Any]


def judged(target: Row, found: Evidence | None, measure: Measure | None) -> Row:
    """Value, distance, status and agreement with the city's own verdict, for one local target.

    Nothing is judged without a number, a better direction or a value of the city's own: then the status is none.
    """
    own = found.shown if found and not found.reason else None
    row: Row = {"status": Status.NONE.value}
    if own is None:
        return row
    row |= {"value": own.value, "year": own.year}
    places = trends.window(found.years)
    if places is not None and not trends.is_short(found.years):
        row |= found.start(places[0])
    if measure is None or not measure.direction.sign or is_missing(target["target_value"]):
        return row
    sign, number, deadline = measure.direction.sign, float(target["target_value"]), deadline_of(target)
    row["worst_value"] = min(found.values, key=lambda value: sign * value, default=own.value)
    met = sign * (own.value - number) >= 0
    gap = gaps.gap_native(own.value, number, sign)
    return row | {
        "met": met, "gap_native": gap, "needed_per_year": gaps.needed_per_year(gap, own.year, deadline),
        "status": status(found, sign, number, deadline, met=met).value, "verdict_agrees": agrees(target["verdict"], met),
    }  # fmt: skip


def deadline_of(target: Row) -> int:
    """The year the city wants to be there; 2030 if it names none."""
    return TARGET_YEAR if is_missing(target["target_year"]) else int(target["target_year"])


def status(found: Evidence, sign: int, number: float, deadline: int, *, met: bool) -> Status:
    """The status on the straight line from the start of the arrow's window to the city's number at its deadline.

    A target not met whose deadline had passed when the window began gives `level`: no pace can be asked for.
    """
    places = trends.window(found.years)
    if places is None or (not met and found.years[places[0]] >= deadline):
        return statuses.status(None, met=met, short=True)
    start, end = places
    actual = sign * (found.values[end] - found.values[start]) / (found.years[end] - found.years[start])
    needed = sign * (number - found.values[start]) / max(deadline - found.years[start], 1)
    key = trends.arrow_key(actual, needed, met=met)
    return statuses.status(key, met=met, short=trends.is_short(found.years))


def agrees(verdict: str | None, met: bool) -> bool | None:
    """Whether the city's verdict says the same as the number; None without a verdict."""
    return None if is_missing(verdict) or not verdict else (verdict == ACHIEVED) == met
