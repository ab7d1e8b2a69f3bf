"""When it happened: one lane per action line, a dot per day, a bar per span. Places are shares of the period, in percent.

Activities that a filter leaves out stay as faint dots, so that the period keeps its shape.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dashboard.analysis.network import Activity
from dashboard.store.network import NetworkRecord, once
from dashboard.views.activities import Activities

# Dots nearer than this are put above one another: the width of a dot on the usual picture.
SPACING = 2.5
LABEL_FROM_THE_RIGHT = 60.0


@dataclass(frozen=True)
class Dot:
    """One mark: where it begins and how wide it is (0 for a single day), its level above the line, and when it happens."""

    activity: Activity
    left: float
    width: float
    level: int
    start: date
    faint: bool = False


@dataclass(frozen=True)
class Lane:
    """The marks of one action line, and the one that carries a label."""

    line: str
    dots: Sequence[Dot]
    labelled: Dot | None = None


def lanes(view: Activities) -> list[Lane]:
    """One lane per action line, in the order of the plan; empty without a period."""
    if not view.period:
        return []
    placed, period = _placed(view.record), tuple(view.period)
    if period not in placed:
        placed[period] = {line["code"]: [(dot, replace(dot, faint=True)) for dot in _stacked(_dots(view, line["code"]))] for line in view.lines}
    chosen = {activity.key for activity in view.chosen}
    return [_with_label(line, [dot if dot.activity.key in chosen else faint for dot, faint in dots]) for line, dots in placed[period].items()]


@once
def _placed(record: NetworkRecord) -> dict[tuple[str, ...], dict[str, list[tuple[Dot, Dot]]]]:
    """Where the marks of a period stand, by line, for the periods asked for so far: no filter moves them. Each also as it looks when
    a filter leaves it out."""
    return {}


def _dots(view: Activities, line: str) -> list[Dot]:
    first, last = bounds(view.period)
    spans = [(activity, span) for activity in view.everything if activity.line == line for span in activity.spans]
    return [_dot(activity, span, first, last) for activity, span in spans if span[1] >= first and span[0] <= last]


def bounds(months: Sequence[str]) -> tuple[date, date]:
    """The first and the last day of a run of months."""
    year, month = map(int, months[-1].split("-"))
    after = date(year + month // 12, month % 12 + 1, 1)
    return date.fromisoformat(f"{months[0]}-01"), after - timedelta(days=1)


def month_starts(months: Sequence[str]) -> list[tuple[str, float]]:
    """Where each month begins."""
    first, last = bounds(months)
    return [(month, _share(date.fromisoformat(f"{month}-01"), first, last)) for month in months]


def _share(day: date, first: date, last: date) -> float:
    return round(100 * (day - first).days / ((last - first).days + 1), 2)


def _dot(activity: Activity, span: tuple[date, date], first: date, last: date) -> Dot:
    start, end = max(span[0], first), min(span[1], last)
    middle = _share(start, first, last) + 50 / ((last - first).days + 1)
    return Dot(activity, round(middle, 2), round(_share(end, first, last) - _share(start, first, last), 2), 0, start)


def _stacked(dots: Sequence[Dot]) -> list[Dot]:
    """Marks that would hide each other are lifted to the first free level."""
    placed: list[Dot] = []
    for dot in sorted(dots, key=lambda dot: (dot.left, dot.activity.key)):
        level = 0
        while any(other.level == level and dot.left - other.left - other.width < SPACING for other in placed):
            level += 1
        placed.append(replace(dot, level=level))
    return placed


def _with_label(line: str, dots: Sequence[Dot]) -> Lane:
    """The mark with the most members of a lane is named; without any, the one with the most challenges."""
    clear = [dot for dot in dots if not dot.faint]
    return Lane(line, dots, max(clear, key=lambda dot: (len(dot.activity.members), len(dot.activity.challenges)), default=None))
