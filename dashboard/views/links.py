"""What moves together? The links of one panel (across its cities) or of one city (over time), counted by goals, and the pair in focus."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import itemgetter
from typing import Any

from dashboard.analysis import link_counts
from dashboard.analysis.link_counts import GoalLink
from dashboard.concepts import LinkClass
from dashboard.store.catalogue import Catalogue, Record
from dashboard.store.network import NetworkRecord
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import JOINT, ViewState
from dashboard.views import lenses, link_panels, link_sets
from dashboard.views.lenses import Lens

ACROSS, OVER_TIME = "across", "over-time"
# What stands in a pattern of addresses until a code is put in.
GOAL, TO = "GOALCODE", "TOCODE"
_CODE = {"goal": GOAL, "to": TO, "pair": "PAIRCODE"}
Cells = Mapping[tuple[str, str], GoalLink]
_COUNTED = itemgetter("goal_a", "goal_b", "tested", "together", "apart")


@dataclass(frozen=True)
class Links:
    """Everything the figures of `/interlinkages` show, worked out once.

    `said` lists what of the link could not be shown, as keys of the text with their values; `subset` the areas compared if the
    reader chose some, and `rows` their pairs; `cells` counts links by goals; `marked` are the cities a reader brought along.
    """

    state: ViewState
    catalogue: Catalogue
    record: NetworkRecord
    text: Text
    store: Store = field(repr=False)
    layer: str
    panels: Sequence[Record]
    panel: Record
    cells: Cells
    goal: str
    pair: Record | None
    said: Sequence[tuple[str, Mapping[str, Any]]] = ()
    subset: link_sets.Subset | None = None
    rows: Sequence[Record] | None = None
    lens: Lens | None = None
    marked: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        """The code of the panel, or of the city for links over time."""
        return self.panel["panel"]

    @property
    def adjusted(self) -> bool:
        """Whether population and income are held constant."""
        return bool(self.state.adjust) and self.layer == ACROSS and self.subset is None

    @property
    def class_column(self) -> str:
        """The column of the class that counts."""
        return "partial_class" if self.adjusted else "class"

    @property
    def rho_column(self) -> str:
        """The column of the correlation that counts."""
        return "partial_rho" if self.adjusted else "rho"

    @cached_property
    def goals(self) -> list[str]:
        """The goals with a tested pair, in order."""
        return sorted({goal for pair in self.cells for goal in pair}, key=int)

    @cached_property
    def totals(self) -> tuple[int, int, int]:
        """Pairs tested, together, apart; of the whole panel, or of what the reader chose."""
        cells = self.cells.values()
        return sum(cell.tested for cell in cells), sum(cell.together for cell in cells), sum(cell.apart for cell in cells)

    @cached_property
    def of_goal(self) -> tuple[list[GoalLink], list[GoalLink]]:
        """The links of the chosen goal: goals it is linked to, and goals it is hardly linked to."""
        return link_counts.of_goal(self.cells, self.goal)

    @cached_property
    def between(self) -> list[Record]:
        """Every pair between the measures of the two goals chosen, strongest first; empty without a second goal."""
        if not self.state.to or not self.goal:
            return []
        if self.rows is not None:
            wanted = link_counts.ordered(self.goal, self.state.to)
            return [row for row in self.rows if link_counts.ordered(row["goal_a"], row["goal_b"]) == wanted]
        return [row for row in self.store.links_of_goals(self.layer, self.key, self.goal, self.state.to) if self.holds(row)]

    @cached_property
    def others(self) -> list[Record]:
        """Every tested pair of the first measure of the pair, strongest first."""
        if self.pair is None:
            return []
        if self.rows is not None:
            found = [row for row in self.rows if self.first in (row["a"], row["b"])]
            return sorted(found, key=lambda row: -abs(row["rho"]))
        return [row for row in self.store.links_of_series(self.layer, self.key, self.first) if row[self.rho_column] is not None]

    @property
    def first(self) -> str:
        """The measure of the pair that belongs to the chosen goal, else the first by code; its other links stand beside."""
        assert self.pair is not None
        return self.pair["b"] if self.pair["goal_b"] == self.goal and self.pair["goal_a"] != self.goal else self.pair["a"]

    @property
    def second(self) -> str:
        """The other measure of the pair."""
        assert self.pair is not None
        return self.pair["a"] if self.first == self.pair["b"] else self.pair["b"]

    def holds(self, row: Record) -> bool:
        """Whether both measures of a pair belong to the lens, and enough areas have them."""
        series = self.catalogue.series
        seen = self.lens is None or (self.lens.holds(series[row["a"]]) and self.lens.holds(series[row["b"]]))
        return seen and row["n"] >= int(self.state.n or 0)

    @cached_property
    def to_pair(self) -> Callable[[str], str]:
        """The address with a pair in focus, for tables that name every pair."""
        return self.state.pattern("pair")

    @cached_property
    def _pattern(self) -> dict[tuple[str, ...], str]:
        return {}

    def link(self, **codes: str) -> str:
        """The address with a goal, a second goal or a pair set: one is written per kind and the codes are put in."""
        named = tuple(sorted(codes))
        if named not in self._pattern:
            cleared = {"to": "", "pair": ""} if "goal" in codes else {}
            self._pattern[named] = self.state.but(**{**cleared, **{key: _CODE[key] for key in named}}).address()
        address = self._pattern[named]
        for key, code in codes.items():
            address = address.replace(_CODE[key], code) if code else address.replace(f"&{key}={_CODE[key]}", "").replace(f"{key}={_CODE[key]}&", "")
        return address


def links(state: ViewState, store: Store, text: Text) -> Links:
    """The view a state names. A pair decides its panel, and the goal in focus if none is given."""
    catalogue, record = store.catalogue(), store.record()
    layer = OVER_TIME if state.layer == "time" else ACROSS
    panels = [row for row in store.link_panels() if row["layer"] == layer]
    ends, said = _ends(state, catalogue)
    panel = link_panels.panel(state, panels, ends, catalogue)
    if layer == OVER_TIME and state.city not in ("", panel["panel"]):
        said = [*said, ("links.noted.no-city", {"city": catalogue.areas[state.city]["name"]})]
    narrowed = layer == ACROSS and (state.region or (state.cities and state.only))
    subset = link_sets.subset(state, catalogue, store, panel["panel"]) if narrowed else None
    if subset and subset.said:
        said, subset = [*said, subset.said], None
    rows = list(subset.rows) if subset else None
    marked = link_sets.there(state, store, panel["panel"]) if layer == ACROSS else frozenset()
    lens = lenses.chosen(record, state, catalogue, text)
    view = Links(state, catalogue, record, text, store, layer, panels, panel, {}, "", None, said, subset, rows, lens, marked)
    cells = _cells(view)
    view = replace(view, cells=cells, goal=_goal(view, cells, ends))
    pair, wrong = _pair(view, ends)
    return replace(view, pair=pair, said=[*said, *wrong])


def _ends(state: ViewState, catalogue: Catalogue) -> tuple[list[str], list[tuple[str, Mapping[str, Any]]]]:
    """The two measures a link names, and what is wrong with them."""
    if not state.pair:
        return [], []
    ends = [code for code in state.pair.split(JOINT) if code in catalogue.series]
    if len(set(ends)) != 2:
        return [], [("links.noted.pair", {})]
    names = {"a": catalogue.series[ends[0]]["label"], "b": catalogue.series[ends[1]]["label"]}
    if state.layer != "time" and catalogue.series[ends[0]]["panel"] != catalogue.series[ends[1]]["panel"]:
        return [], [("links.noted.panels", names)]
    return sorted(ends), []


def _cells(view: Links) -> Cells:
    """Counts by pairs of goals: ready for a whole panel, counted here for a lens or a choice of cities."""
    state = view.state
    if view.rows is None and view.lens is None:
        counted = view.store.link_goals(view.layer, view.key, view.adjusted, int(state.n) if state.n and view.layer == ACROSS else 0)
        return {cell[:2]: cell for cell in map(GoalLink._make, map(_COUNTED, counted))}
    rows = view.rows if view.rows is not None else view.store.links_of_panel(view.layer, view.key)
    return link_counts.by_goals((row for row in rows if view.holds(row)), view.class_column)


def _goal(view: Links, cells: Cells, ends: Sequence[str]) -> str:
    """The goal asked for, else one of the pair's, else the one with the largest share of linked pairs."""
    if view.state.goal:
        return view.state.goal
    known = {goal for pair in cells for goal in pair}
    if of_pair := [view.catalogue.series[end]["goal"] for end in ends if view.catalogue.series[end]["goal"] in known]:
        return of_pair[0]
    return max(known, key=lambda goal: (*_standing(cells, goal), -int(goal)), default="")


