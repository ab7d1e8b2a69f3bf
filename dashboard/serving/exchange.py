"""One request and its whole answer, below Flask: what lets a ready answer go out without asking Dash again."""

from collections.abc import Iterable
from dataclasses import dataclass
from wsgiref.types import StartResponse, WSGIApplication

from werkzeug.http import parse_etags, unquote_etag
from werkzeug.test import run_wsgi_app

Environ = dict
NOT_MODIFIED = "304 Not Modified"
WHOLE = "dashboard.whole"  # marks a request whose answer will be packed, and perhaps kept, further out
PARTIAL = {"HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE", "HTTP_IF_RANGE"}
KEPT_ON_304 = {"cache-control", "etag", "vary", "content-location", "expires"}


@dataclass(frozen=True)
class Answer:
    """A complete HTTP answer: status line, headers, body."""

    status: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        """The value of a header, empty if it is not there."""
        return next((value for key, value in self.headers if key.lower() == name), "")

    def with_headers(self, **changed: str) -> "Answer":
        """The same answer with some headers set; names are written with underscores for dashes."""
        names = {name.replace("_", "-").lower(): value for name, value in changed.items()}
        others = tuple(pair for pair in self.headers if pair[0].lower() not in names)
        return Answer(self.status, others + tuple((name.title(), value) for name, value in names.items()), self.body)


def ask(app: WSGIApplication, environ: Environ) -> Answer:
    """Run the application to the end, for the whole answer: HEAD, ranges and "only if changed" are left to `send`."""
    asked = {name: value for name, value in environ.items() if name not in PARTIAL} | {WHOLE: True}
    if asked["REQUEST_METHOD"] == "HEAD":
        asked["REQUEST_METHOD"] = "GET"
    body, status, headers = run_wsgi_app(app, asked, buffered=True)
    return Answer(status, tuple(headers.items()), b"".join(body))


def send(answer: Answer, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    """Send an answer: 304 if the browser has it, no body for a HEAD."""
    asked = environ.get("HTTP_IF_NONE_MATCH")
    if asked and _is_held(asked, answer.header("etag")):
        start_response(NOT_MODIFIED, [pair for pair in answer.headers if pair[0].lower() in KEPT_ON_304])
        return []
    start_response(answer.status, list(answer.headers))
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [answer.body]


def _is_held(asked: str, etag: str) -> bool:
    """Whether a browser that names its copies holds this one. It may name several, and a machine between marks them as weak."""
    return bool(etag) and (asked == etag or parse_etags(asked).contains_weak(unquote_etag(etag)[0] or ""))
