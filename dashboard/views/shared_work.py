"""What is worked on together? Challenges named by the same activities, and who worked on both of two."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from dashboard.analysis import co_occurrence, network
from dashboard.analysis.co_occurrence import MANY_TAGS, Shared
from dashboard.analysis.communities import Communities, communities
from dashboard.analysis.network import Activity
from dashboard.store.catalogue import Catalogue, Record
from dashboard.store.network import NetworkRecord
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import JOINT, ViewState
from dashboard.views import effort, join, lenses


@dataclass(frozen=True)
class SharedWork:
    """The activities compared, their pairs of challenges, the challenge in the middle and the pair in focus."""

    state: ViewState
    catalogue: Catalogue
    record: NetworkRecord
    text: Text
    everything: Sequence[Activity]

    @cached_property
    def chosen(self) -> list[Activity]:
        """Activities that name any challenge, of the lens if there is one; without those of many challenges if the reader leaves them out."""
        lens = lenses.chosen(self.record, self.state, self.catalogue, self.text)
        within = lenses.challenges(self.record, lens) if lens else None
        found = [activity for activity in self.everything if activity.challenges and (within is None or within & set(activity.challenges))]
        return [activity for activity in found if not self.state.few or len(activity.challenges) <= MANY_TAGS]

    @cached_property
    def n_many(self) -> int:
        """How many activities name more than five challenges."""
        return sum(len(activity.challenges) > MANY_TAGS for activity in self.everything)

    @cached_property
    def labels(self) -> dict[str, str]:
        """Challenges by code."""
        return {row["code"]: row["label"] for row in self.record["challenge"]}

    @cached_property
    def tags(self) -> tuple[tuple[str, ...], ...]:
        """The challenges of every activity."""
        return tuple(activity.challenges for activity in self.chosen)

    @cached_property
    def pairs(self) -> Mapping[tuple[str, str], Shared]:
        """Every pair of challenges that are named at all."""
        return {(pair.a, pair.b): pair for pair in _pairs(self.tags)}

    @cached_property
    def groups(self) -> Communities:
        """Whether challenges fall into groups."""
        return _communities(self.tags)

    @cached_property
    def middle(self) -> str:
        """The challenge in the middle: the one asked for, that of the pair, else the one most strongly tied."""
        if self.state.challenge:
            return self.state.challenge
        asked = [code for code in self.state.pair.split(JOINT) if code in self.labels]
        strongest = co_occurrence.strength({key: pair.weight for key, pair in self.pairs.items() if pair.weight})
        return next(iter(asked or strongest), "")

    @cached_property
    def pair(self) -> Shared | None:
        """The pair asked for, else the clearest of the middle."""
        asked = [code for code in self.state.pair.split(JOINT) if code in self.labels]
        if len(asked) == 2 and (min(asked), max(asked)) in self.pairs:
            return self.pairs[min(asked), max(asked)]
        own = [pair for pair in self.pairs.values() if self.middle in (pair.a, pair.b) and pair.n_ab]
        return min(own, key=lambda pair: (pair.q if pair.q is not None else 1.0, -pair.n_ab, pair.a, pair.b), default=None)

    @property
    def is_asked(self) -> bool:
        """Whether the pair shown is the one the link names, or the link names none."""
        return not self.state.pair or (self.pair is not None and set(self.state.pair.split(JOINT)) == {self.pair.a, self.pair.b})

    @cached_property
    def both(self) -> list[Activity]:
        """The activities that name both challenges of the pair."""
        return [] if self.pair is None else [activity for activity in self.chosen if {self.pair.a, self.pair.b} <= set(activity.challenges)]

    def worked_on_both(self, links: str) -> dict[str, tuple[int, int]]:
        """Who (members, alliances) is named in an activity on the one and in an activity on the other, with how many of each."""
        if self.pair is None:
            return {}
        counts = [network.counted([activity for activity in self.chosen if code in activity.challenges], links) for code in (self.pair.a, self.pair.b)]
        found = {key: (counts[0][key], counts[1][key]) for key in counts[0] if key in counts[1]}
        return dict(sorted(found.items(), key=lambda item: (-sum(item[1]), item[0])))

    def crossed(self) -> dict[tuple[str, str], int]:
        """Members or partners × challenges, as the reader chose."""
        links = "members" if self.state.by == "members" else "alliances"
        return co_occurrence.crossed((getattr(activity, links), activity.challenges) for activity in self.chosen)

    @cached_property
    def names(self) -> dict[str, str]:
        """Members and partners by slug."""
        members = {row["ref_area"]: row["name"] for row in self.record["member"]}
        return members | {row["alliance"]: row["label"] for row in self.record["alliance"]}

    @property
    def documents(self) -> list[Record]:
        """The documents that list the activities."""
        return join.documents(self.record)


@lru_cache(16)
def _pairs(tags: tuple[tuple[str, ...], ...]) -> list[Shared]:
    return co_occurrence.pairs(tags)


@lru_cache(16)
def _communities(tags: tuple[tuple[str, ...], ...]) -> Communities:
    return communities(tags)


def shared_work(state: ViewState, store: Store, text: Text) -> SharedWork:
    """The view of a state."""
    record = store.record()
    return SharedWork(state, store.catalogue(), record, text, effort.joined(record))
