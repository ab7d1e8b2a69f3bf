"""What a room may not tell: the veil over a view whose reader chose to hide the names of cities."""

import re
import unicodedata
from functools import lru_cache

from dashboard.store.catalogue import Catalogue
from dashboard.text import Text
from dashboard.text.veil import IS_ALIAS, Places, Veil, places, without_case
from dashboard.view_state import HIDDEN, JOINT, ViewState

SHORTEST_ALIAS = 3  # of letters; where a word is a sign or two, every name counts


def is_sealed(state: ViewState) -> bool:
    """Whether the address names a place only one browser knows: such a view cannot be drawn from the address alone."""
    return bool(state.names) and any(IS_ALIAS.search(misread.value) for misread in state.misread)


def veil(state: ViewState, catalogue: Catalogue, text: Text) -> Veil:
    """The veil over a view: members of the network, the cities the view names, and their countries."""
    named = frozenset(filter(None, (state.city, state.member, state.highlight, *state.cities.split(JOINT))))
    found = _places(catalogue, named)
    known = [slug for slug in state.names.split(JOINT)[1:] if slug in catalogue.areas or found.linked.fullmatch(slug)]
    return Veil(found, (text("rule.city"), text("rule.country")), known)


def watermark(state: ViewState, text: Text) -> str:
    """What everything taken away under the rule of the room carries; empty without the rule."""
    return text("rule.watermark-hidden") if state.names else text("rule.watermark") if state.rule else ""


def told(state: ViewState) -> ViewState:
    """The view as an address may tell it in words: of one that hides its cities only the page."""
    return ViewState(page=state.page, rule=state.rule, release=state.release) if state.names else state


def sealed_names(known: list[str]) -> str:
    """The value of `names` that holds what is hidden, in order; it goes to the one browser, never into an address."""
    return JOINT.join((HIDDEN, *known))


@lru_cache(16)
def _places(catalogue: Catalogue, named: frozenset[str]) -> Places:
    areas = [catalogue.areas[slug] for slug in {*catalogue.network_areas, *named} if slug in catalogue.areas]
    names = {alias: area["ref_area"] for area in areas for alias in catalogue.aliases.get(area["ref_area"], ()) if is_name(alias)}
    names |= {area["name"]: area["ref_area"] for area in areas}
    names |= {area["name"].upper(): area["ref_area"] for area in areas}
    lands = {area["country_name"] for area in areas if area["country_name"]}
    return places({name: slug for name, slug in names.items() if not name.islower()}, {land: _slug(land) for land in lands - names.keys()})


def is_name(alias: str) -> bool:
    """Whether an alias is long enough to be no other word: NYC is, LA is not; 北京 is, as two signs are a whole name."""
    return len(alias) >= SHORTEST_ALIAS or (len(alias) > 1 and without_case(alias))


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
