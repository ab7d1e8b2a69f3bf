"""`/activities`: what are we doing, with whom, for which plan item and challenge?"""

from functools import lru_cache
from typing import Any

from dashboard.components import content as contents
from dashboard.components import lens_drawer, parts, templates
from dashboard.components.content import Content
from dashboard.components.parts import Node
from dashboard.pages import activities_card, activities_counts, activities_effort, activities_filters, activities_years
from dashboard.pages import activities_words as words
from dashboard.store.network import NetworkRecord, once
from dashboard.store.questions import Store
from dashboard.text import Text, load
from dashboard.view_state import ViewState
from dashboard.views import activities as views
from dashboard.views.activities import Activities

# The parts in the order in which the frame lays them out, and those of the second template.
PARTS = ("head", "matrix", "timeline", "members", "partners", "plan", "effort_head", "effort_foot", "listing", "unmentioned")
YEARS = "activities-years"
# The names of pictures whose part is called otherwise.
PICTURES = {"listing": "list", "unmentioned": "not-named"}
MORE = ("effort_head", "effort_foot", "unmentioned")
SHEETS = (("activities-head", "matrix", "timeline"), ("list",))


def content(state: ViewState, store: Store, text: Text) -> Content:
    """The page for a state: every part counts the same activities."""
    view = views.activities(state, store, text)
    values = _values(view)
    first, more = templates.module("activities.html", **values), templates.module("activities_more.html", **values)
    found = {f"activities-{name.replace('_', '-')}": str(getattr(more if name in MORE else first, name)()) for name in PARTS}
    found["activities-contacts"] = _contacts(view)
    found[YEARS] = _years(store, view.catalogue.digest, text.language)
    title, figures = values["title"], {"activities-effort": activities_effort.figure(view)}
    return Content(title, f"{title}. {values['lead']}", found, figures, frame, SHEETS, {YEARS: view.catalogue.digest})


def _contacts(view: Activities) -> str:
    """Meetings and media by month: of all filters they follow the period only."""
    written, period = _contacts_of(view.record), view.state.period
    if period not in written:
        values = {"text": view.text, "period": words.period(view), "source": words.source(view), **activities_years.contacts(view)}
        written[period] = str(templates.module("activities_more.html", **values).contacts())
    return written[period]


@once
def _contacts_of(record: NetworkRecord) -> dict[str, str]:
    return {}


@lru_cache(maxsize=8)
def _years(store: Store, digest: str, language: str) -> str:
    view = views.activities(ViewState(page="/activities"), store, load(language))
    return str(templates.module("activities_more.html", text=view.text, **activities_years.still(view)).years())


def frame(page: Content) -> Node:
    """Matrix beside timeline and names; plan beside gap and effort and the list; what is not known, contacts, the years."""
    box = parts.box

    def html(name: str) -> Node:
        return parts.html(page.key(f"activities-{name}"), page.parts[f"activities-{name}"])

    def card(name: str, more: str = "") -> Node:
        return box("Section", [html(name)], f"card {more}".strip(), **parts.named(PICTURES.get(name, name)))

    names = box("Div", [card("members"), card("partners")], "act-pair")
    graph = parts.graph("activities-effort", page.figures["activities-effort"])
    picture = box("Div", [graph], "chart chart-effort", **parts.picture("effort-title", "effort-note"))
    effort = box("Section", [html("effort-head"), picture, html("effort-foot")], "card", **parts.named("effort"))
    rows = [
        box("Div", [card("matrix"), box("Div", [card("timeline"), names], "act-stack")], "act-upper"),
        box("Div", [card("plan", "act-plan-card"), box("Div", [effort, card("listing")], "act-stack")], "act-middle"),
        box("Div", [card("unmentioned"), card("contacts")], "act-lower"),
        box("Section", [html("years")], "card act-whole", **parts.named("years")),
    ]
    return box("Div", [html("head"), *rows], "page page-activities")


def _values(view: Activities) -> dict[str, Any]:
    """What the templates show and where every mark leads."""
    state, text = view.state, view.text
    values = {
        "text": text,
        "state": state,
        "view": view,
        "messages": contents.notices(state, text),
        "title": words.title(view),
        "lead": words.lead(view),
        "period": words.period(view),
        "table_href": view.link(table="" if state.table else "1"),
        "csv_href": state.but(table="").address(".csv"),
        "source": words.source(view),
        "card": activities_card.card(view),
        "drawer": lens_drawer.drawer(state, view.record, view.lens, text, activity=""),
    }
    for module in (activities_filters, activities_counts, activities_effort):
        values |= module.values(view)
    return values
