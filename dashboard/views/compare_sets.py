"""Ready-made sets of cities: the members of a region, of a size, of those that work on a challenge, and the cities most like one."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.store.catalogue import Catalogue, Record
from dashboard.store.network import NetworkRecord, once
from dashboard.store.questions import Store
from dashboard.text import numbers
from dashboard.view_state import JOINT, MOST_CITIES
from dashboard.views.among_peers import AmongPeers, among_peers
from dashboard.views.compare import Compare

# Where a size of cities ends and the next begins.
SIZES = (500_000, 1_000_000, 5_000_000, 10_000_000)
FEWEST = 2


@dataclass(frozen=True)
class Choice:
    """One set: its code, the words that tell it (from the record, or empty), how many members it has, those taken, the measure kept or ''."""

    key: str
    label: str
    members: int
    cities: tuple[str, ...]
    series: str

    @property
    def joined(self) -> str:
        """The cities as an address holds them."""
        return JOINT.join(self.cities)


@dataclass(frozen=True)
class Like:
    """A city and the cities most like it; of the measure chosen (None: none) the last figures by city, and where the city stands among them."""

    city: Record
    peers: Sequence[Record]
    series: Record | None
    unit: str
    figures: Mapping[str, Record]
    among: AmongPeers | None

    @property
    def slug(self) -> str:
        """The code of the city."""
        return self.city["ref_area"]

    def amount(self, value: float) -> str:
        """A value of the measure with its unit."""
        return numbers.with_unit(value, self.series["decimals"], self.unit) if self.series else ""


def by_group(view: Compare, store: Store, record: NetworkRecord) -> list[tuple[str, list[Choice]]]:
    """The sets by region, size and challenge. Of larger groups the cities with the measure chosen come first, then those with most figures."""
    known, measure = _known(record), view.series["series"] if view.series else ""
    if measure not in known:
        known[measure] = _by_group(view, store, record)
    return known[measure]


@once
def _known(record: NetworkRecord) -> dict[str, list[tuple[str, list[Choice]]]]:
    """The sets by the measure chosen, for the measures asked for so far: nothing else changes them."""
    return {}


def _by_group(view: Compare, store: Store, record: NetworkRecord) -> list[tuple[str, list[Choice]]]:
    has = {row["ref_area"] for row in store.standings(view.series["series"])} if view.series else set()
    order, regions, sizes = _members(view.catalogue)
    working, labels = _working_on(record), {row["code"]: row["label"] for row in record.get("challenge", ())}
    challenges = {code: sorted(working[code] & order.keys(), key=order.__getitem__) for code in labels if code in working}
    groups = (("region", regions), ("size", sizes), ("challenge", challenges))
    return [(group, [_choice(view, key, labels.get(key, ""), areas, has) for key, areas in found.items() if len(areas) >= FEWEST]) for group, found in groups]


@once
def _members(catalogue: Catalogue) -> tuple[dict[str, int], dict[str, list[str]], dict[str, list[str]]]:
    """The place of each member in the order of figures known, and the members by region and by size in that order: once per release."""
    regions: dict[str, list[str]] = {region: [] for region in catalogue.regions}
    sizes: dict[str, list[str]] = {str(place): [] for place in range(len(SIZES) + 1)}
    for area in catalogue.cities_by_figures:
        if area["region"]:
            regions[area["region"]].append(area["ref_area"])
        if area["population"] is not None:
            sizes[str(bisect_right(SIZES, area["population"]))].append(area["ref_area"])
    return {area["ref_area"]: place for place, area in enumerate(catalogue.cities_by_figures)}, regions, sizes


def like(view: Compare, store: Store) -> Like | None:
    """The peers of the highlighted city, else of the first, nearest first; none on fewer than three attributes. None without a city."""
    slug = view.highlight or next(iter(view.slugs), "")
    if not slug:
        return None
    areas = view.catalogue.areas
    peers = [peer for peer in store.peers_of_area(slug, view.state.peers) if peer["peer"] in areas]
    series = view.series if view.state.chart != "shared" and view.series and view.series["panel"] else None
    if series is None:
        return Like(areas[slug], peers, None, "", {}, None)
    unit = view.catalogue.units[series["unit_measure"]]["label"]
    figures = _figures(view, store, series["series"], [slug, *(peer["peer"] for peer in peers)])
    others = [row for key, row in figures.items() if key != slug]
    own = None if view.unranked(series) else figures.get(slug)
    margin = view.catalogue.sources[series["source"]]["margin"]
    return Like(areas[slug], peers, series, unit, figures, among_peers(own, others, series, unit, margin=margin, old=bool(view.state.old)))


def _figures(view: Compare, store: Store, series: str, slugs: Sequence[str]) -> dict[str, Record]:
    """The last value of some cities in a series. Those of members are in memory, so only peers outside the network are asked for."""
    if all(view.catalogue.areas[slug]["is_network"] for slug in slugs):
        by_area = {row["ref_area"]: row for row in store.standings(series)}
        return {slug: by_area[slug] for slug in slugs if slug in by_area}
    return {slug: cells[series] for slug, cells in store.cells(slugs).items() if series in cells}


def _choice(view: Compare, key: str, label: str, areas: Sequence[str], has: set[str]) -> Choice:
    taken = tuple([*(area for area in areas if area in has), *(area for area in areas if area not in has)][:MOST_CITIES])
    keeps = view.series is not None and len(has.intersection(taken)) >= FEWEST
    return Choice(key, label, len(areas), taken, view.series["series"] if keeps and view.series else "")


@once
def _working_on(record: NetworkRecord) -> dict[str, set[str]]:
    """The members named in an activity of each challenge."""
    named: dict[str, set[str]] = {}
    for row in record.get("activity_member", ()):
        named.setdefault(row["activity"], set()).add(row["ref_area"])
    found: dict[str, set[str]] = {}
    for row in record.get("activity_challenge", ()):
        found.setdefault(row["code"], set()).update(named.get(row["activity"], ()))
    return found
