"""The join: what the network does about a target, who could help, and what a city took part in.

The way from an activity to a target leads over the challenges it names (table `challenge_target`, for review). A mention says that
something was worked on, never that it helped.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard.analysis import network
from dashboard.analysis.network import Activity
from dashboard.store.catalogue import Record
from dashboard.store.network import NetworkRecord


@dataclass(frozen=True)
class Doing:
    """What the network does about one target. `through` maps the challenges that lead to it to their weight, core ones first."""

    everything: Sequence[Activity]
    through: dict[str, float]
    closest: dict[str, float]

    @cached_property
    def touching(self) -> list[Activity]:
        """Activities that name one of the challenges: core before supporting, then those that name few others, newest first."""
        found = [activity for activity in self.everything if any(code in self.through for code in activity.challenges)]
        return sorted(found, key=lambda activity: (-self._weight(activity), len(activity.challenges), -activity.row["start"].toordinal(), activity.key))

    @cached_property
    def plan(self) -> dict[str, int]:
        """Plan items these activities contribute to, with how many do."""
        return network.counted(self.touching, "plan")

    @cached_property
    def partners(self) -> dict[str, int]:
        """Partners named in these activities, with in how many."""
        return network.counted(self.touching, "alliances")

    def codes(self, activity: Activity) -> list[str]:
        """The challenges of an activity that lead to the target."""
        return [code for code in self.through if code in activity.challenges]

    def named(self, code: str) -> int:
        """How many activities name a challenge."""
        return sum(code in activity.challenges for activity in self.everything)

    def _weight(self, activity: Activity) -> float:
        return max(self.through[code] for code in activity.challenges if code in self.through)


def doing(record: NetworkRecord, everything: Sequence[Activity], series: Record) -> Doing:
    """What the network does about the target of a measure; for a target without a challenge, `closest` holds the challenges of its goal."""
    target, goal = series["target"], series["goal"]
    through = {row["challenge"]: row["weight"] for row in record["challenge_target"] if row["target"] == target}
    closest: dict[str, float] = {}
    for row in record["challenge_target"] if not through else ():
        if row["target"].partition(".")[0] == goal:
            closest[row["challenge"]] = closest.get(row["challenge"], 0) + row["weight"]
    return Doing(everything, _heaviest_first(through), _heaviest_first(closest))


def documents(record: NetworkRecord) -> list[Record]:
    """The documents that list the activities."""
    listing = {activity["document"] for activity in record["activity"]}
    return [row for row in record["document"] if row["document"] in listing]


def took_part(everything: Iterable[Activity], ref_area: str) -> list[Activity]:
    """The activities whose list of members names the area, by date."""
    return [activity for activity in everything if ref_area in activity.members]


def shared_with(everything: Iterable[Activity], ref_area: str) -> dict[str, list[Activity]]:
    """For each other area, the activities it and this one were both members of."""
    shared: dict[str, list[Activity]] = {}
    for activity in took_part(everything, ref_area):
        for other in activity.members:
            if other != ref_area:
                shared.setdefault(other, []).append(activity)
    return shared


def helpers(ahead: Iterable[Record], shared: dict[str, list[Activity]]) -> list[Record]:
    """Areas ahead on a measure, those that share an activity first; within both groups the order given is kept."""
    return sorted(ahead, key=lambda row: row["ref_area"] not in shared)


def _heaviest_first(weights: dict[str, float]) -> dict[str, float]:
    return dict(sorted(weights.items(), key=lambda item: (-item[1], item[0])))
