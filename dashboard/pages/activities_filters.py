"""The filters of `/activities`: menus, tokens of what is chosen, switches, the search."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from markupsafe import Markup

from dashboard.analysis import network
from dashboard.components import lists, templates
from dashboard.pages import activities_words as words
from dashboard.store.network import NetworkRecord, once
from dashboard.views.activities import FILTERS, Activities


@dataclass(frozen=True)
class Menu:
    """One filter: its name, what it is set to in words, what it is called when it is not set and where that leads, its options."""

    key: str
    label: str
    chosen: str
    is_set: bool
    everything: str
    all_href: str
    options: Markup


def values(view: Activities) -> dict[str, Any]:
    """What the head of the page needs."""
    state, text = view.state, view.text
    tokens = [(key, words.value(view, key, getattr(state, key)), view.link(**{key: ""})) for key in view.filtered]
    words_of = {weight: text(f"activities.weight.{weight}") for weight in ("tag", "once")}
    weights = [(said, view.link(weight=weight), state.weight == weight, f"weight-{weight}") for weight, said in words_of.items()]
    menus = [_menu(view, key, n, options) for key, (n, options) in _options(view.record, view).items()]
    return {
        "period_menu": menus.pop(0),
        "menus": menus,
        "tokens": tokens,
        "clear_href": view.link(**dict.fromkeys(FILTERS, "")),
        "weights": weights,
        "few": (view.link(few="" if state.few else "1"), bool(state.few)),
        "kept": _kept(view),
    }


def _counts(record: NetworkRecord, view: Activities) -> dict[str, Mapping[str, int]]:
    """The options of each menu with the activities of the whole record; those without any are left out, except challenges."""
    everything = view.everything
    members, partners, challenges = (network.counted(everything, links) for links in ("members", "alliances", "challenges"))
    return {
        "period": {month: sum(activity.in_month(month) for activity in everything) for month in view.months},
        "challenge": {code: challenges.get(code, 0) for code in view.challenges},
        "line": {row["code"]: sum(activity.line == row["code"] for activity in everything) for row in view.lines},
        "member": {slug: members[slug] for slug in sorted(members, key=lambda slug: view.members[slug]["name"])},
        "alliance": partners,
    }


@once
def _options(record: NetworkRecord, view: Activities) -> dict[str, tuple[int, str]]:
    """The options of each menu as HTML without their addresses, and how many there are: no view changes them."""
    write = templates.module("activities.html", text=view.text, opened=lists.opened).options
    found = {key: [(code, words.value(view, key, code), n) for code, n in counts.items()] for key, counts in _counts(record, view).items()}
    return {key: (len(rows), str(write(key, rows))) for key, rows in found.items()}


def _menu(view: Activities, key: str, n: int, options: str) -> Menu:
    text, chosen = view.text, getattr(view.state, key)
    everything = words.months(text, view.months) if key == "period" else text(f"activities.all.{key}", n=n)
    return Menu(
        key,
        text(f"activities.menu.{key}"),
        words.value(view, key, chosen) if chosen else everything,
        bool(chosen),
        everything,
        view.link(**{key: ""}),
        lists.completed(options, view.state.around(key), f"{key}-{chosen}" if chosen else ""),
    )


def _kept(view: Activities) -> list[tuple[str, str]]:
    """What the search form carries along: the rest of the address."""
    return parse_qsl(view.state.but(q="", activity="").query())
