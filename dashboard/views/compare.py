"""Who is ahead, who is like us, what do we all measure? The cities a view compares, what each of them holds, the measure chosen."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from dashboard.concepts import JUDGED, Direction
from dashboard.store.catalogue import Catalogue, Record
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.text.measures import Measure
from dashboard.view_state import JOINT, MOST_CITIES, ViewState

# A measure that nearly as many cities have is taken if it says more about them.
NEARLY, FEWEST = 0.75, 2
# What the picker puts a city in place of.
PLACE = "CITY"
Cells = Mapping[str, Mapping[str, Record]]


@dataclass(frozen=True)
class Compare:
    """The cities of a view in the reader's order, their last values by city and series, and the measure chosen (None: none at all)."""

    state: ViewState
    catalogue: Catalogue
    cities: Sequence[Record]
    cells: Cells
    series: Record | None
    left_out: int
    text: Text

    @property
    def is_chosen(self) -> bool:
        """Whether the reader has chosen the cities."""
        return bool(self.state.cities)

    @cached_property
    def slugs(self) -> list[str]:
        """The cities by their code, in order."""
        return [city["ref_area"] for city in self.cities]

    @property
    def highlight(self) -> str:
        """The city that stands out; empty if none does."""
        return self.state.highlight if self.state.highlight in self.slugs else ""

    @cached_property
    def counts(self) -> Counter[str]:
        """How many of the cities have a value in each series."""
        return Counter(chain.from_iterable(self.cells.values()))

    @cached_property
    def common(self) -> list[Record]:
        """The measures at least two of the cities have (of a single city: all of a panel), by goal and name."""
        fewest = min(FEWEST, len(self.cities))
        found = [self.catalogue.series[key] for key, n in self.counts.items() if n >= fewest and self.catalogue.series[key]["panel"]]
        return sorted(found, key=lambda series: (int(series["goal"]), series["label"], series["series"]))

    @cached_property
    def here(self) -> ViewState:
        """The state with the cities and the measure written out: where links lead from, so that they go on naming what is seen."""
        return self.state.but(cities=JOINT.join(self.slugs), series=self.series["series"] if self.series else "")

    def link(self, **changes: str) -> str:
        """The address of `here` with some keys changed."""
        return self.here.but(**changes).address()

    @cached_property
    def add_pattern(self) -> str:
        """The address of the comparison with one city more, which stands there as `PLACE`."""
        return self.link(cities=JOINT.join([*self.slugs, PLACE]))

    @cached_property
    def mark_pattern(self) -> str:
        """The address of the comparison in which one city stands out, which stands there as `PLACE`."""
        return self.link(highlight=PLACE)

    def measure(self, slug: str, series: Record) -> Measure | None:
        """The last value of a city in a series, ready to be put into words; None without one."""
        cell = self.cells[slug].get(series["series"])
        if cell is None:
            return None
        return Measure(cell, series, self.catalogue.units[series["unit_measure"]], self.catalogue.areas[slug]["name"], self.text)

    def has_places(self, series: Record) -> bool:
        """Whether the cities of a measure have places: it is judged, and its panel gives no reason against it."""
        return series["direction"] != Direction.CONTEXT and not self.unranked(series)

    def unranked(self, series: Record) -> str:
        """The reason the panel gives against ranking its cities by what is judged in it; empty if it gives none, or if the measure only describes."""
        return self.catalogue.panels.get(series["panel"], {}).get("unranked") or "" if series["direction"] != Direction.CONTEXT else ""

    def elsewhere(self, slug: str, series: Record) -> Record | None:
        """A series of another panel in which a city has what it lacks in this one: the same indicator, or the same name."""
        for key in self.cells[slug]:
            other = self.catalogue.series[key]
            alike = (series["indicator"] and other["indicator"] == series["indicator"]) or other["label"] == series["label"]
            if alike and other["panel"] != series["panel"]:
                return other
        return None


def compare(state: ViewState, store: Store, text: Text) -> Compare:
    """The comparison a state names. Without cities: those of the network with the best figures for the measure, else for the best measure."""
    catalogue = store.catalogue()
    named = [slug for slug in state.cities.split(JOINT) if slug and catalogue.areas[slug]["kind"] != "country"]
    series = catalogue.series.get(state.series)
    if not named:
        series = series or _first_measure(state, catalogue, store)
        named = _first_cities(state, catalogue, store, series)
    shown = named[:MOST_CITIES]
    cells = store.cells(shown)
    series = series or best_measure(catalogue, cells)
    return Compare(state, catalogue, [catalogue.areas[slug] for slug in shown], cells, series, len(named) - len(shown), text)


def best_measure(catalogue: Catalogue, cells: Cells) -> Record | None:
    """The measure that says most about some cities: with a target if any such is shared, one that nearly the most of them have,
    with known directions and new figures."""
    held, comparable = Counter(chain.from_iterable(cells.values())), catalogue.comparable
    counted = {key: n for key, n in held.items() if comparable.get(key)}
    if max(counted.values(), default=0) < FEWEST:
        counted = {key: n for key, n in held.items() if key in comparable}
    fewest = NEARLY * max(counted.values(), default=0)
    fit = sorted(key for key, n in counted.items() if n >= fewest)
    best = max(fit, key=lambda key: (_known_and_new(cells, key), counted[key]), default=None)
    return catalogue.series[best] if best else None


def _known_and_new(cells: Cells, key: str) -> int:
    """In how many cities the direction of a measure is known, and in how many its figure is new, together."""
    found = [of_city[key] for of_city in cells.values() if key in of_city]
    return sum((cell["status"] in JUDGED) + (not cell["is_old"]) for cell in found)


def _first_measure(state: ViewState, catalogue: Catalogue, store: Store) -> Record | None:
    """The measure to begin with: the one most members have with a direction; of a highlighted city the best it shares with others."""
    own = store.cells([state.highlight])[state.highlight] if state.highlight else None
    judged = [catalogue.series[key] for key in catalogue.comparable]
    if own:
        judged = [series for series in judged if series["series"] in own and series["n_network"] > 1] or judged

    def worth(series: Record) -> tuple[bool, int, int]:
        return bool(own) and not own.get(series["series"], {"is_old": True})["is_old"], series["n_moving"], series["n_network"]

    return max(judged, key=worth, default=None)


def _first_cities(state: ViewState, catalogue: Catalogue, store: Store, series: Record | None) -> list[str]:
    """The highlighted city, then the members with the newest and clearest figures for a measure, the largest first."""
    rows = store.standings(series["series"]) if series else []
    rows = sorted(rows, key=lambda row: (row["is_old"], row["status"] not in JUDGED, -(catalogue.areas[row["ref_area"]]["population"] or 0)))
    first = [state.highlight] if state.highlight and catalogue.areas[state.highlight]["kind"] != "country" else []
    found = dict.fromkeys([*first, *(row["ref_area"] for row in rows)])
    return list(found)[:MOST_CITIES] or list(catalogue.network_areas)[:MOST_CITIES]
