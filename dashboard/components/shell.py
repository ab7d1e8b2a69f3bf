"""What stands around every page: header, bottom bar on phones, footer, share sheet, and the place the page is drawn into."""

from typing import Any

import dash_bootstrap_components as dbc
from dash import dcc, html

from dashboard.components import parts, templates
from dashboard.store.catalogue import Catalogue
from dashboard.text import Text
from dashboard.view_state import SESSIONS, ViewState

PAGES = {"overview": "/", "gaps": "/gaps", "activities": "/activities", "reviews": "/reviews"}
BOTTOM = {**PAGES, "data": "/data"}


def header(state: ViewState, catalogue: Catalogue, text: Text) -> str:
    """The header for a state: the city travels along, the current page is marked."""
    values: dict[str, Any] = {
        "text": text,
        "release": catalogue.release["release"],
        "pages": _links(PAGES, state, text),
        "pages_and_data": _links(BOTTOM, state, text),
        "present_href": state.but(present="1", release=state.release or catalogue.digest).address(),
        "sessions_href": ViewState(page=SESSIONS).address(),
        "on_sessions": state.page == SESSIONS,
    }
    return str(templates.module("shell.html", **values).header())


def _links(pages: dict[str, str], state: ViewState, text: Text) -> list[tuple[str, str, str, bool]]:
    return [(key, text(f"nav.{key}"), ViewState(page=path, city=state.city).address(), path == state.page) for key, path in pages.items()]


def layout(text: Text) -> dbc.Container:
    """The frame of the app. The header and the page arrive with the first answer of the draw callback."""
    nothing: dict[str, Any] = {"release": "", "pages": [], "pages_and_data": [], "present_href": "", "sessions_href": "", "on_sessions": False}
    foot = str(templates.module("shell.html", text=text, **nothing).footer())
    return dbc.Container(
        [
            dcc.Location(id="url", refresh="callback-nav"),
            {"namespace": "cities_to_2030", "type": "Title", "props": {"id": "title-of-view", "title": ""}},
            parts.html("header", ""),
            html.Div(id="quiet", role="status", **_quiet(text)),
            html.Main(id="page", tabIndex="-1"),
            html.Div(id="announced", className="sr-only", role="status", **{"aria-live": "polite"}),
            parts.html("footer", foot),
        ],
        fluid=True,
        className="p-0",
    )


def _quiet(text: Text) -> dict[str, str]:
    """The words of the notices the browser shows by itself (`assets/24-states.js`)."""
    words = ("offline", "offline-text", "slow", "failed", "failed-text")
    return {f"data-{word}": text(f"notice.{word}") for word in words} | {"data-retry": text("word.retry"), "data-loading": text("app.loading")}
