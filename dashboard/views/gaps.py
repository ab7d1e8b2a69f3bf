"""How far is this city from 2030? The measures of one area, sorted, counted and filtered, and the one in focus."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from dashboard.analysis.network import Activity
from dashboard.concepts import JUDGED_BOUNDARIES, Status
from dashboard.figures.roads import Road, position, roads
from dashboard.figures.theme import Figure
from dashboard.store.catalogue import Catalogue, Record
from dashboard.store.network import NetworkRecord
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.text.measures import Measure
from dashboard.view_state import STATUS_FILTERS, ViewState
from dashboard.views import effort, lenses
from dashboard.views.lenses import Lens

DEFAULT_CITY = "mexico-city"
ROWS_AT_FIRST, REST_AT_FIRST = 30, 8
# How many rows a picture alone and a sheet of paper hold: without and with the headings of goals.
ROWS_EMBEDDED, ROWS_PRINTED = (10, 6), (12, 8)
_WORSE = (Status.REV, Status.SLIP)
_OFF_SCALE = float("inf")


@dataclass(frozen=True)
class Gaps:
    """Everything `/gaps` shows of one area, worked out once. With a lens, `measures` are those it holds and `beyond` the others;
    `known` are all figures held of the area, whatever they are narrowed to or judged against."""

    state: ViewState
    catalogue: Catalogue
    area: Record
    measures: Sequence[Measure]
    text: Text
    own_targets: Sequence[Record] = ()
    record: NetworkRecord = field(default_factory=dict)
    lens: Lens | None = None
    beyond: Sequence[Measure] = ()
    known: Sequence[Measure] = ()

    @property
    def city(self) -> str:
        """The name of the area."""
        return self.area["name"]

    @cached_property
    def targeted(self) -> list[Measure]:
        """Measures with a target: whatever their status, the distance is known."""
        return sorted((measure for measure in self.measures if measure.status != Status.NONE), key=_by_gap)

    @cached_property
    def rest(self) -> list[Measure]:
        """Measures that cannot be judged: no target, context, or known only for a wider region."""
        unjudged = [measure for measure in self.measures if measure.status == Status.NONE]
        return sorted(unjudged, key=lambda measure: (int(measure.series["goal"]), measure.series["label"]))

    @cached_property
    def counts(self) -> Counter[str]:
        """Measures by status, filters ignored: what the strip, the title and the lead count."""
        return Counter(measure.status for measure in self.of_goal)

    @cached_property
    def of_goal(self) -> list[Measure]:
        """The measures of the goal chosen, or all."""
        goal = self.state.goal
        return [measure for measure in (*self.targeted, *self.rest) if not goal or measure.series["goal"] == goal]

    @cached_property
    def listed(self) -> list[Measure]:
        """The rows of the list in their order, filters applied, all of them."""
        rows = [measure for measure in self.of_goal if measure.status != Status.NONE and self._passes(measure)]
        if self.state.sort == "goal":
            rows.sort(key=lambda measure: int(measure.series["goal"]))
        return rows

    @cached_property
    def shown(self) -> list[Measure]:
        """The rows drawn: the first of the list, or all if asked."""
        if self.state.embed or self.state.print:  # a picture and a sheet of paper have an end
            alone, under_goals = ROWS_EMBEDDED if self.state.embed else ROWS_PRINTED
            return self.listed[: under_goals if self.state.sort == "goal" else alone]
        return self.listed if self.state.rows == "all" else self.listed[:ROWS_AT_FIRST]

    @cached_property
    def unjudged(self) -> list[Measure]:
        """The rows of the block below the list, filters applied."""
        if self.state.show not in ("all", "none"):
            return []
        return [measure for measure in self.of_goal if measure.status == Status.NONE]

    @cached_property
    def unjudged_shown(self) -> list[Measure]:
        """The rows of that block that are drawn; a picture and a sheet of paper show them only where nothing can be judged."""
        if self.state.embed or self.state.print:
            return [] if self.listed else self.unjudged[: (ROWS_EMBEDDED if self.state.embed else ROWS_PRINTED)[0]]
        everything = self.state.rows == "all" or self.state.show == "none"
        return self.unjudged if everything else self.unjudged[:REST_AT_FIRST]

    @cached_property
    def empty_goals(self) -> list[Record]:
        """Goals for which the area has no figure at all."""
        known = {measure.series["goal"] for measure in self.known}
        if self.state.goal or self.state.show not in ("all", "none"):
            return []
        return [goal for key, goal in self.catalogue.goals.items() if key not in known and (self.lens is None or self.lens.names(key))]

    @cached_property
    def activities(self) -> list[Activity]:
        """What the network did, by date."""
        return effort.joined(self.record)

    @cached_property
    def focus(self) -> Measure | None:
        """The measure in the panel: the one asked for, else the first of the list."""
        # A measure asked for by name is shown even if the lens does not hold it.
        for measure in (*self.measures, *self.beyond):
            if measure.key == self.state.series:
                return measure
        first = self.shown or self.unjudged_shown or self.of_goal or list(self.measures)
        return first[0] if first else None

    @property
    def not_held(self) -> str:
        """Said where the city has no figure of the measure asked for, so that another one is shown; else empty."""
        asked = self.catalogue.series.get(self.state.series)
        if asked is None or any(measure.key == self.state.series for measure in (*self.measures, *self.beyond)):
            return ""
        said = self.text(f"gaps.not-held.{self.state.targets}", city=self.city, asked=asked["label"])
        return f"{said} {self.text('gaps.shown-instead', shown=self.focus.series['label'])}" if self.focus else said

    def goals_of(self, measures: Sequence[Measure]) -> list[str]:
        """The goals that measures belong to, in order."""
        return sorted({measure.series["goal"] for measure in measures}, key=int)

    def _passes(self, measure: Measure) -> bool:
        show = self.state.show
        if show == "worse":
            return measure.status in _WORSE
        return show == "all" or (show in STATUS_FILTERS and measure.status == show)


def _by_gap(measure: Measure) -> tuple[float, float, float, str]:
    """Biggest gap first; ties by how much faster it must go (no pace and moving away first), then by code. Met ones by score."""
    assessed = measure.assessed
    faster = assessed["acceleration"] if assessed["acceleration"] is not None else _OFF_SCALE
    return -(assessed["gap_points"] or 0), -faster if assessed["gap_points"] else 0, assessed["score"] or 0, measure.key


def gaps(state: ViewState, store: Store, text: Text) -> Gaps:
    """The view of the area the state names; without one, of the default city."""
    catalogue = store.catalogue()
    area = catalogue.areas.get(state.city) or catalogue.areas.get(DEFAULT_CITY) or next(iter(catalogue.areas.values()))
    measures = []
    for assessed in store.assessments_of_area(area["ref_area"]):
        series = catalogue.series[assessed["series"]]
        if series["direction"] != "context" or assessed["boundary"] in JUDGED_BOUNDARIES:
            measures.append(Measure(assessed, series, catalogue.units[series["unit_measure"]], area["name"], text, area["kind"]))
    own = store.own_targets_of_area(area["ref_area"]) if area["ref_area"] in catalogue.own_targets else []
    record = store.record()
    lens = lenses.chosen(record, state, catalogue, text)
    held = [measure for measure in measures if lens is None or lens.holds(measure.series)]
    beyond = [measure for measure in measures if not lens.holds(measure.series)] if lens else []
    return Gaps(state, catalogue, area, held, text, own, record, lens, beyond, measures)


def roads_figure(view: Gaps) -> Figure:
    """The roads of the rows drawn, headings included when the list is by goal."""
    rows: list[Road] = []
    goal = None
    for measure in view.shown:
        if view.state.sort == "goal" and measure.series["goal"] != goal:
            goal = measure.series["goal"]
            rows.append(Road(status=""))
        rows.append(_road(measure))
    return roads(rows)


def roads_of(view: Gaps, measures: Sequence[Measure], below: int = 0) -> Figure:
    """The roads of some rows, with room for `below` rows under them that have none."""
    return roads([_road(measure) for measure in measures], below)


def _road(measure: Measure) -> Road:
    assessed, series = measure.assessed, measure.series
    worst, target = series["lower_bound"], series["green"]
    straight = assessed["projected_2030"] if assessed["projection_shown"] and not assessed["projection_too_wide"] else None
    start = assessed["start_value"] if assessed["status"] not in ("level", "met") else None
    return Road(
        status=measure.status,
        start=position(start, worst, target),
        latest=position(assessed["value"], worst, target),
        ahead=position(straight, worst, target),
    )
