"""What stands above every picture of `/compare`: the measure, the cities as tokens, ready-made sets, the ways to look."""

from typing import Any

from dashboard.components import content as contents
from dashboard.store.catalogue import Record
from dashboard.store.questions import Store
from dashboard.text import numbers
from dashboard.view_state import JOINT, MOST_CITIES, ViewState
from dashboard.views import compare_sets
from dashboard.views.compare import Compare
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
        "tokens": [_token(view, city) for city in view.cities],
        "room": MOST_CITIES - len(view.cities),
        "add_href": view.add_pattern,
        "clear_href": ViewState(page="/compare", chart=state.chart).address(),
        "groups": [(text(f"compare.by-{group}"), [_set_link(view, group, choice) for choice in choices]) for group, choices in
                   compare_sets.by_group(view, store, store.record())],
        "measures": measure_links(view, "series"),
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
        said.append(text("compare.too-many", n=view.left_out, most=MOST_CITIES))
    if view.is_chosen and len(view.cities) == 1:
        said.append(text("compare.only-one", city=view.cities[0]["name"]))
    if view.is_chosen and len(view.cities) > 1 and not view.common:
        said.append(text("compare.nothing-common"))
    if view.state.highlight and not view.highlight:
        said.append(text("compare.not-among", city=view.catalogue.areas[view.state.highlight]["name"]))
    return said


def _token(view: Compare, city: Record) -> tuple[str, str, str, str, bool]:
    """Name, code, address that highlights it (or takes the highlight away), address without it, whether it is highlighted."""
    slug, is_on = city["ref_area"], city["ref_area"] == view.highlight
    rest = JOINT.join(other for other in view.slugs if other != slug)
    without = view.link(cities=rest, highlight="" if is_on else view.state.highlight) if rest else ""
    return city["name"], slug, view.link(highlight="" if is_on else slug), without, is_on


def _set_link(view: Compare, group: str, choice: Choice) -> tuple[str, str, str, bool]:
    """Code, words, address, whether these are the cities chosen."""
    label = choice.label or (choice.key if group == "region" else view.text(f"compare.size-{choice.key}"))
    words = view.text("compare.set", label=label, n=numbers.whole(choice.members))
    href = view.link(cities=choice.joined, series=choice.series, highlight="", moving="", need="")
    return f"set-{group}-{choice.key.replace(' ', '-').lower()}", words, href, list(choice.cities) == view.slugs
