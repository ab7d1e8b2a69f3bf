"""Where does every number come from, what is missing? Sources, measures, coverage and what the readers listed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard.figures.coverage import coverage
from dashboard.figures.theme import Figure
from dashboard.store.catalogue import Catalogue, Record
from dashboard.store.network import NetworkRecord, once
from dashboard.store.questions import Store
from dashboard.text import Text, numbers
from dashboard.view_state import JOINT, ViewState

MEASURES_AT_FIRST, CASES_AT_FIRST = 40, 200


@dataclass(frozen=True)
class Evidence:
    """The evidence behind a release, filtered by source, goal and measure."""

    state: ViewState
    catalogue: Catalogue
    listed: Sequence[Record]
    cells: Sequence[Record]
    text: Text
    record: NetworkRecord

    @cached_property
    def measures(self) -> list[Record]:
        """Measures of the source and goal chosen, or of a set chosen one by one; the most widely shared first."""
        found = _by_reach(self.catalogue)
        if named := set(filter(None, self.state.measures.split(JOINT))):
            found = [series for series in found if series["series"] in named]
        for key in ("source", "goal", "series"):
            if wanted := getattr(self.state, key):
                found = [series for series in found if series[key] == wanted]
        return found

    @cached_property
    def shown(self) -> list[Record]:
        """The measures drawn: all of a source, a measure or a set, else the most widely shared."""
        return self.measures if self.state.source or self.state.series or self.state.measures else self.measures[:MEASURES_AT_FIRST]

    @cached_property
    def rows(self) -> list[tuple[Record, dict[str, int]]]:
        """Network areas with their number of measures per goal, best known first within a region."""
        counts: dict[str, dict[str, int]] = {}
        for cell in self.cells:
            counts.setdefault(cell["ref_area"], {})[cell["goal"]] = cell["n"]
        areas = sorted(self.catalogue.network_areas.values(), key=lambda area: (area["region"] or "~", -area["n_goals"], -area["n_series"], area["name"]))
        return [(area, counts.get(area["ref_area"], {})) for area in areas]


@once
def _by_reach(catalogue: Catalogue) -> list[Record]:
    """Every measure, the most widely shared first."""
    return sorted(catalogue.series.values(), key=lambda series: (-series["n_network"], int(series["goal"]), series["series"]))


def evidence(state: ViewState, store: Store, text: Text) -> Evidence:
    """The evidence for a state: cases one by one for a chosen source, else counted."""
    listed = store.quality(state.source) if state.source else [_reasoned(row, text) for row in store.quality_counts()]
    return Evidence(state, store.catalogue(), listed, store.coverage(), text, store.record())


def _reasoned(row: Record, text: Text) -> Record:
    """A counted group with its reason; one of several reasons would speak for all the others."""
    return row | {"reason": text("data.several-reasons", n=row["n_reasons"])} if row["n_reasons"] > 1 else row


def coverage_figure(view: Evidence) -> Figure:
    """The grid of areas by goals."""
    goals = list(view.catalogue.goals)
    cells = [[counts.get(goal, 0) for goal in goals] for _, counts in view.rows]
    hover = [[_cell(view, area, goal, counts.get(goal, 0)) for goal in goals] for area, counts in view.rows]
    return coverage(cells, hover)


def _cell(view: Evidence, area: Record, goal: str, n: int) -> str:
    words = view.text.count("data.coverage-count", n) if n else view.text("data.coverage-none")
    return f"<b>{area['name']}</b> · {view.catalogue.goals[goal]['short_name']}: {words}"


def amount(view: Evidence, series: Record, value: float | None) -> str:
    """A bound of a series with its unit; an en dash for none."""
    if value is None:
        return numbers.DASH
    unit = view.catalogue.units[series["unit_measure"]]["label"]
    return numbers.as_set(value, series["decimals"]) + numbers.behind(unit)
