"""Counting what a network does: activities with their challenges, plan items, members and partners. Plain Python, no frames.

An activity counts once wherever it is counted, except that challenges may be counted by tag or shared (`shares`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

Row = Mapping[str, Any]
Record = Mapping[str, Sequence[Row]]


@dataclass(frozen=True)
class Activity:
    """One activity with the codes of everything it is linked to, in the order of its document. Empty means none is named."""

    row: Row
    challenges: tuple[str, ...]
    plan: tuple[str, ...]
    members: tuple[str, ...]
    alliances: tuple[str, ...]

    @property
    def key(self) -> str:
        """The slug of the activity."""
        return self.row["activity"]

    @property
    def line(self) -> str:
        """The action line it is listed under."""
        return self.row["action_line"]

    @property
    def spans(self) -> list[tuple[date, date]]:
        """When it took place: one span, or two days if it names two separate dates."""
        second = self.row["second_date"]
        return [(self.row["start"], self.row["end"])] + ([(second, second)] if second else [])

    @property
    def plan_and_above(self) -> set[str]:
        """Its plan items with the actions and lines they belong to: L2A1D1 lies in L2A1 and in L2."""
        return {code[:length] for code in self.plan for length in (2, 4, len(code))}

    def in_month(self, month: str) -> bool:
        """Whether any of its days lies in a month written 2021-03."""
        return any(f"{start:%Y-%m}" <= month <= f"{end:%Y-%m}" for start, end in self.spans)


def joined(record: Record) -> list[Activity]:
    """Every activity of the record with its links, by date."""
    links = {
        "challenges": _by_activity(record["activity_challenge"], "code"),
        "plan": _by_activity(record["activity_outcome"], "code"),
        "members": _by_activity(record["activity_member"], "ref_area"),
        "alliances": _by_activity(record["activity_alliance"], "alliance"),
    }
    rows = sorted(record["activity"], key=lambda row: (row["start"], row["end"], row["activity"]))
    return [Activity(row, **{name: tuple(found.get(row["activity"], ())) for name, found in links.items()}) for row in rows]


def months(activities: Iterable[Row]) -> list[str]:
    """The months from the first to the last day of any activity, written 2021-03; none left out. Empty without activities."""
    days = [day for row in activities for day in (row["start"], row["end"], row["second_date"]) if day]
    return list(_months_between(min(days), max(days))) if days else []


def _months_between(first: date, last: date) -> Iterator[str]:
    for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        yield f"{month // 12}-{month % 12 + 1:02}"


def shares(activities: Iterable[Activity], *, once: bool) -> dict[tuple[str, str], float]:
    """Challenge × action line. By tag, every challenge an activity names counts 1; with `once` its challenges share 1 equally, so that
    all cells add up to the activities that name any."""
    cells: dict[tuple[str, str], float] = {}
    for activity in activities:
        for code in activity.challenges:
            cells[code, activity.line] = cells.get((code, activity.line), 0) + (1 / len(activity.challenges) if once else 1)
    return cells


def counted(activities: Iterable[Activity], links: str) -> dict[str, int]:
    """In how many activities each member, partner, challenge or plan item is named; most first, then in the order of their codes.
    `links` is the name of a field of `Activity`."""
    counts: dict[str, int] = {}
    for activity in activities:
        for code in getattr(activity, links):
            counts[code] = counts.get(code, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def behind_plan(activities: Iterable[Activity]) -> dict[str, list[Activity]]:
    """The activities behind each plan item, each once however many deliverables of an action or line it names."""
    behind: dict[str, list[Activity]] = {}
    for activity in activities:
        for code in sorted(activity.plan_and_above):
            behind.setdefault(code, []).append(activity)
    return behind


def by_month(rows: Iterable[Row], wanted: Sequence[str]) -> dict[str, int]:
    """How many rows carry each month of `wanted`; 0 for a month without any."""
    counts = dict.fromkeys(wanted, 0)
    for row in rows:
        if row["month"] in counts:
            counts[row["month"]] += 1
    return counts


def _by_activity(rows: Iterable[Row], key: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row["activity"], []).append(row[key])
    return found
