"""Errors in plain words: a small page for people, `{"message": …}` for programs. Nothing sent in comes back out."""

import json
import logging
from html import escape
from http import HTTPStatus

from dash.exceptions import DependencyException, InvalidResourceError, PreventUpdate
from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from dashboard.serving.exchange import Answer, Environ
from dashboard.serving.headers import security_headers
from dashboard.serving.words import HOME, language, words

LOG = logging.getLogger(__name__)
RETRY_AFTER = "10"
PAGE = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} · Cities to 2030</title>
<style>:root{{color-scheme:light dark}}body{{font:1.125rem/1.5 "Source Sans 3 Variable",system-ui,sans-serif;
max-width:34rem;margin:15vh auto 0;padding:0 1.5rem}}h1{{font-size:1.75rem;line-height:1.2}}a{{color:inherit}}
</style></head>
<body><main><h1>{title}</h1><p>{sentence}</p><p><a href="/">{home}</a></p></main></body></html>
"""


def refusal(status: int, environ: Environ, reason: str = "", retry: bool = False, title: str = "") -> Answer:
    """The answer for an error, in the reader's language; `title` and `reason` replace ours and are escaped."""
    spoken = language(environ.get("QUERY_STRING", ""), environ.get("HTTP_ACCEPT_LANGUAGE", ""))
    told = words(status, spoken)
    title, sentence = title or told.title, reason or told.sentence
    if _for_a_program(environ):
        body, kind = json.dumps({"message": f"{title}. {sentence}"}), "application/json"
    else:
        named = {
            "lang": spoken,
            "title": escape(title),
            "sentence": escape(sentence),
            "home": escape(HOME[spoken]),
        }
        body, kind = PAGE.format(**named), "text/html; charset=utf-8"
    content = body.encode()
    headers = [("Content-Type", kind), ("Content-Length", str(len(content))), ("Cache-Control", "no-store")]
    headers += [("Retry-After", RETRY_AFTER)] if retry else []
    return Answer(f"{status} {HTTPStatus(status).phrase}", tuple(headers), content)


def written_out(status: int) -> bytes:
    """A refusal as it goes over the line, for what the server refuses before an application is asked: a line of 10,000
    characters, headers that are none. The connection is closed after it."""
    answer = refusal(status, {"REQUEST_METHOD": "GET"})
    lines = [f"HTTP/1.1 {answer.status}", "Connection: close", *(f"{name}: {value}" for name, value in [*answer.headers, *security_headers()])]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + answer.body


def tell_errors(server: Flask, unavailable: tuple[type[Exception], ...]) -> None:
    """Make every error of a Flask application speak so.

    `unavailable` are the exceptions that mean "no data just now": they give 503, and their text is shown as the reason.
    Any other exception gives 500; its traceback goes to the log and nowhere else.
    """

    def of_http(error: HTTPException) -> Response:
        if error.code is None or error.code < 400:
            return error.get_response()  # a redirect
        answer = _response(refusal(error.code, request.environ, getattr(error, "reason", ""), title=getattr(error, "title", "")))
        allowed = getattr(error, "valid_methods", None)
        if allowed:
            answer.headers["Allow"] = ", ".join(allowed)
        return answer

    def of_data(error: Exception) -> Response:
        LOG.error("%s %s: %s", request.method, request.path, error, exc_info=error.__cause__)
        return _response(refusal(503, request.environ, str(error), retry=True))

    def of_code(error: Exception) -> Response:
        LOG.error("%s %s failed", request.method, request.path, exc_info=error)
        return _response(refusal(500, request.environ))

    def of_file(error: Exception) -> Response:
        return _response(refusal(404, request.environ))

    server.register_error_handler(HTTPException, of_http)
    server.register_error_handler(Exception, of_code)
    server.register_error_handler(PreventUpdate, lambda error: ("", 204))
    for kind in (DependencyException, InvalidResourceError):  # Dash would answer these with a path, or with 500
        server.register_error_handler(kind, of_file)
    for kind in unavailable:
        server.register_error_handler(kind, of_data)


def _response(answer: Answer) -> Response:
    return Response(answer.body, answer.status, list(answer.headers))


def _for_a_program(environ: Environ) -> bool:
    path, wanted = environ.get("PATH_INFO", ""), environ.get("HTTP_ACCEPT", "")
    asked_by_script = environ["REQUEST_METHOD"] not in ("GET", "HEAD") or path.startswith("/_dash")
    return asked_by_script or path.endswith(".json") or ("json" in wanted and "html" not in wanted)
