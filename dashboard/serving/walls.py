"""What is refused before Dash sees it: addresses and callback bodies no browser on our pages would send."""

import logging
import re
from collections.abc import Callable, Iterable
from io import BytesIO
from wsgiref.types import StartResponse, WSGIApplication

from dash import Dash
from flask import abort, request
from werkzeug.exceptions import BadRequest

from dashboard.serving.answers import BODY, UPDATE
from dashboard.serving.bodies import Malformed, read_body
from dashboard.serving.errors import refusal
from dashboard.serving.exchange import Environ, send
from dashboard.serving.static_files import is_served

LOG = logging.getLogger(__name__)
LONGEST_ADDRESS = 4_000
LARGEST_BODY = 256 * 1024
# A tab or a line break at the end of a pasted link does no harm; anything else of the kind was made by hand.
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
ENCODED_CONTROL = re.compile(r"[\x00-\x1f\x7f]|%(?:0[0-8bcef]|1[0-9a-f]|7f)", re.IGNORECASE)
ODD_LETTERS = "The address holds characters that cannot be read."

Objection = Callable[[dict], str]


def with_walls(app: WSGIApplication) -> WSGIApplication:
    """Refuse addresses that are too long or unreadable, bodies that are too large, callbacks that are not JSON.

    The body of a callback is read here, once, and left in the environment for the shelf and for Dash.
    """

    def answer(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        status, reason = _of_address(environ)
        if not status and environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            status = _of_body(environ)
        if status:
            return send(refusal(status, environ, reason), environ, start_response)
        try:
            return app(environ, start_response)
        except Exception as error:  # below Flask nobody else would turn it into an answer
            LOG.error("%s %s failed", environ["REQUEST_METHOD"], environ["PATH_INFO"], exc_info=error)
            return send(refusal(500, environ), environ, start_response)

    return answer


def refuse_strangers(app: Dash, known_path: Callable[[str], bool], objection: Objection) -> None:
    """Refuse unknown pages (404) and callback bodies that do not fit a callback of the app (400), with the reason.

    `objection` looks at a well-formed body and returns a sentence against it, or nothing.
    """
    catch_all = f"{app.config.routes_pathname_prefix}<path:path>"

    def check() -> None:
        rule = request.url_rule.rule if request.url_rule else ""
        if rule == catch_all and not known_path(request.path):
            abort(404)
        if request.path == UPDATE and request.method == "POST":
            _check_body(request.environ[BODY])

    def _check_body(raw: bytes) -> None:
        try:
            body = read_body(raw, app.callback_map)
        except Malformed as error:
            _refuse(str(error))
        reason = objection(body)
        if reason:
            _refuse(reason)

    app.server.before_request(check)


def _refuse(reason: str) -> None:
    refused = BadRequest()
    refused.reason = reason
    raise refused


def _of_address(environ: Environ) -> tuple[int, str]:
    path, query = environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
    if len(path) + len(query) > LONGEST_ADDRESS:
        return 414, ""
    if CONTROL.search(path) or ENCODED_CONTROL.search(query) or not _is_text(path):
        return 400, ODD_LETTERS
    return (0, "") if is_served(path) else (404, "")


def _is_text(path: str) -> bool:
    try:
        return bool(path.encode("latin-1").decode("utf-8") or True)
    except UnicodeError:
        return False


def _of_body(environ: Environ) -> int:
    length = environ.get("CONTENT_LENGTH") or ""
    if length and not (length.isascii() and length.isdigit()):
        return 400
    if len(length) > len(str(LARGEST_BODY)) or int(length or 0) > LARGEST_BODY:
        return 413
    if environ.get("PATH_INFO") != UPDATE or environ["REQUEST_METHOD"] != "POST":
        return 0
    if environ.get("CONTENT_TYPE", "").partition(";")[0].strip().lower() != "application/json":
        return 415
    body = _read(environ, length)
    environ[BODY], environ["wsgi.input"], environ["QUERY_STRING"] = body, BytesIO(body), ""
    environ["CONTENT_LENGTH"] = str(len(body))
    return 413 if len(body) > LARGEST_BODY else 0


def _read(environ: Environ, length: str) -> bytes:
    """The body; without a length only if the server says where it ends, or reading would never come back."""
    if length:
        return environ["wsgi.input"].read(int(length))
    return environ["wsgi.input"].read(LARGEST_BODY + 1) if environ.get("wsgi.input_terminated") else b""
