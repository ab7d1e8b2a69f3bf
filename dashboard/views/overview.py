"""Where do our cities stand, and what do we not know? Counts over the whole network, filtered by region, network, goal."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from dashboard.analysis.off_course import OffCourse, furthest, off_course
from dashboard.concepts import JUDGED, ROLLED_UP
from dashboard.figures.mosaic import ORDER, mosaic
from dashboard.figures.theme import Figure
from dashboard.figures.world import known, world
from dashboard.store.catalogue import Catalogue, Record
from dashboard.store.network import NetworkRecord
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import ViewState
from dashboard.views import lenses, seen_through
from dashboard.views.lenses import Lens

MANY_GOALS, HARDLY = 10, 3
LABELLED = 26


@dataclass(frozen=True)
class Overview:
    """The network as filtered: its areas, and the counts by goal and status."""

    state: ViewState
    catalogue: Catalogue
    areas: Sequence[Record]
    counted: Sequence[Record]
    text: Text
    record: NetworkRecord
    lens: Lens | None = None

    @cached_property
    def counts(self) -> dict[str, dict[str, int]]:
        """Measures by goal and rolled-up status."""
        return rolled_up(self.counted, "goal")

    @cached_property
    def total(self) -> int:
        """All latest values."""
        return sum(row["n"] for row in self.counted)

    @cached_property
    def judged(self) -> int:
        """Those with a target and a direction."""
        return sum(row["n"] for row in self.counted if row["status"] in JUDGED)

    @cached_property
    def judged_old(self) -> int:
        """Judged values that are old."""
        return sum(row["n_old"] for row in self.counted if row["status"] in JUDGED)

    @cached_property
    def with_figures(self) -> int:
        """Areas with at least one measure."""
        return sum(area["n_series"] > 0 for area in self.areas)

    @cached_property
    def many(self) -> int:
        """Areas with figures for ten goals or more."""
        return sum(area["n_goals"] >= MANY_GOALS for area in self.areas)

    @cached_property
    def hardly(self) -> list[Record]:
        """Areas with three measures or fewer, whatever the lens."""
        return [area for area in self.areas if self.catalogue.areas[area["ref_area"]]["n_series"] <= HARDLY]

    @cached_property
    def empty_goals(self) -> list[str]:
        """Goals without any figure; with a lens, of those it reaches into."""
        return [goal for goal in self.catalogue.goals if self.reaches(goal) and not sum(self.counts.get(goal, {}).values())]

    def reaches(self, goal: str) -> bool:
        """Whether the lens lets a goal through at all."""
        return self.lens is None or self.lens.names(goal)

    def off_course(self) -> dict[str, OffCourse]:
        """The two goals with the largest shares of judged measures too slow or moving away, and any that tie; among goals with enough of them."""
        found = off_course(self.counted)
        return {goal: found[goal] for goal in furthest(found, 2)}


def overview(state: ViewState, store: Store, text: Text) -> Overview:
    """The network for a state: its region, network and lens filter the counts."""
    catalogue, record = store.catalogue(), store.record()
    areas = list(catalogue.network_areas.values())
    if state.region:
        areas = [area for area in areas if area["region"] == state.region]
    if state.network:
        areas = [area for area in areas if state.network in catalogue.networks.get(area["ref_area"], ())]
    lens = lenses.chosen(record, state, catalogue, text)
    if lens is None:
        return Overview(state, catalogue, areas, store.goal_counts(state.network, state.region), text, record)
    view = Overview(state, catalogue, areas, (), text, record, lens)
    known, counted = seen_through.areas_and_counts(areas, _seen(view, store))
    return replace(view, areas=known, counted=counted)


def _seen(view: Overview, store: Store) -> list[Record]:
    held = [key for key, series in view.catalogue.series.items() if series["direction"] != "context" and view.lens and view.lens.holds(series)]
    return store.counts_of_series("~".join(held))


def goal_by_area(view: Overview, store: Store) -> list[Record]:
    """Measures of the goal chosen by area and status, through the lens if there is one."""
    if view.lens is None:
        return store.goal_by_area(view.state.goal)
    return [row for row in _seen(view, store) if row["goal"] == view.state.goal]


def rolled_up(counted: Iterable[Record], column: str) -> dict[str, dict[str, int]]:
    """Measures by rolled-up status, for each goal or whatever else `column` names."""
    counts: dict[str, dict[str, int]] = {}
    for row in counted:
        counts.setdefault(row[column], dict.fromkeys(ORDER, 0))[ROLLED_UP[row["status"]]] += row["n"]
    return counts


def areas_by_goal(view: Overview) -> Mapping[str, int]:
    """How many areas have a measure of each goal."""
    found: dict[str, int] = {}
    for row in view.counted:
        found[row["goal"]] = max(found.get(row["goal"], 0), row["n_areas_of_goal"])
    return found


def mosaic_figure(view: Overview) -> Figure:
    """One bar per goal."""
    text = view.text
    hover = {
        (goal, kind): f"<b>{view.catalogue.goals[goal]['short_name']}</b> · {text(f'rolled.{kind}')}: {n}"
        for goal, of_goal in view.counts.items()
        for kind, n in of_goal.items()
    }
    return mosaic(list(view.catalogue.goals), view.counts, hover)


def world_figure(view: Overview) -> Figure:
    """The map of the areas, the best-known ones named."""
    text = view.text
    hover = {
        area["ref_area"]: f"<b>{area['name']}</b><br>{text.count('gaps.measures', area['n_series'])}, {text.count('gaps.goals', area['n_goals'])}"
        + (f"<br>{area['first_year']}–{area['last_year']}" if area["last_year"] else "")
        for area in view.areas
    }
    named = sorted(view.areas, key=lambda area: (-area["n_goals"], -area["n_series"]))
    return world(view.areas, [area["ref_area"] for area in _spread(named)[:LABELLED]], hover)


def _spread(areas: Sequence[Record]) -> list[Record]:
    """The best-known areas first, then the best known of every country not named yet, so that no continent stays mute."""
    best = [area for area in areas if area["n_goals"] >= MANY_GOALS][:8]
    countries = {area["country"] for area in best}
    for area in areas:
        if area["country"] not in countries:
            best.append(area)
            countries.add(area["country"])
    return best


def key_counts(view: Overview) -> dict[str, int]:
    """Areas by how much is known of them."""
    counts = dict.fromkeys(("many", "some", "few", "none"), 0)
    for area in view.areas:
        counts[known(area["n_goals"])] += 1
    return counts
