"""What stands around every page: header, bottom bar on phones, footer, share sheet, and the place the page is drawn into."""

import json
from collections.abc import Collection, Mapping
from functools import lru_cache

import dash_bootstrap_components as dbc
from dash import dcc, html

from dashboard.components import parts, templates
from dashboard.store.catalogue import Catalogue
from dashboard.text import Text, dates, load
from dashboard.view_state import JOINT, SESSIONS, ViewState

# In the order of the header. A page added here stands in the header and, on phones, under More.
PAGES = {"overview": "/", "gaps": "/gaps", "compare": "/compare", "interlinkages": "/interlinkages", "activities": "/activities", "reviews": "/reviews"}
# The bottom bar of phones has five places: these four and More, which holds all the others.
BOTTOM = ("overview", "gaps", "compare", "activities")
FOOTER = {"data": "/data"}


def header(state: ViewState, catalogue: Catalogue, text: Text, newest: str, picture: str) -> str:
    """The header for a state: the city travels along, the current page is marked. A view of a release other than the newest says
    so and offers it. `picture` names the main picture of the view, for the share sheet."""
    links = _links(PAGES | FOOTER, state, text)
    values = {
        "text": text,
        "release": catalogue.release["release"],
        "here": state.but(present="", light="", lit="").address(),
        "newest_href": state.but(release="").address() if catalogue.digest != newest else "",
        "digest": catalogue.digest,
        "built": dates.days(catalogue.release["built"], catalogue.release["built"], None, text),
        "picture": picture,
        "pages": [link for link in links if link[0] in PAGES],
        "bottom": [link for link in links if link[0] in BOTTOM],
        "more": [link for link in links if link[0] not in BOTTOM],
        "present_href": state.but(present="1", release=state.release or catalogue.digest).address(),
        "sessions_href": ViewState(page=SESSIONS).address(),
        "on_sessions": state.page == SESSIONS,
    }
    return str(templates.module("shell.html", **values).header())


def _links(pages: dict[str, str], state: ViewState, text: Text) -> list[tuple[str, str, str, bool]]:
    """The pages with their addresses: the city looked at and the cities compared travel along, as far as a page knows them."""
    city = state.city or state.highlight
    among = not state.cities or city in state.cities.split(JOINT)
    travels = {"city": city, "cities": state.cities, "highlight": city if among else "", "measures": state.measures}
    return [(key, text(f"nav.{key}"), ViewState(page=path, **travels).address(), path == state.page) for key, path in pages.items()]


def footer(text: Text) -> str:
    """What stands below every page."""
    return _footer(text.language)


@lru_cache
def _footer(language: str) -> str:
    return str(templates.module("shell.html", text=load(language)).footer())


def layout(text: Text, pictures: Mapping[str, Collection[str]]) -> dbc.Container:
    """The frame of the app. Header, page and footer arrive with the first answer of the draw callback. `pictures` are the names of
    the pictures of each page, for the share sheet."""
    listed = {page: [(name, text(f"picture.{page.strip('/') or 'overview'}.{name}")) for name in names] for page, names in pictures.items()}
    sheets = str(templates.module("shell.html", text=text, pictures=json.dumps(listed)).sheets())
    return dbc.Container(
        [
            dcc.Location(id="url", refresh="callback-nav"),
            {"namespace": "cities_to_2030", "type": "Title", "props": {"id": "title-of-view", "title": ""}},
            parts.html("header", ""),
            html.Div(id="quiet", role="status", **_quiet(text)),
            html.Main(id="page", tabIndex="-1"),
            html.Div(id="announced", className="sr-only", role="status", **{"aria-live": "polite"}),
            parts.html("footer", footer(text)),
            parts.html("sheets", sheets),
        ],
        fluid=True,
        className="p-0",
    )


def _quiet(text: Text) -> dict[str, str]:
    """The words of the notices the browser shows by itself (`assets/24-states.js`)."""
    words = ("offline", "offline-text", "slow", "failed", "failed-text", "unsaved")
    return {f"data-{word}": text(f"notice.{word}") for word in words} | {"data-retry": text("word.retry"), "data-loading": text("app.loading")}
