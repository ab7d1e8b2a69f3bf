"""Ready-made sets of cities: the members of a region, of a size, of those that work on a challenge, and the cities most like one."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.store.catalogue import Record
from dashboard.store.network import NetworkRecord
from dashboard.store.questions import Store
from dashboard.view_state import JOINT, MOST_CITIES
from dashboard.views.compare import Compare

SIZES = ((0, 500_000), (500_000, 1_000_000), (1_000_000, 5_000_000), (5_000_000, 10_000_000), (10_000_000, math.inf))
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


def by_group(view: Compare, store: Store, record: NetworkRecord) -> list[tuple[str, list[Choice]]]:
    """The sets by region, size and challenge. Of larger groups the cities with the measure chosen come first, then those with most figures."""
    has = {row["ref_area"] for row in store.standings(view.series["series"])} if view.series else set()
    members = [area for area in view.catalogue.network_areas.values() if area["kind"] != "country"]
    members.sort(key=lambda area: (area["ref_area"] not in has, -area["n_series"], area["name"]))
    regions = [_choice(view, region, "", (area for area in members if area["region"] == region), has) for region in view.catalogue.regions]
    sizes = [_choice(view, str(place), "", (area for area in members if _fits(area, limits)), has) for place, limits in enumerate(SIZES)]
    working = _working_on(record)
    challenges = [
        _choice(view, row["code"], row["label"], (area for area in members if area["ref_area"] in working.get(row["code"], ())), has)
        for row in record.get("challenge", ())
    ]
    groups = (("region", regions), ("size", sizes), ("challenge", challenges))
    return [(group, kept) for group, choices in groups if (kept := [choice for choice in choices if choice.members >= FEWEST])]


def like(view: Compare, store: Store) -> tuple[Record | None, Sequence[Record]]:
    """The city whose peers are told (the highlighted one, else the first), and its peers, nearest first; none on fewer than three attributes."""
    slug = view.highlight or next(iter(view.slugs), "")
    if not slug:
        return None, ()
    peers = store.peers_of_area(slug, view.state.peers)
    return view.catalogue.areas[slug], [peer for peer in peers if peer["peer"] in view.catalogue.areas]


def _fits(area: Record, limits: tuple[float, float]) -> bool:
    return area["population"] is not None and limits[0] <= area["population"] < limits[1]


def _choice(view: Compare, key: str, label: str, areas: Iterable[Record], has: set[str]) -> Choice:
    found = [area["ref_area"] for area in areas]
    taken = tuple(found[:MOST_CITIES])
    keeps = view.series is not None and sum(slug in has for slug in taken) >= FEWEST
    return Choice(key, label, len(found), taken, view.series["series"] if keeps and view.series else "")


def _working_on(record: NetworkRecord) -> dict[str, set[str]]:
    """The members named in an activity of each challenge."""
    named: dict[str, set[str]] = {}
    for row in record.get("activity_member", ()):
        named.setdefault(row["activity"], set()).add(row["ref_area"])
    found: dict[str, set[str]] = {}
    for row in record.get("activity_challenge", ()):
        found.setdefault(row["code"], set()).update(named.get(row["activity"], ()))
    return found
