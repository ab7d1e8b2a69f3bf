"""What the network works on, goal by goal: attention through the table of challenges and targets (method note 6.1).

Attention is effort, not result: it is laid beside the gap, never multiplied with it. Pure counting over the record.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.analysis import network
from dashboard.analysis.network import Activity
from dashboard.analysis.off_course import ENOUGH_JUDGED, OffCourse, off_course
from dashboard.store.catalogue import Catalogue, Record
from dashboard.store.network import NetworkRecord, once


@dataclass(frozen=True)
class GoalEffort:
    """A goal's gap beside its work: `off` of `judged` measures of the network's cities are too slow or moving away; `work` is the
    attention it gets, None if no challenge leads to it; `n_activities` touch it."""

    goal: str
    judged: int
    off: int
    work: float | None
    n_activities: int

    @property
    def gap(self) -> float | None:
        """The share of judged measures that are off course, 0 to 100; None if too few are judged."""
        return 100 * self.off / self.judged if self.judged >= ENOUGH_JUDGED else None


def goal_efforts(
    record: NetworkRecord, catalogue: Catalogue, counts: Iterable[Record], activities: Iterable[Record] | None = None, *, once: bool = False
) -> list[GoalEffort]:
    """Every goal with gap and work. `counts` are measures by goal and status (`Store.goal_counts`); what counts as judged is what the
    overview counts: everything with a target and a direction."""
    everything = activities is None and not once
    attention, touched = _of_all(record, catalogue) if everything else _work(record, catalogue, activities, by_share=once)
    blind = goals_without_challenge(record, catalogue)
    found, unknown = off_course(counts), OffCourse(0, 0)
    return [GoalEffort(goal, *found.get(goal, unknown), None if goal in blind else attention[goal], touched[goal]) for goal in catalogue.goals]


@once
def _of_all(record: NetworkRecord, catalogue: Catalogue) -> tuple[dict[str, float], dict[str, int]]:
    """The attention of every goal and how many activities touch it, over the whole record."""
    return _work(record, catalogue, None, by_share=False)


def _work(record: NetworkRecord, catalogue: Catalogue, activities: Iterable[Record] | None, *, by_share: bool) -> tuple[dict[str, float], dict[str, int]]:
    among = list(record["activity"] if activities is None else activities)
    return goal_attention(record, catalogue, among, once=by_share), _touched(record, catalogue, among)


def _touched(record: NetworkRecord, catalogue: Catalogue, activities: Iterable[Record]) -> dict[str, int]:
    """How many activities touch each goal, each once per goal."""
    tags, shares = tags_of_activities(record), shares_of_challenges(record)
    touched = dict.fromkeys(catalogue.goals, 0)
    for activity in activities:
        for goal in {goal for code in tags[activity["activity"]] for goal in shares.get(code, ())}:
            touched[goal] += 1
    return touched


@once
def joined(record: NetworkRecord) -> list[Activity]:
    """Every activity of the record with its links, by date."""
    return network.joined(record)


@once
def tags_of_activities(record: NetworkRecord) -> dict[str, list[str]]:
    """The challenges of every activity in their order; an activity that names none has an empty list."""
    return _gathered(record["activity"], record["activity_challenge"], "code")


@once
def shares_of_challenges(record: NetworkRecord) -> dict[str, dict[str, float]]:
    """How each challenge is shared out among the goals: weight of its targets in a goal / weight of all its targets. Sums to 1."""
    weights: dict[str, dict[str, float]] = {}
    for row in record["challenge_target"]:
        of_challenge = weights.setdefault(row["challenge"], {})
        goal = goal_of(row["target"])
        of_challenge[goal] = of_challenge.get(goal, 0.0) + row["weight"]
    return {code: {goal: weight / sum(of_goal.values()) for goal, weight in of_goal.items()} for code, of_goal in weights.items()}


def goal_attention(record: NetworkRecord, catalogue: Catalogue, activities: Iterable[Record] | None = None, *, once: bool = False) -> dict[str, float]:
    """Attention by goal, every goal of the catalogue, 0.0 where no challenge leads to it. By tag, each challenge an activity names
    counts 1; with `once`, an activity counts 1 in all, shared equally among its challenges. Without `activities`: all of the record."""
    tags, shares = tags_of_activities(record), shares_of_challenges(record)
    attention = dict.fromkeys(catalogue.goals, 0.0)
    for activity in record["activity"] if activities is None else activities:
        codes = tags[activity["activity"]]
        for code in codes:
            for goal, share in shares.get(code, {}).items():
                attention[goal] = attention.get(goal, 0.0) + share / (len(codes) if once else 1)
    return attention


def goals_without_challenge(record: NetworkRecord, catalogue: Catalogue) -> list[str]:
    """Goals to which no challenge leads: whatever the network does for them, no activity can say so."""
    led_to = {goal_of(row["target"]) for row in record["challenge_target"]}
    return [goal for goal in catalogue.goals if goal not in led_to]


def goal_of(target: str) -> str:
    """The goal a target belongs to: '11.b' gives '11'."""
    return target.partition(".")[0]


def _gathered(activities: Iterable[Record], rows: Iterable[Record], key: str) -> dict[str, list[str]]:
    gathered: dict[str, list[str]] = {activity["activity"]: [] for activity in activities}
    for row in rows:
        gathered.setdefault(row["activity"], []).append(row[key])
    return gathered
