"""`/gaps`: how far is this city from 2030, measure by measure?"""

from typing import Any

from dashboard.components import content as contents
from dashboard.components import lens_drawer, parts, templates
from dashboard.components.content import Content
from dashboard.components.parts import Node
from dashboard.pages import gaps_links, gaps_network, gaps_panel, gaps_rows, gaps_words
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import JOINT, STATUS_FILTERS, ViewState
from dashboard.views import focus, own_targets
from dashboard.views import gaps as views
from dashboard.views.gaps import Gaps


def content(state: ViewState, store: Store, text: Text) -> Content:
    """The page for a state: list, strip and panel from the same measures."""
    view = views.gaps(state, store, text)
    if state.targets == "own":
        view = own_targets.judged_by_own_targets(view)
    detail = focus.focus(view, store)
    words = gaps_words.words(view)
    values = _values(view) | {"title": words.title, "lead": words.lead, "own_lead": words.own_lead, "empty": words.empty}
    values |= gaps_panel.values(view, detail) | gaps_links.values(view, store)
    module = templates.module("gaps.html", **values)
    measure = view.focus
    return Content(
        title=words.title,
        sentence=contents.spoken(words.title, measure.sentence() if measure else ""),
        parts={
            "gaps-head": str(module.head()),
            "gaps-toolbar": str(module.toolbar()),
            "gaps-rows": str(module.rows()),
            "gaps-table": str(module.table()),
            "gaps-rest": str(module.rest()),
            "gaps-panel-top": str(module.panel_top()),
            "gaps-panel-bottom": str(module.panel_bottom()),
            "gaps-panel-network": str(module.panel_network()),
        },
        figures={"gaps-roads": views.roads_figure(view), "gaps-course": focus.course_figure(view, detail) if detail else {"data": [], "layout": {}}},
        frame=frame,
        sheets=(("gaps-head", "gaps-toolbar", "rows-block", "gaps-rest"), ("gaps-panel-top", "chart-course", "gaps-panel-bottom", "gaps-panel-network")),
    )


def frame(page: Content) -> Node:
    """List on the left, panel on the right; on phones one at a time."""
    html, graph, box = parts.html, parts.graph, parts.box
    part, figures = page.parts, page.figures
    rows = box(
        "Div",
        [html("gaps-rows", part["gaps-rows"]), box("Div", [graph("gaps-roads", figures["gaps-roads"], still=True)], "roads", **parts.SAID_BESIDE)],
        "rows-block",
    )
    listing = [html("gaps-toolbar", part["gaps-toolbar"]), rows, html("gaps-table", part["gaps-table"]), html("gaps-rest", part["gaps-rest"])]
    panel = [
        html("gaps-panel-top", part["gaps-panel-top"]),
        box("Div", [graph("gaps-course", figures["gaps-course"])], "chart chart-course", **parts.picture("focus-title", "sentence")),
        html("gaps-panel-bottom", part["gaps-panel-bottom"]),
        html("gaps-panel-network", part["gaps-panel-network"]),
    ]
    columns = box("Div", [box("Section", listing, "card list", **parts.named("list")), box("Aside", panel, "card panel", **parts.named("measure"))], "columns")
    return box("Div", [html("gaps-head", part["gaps-head"]), columns], "page page-gaps")


