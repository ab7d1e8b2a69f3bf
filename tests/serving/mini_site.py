"""A small Dash app with every kind of part the real one has, for the tests of what stands in front of it."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from dash import ALL, Dash, Input, Output, State, callback, clientside_callback, ctx, dcc, html, no_update
from flask import Response
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard.serving import protect
from dashboard.serving.shelf import Shelf

PAGES = {"/", "/gaps", "/gaps.csv"}
STYLE = "body { color: rebeccapurple; }\n" * 200
FONT = bytes(range(256)) * 8
UPDATE = "/_dash-update-component"
OUTPUT = '..page.children...{"part":["ALL"]}.children..'


class NoData(Exception):
    """What the mini app's store raises when there is nothing to read."""


def body(search: str = "?n=1", **changed: object) -> dict:
    """A callback body as the browser sends it; keywords replace whole members."""
    whole = {
        "output": OUTPUT,
        "outputs": [{"id": "page", "property": "children"}, [{"id": {"part": "a"}, "property": "children"}]],
        "inputs": [
            {"id": "url", "property": "pathname", "value": "/gaps"},
            {"id": "url", "property": "search", "value": search},
        ],
        "changedPropIds": ["url.search"],
        "state": [{"id": "memory", "property": "data"}],
    }
    return whole | changed


@dataclass
class Site:
    """The app with what a test sets (release, fault, objection) and sees (how often a view was drawn, the shelf)."""

    release: str | Exception = "first"
    fault: Exception | None = None
    objection: str = ""
    published_meanwhile: str = ""
    drawn: int = 0
    app: Dash | None = None
    shelf: Shelf | None = None

    @property
    def client(self) -> FlaskClient:
        """A client without a browser's habits."""
        return self.app.server.test_client()

    def named(self) -> str:
        """The release, or the error it stands for."""
        if isinstance(self.release, Exception):
            raise self.release
        return self.release

    def post(self, sent: object, **options: object) -> TestResponse:
        """Send a callback body: bytes as they are, anything else as JSON."""
        data = sent if isinstance(sent, bytes) else json.dumps(sent).encode()
        return self.client.post(UPDATE, data=data, **({"content_type": "application/json"} | options))


def make(assets: Path) -> Site:
    """A protected app."""
    site = Site()
    app = Dash("mini", assets_folder=str(assets), add_log_handler=False)
    app.index_string = app.index_string.replace("<html>", '<html lang="en">')
    part = html.Div(id={"part": "a"})
    app.layout = html.Div([dcc.Location(id="url"), html.Div(id="page"), part, dcc.Store(id="memory")])

    @callback(  # registered globally: these Dash collects only while it sets itself up, which is where it races
        Output("page", "children"),
        Output({"part": ALL}, "children"),
        Input("url", "pathname"),
        Input("url", "search"),
        State("memory", "data"),
    )
    def draw(path: str, search: str, memory: object) -> tuple:
        site.drawn += 1
        site.release = site.published_meanwhile or site.release
        if site.fault:
            raise site.fault
        return f"{path}{search} " * 90, [no_update for _ in ctx.outputs_list[1]]

    clientside_callback("function(x) { return x; }", Output("memory", "data"), Input("url", "hash"))
    app.server.add_url_rule("/gaps.csv", "rows", lambda: Response("a,b\n" * 400, mimetype="text/csv"))
    app.server.add_url_rule("/places.json", "places", lambda: Response('["place"]' * 400, mimetype="application/json"))
    site.app = app
    site.shelf = protect(
        app,
        known_path=PAGES.__contains__,
        release=site.named,
        ready=site.named,
        unavailable=(NoData,),
        objection=lambda _: site.objection,
        framing=lambda environ: "https://example.org" if "embed=1" in environ["QUERY_STRING"] else "'none'",
    )
    return site


if "MINI_ASSETS" in os.environ:  # run by gunicorn in a process of its own
    server = make(Path(os.environ["MINI_ASSETS"])).app.server
