"""One measure, several cities: who is ahead, how each got there, where they stand in the whole panel."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard.analysis import ranks
from dashboard.analysis.ranks import Place
from dashboard.concepts import Direction, ObsStatus, Status
from dashboard.figures import ranked, small_multiples, strip
from dashboard.figures.ranked import Ranked
from dashboard.figures.small_multiples import Multiples
from dashboard.figures.theme import Figure
from dashboard.store.catalogue import Record
from dashboard.store.questions import Store
from dashboard.text import numbers
from dashboard.text.measures import Measure
from dashboard.views.compare import Compare

FEWEST_FOR_A_BAND = 5
FEWEST_YEARS = 3


@dataclass(frozen=True)
class Standing:
    """One city with a value: its measure, its place among the others with its range (None if it has none), which way it moved: better,
    worse, or the same; empty where that is not known."""

    area: Record
    measure: Measure
    place: Place | None
    moved: str

    @property
    def slug(self) -> str:
        """The code of the city."""
        return self.area["ref_area"]


@dataclass(frozen=True)
class OneMeasure:
    """Everything the page shows of one measure. `standings` are best first; `missing` are the cities without a value, with the reason."""

    view: Compare
    series: Record
    standings: Sequence[Standing]
    missing: Sequence[tuple[Record, str]]
    strip: Record | None
    band: Sequence[Record]
    courses: Sequence[Record]

    @cached_property
    def shown(self) -> list[Standing]:
        """The standings a chip lets pass."""
        wanted = self.view.state.moving
        return [standing for standing in self.standings if not wanted or standing.moved == wanted]

    @cached_property
    def movers(self) -> list[Standing]:
        """Cities of which two years are known well enough to be set against each other, those that stood still included."""
        return [standing for standing in self.standings if standing.moved]

    def moving(self, way: str) -> int:
        """How many are getting better, slipping (`worse`), or where they were (`same`)."""
        return sum(standing.moved == way for standing in self.movers)

    @cached_property
    def fell(self) -> list[Standing]:
        """Movers whose number is lower than at the start."""
        return [standing for standing in self.movers if standing.measure.assessed["value"] < standing.measure.assessed["start_value"]]

    @cached_property
    def since(self) -> tuple[str, str]:
        """The first and the last of the years movers start from, as printed; empty without any."""
        starts = sorted((standing.measure for standing in self.movers), key=lambda measure: measure.assessed["start_year"])
        return (starts[0].start_year, starts[-1].start_year) if starts else ("", "")

    @property
    def has_places(self) -> bool:
        """Whether its cities have places."""
        return self.view.has_places(self.series)

    @property
    def unranked(self) -> str:
        """Why no city of the panel has a place, in words; empty if they have."""
        return self.view.unranked(self.series)

    @property
    def amount(self) -> Measure | None:
        """Any of the measures: how amounts of the series are written."""
        return self.standings[0].measure if self.standings else None

    def span(self, low: float, high: float) -> str:
        """A range in the unit of the series."""
        return numbers.span(low, high, self.series["decimals"], self.view.catalogue.units[self.series["unit_measure"]]["label"])


def one_measure(view: Compare, store: Store) -> OneMeasure | None:
    """The measure of a view; None if there is none."""
    series = view.series
    if series is None:
        return None
    measures = [(city, view.measure(city["ref_area"], series)) for city in view.cities]
    known = [(city, measure) for city, measure in measures if measure]
    sign = Direction(series["direction"]).sign
    fresh = {city["ref_area"]: measure.assessed["value"] for city, measure in known if view.state.old or not measure.old}
    margin = view.catalogue.sources[series["source"]]["margin"]
    places = ranks.of_one_measure(fresh, sign, series["decimals"], margin) if len(fresh) > 1 and not view.unranked(series) else {}
    standings = [Standing(city, measure, places.get(city["ref_area"]), _moved(measure, sign)) for city, measure in known]
    standings.sort(key=lambda standing: (-(sign or 1) * standing.measure.assessed["value"], standing.area["name"]))
    missing = [(city, "elsewhere" if view.elsewhere(city["ref_area"], series) else "no-value") for city, measure in measures if not measure]
    strips = store.strips(series["series"]) if series["panel"] else []
    slugs = sorted(standing.slug for standing in standings)
    band = store.band(series["series"]) if series["panel"] else []
    courses = store.courses(series["series"], slugs) if slugs else []
    return OneMeasure(view, series, standings, missing, strips[0] if strips else None, band, courses)


def _moved(measure: Measure, sign: int) -> str:
    """better, worse or same since the start; empty where the direction is not known."""
    assessed = measure.assessed
    start, value = assessed["start_value"], assessed["value"]
    near = start is None or assessed["year"] - assessed["start_year"] < FEWEST_YEARS
    if not sign or near or measure.status in (Status.LEVEL, Status.MET):
        return ""
    return "same" if start == value else "better" if sign * (value - start) > 0 else "worse"


def has_band(one: OneMeasure) -> bool:
    """Whether the panel is large enough for the band of its middle half."""
    return one.strip is not None and one.strip["n_middle"] >= FEWEST_FOR_A_BAND


def ranked_figure(one: OneMeasure) -> Figure:
    """The ranked roads, in the unit of the measure."""
    rows = [
        Ranked(
            standing.measure.status, standing.measure.assessed["value"], standing.measure.assessed["start_value"] if standing.moved else None,
            numbers.plain(standing.measure.assessed["value"], standing.measure.decimals), standing.slug == one.view.highlight,
        )
        for standing in one.shown
    ]  # fmt: skip
    band = (one.strip["p25"], one.strip["p75"]) if has_band(one) and one.strip else None
    unit = one.view.catalogue.units[one.series["unit_measure"]]["label"]
    return ranked.ranked(rows, band, one.series["green"], target_words(one), unit)


def target_words(one: OneMeasure) -> str:
    """The label of the target line; empty if none is set."""
    return one.view.text("compare.target", target=one.amount.target) if one.amount and one.amount.target else ""


def multiples(one: OneMeasure) -> Multiples:
    """The trends, one small panel per city in the order of the ranking, all on one scale."""
    values: dict[tuple[str, str], list[tuple[int, float]]] = {}
    for row in one.courses:
        values.setdefault((row["ref_area"], row["boundary"]), []).append((row["time_period"], row["obs_value"]))
    breaks: dict[str, set[int]] = {}
    for row in one.courses:
        if row["obs_status"] == ObsStatus.BREAK:
            breaks.setdefault(row["ref_area"], set()).add(row["time_period"])
    courses = [(standing.slug, values.get((standing.slug, standing.measure.assessed["boundary"]), [])) for standing in one.shown]
    return small_multiples.multiples(courses, one.band, one.series["green"], breaks)


def strip_figure(one: OneMeasure) -> Figure:
    """The whole panel as ticks, the chosen cities named."""
    named = [
        strip.Named(standing.area["name"], standing.measure.assessed["value"], standing.measure.status, standing.slug == one.view.highlight)
        for standing in one.standings
    ]
    unit = one.view.catalogue.units[one.series["unit_measure"]]["label"]
    return strip.strip(one.strip, named, one.series["green"], unit, banded=has_band(one)) if one.strip else {"data": [], "layout": {}}
