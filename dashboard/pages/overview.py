"""`/`: where do our cities stand, and what do we not know?"""

from functools import lru_cache
from typing import Any

from dashboard.components import content as contents
from dashboard.components import lens_drawer, parts, templates
from dashboard.components.content import Content
from dashboard.components.parts import Node
from dashboard.concepts import ROLLED_UP
from dashboard.figures.mosaic import ORDER
from dashboard.figures.theme import Figure
from dashboard.figures.world import FIRST_NAMES
from dashboard.pages import overview_effort
from dashboard.store.questions import Store
from dashboard.text import Text, load, numbers
from dashboard.view_state import ViewState
from dashboard.views import overview as views
from dashboard.views.overview import Overview

ICONS = {"met": "hold", "on": "on", "slow": "speed", "away": "rev", "level": "level", "none": "none"}


def content(state: ViewState, store: Store, text: Text) -> Content:
    """The page for a state."""
    view = views.overview(state, store, text)
    found = overview_effort.efforts(view)
    values = _values(view) | _goal_values(view, store) | overview_effort.values(view, found)
    module = templates.module("overview.html", **values)
    keys = ("head", "map_head", "map_foot", "doors", "mosaic_head", "mosaic_rows", "mosaic_foot", "effort_head", "effort_foot")
    return Content(
        title=values["title"],
        sentence=contents.spoken(values["title"], values["lead"]),
        parts={f"home-{key.replace('_', '-')}": str(getattr(module, key)()) for key in keys},
        figures={"home-map": _map(view, store), "home-mosaic": views.mosaic_figure(view), "home-effort": overview_effort.figure(view, found)},
        frame=frame,
        sheets=(("home-head", "home-mosaic-head", "mosaic-block"), ("home-mosaic-foot",)),
    )


def frame(page: Content) -> Node:
    """Headline, map beside the doors, mosaic, gap beside work."""
    box, graph = parts.box, parts.graph

    def html(key: str) -> Node:
        return parts.html(key, page.parts[key])

    world = box("Div", [graph("home-map", page.figures["home-map"], FIRST_NAMES)], "chart chart-map", **parts.picture("map-title", "map-note"))
    bars = box(
        "Div",
        [
            html("home-mosaic-rows"),
            box("Div", [graph("home-mosaic", page.figures["home-mosaic"], still=True)], "mosaic-bars", **parts.picture("mosaic-title", "mosaic-note")),
        ],
        "mosaic-block",
    )
    upper = [box("Section", [html("home-map-head"), world, html("home-map-foot")], "card", **parts.named("map")), box("Div", [html("home-doors")], "doors")]
    lower = box("Section", [html("home-mosaic-head"), bars, html("home-mosaic-foot")], "card mosaic", **parts.named("goals"))
    spots = box("Div", [graph("home-effort", page.figures["home-effort"])], "chart chart-home-effort", **parts.picture("effort-title", "effort-note"))
    joined = box("Section", [html("home-effort-head"), spots, html("home-effort-foot")], "card home-effort", **parts.named("effort"))
    return box("Div", [html("home-head"), box("Div", upper, "home-upper"), lower, joined], "page page-home")


def _map(view: Overview, store: Store) -> Figure:
    """The map; without a lens it depends on region and network alone, and placing its names takes longest of all."""
    if view.lens:
        return views.world_figure(view)
    return _plain_map(store, view.catalogue.digest, view.text.language, view.state.network, view.state.region)


@lru_cache(maxsize=64)
def _plain_map(store: Store, digest: str, language: str, network: str, region: str) -> Figure:
    return views.world_figure(views.overview(ViewState(network=network, region=region), store, load(language)))


