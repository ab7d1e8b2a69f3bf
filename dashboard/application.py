"""Puts the parts together: the Dash app, its one callback, and the walls around it."""

import os
import re
from functools import lru_cache
from pathlib import Path

from dash import Dash
from flask import redirect, request
from markupsafe import escape
from werkzeug import Response

from dashboard import addresses, exports, steering
from dashboard.components import shell, templates
from dashboard.components.first_view import first_view
from dashboard.serving import protect
from dashboard.serving.headers import ANYONE, NOBODY
from dashboard.store.connection import DataFileError
from dashboard.store.questions import Store
from dashboard.text import Text, load
from dashboard.view_state import first_sent, is_page
from dashboard.views import hidden

ROOT = Path(__file__).resolve().parents[1]
POINTER = Path(os.environ.get("DASHBOARD_DATA", ROOT / "data")) / "dashboard.duckdb"
INDEX = """<!DOCTYPE html>
<html lang="en" data-frame="{%frame%}">
<head>
{%metas%}
<meta name="description" content="{%description%}">
<meta property="og:type" content="website">
<meta property="og:site_name" content="{%site%}">
<meta property="og:title" content="{%title%}">
<meta property="og:description" content="{%description%}">
<meta property="og:url" content="{%address%}">
<meta property="og:image" content="{%card%}">
<meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630">
<meta property="og:image:alt" content="{%site%}">
<meta name="twitter:card" content="summary_large_image">
<link rel="canonical" href="{%address%}">
<title>{%title%}</title>
{%fonts%}
<link rel="preload" as="script" href="/_dash-component-suites/dash/dcc/async-graph.js">
<link rel="icon" type="image/svg+xml" href="/assets/mark.svg">
{%css%}
</head>
<body>
{%first_view%}
<noscript><p>{%noscript%}</p></noscript>
{%app_entry%}
<div hidden>{%config%}{%scripts%}{%renderer%}</div>
</body>
</html>
"""


def create(pointer: Path = POINTER) -> Dash:
    """The app over the data file behind `pointer`."""
    store, text = Store(pointer), load()
    templates.read(text.language)
    app = Dash(
        "dashboard", title=text("app.name"), assets_folder=str(ROOT / "assets"), assets_ignore=r"^vendor/test|package.*\.json", update_title="",
        serve_locally=True, compress=False, include_pages_meta=False,
    )  # fmt: skip
    app.interpolate_index = lambda **pieces: _document(pieces, store, text)
    app.layout = lambda: shell.layout(text, exports.PICTURES)
    steering.register(app, store, text)
    addresses.register(app.server, store, text)
    app.server.before_request(lambda: _readable(store))
    app.server.before_request(lambda: _frozen(store))
    protect(
        app,
        known_path=is_page,
        release=store.release,
        ready=store.ready,
        unavailable=(DataFileError,),
        objection=_objection,
        framing=_framing,
    )
    return app


def _document(pieces: dict[str, str], store: Store, text: Text) -> str:
    """The document of an address: title, description and first view are those of the view itself."""
    state, page, header = steering.draw(request.path, request.query_string.decode("utf-8", "replace"), store, text)
    tree = page.frame(page)
    pieces |= {
        "frame": tree["props"]["className"],
        "scripts": _lighter(pieces["scripts"]),
        "title": str(escape(text("app.title", title=page.title))),
        "description": str(escape(page.sentence)),
        "first_view": first_view(header, tree),
        "site": text("app.name"),
        "address": str(escape(request.url_root.rstrip("/") + hidden.told(state.but(embed="", print="")).address())),
        "card": str(escape(f"{request.url_root}assets/card.png")),
        "noscript": text("app.no-script"),
        "fonts": _fonts(),
    }
    return re.sub(r"{%(\w+)%}", lambda match: pieces[match[1]], INDEX)


def _lighter(scripts: str) -> str:
    """The script tags of a page without Dash's polyfills, where what Dash really needs of them is installed. They are for browsers
    that could not show our pages, are a thirtieth of the first load, and put a slow `trim` in place of the browser's."""
    installed = (ROOT / "assets" / "vendor" / "regenerator-runtime.js").is_file()
    return re.sub(r'<script src="[^"]*/polyfill@[^"]*"></script>\n?', "", scripts) if installed else scripts


@lru_cache
def _fonts() -> str:
    """Our two faces are asked for at once: a page that changes its face after it was read moves under the reader's eyes."""
    files = sorted((ROOT / "assets" / "vendor" / "fonts").glob("*-latin-wght-normal.*.woff2"))
    link = '<link rel="preload" as="font" type="font/woff2" crossorigin href="/assets/vendor/fonts/{}">'
    return "\n".join(link.format(file.name) for file in files)


def _frozen(store: Store) -> Response | None:
    """Presenting begins with naming a release that is kept: from then on neither a reload nor another step changes a number. One that
    is gone stays behind it in the address, so that the wall can say so."""
    if not is_page(request.path) or not request.args.get("present"):
        return None
    query, newest = request.query_string.decode("utf-8", "replace"), store.newest()
    if _is_kept(first_sent(query, "release"), newest, store):
        return None
    pairs = [pair for pair in query.split("&") if pair.partition("=")[0] != "release"]
    named = [pair for pair in query.split("&") if first_sent(pair, "release")]
    return redirect(f"{request.path}?{'&'.join([*pairs, f'release={newest}', *named])}")


def _is_kept(release: str, newest: str, store: Store) -> bool:
    with store.held(release) as is_held:
        return is_held or release == newest


def _readable(store: Store) -> None:
    """A page without figures is no page: with a missing or damaged data file its address answers 503 with the reason."""
    if is_page(request.path):
        store.catalogue()


def _framing(environ: dict) -> str:
    """Anyone may frame a picture alone (`embed=1`), nobody anything else. The address is read as the view is: of two counts the first."""
    embeds = is_page(environ.get("PATH_INFO", "")) and first_sent(environ.get("QUERY_STRING", ""), "embed") == "1"
    return ANYONE if embeds else NOBODY


def _objection(body: dict) -> str:
    """A sentence against a callback for an address that is no page of ours; empty if there is nothing to object."""
    sent = {entry.get("property"): entry.get("value") for entry in body.get("inputs", []) if isinstance(entry, dict)}
    if "pathname" in sent and not is_page(str(sent["pathname"])):
        return "There is no page at this address."
    return "" if isinstance(sent.get("search", ""), str) else "The query of an address is text."
