"""What stands between the network and the Dash app: walls, ready answers, compressed files, security headers.

From the outside in: headers → walls → static files → kept answers → Flask and Dash. The first four work below Flask,
on plain WSGI, so that a ready answer costs a hash and a look-up and an error inside still leaves with every header.
"""

from collections.abc import Callable
from pathlib import Path

from dash import Dash

from dashboard.serving.answers import pack_the_rest, with_kept_answers
from dashboard.serving.errors import tell_errors
from dashboard.serving.headers import Framing, nobody, with_security_headers
from dashboard.serving.health import add_health
from dashboard.serving.plain_json import answer_plainly
from dashboard.serving.shelf import Shelf
from dashboard.serving.static_files import NOT_LOADED, with_static_files
from dashboard.serving.walls import LARGEST_BODY, Objection, refuse_strangers, with_walls

__all__ = ["protect"]

KEPT_BYTES = 16_000_000


def no_objection(body: dict) -> str:
    """Nothing against any well-formed body."""
    return ""


def protect(
    app: Dash,
    *,
    known_path: Callable[[str], bool],
    release: Callable[[], str],
    ready: Callable[[], str],
    unavailable: tuple[type[Exception], ...] = (),
    objection: Objection = no_objection,
    framing: Framing = nobody,
) -> Shelf:
    """Wire everything onto the app's server. Call it last: layout and callbacks must be there.

    `known_path(path)` says whether a page lives at a path. `release()` names the release being shown and must be cheap,
    it is asked on every request; `ready()` opens the data and names it. Both may raise one of `unavailable`, whose text
    readers see. `objection(body)` may refuse a well-formed callback body with a sentence. `framing(environ)` may let
    others frame a page. Returns the shelf of kept answers. Also finishes Dash's own set-up, which otherwise happens
    while the first visitors are already asking and answers some of them 500.
    """
    server, assets = app.server, Path(app.config.assets_folder)
    app.config.assets_path_ignore = [*(app.config.assets_path_ignore or []), *NOT_LOADED]
    server.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY
    shelf = Shelf(KEPT_BYTES)
    refuse_strangers(app, known_path, objection)
    tell_errors(server, unavailable)
    add_health(server, ready, unavailable)
    pack_the_rest(server)
    answer_plainly()
    with server.test_request_context("/_dash-dependencies"):
        server.preprocess_request()
    inner = with_kept_answers(server.wsgi_app, shelf=shelf, release=release, known_path=known_path)
    outer = with_walls(with_static_files(inner, assets))
    server.wsgi_app = with_security_headers(outer, tuple(app.csp_hashes()), framing)
    return shelf
