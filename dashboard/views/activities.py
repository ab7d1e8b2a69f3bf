"""What are we doing, with whom, for which plan item and challenge? The activities a view chooses, and everything counted over them."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard.analysis import network
from dashboard.analysis.co_occurrence import MANY_TAGS
from dashboard.analysis.network import Activity
from dashboard.store.catalogue import Catalogue, Record
from dashboard.store.network import NetworkRecord, once
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import ViewState
from dashboard.views import effort, lenses
from dashboard.views.lenses import Lens

FILTERS = ("period", "lens", "measures", "challenge", "line", "goal", "plan", "alliance", "member", "activity", "q")
SHOWN_AT_FIRST = 8


@dataclass(frozen=True)
class Activities:
    """The record with the activities a view chooses, worked out once."""

    state: ViewState
    catalogue: Catalogue
    record: NetworkRecord
    everything: Sequence[Activity]
    goal_counts: Sequence[Record]
    text: Text

    @cached_property
    def chosen(self) -> list[Activity]:
        """The activities that pass every filter, by date."""
        return [activity for activity in self.listed if not self.state.activity or activity.key == self.state.activity]

    @cached_property
    def listed(self) -> list[Activity]:
        """Those of the list: an open card does not shorten it."""
        return [activity for activity in self.everything if self._passes(activity)]

    @cached_property
    def filtered(self) -> list[str]:
        """The filters in use, in the order they are shown."""
        return [key for key in FILTERS if getattr(self.state, key)]

    @cached_property
    def card(self) -> Activity | None:
        """The activity whose card is open."""
        return next((activity for activity in self.everything if activity.key == self.state.activity), None)

    def link(self, **changes: str) -> str:
        """The address with some keys changed."""
        return self.state.but(**changes).address()

    def toggle(self, key: str, code: str) -> str:
        """The address with a filter set, or without it if it is set already."""
        return self.link(**{key: ""}) if getattr(self.state, key) == code else self.narrowed(key, code)

    def narrowed(self, key: str, code: str) -> str:
        """The address with a filter set; the page has hundreds of them."""
        if key not in self._patterns:
            self._patterns[key] = self.state.pattern(key)
        return self._patterns[key](code)

    @cached_property
    def _patterns(self) -> dict[str, Callable[[str], str]]:
        return {}

    @cached_property
    def months(self) -> list[str]:
        """The months the record covers."""
        return network.months(self.record["activity"])

    @cached_property
    def period(self) -> list[str]:
        """The months the view covers."""
        return [self.state.period] if self.state.period else self.months

    @property
    def members(self) -> Mapping[str, Record]:
        """Members by slug."""
        return _by_code(self.record)["member"]

    @property
    def alliances(self) -> Mapping[str, Record]:
        """Partners by slug."""
        return _by_code(self.record)["alliance"]

    @cached_property
    def challenges(self) -> Mapping[str, str]:
        """Challenges by code."""
        return {row["code"]: row["label"] for row in self.record["challenge"]}

    @property
    def plan_items(self) -> Mapping[str, Record]:
        """The plan by code: lines, actions, deliverables."""
        return _by_code(self.record)["plan_item"]

    @cached_property
    def lines(self) -> list[Record]:
        """The action lines."""
        return [row for row in self.record["plan_item"] if row["level"] == "line"]

    @cached_property
    def cells(self) -> dict[tuple[str, str], float]:
        """Challenge × action line over the activities chosen."""
        return network.shares(self.chosen, once=self.state.weight == "once")

    @cached_property
    def efforts(self) -> list[effort.GoalEffort]:
        """Gap and work of every goal, the work of the activities chosen."""
        rows = [activity.row for activity in self.chosen]
        return effort.goal_efforts(self.record, self.catalogue, self.goal_counts, rows, once=self.state.weight == "once")

    def worked_on(self) -> list[str]:
        """Challenges by how much work they get, most first; those without any are left out."""
        totals: dict[str, float] = {}
        for (code, _), n in self.cells.items():
            totals[code] = totals.get(code, 0) + n
        return sorted(totals, key=lambda code: (-totals[code], code))

    def unmentioned(self) -> dict[str, tuple[list[Record], int]]:
        """By region: the members of the directory that none of the activities chosen names, and how many members the region has."""
        named = {slug for activity in self.chosen for slug in activity.members}
        directory = _directory(self.record, self)
        return {region: ([row for row in listed if row["ref_area"] not in named], len(listed)) for region, listed in directory.items()}

    @cached_property
    def lens(self) -> Lens | None:
        """The lens that narrows the view; None without one."""
        return lenses.chosen(self.record, self.state, self.catalogue, self.text)

    def _passes(self, activity: Activity) -> bool:
        state = self.state
        return (
            (not state.period or activity.in_month(state.period))
            and (not state.line or activity.line == state.line)
            and (not state.challenge or state.challenge in activity.challenges)
            and (self.lens is None or any(code in self._in_lens for code in activity.challenges))
            and (not state.goal or any(state.goal in self._goals_of.get(code, ()) for code in activity.challenges))
            and (not state.plan or state.plan in activity.plan_and_above)
            and (not state.alliance or state.alliance in activity.alliances)
            and (not state.member or state.member in activity.members)
            and (not state.few or len(activity.challenges) <= MANY_TAGS)
            and (not state.q or self._says(activity, state.q))
        )

    @cached_property
    def _in_lens(self) -> set[str]:
        return lenses.challenges(self.record, self.lens) if self.lens else set()

    @cached_property
    def _goals_of(self) -> dict[str, dict[str, float]]:
        return effort.shares_of_challenges(self.record)

    @cached_property
    def _mentioned(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for row in self.record["activity_mention"]:
            found.setdefault(row["activity"], []).append(row["name"])
        return found

    def _says(self, activity: Activity, words: str) -> bool:
        """Whether every word stands anywhere in what is known of an activity, accents aside."""
        row = activity.row
        said = [row["title"], row["label"], row["summary"], row["format"], row["date_text"]]
        said += [self.members[slug]["name"] for slug in activity.members] + [self.alliances[slug]["label"] for slug in activity.alliances]
        said += [self.challenges[code] for code in activity.challenges] + self._mentioned.get(activity.key, [])
        everything = _plain(" ".join(said))
        return all(word in everything for word in _plain(words).split())


@once
def _by_code(record: NetworkRecord) -> dict[str, dict[str, Record]]:
    return {table: {row[key]: row for row in record[table]} for table, key in (("member", "ref_area"), ("alliance", "alliance"), ("plan_item", "code"))}


@once
def _directory(record: NetworkRecord, view: Activities) -> dict[str, list[Record]]:
    """The members by region and name, as the document lists them that the activities are taken from."""
    document = view.everything[0].row["document"] if view.everything else ""
    regions: dict[str, list[Record]] = {}
    for listing in record["member_listing"]:
        if listing["document"] == document:
            regions.setdefault(listing["region"], []).append(view.members[listing["ref_area"]])
    return {region: sorted(listed, key=lambda row: _plain(row["name"])) for region, listed in sorted(regions.items())}


def _plain(words: str) -> str:
    letters = unicodedata.normalize("NFKD", words)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).lower()


def activities(state: ViewState, store: Store, text: Text) -> Activities:
    """The view for a state. The gap of the goals is that of the whole network, whatever the filters."""
    record = store.record()
    return Activities(state, store.catalogue(), record, effort.joined(record), store.goal_counts("", ""), text)