def _values(view: Gaps) -> dict[str, Any]:
    """What the list shows and where its controls lead."""
    state, text = view.state, view.text
    return {
        "text": text,
        "state": state,
        "view": view,
        "messages": [*contents.notices(state, text, view.city), *filter(None, [view.not_held])],
        "took_part": gaps_network.took_part(view),
        "drawer": lens_drawer.drawer(state, view.record, view.lens, text, series="", wide=""),
        "goals": view.catalogue.goals,
        "focus_key": view.focus.key if view.focus else "",
        "list_rows": gaps_rows.rows(view, view.shown),
        "rest_rows": gaps_rows.rows(view, view.unjudged_shown),
        "measure_href": lambda key: state.but(city=view.area["ref_area"], series=key).address(),
        "picker_href": ViewState(page="/gaps", city="CITY", cities=state.cities, measures=state.measures, goal=state.goal, sort=state.sort).address(),
        "strip": _strip(view),
        "order": [
            (text("gaps.biggest"), state.but(sort="gap").address(), state.sort == "gap", "sort-gap"),
            (text("gaps.by-goal"), state.but(sort="goal").address(), state.sort == "goal", "sort-goal"),
        ],
        "filters": _filters(view),
        "against": _against(view),
        "target_words": text("gaps.key-own-target" if state.targets == "own" else "gaps.key-target"),
        "by_goal": state.sort == "goal",
        "known": _known(view) if state.sort == "goal" else {},
        "counted": text(
            "gaps.counted", measures=text.count("gaps.measures", len(view.of_goal)), goals=text.count("gaps.goals", len(view.goals_of(view.of_goal)))
        ),
        "all_href": state.but(show="all", goal="", lens="", measures="").address(),
        "compared": _compared(view),
        "uncompare_href": state.but(cities="").address(),
        "more": _more(view),
        "cut": _cut(view),
        "source_words": gaps_words.source_words(view),
        "table_href": state.but(table="" if state.table else "1").address(),
        "csv_href": state.but(table="", series="", wide="").address(".csv"),
    }


def _compared(view: Gaps) -> list[tuple[str, str, str, bool]]:
    """The cities of a comparison that travelled here, to go from one to the next: name, code, address, whether it is this one."""
    state, areas = view.state, view.catalogue.areas
    slugs = [slug for slug in state.cities.split(JOINT) if slug]
    return [(areas[slug]["name"], slug, state.but(city=slug).address(), slug == view.area["ref_area"]) for slug in slugs]


def _strip(view: Gaps) -> list[tuple[str, int, str, bool]]:
    """One filter per status, in the fixed order; choosing the chosen one clears it."""
    state = view.state
    strip = []
    for status in (*STATUS_FILTERS, "none"):
        chosen = state.show == status
        strip.append((status, view.counts[status], state.but(show="all" if chosen else status).address(), chosen))
    return strip if view.measures else []


def _filters(view: Gaps) -> list[tuple[str, str, bool, str]]:
    state, text = view.state, view.text
    labels = {"all": text("gaps.all", n=len(view.of_goal)), "worse": text("gaps.worse"), "none": text("gaps.no-data")}
    return [(label, state.but(show=show).address(), state.show == show, f"show-{show}") for show, label in labels.items()]


def _against(view: Gaps) -> list[tuple[str, str, bool, str]]:
    """The switch to the city's own targets, only where it published some."""
    state, text = view.state, view.text
    if not view.own_targets:
        return []
    labels = {"world": text("gaps.world"), "own": text("gaps.own")}
    return [(label, state.but(targets=targets, show="all").address(), state.targets == targets, f"targets-{targets}") for targets, label in labels.items()]


def _known(view: Gaps) -> dict[str, str]:
    """For each goal, how many of its measures have a known direction."""
    words = {}
    for goal in view.goals_of(view.measures):
        of_goal = [measure for measure in view.measures if measure.series["goal"] == goal]
        judged = [measure for measure in of_goal if measure.status not in ("none", "level", "met")]
        words[goal] = view.text("gaps.goal-known", n=len(judged), total=len(of_goal))
    return words


def _cut(view: Gaps) -> str:
    """How many of the rows a picture alone or a sheet of paper shows; empty if it shows all of them, or on the page itself."""
    key, drawn, rows = ("share.first-rows", view.shown, view.listed) if view.listed else ("share.first-unjudged", view.unjudged_shown, view.unjudged)
    return view.text(key, n=len(drawn), total=len(rows)) if (view.state.embed or view.state.print) and len(drawn) < len(rows) else ""


def _more(view: Gaps) -> tuple[str, str] | None:
    """The way to the rows not drawn, or back."""
    state, text = view.state, view.text
    if state.rows == "all":
        return text("gaps.fewer"), state.but(rows="some").address()
    hidden = len(view.listed) - len(view.shown) + len(view.unjudged) - len(view.unjudged_shown)
    return (text("gaps.more", n=len(view.listed) + len(view.unjudged)), state.but(rows="all").address()) if hidden else None
