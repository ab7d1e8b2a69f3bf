"""The loop: a link changes the address, the address draws the page. One callback, one request for every change.

Controls are links with the address of the view they lead to (`assets/21-steer.js`), so nothing else changes the state.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from dash import ALL, Dash, Input, Output, ctx, no_update

from dashboard import exports
from dashboard.asked import asked
from dashboard.components import shell
from dashboard.components.carried import carried, in_html
from dashboard.components.content import Content
from dashboard.components.embedded import embedded
from dashboard.components.leave_behind import leave_behind
from dashboard.pages import activities, compare, data, gaps, interlinkages, overview, reviews
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import ViewState

Draw = Callable[[ViewState, Store, Text], Content]
PAGES: dict[str, Draw] = {
    "/": overview.content, "/gaps": gaps.content, "/compare": compare.content, "/interlinkages": interlinkages.content,
    "/activities": activities.content, "/reviews": reviews.content, "/data": data.content,
}  # fmt: skip
FIXED = ("header", "footer")


def draw(path: str, search: str, store: Store, text: Text) -> tuple[ViewState, Content, str]:
    """The page of an address and the header above it; a picture alone and printed sheets have none."""
    with asked(path or "/", search or "", store) as state:
        catalogue, picture = store.catalogue(), exports.picture(state)
        if state.print and not state.embed:
            page = PAGES[state.page](replace(state, table="1"), store, text)
            return state, leave_behind(page, state, picture, catalogue, text), ""
        page = carried(PAGES[state.page](state, store, text), state)
        if state.embed:
            return state, embedded(page, state, picture, catalogue.release["release"], text), ""
        return state, page, in_html(shell.header(state, catalogue, text, store.newest(), picture), state)


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
        _, page, header = draw(path, search, store, text)
        outer = {"header": header}
        there = [output["id"]["part"] for output in ctx.outputs_list[1]]
        figures = [output["id"]["figure"] for output in ctx.outputs_list[2]]
        title = text("app.title", title=page.title)
        if [key for key in there if key not in FIXED] == list(page.parts):
            known = outer | page.parts
            return no_update, [known.get(key, no_update) for key in there], [page.figures[key] for key in figures], title, page.sentence
        return page.frame(page), [outer.get(key, no_update) for key in there], [no_update] * len(figures), title, page.sentence
