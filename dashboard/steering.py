"""The loop: a link changes the address, the address draws the page. One callback, one request for every change.

Controls are links with the address of the view they lead to (`assets/21-steer.js`), so nothing else changes the state.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from dash import ALL, Dash, Input, Output, ctx, no_update

from dashboard.components import content as contents
from dashboard.components import rule_bar, shell
from dashboard.components.content import Content
from dashboard.pages import activities, compare, data, gaps, interlinkages, overview, presenting, reviews, sealed, sessions
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import SESSIONS, ViewState, read
from dashboard.views import hidden

Draw = Callable[[ViewState, Store, Text], Content]
PAGES: dict[str, Draw] = {
    "/": overview.content, "/gaps": gaps.content, "/compare": compare.content, "/interlinkages": interlinkages.content,
    "/activities": activities.content, "/reviews": reviews.content, "/data": data.content,
    SESSIONS: sessions.content,
}  # fmt: skip
FIXED = ("header", "footer")


def state_of(path: str, search: str, store: Store) -> ViewState:
    """The view an address names, read with the words of the current release."""
    return read(path or "/", search or "", contents.vocabulary(store.catalogue(), store.record()))


def draw(path: str, search: str, store: Store, text: Text) -> tuple[ViewState, Content]:
    """The page of an address."""
    with store.held():
        state = state_of(path, search, store)
        if hidden.is_sealed(state):
            return state, sealed.content(state, store, text)
        page = presenting.content(state, store, text, PAGES) if state.present else PAGES[state.page](state, store, text)
        return (state, page) if not state.names else _veiled(state, page, store, text)


def _veiled(state: ViewState, page: Content, store: Store, text: Text) -> tuple[ViewState, Content]:
    """The page without names of cities; the state then holds what was hidden, for the header and for the one browser."""
    veil = hidden.veil(state, store.catalogue(), text)
    shown = replace(
        page,
        title=veil.plain(page.title),
        sentence=veil.plain(page.sentence),
        parts={key: veil.html(html) for key, html in page.parts.items()},
        figures={key: veil.tree(figure) for key, figure in page.figures.items()},
    )
    return replace(state, names=hidden.sealed_names(veil.known)), shown


def header(state: ViewState, store: Store, text: Text) -> str:
    """The header of a view, with the bar of the rule below it where that holds."""
    html = shell.header(state, store.catalogue(), text)
    if not state.rule and not state.names:
        return html
    veil = hidden.veil(state, store.catalogue(), text)
    links = rule_bar.links(state, veil)
    return (veil.html(html) if state.names else html) + rule_bar.bar(state, links, text)


def register(app: Dash, store: Store, text: Text) -> None:
    """Connect the address with the page, and a mark of a picture with the place it names: an address, or a city."""
    app.clientside_callback(
        """function (clicks) {
            const chosen = dash_clientside.callback_context.triggered.map(t => t.value && t.value.points[0].customdata)[0];
            if (typeof chosen === "string") window.cities_steer(chosen.startsWith("/") ? chosen : "/gaps?city=" + encodeURIComponent(chosen));
            return dash_clientside.no_update;
        }""",
        Output("announced", "title"),
        Input({"figure": ALL}, "clickData"),
        prevent_initial_call=True,
    )

    @app.callback(
        Output("page", "children"),
        Output({"part": ALL}, "html"),
        Output({"figure": ALL}, "figure"),
        Output("title-of-view", "title"),
        Output("announced", "children"),
        Input("url", "pathname"),
        Input("url", "search"),
    )
    def draw_page(path: str, search: str) -> tuple[Any, ...]:
        state, page = draw(path, search, store, text)
        outer = {"header": header(state, store, text)}
        there = [output["id"]["part"] for output in ctx.outputs_list[1]]
        figures = [output["id"]["figure"] for output in ctx.outputs_list[2]]
        title = text("app.title", title=page.title)
        if [key for key in there if key not in FIXED] == list(page.parts):
            known = outer | page.parts
            return no_update, [known.get(key, no_update) for key in there], [page.figures[key] for key in figures], title, page.sentence
        return page.frame(page), [outer.get(key, no_update) for key in there], [no_update] * len(figures), title, page.sentence
