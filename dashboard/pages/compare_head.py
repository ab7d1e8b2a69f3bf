"""What stands above every picture of `/compare`: the measure, the cities as tokens, ready-made sets, the ways to look."""

from typing import Any

from dashboard.components import content as contents
from dashboard.store.catalogue import Record
from dashboard.store.questions import Store
from dashboard.text import numbers
from dashboard.view_state import JOINT, MOST_CITIES, ViewState
from dashboard.views import compare_sets
from dashboard.views.compare import PLACE, Compare
from dashboard.views.compare_sets import Choice

CHARTS = ("one", "trends", "two", "shared")
_SERIES = "SERIES"


def values(view: Compare, store: Store) -> dict[str, Any]:
    """What the template of the head needs; the page adds title and lead."""
    text, state = view.text, view.state
    return {
        "text": text,
        "state": state,
        "view": view,
        "messages": contents.notices(state, text) + _said(view),
        "charts": [(text(f"compare.chart-{chart}"), view.link(chart=chart, table="", moving=""), state.chart == chart, f"chart-{chart}") for chart in CHARTS],
        "tokens": _tokens(view),
        "room": MOST_CITIES - len(view.cities),
        "add_href": view.add_pattern,
        "clear_href": ViewState(page="/compare", chart=state.chart).address(),
        "groups": _groups(view, store),
        "measures": measure_links(view, "series") if state.chart != "shared" else [],
        "release": view.catalogue.release["release"],
    }  # fmt: skip


def measure_links(view: Compare, key: str) -> list[tuple[Record, list[tuple[str, str, str, str, bool]]]]:
    """The measures the cities share, by goal: code, name, in how many cities, address, whether chosen. `key` is the part of the address they fill."""
    pattern = view.link(**{key: _SERIES}, moving="")
    chosen = view.series["series"] if key == "series" and view.series else view.state.against
    groups: dict[str, list[tuple[str, str, str, str, bool]]] = {}
    for series in view.common:
        code = series["series"]
        cities = view.text("compare.n-of", n=view.counts[code], total=len(view.cities))
        groups.setdefault(series["goal"], []).append((code, series["label"], cities, pattern.replace(_SERIES, code), code == chosen))
    return [(view.catalogue.goals[goal], links) for goal, links in groups.items()]


def _said(view: Compare) -> list[str]:
    """What the page could not do as asked, in sentences."""
    text, said = view.text, []
    if view.left_out:
        said.append(text.count("compare.too-many", view.left_out, most=MOST_CITIES))
    if view.is_chosen and len(view.cities) == 1:
        said.append(text("compare.only-one", city=view.cities[0]["name"]))
    if view.is_chosen and len(view.cities) > 1 and not view.common:
        said.append(text("compare.nothing-common"))
    if view.state.highlight and not view.highlight:
        said.append(text("compare.not-among", city=view.catalogue.areas[view.state.highlight]["name"]))
    return said


def _tokens(view: Compare) -> list[tuple[str, str, str, str, bool]]:
    """Of each city name, code, address that highlights it (or takes the highlight away), address without it, whether it is highlighted."""
    mark, keep, drop = view.mark_pattern, view.link(cities=PLACE), view.link(cities=PLACE, highlight="")
    found = []
    for city in view.cities:
        slug, is_on = city["ref_area"], city["ref_area"] == view.highlight
        rest = JOINT.join(other for other in view.slugs if other != slug)
        without = (drop if is_on else keep).replace(PLACE, rest) if rest else ""
        found.append((city["name"], slug, view.link(highlight="") if is_on else mark.replace(PLACE, slug), without, is_on))
    return found


def _groups(view: Compare, store: Store) -> list[tuple[str, list[tuple[str, str, str, bool]]]]:
    """The ready-made sets: under each title code, words, address, whether these are the cities chosen."""
    pattern = {kept: view.link(cities=PLACE, series=view.here.series if kept else "", highlight="", moving="", need="") for kept in (True, False)}
    chosen = tuple(view.slugs)
    return [
        (view.text(f"compare.by-{group}"), [(*_set_words(view, group, choice), pattern[bool(choice.series)].replace(PLACE, choice.joined),
                                             choice.cities == chosen) for choice in choices])
        for group, choices in compare_sets.by_group(view, store, store.record())
    ]  # fmt: skip


def _set_words(view: Compare, group: str, choice: Choice) -> tuple[str, str]:
    label = choice.label or (choice.key if group == "region" else view.text(f"compare.size-{choice.key}"))
    return f"set-{group}-{choice.key.replace(' ', '-').lower()}", view.text("compare.set", label=label, n=numbers.whole(choice.members))
