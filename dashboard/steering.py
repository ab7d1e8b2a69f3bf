"""The loop: a link changes the address, the address draws the page. One callback, one request for every change.

Controls are links with the address of the view they lead to (`assets/21-steer.js`), so nothing else changes the state.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from dash import ALL, Dash, Input, Output, Patch, ctx, no_update

from dashboard import exports
from dashboard.asked import asked
from dashboard.components import rule_bar, shell
from dashboard.components.carried import carried, in_html
from dashboard.components.content import Content
from dashboard.components.embedded import embedded
from dashboard.components.leave_behind import leave_behind
from dashboard.figures import theme
from dashboard.figures.theme import Figure
from dashboard.pages import activities, compare, data, deck_on_paper, gaps, interlinkages, overview, presenting, reviews, sealed, sessions
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import SESSIONS, ViewState
from dashboard.views import hidden

Draw = Callable[[ViewState, Store, Text], Content]
PAGES: dict[str, Draw] = {
    "/": overview.content, "/gaps": gaps.content, "/compare": compare.content, "/interlinkages": interlinkages.content,
    "/activities": activities.content, "/reviews": reviews.content, "/data": data.content,
    SESSIONS: sessions.content,
}  # fmt: skip
FIXED = ("header", "footer", "sheets")


def draw(path: str, search: str, store: Store, text: Text) -> tuple[ViewState, Content, str]:
    """The page of an address and the header above it; a picture alone and printed sheets have none."""
    with asked(path or "/", search or "", store) as state:
        catalogue, picture = store.catalogue(), exports.picture(state)
        page = sealed.content(state, store, text) if hidden.is_sealed(state) else _page(state, picture, store, text)
        if state.names:
            state, page = _veiled(state, page, store, text)
        if state.embed or state.print:
            return state, page, ""
        header = in_html(shell.header(state, catalogue, text, store.newest(), picture), state)
        return state, page, _under_the_rule(header, state, store, text)


def _page(state: ViewState, picture: str, store: Store, text: Text) -> Content:
    """The view as its page shows it, on the wall, alone, or on paper."""
    catalogue = store.catalogue()
    paper = state.print and not state.embed
    if state.present and not state.embed and not paper:
        return presenting.content(state, store, text, PAGES)
    if paper and state.page == SESSIONS and state.deck:
        page = deck_on_paper.content(state, store, text, PAGES)
    else:
        page = PAGES[state.page](replace(state, table="1") if paper else state, store, text)
    page = carried(page, state)
    if paper:
        return leave_behind(page, state, picture, catalogue, text)
    return embedded(page, state, picture, catalogue.release["release"], text) if state.embed else page


def _veiled(state: ViewState, page: Content, store: Store, text: Text) -> tuple[ViewState, Content]:
    """The page without names of cities; the state then holds what was hidden, for the header and for the one browser."""
    veil = hidden.veil(state, store.catalogue(), text)
    shown = replace(
        page,
        title=veil.plain(page.title),
        sentence=veil.plain(page.sentence),
        parts={key: veil.html(html) for key, html in page.parts.items()},
        figures={key: veil.tree(figure) for key, figure in page.figures.items()},
        still={},
    )
    return replace(state, names=hidden.sealed_names(veil.known)), shown


def _under_the_rule(header: str, state: ViewState, store: Store, text: Text) -> str:
    """The header with the bar of the rule below it where that holds, without names where they are hidden."""
    if not state.rule and not state.names:
        return header
    veil = hidden.veil(state, store.catalogue(), text)
    links = rule_bar.links(state, veil)
    return (veil.html(header) if state.names else header) + rule_bar.bar(state, links, text)


def _changed(figure: Figure) -> Figure:
    """What to send of a picture that is on the screen: without the traces that are the same in every view, if it has any."""
    changing = [i for i, trace in enumerate(figure["data"]) if trace.get("meta") != theme.SAME["meta"]]
    if len(changing) == len(figure["data"]):
        return figure
    patch = Patch()
    patch["layout"] = figure["layout"]
    for i in changing:
        patch["data"][i] = figure["data"][i]
    return patch.to_plotly_json()


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
        """The parts and pictures of the view; the whole frame with them only when the page on the screen is another one."""
        state, page, header = draw(path, search, store, text)
        outer = {"header": header, "footer": in_html(shell.footer(text), state)}
        there = [output["id"]["part"] for output in ctx.outputs_list[1]]
        figures = [output["id"]["figure"] for output in ctx.outputs_list[2]]
        title = text("app.title", title=page.title)
        if [key for key in there if key not in FIXED] == [page.key(name) for name in page.parts]:
            # What is still has another key than its name, so it is found in neither.
            known = outer | page.parts
            drawn = [_changed(page.figures[key]) if key in page.figures else no_update for key in figures]
            return no_update, [known.get(key, no_update) for key in there], drawn, title, page.sentence
        return page.frame(page), [outer.get(key, no_update) for key in there], [no_update] * len(figures), title, page.sentence