def _values(view: Overview) -> dict[str, Any]:
    state, text, catalogue = view.state, view.text, view.catalogue
    share = f"{round(100 * view.judged / view.total)}{numbers.NARROW}%" if view.total else numbers.DASH
    subject = view.lens.subject if view.lens else ""
    lead = text("home.lead", n=numbers.whole(view.total), m=view.with_figures, total=len(view.areas), judged=numbers.whole(view.judged))
    if view.judged_old:
        lead = f"{lead} {text('home.old', n=numbers.whole(view.judged_old))}"
    figures = [
        (len(view.areas), text("home.cities")),
        (view.with_figures, text("home.any")) if subject else (view.many, text("home.ten")),
        (share, text("home.share")),
        (len(view.empty_goals), text("home.empty-goals")),
    ]
    key = views.key_counts(view)
    return {
        "text": text,
        "state": state,
        "messages": contents.notices(state, text),
        "title": text("home.title-lens", subject=subject) if subject else text("home.title"),
        "lead": lead,
        "drawer": lens_drawer.drawer(state, view.record, view.lens, text),
        "figures": figures,
        "networks": _choices(state, "network", {"": text("home.all-networks")} | {key: text(f"home.network.{key}") for key in _networks(view)}),
        "regions": _choices(state, "region", {"": text("home.everywhere")} | {region: region for region in catalogue.regions}),
        "map_key": [(kind, text(f"home.map-key-{kind}"), n) for kind, n in key.items()],
        "off_map": ", ".join(area["name"] for area in view.areas if area["lat"] is None),
        "release": catalogue.release["release"],
        "table_href": state.but(table="" if state.table else "1").address(),
        "csv_href": state.but(table="").address(".csv"),
        "hardly": len(view.hardly),
        "mosaic_title": _mosaic_title(view),
        "status_key": [(kind, ICONS[kind], text(f"rolled.{kind}")) for kind in ORDER],
        "counts": view.counts,
        "areas": view.areas if state.table else (),
    }


def _networks(view: Overview) -> list[str]:
    return sorted({name for names in view.catalogue.networks.values() for name in names}, key=lambda name: name != "sdg-leadership-cities")


def _choices(state: ViewState, key: str, labels: dict[str, str]) -> list[tuple[str, str, bool, str]]:
    return [
        (label, state.but(**{key: value}).address(), getattr(state, key) == value, f"{key}-{value or 'all'}".replace(" ", "-"))
        for value, label in labels.items()
    ]


def _mosaic_title(view: Overview) -> str:
    """The goals furthest off course, each with the counts its share comes from: the bars below hold what is not judged too."""
    text, found = view.text, view.off_course()
    if not found:
        return text("home.mosaic-none")
    named = [text("home.mosaic-share", goal=view.catalogue.goals[goal]["short_name"], off=each.off, judged=each.judged) for goal, each in found.items()]
    goals = text.listed([named[0], *(f"{name[:1].lower()}{name[1:]}" for name in named[1:])])
    return text.count("home.mosaic-off", len(named), goals=goals)


def _goal_values(view: Overview, store: Store) -> dict[str, Any]:
    """The rows of the mosaic, and the cities of the goal that was clicked."""
    state, text, catalogue = view.state, view.text, view.catalogue
    areas = views.areas_by_goal(view)
    goals = [
        {"goal": key, "name": goal["short_name"], "n": sum(view.counts.get(key, {}).values()), "areas": areas.get(key, 0),
         "href": state.but(goal="" if state.goal == key else key).address(), "chosen": state.goal == key, "reached": view.reaches(key)}
        for key, goal in catalogue.goals.items()
    ]  # fmt: skip
    chosen = catalogue.goals.get(state.goal)
    return {
        "goals": goals,
        "goal_cities": _cities(view, store) if chosen else None,
        "goal_title": text("home.goal-cities", goal=state.goal, name=chosen["short_name"]) if chosen else "",
        "goal_clear": state.but(goal="").address(),
    }


def _cities(view: Overview, store: Store) -> list[tuple[str, str, list[tuple[str, str, int, str]]]]:
    """The cities of one goal, each with its counts and the way into its gaps."""
    counts: dict[str, dict[str, int]] = {}
    for row in views.goal_by_area(view, store):
        of_area = counts.setdefault(row["ref_area"], {})
        kind = ROLLED_UP[row["status"]]
        of_area[kind] = of_area.get(kind, 0) + row["n"]
    found = []
    for area in view.areas:
        of_area = counts.get(area["ref_area"])
        if of_area:
            href = ViewState(page="/gaps", city=area["ref_area"], goal=view.state.goal).address()
            found.append((area["name"], href, [(kind, ICONS[kind], of_area[kind], view.text(f"rolled.{kind}")) for kind in ORDER if kind in of_area]))
    return found
