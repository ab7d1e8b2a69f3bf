"""The loop: a link changes the address, the address draws the page. One callback, one request for every change.

Controls are links with the address of the view they lead to (`assets/21-steer.js`), so nothing else changes the state.
"""

from collections.abc import Callable
from typing import Any

from dash import ALL, Dash, Input, Output, ctx, no_update

from dashboard.components import content as contents
from dashboard.components import shell
from dashboard.components.content import Content
from dashboard.pages import activities, data, gaps, overview, presenting, reviews, sessions
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import SESSIONS, ViewState, read

Draw = Callable[[ViewState, Store, Text], Content]
PAGES: dict[str, Draw] = {
    "/": overview.content, "/gaps": gaps.content, "/activities": activities.content, "/reviews": reviews.content, "/data": data.content,
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
        if state.present:
            return state, presenting.content(state, store, text, PAGES)
        return state, PAGES[state.page](state, store, text)


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
        outer = {"header": shell.header(state, store.catalogue(), text)}
        there = [output["id"]["part"] for output in ctx.outputs_list[1]]
        figures = [output["id"]["figure"] for output in ctx.outputs_list[2]]
        title = text("app.title", title=page.title)
        if [key for key in there if key not in FIXED] == list(page.parts):
            known = outer | page.parts
            return no_update, [known.get(key, no_update) for key in there], [page.figures[key] for key in figures], title, page.sentence
        return page.frame(page), [outer.get(key, no_update) for key in there], [no_update] * len(figures), title, page.sentence
