"""The cities most like one on `/compare`: what makes them so, and where the city stands among them by the measure chosen."""

from collections.abc import Sequence
from typing import Any

from dashboard.pages import compare_words
from dashboard.store.catalogue import Record
from dashboard.store.questions import Store
from dashboard.text import numbers
from dashboard.view_state import JOINT, MOST_CITIES
from dashboard.views import among_peers, compare_sets
from dashboard.views.compare import PLACE, Compare
from dashboard.views.compare_sets import Like


def values(view: Compare, store: Store) -> dict[str, Any]:
    """What the template of the card needs; `like` is None where no city is chosen."""
    found = compare_sets.like(view, store)
    text = view.text
    if found is None:
        return {"like": None}
    pools = [(text(f"compare.pool-{pool}"), view.link(peers=pool), view.state.peers == pool, f"peers-{pool}") for pool in ("network", "all")]
    slugs = [found.slug, *(peer["peer"] for peer in found.peers)]
    return {
        "like": found.city,
        "pools": pools,
        "traits": _traits(view, found.city, tuple(dict.fromkeys("~".join(peer["shared"] for peer in found.peers).split(JOINT))) if found.peers else ()),
        "alike": [_peer(view, found, peer) for peer in found.peers],
        "alike_href": view.link(cities=JOINT.join(slugs[:MOST_CITIES]), highlight=found.slug, series="", need="") if found.peers else "",
        "among": _among(view, found),
        "among_source": _source(view, found),
    }


def _among(view: Compare, found: Like) -> str:
    """Where the city stands among its peers, or why that is not said; empty where nothing is judged by a measure."""
    text, series = view.text, found.series
    if series is None or not found.peers:
        return ""
    if not view.has_places(series):
        return ""
    if found.among is not None:
        place = text(f"compare.among.{found.among.extent}", **among_peers.facts(found.among, view.catalogue))
        return f"{place} {among_peers.words(found.among, view.catalogue, text)}"
    own = found.figures.get(found.slug)
    if own is None:
        return text("compare.among-unknown", city=found.city["name"])
    return text("compare.among-old" if own["is_old"] and not view.state.old else "compare.among-few", city=found.city["name"])


def _source(view: Compare, found: Like) -> str:
    return compare_words.source(view, [found.series], [row["year"] for row in found.figures.values()]) if found.series and found.figures else ""


def _peer(view: Compare, found: Like, peer: Record) -> dict[str, Any]:
    slug = peer["peer"]
    area, figure = view.catalogue.areas[slug], found.figures.get(slug)
    inside = slug in view.slugs
    return {
        "slug": slug, "name": area["name"], "country": area["country_name"] or "", "member": area["is_network"],
        "traits": _traits(view, area, peer["shared"].split(JOINT)), "inside": inside,
        "href": "" if inside or len(view.slugs) >= MOST_CITIES else view.add_pattern.replace(PLACE, slug),
        "figure": (found.amount(figure["value"]), figure["time_label"] or figure["year"], figure["is_old"]) if figure else None,
    }  # fmt: skip


def _traits(view: Compare, area: Record, names: Sequence[str]) -> str:
    """The attributes of a city in words, those named only."""
    text, found = view.text, []
    if "population" in names:
        kind = "projected" if area["population_projected"] else "population"
        found.append(text(f"compare.trait-{kind}", n=_millions(area["population"]), year=area["population_year"] or ""))
    if "region" in names:
        found.append(area["region"])
    if "near_sea" in names:
        found.append(text("compare.trait-sea" if area["near_sea"] else "compare.trait-inland"))
    if "density" in names:
        found.append(text("compare.trait-density", n=numbers.whole(round(area["density"], -2).__int__()), year=area["density_year"]))
    return " · ".join(found)


def _millions(people: float) -> str:
    return numbers.plain(people / 1e6, 2 if people < 1e6 else 1)