def _standing(cells: Cells, goal: str) -> tuple[float, float]:
    """Which share of the pairs of a goal shows a link: with other goals, then among its own measures."""
    own = [cell for cell in cells.values() if goal in (cell.a, cell.b)]
    return _linked_share([cell for cell in own if cell.a != cell.b]), _linked_share([cell for cell in own if cell.a == cell.b])


def _linked_share(cells: Sequence[GoalLink]) -> float:
    tested = sum(cell.tested for cell in cells)
    return sum(cell.linked for cell in cells) / tested if tested else 0.0


def _pair(view: Links, ends: Sequence[str]) -> tuple[Record | None, list[tuple[str, Mapping[str, Any]]]]:
    """The pair asked for with everything known of it, else the one that shows most."""
    if ends:
        asked = _find(view, ends[0], ends[1])
        if asked:
            return asked, []
        names = {"a": view.catalogue.series[ends[0]]["label"], "b": view.catalogue.series[ends[1]]["label"]}
        default, _ = _pair(view, ())
        return default, [("links.noted.no-pair", names)]
    if view.state.to or view.rows is not None or view.lens:
        rows = view.between if view.state.to else [row for row in _known(view) if view.goal in (row["goal_a"], row["goal_b"])]
        shown = [row for row in rows if row[view.rho_column] is not None]
        best = max(shown, key=lambda row: (row[view.class_column] != LinkClass.NONE, row["goal_a"] != row["goal_b"], abs(row[view.rho_column])), default=None)
        return (_find(view, best["a"], best["b"]) if best else rows[0] if rows else None), []
    found = view.store.strongest_link(view.layer, view.key, view.goal)
    return (_find(view, found[0]["a"], found[0]["b"]) if found else None), []


def _known(view: Links) -> list[Record]:
    rows = view.rows if view.rows is not None else view.store.links_of_panel(view.layer, view.key)
    return [row for row in rows if view.holds(row)]


def _find(view: Links, a: str, b: str) -> Record | None:
    if view.rows is not None:
        return next((row for row in view.rows if (row["a"], row["b"]) == (a, b)), None)
    return next((row for row in view.store.links_of_series(view.layer, view.key, a) if row["b"] == b), None)
