"""A lens narrows what is shown to one subject: a theme of the convening, a transition, one of the five Ps, a challenge.

Each is a list of targets and goals kept as data. Targets are the finer words and win: goals decide only where a lens names no
target at all, or where a measure belongs to none.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from dashboard.store.catalogue import Catalogue, Record
from dashboard.store.network import NetworkRecord
from dashboard.text import Text
from dashboard.view_state import JOINT, ViewState

# The code of the lens made of measures chosen one by one.
MEASURES = "measures"
# The groups in the order of the drawer.
GROUPS = ("theme", "transition", "five_p", "challenge")


@dataclass(frozen=True)
class Lens:
    """One lens. `targets` and `goals` carry their weights: 1 is core, less is supporting. `only` names measures one by one, if any."""

    code: str
    label: str
    targets: Mapping[str, float]
    goals: Mapping[str, float]
    only: frozenset[str] = frozenset()

    @property
    def group(self) -> str:
        """Which of the four lists it belongs to."""
        return self.code.partition(".")[0]

    @property
    def subject(self) -> str:
        """The label inside a sentence."""
        return f"{self.label[:1].lower()}{self.label[1:]}"

    def holds(self, series: Record) -> bool:
        """Whether a measure belongs to the subject: by name, else by its target, else by its goal."""
        if self.only:
            return series["series"] in self.only
        if self.targets and series["target"]:
            return series["target"] in self.targets
        return series["goal"] in self.goals

    def names(self, goal: str) -> bool:
        """Whether the subject reaches into a goal at all."""
        return goal in self.goals if self.only or not self.targets else any(target.partition(".")[0] == goal for target in self.targets)


def lens(record: NetworkRecord, code: str) -> Lens | None:
    """The lens of a code such as 'transition.food'; None for no code or an unknown one."""
    group, _, key = code.partition(".")
    for row in record["lens"] if code else ():
        if (row["lens"], row["key"]) == (group, key):
            return Lens(code, row["label"], _weights(record["lens_target"], group, key, "target"), _weights(record["lens_goal"], group, key, "goal"))
    return None


def chosen(record: NetworkRecord, state: ViewState, catalogue: Catalogue, text: Text) -> Lens | None:
    """What narrows a view: measures chosen one by one, such as a shared dashboard, else a lens; None for neither."""
    keys = [key for key in state.measures.split(JOINT) if key in catalogue.series]
    if not keys:
        return lens(record, state.lens)
    series = [catalogue.series[key] for key in keys]
    targets, goals = {one["target"]: 1.0 for one in series if one["target"]}, {one["goal"]: 1.0 for one in series}
    return Lens(MEASURES, text.count("lens.measures", len(keys)), targets, goals, frozenset(keys))


def challenges(record: NetworkRecord, through: Lens) -> set[str]:
    """The challenges an activity may name to belong to the subject: itself, else those that share a target with it (a goal, if the
    lens names goals only)."""
    if through.group == "challenge":
        return {through.code.partition(".")[2]}
    return {row["challenge"] for row in record["challenge_target"] if _shares(through, row["target"])}


def groups(record: NetworkRecord) -> list[tuple[str, list[tuple[str, str]]]]:
    """All lenses for the drawer: group, then code and label of each, in the order of their lists. Empty groups are left out."""
    listed: dict[str, list[Record]] = {}
    for row in record["lens"]:
        listed.setdefault(row["lens"], []).append(row)
    return [
        (group, [(f"{group}.{row['key']}", row["label"]) for row in sorted(listed[group], key=lambda row: row["number"])])
        for group in GROUPS
        if group in listed
    ]


def _shares(through: Lens, target: str) -> bool:
    return target in through.targets if through.targets else target.partition(".")[0] in through.goals


def _weights(rows: Collection[Record], group: str, key: str, of: str) -> dict[str, float]:
    return {row[of]: row["weight"] for row in rows if row["lens"] == group and row["key"] == key}
