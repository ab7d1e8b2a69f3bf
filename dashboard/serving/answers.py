"""Answers kept as ready bytes: what Dash says once for a release and a view is not computed again.

A callback's answer depends on its body and the release only; a document on the address, the reader's language and the
release. An answer that sets a cookie or says `no-store` is never kept.
"""

from collections.abc import Callable, Hashable, Iterable
from hashlib import blake2b
from wsgiref.types import StartResponse, WSGIApplication

from flask import Flask, Response, request

from dashboard.serving.exchange import WHOLE, Answer, Environ, ask, send
from dashboard.serving.packing import SMALLEST, accepted, is_textual, pack
from dashboard.serving.shelf import Shelf
from dashboard.serving.words import language

UPDATE = "/_dash-update-component"
LAYOUT = "/_dash-layout"
OF_DASH = (LAYOUT, "/_dash-dependencies")
BODY = "dashboard.body"  # where the wall in front leaves the callback body it has read
SITE = ("HTTP_HOST", "wsgi.url_scheme")
VARY = "Accept-Encoding, Accept-Language"

Key = Callable[[Environ], Hashable | None]
Finish = Callable[[Answer, str, Environ], Answer]


def keeping(app: WSGIApplication, shelf: Shelf, key_of: Key, finish: Finish) -> WSGIApplication:
    """Put a shelf in front of an application.

    `key_of` names what an answer depends on, None for requests that are none of the shelf's business. `finish` packs
    the application's answer for the encoding the browser takes. Only complete answers of status 200 are kept, and only
    if the key is still the same afterwards: a release that changed meanwhile must not be filed under the old name.
    """

    def answer(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        key = key_of(environ)
        if key is None:
            return app(environ, start_response)
        encoding = accepted(environ.get("HTTP_ACCEPT_ENCODING", ""))
        kept = shelf.get((key, encoding))
        if kept is None:
            kept = ask(app, environ)
            if _may_be_kept(kept):
                kept = finish(kept, encoding, environ)
                if key == key_of(environ):
                    shelf.put((key, encoding), kept)
        return send(kept, environ, start_response)

    return answer


def with_kept_answers(app: WSGIApplication, *, shelf: Shelf, release: Callable[[], str], known_path: Callable[[str], bool]) -> WSGIApplication:
    """Keep callback answers and documents. While `release()` raises, nothing is kept and every request goes through."""

    def key_of(environ: Environ) -> Hashable | None:
        method, path = environ["REQUEST_METHOD"], environ["PATH_INFO"]
        if method == "POST" and path == UPDATE:
            said = environ[BODY]
        elif method in ("GET", "HEAD") and (path in OF_DASH or known_path(path)):
            query = environ.get("QUERY_STRING", "")
            parts = [path, query, language(query, environ.get("HTTP_ACCEPT_LANGUAGE", "")), *(environ.get(name, "") for name in SITE)]
            parts += [environ.get("HTTP_REFERER", "")] if path == LAYOUT else []
            said = "\0".join(parts).encode("utf-8", "surrogateescape")
        else:
            return None
        digest = _named(release)
        # What a stranger sends may be long, and the shelf counts answers, not keys.
        return None if digest is None else (digest, path == UPDATE, blake2b(said, digest_size=16).digest())

    return keeping(app, shelf, key_of, _finish)


def pack_the_rest(server: Flask) -> None:
    """Compress textual answers that are not kept, such as exports; what is being streamed is left alone."""

    def after(response: Response) -> Response:
        encoding = accepted(request.headers.get("Accept-Encoding", ""))
        whole = response.status_code == 200 and response.is_sequence and not response.direct_passthrough
        if not encoding or not whole or WHOLE in request.environ or not is_textual(response.content_type or ""):
            return response
        body = response.get_data()
        if len(body) >= SMALLEST and "Content-Encoding" not in response.headers:
            response.set_data(pack(body, encoding))
            response.headers["Content-Encoding"] = encoding
            response.vary.add("Accept-Encoding")
        return response

    server.after_request(after)


def packed(answer: Answer, encoding: str, packer: Callable[[bytes, str], bytes], **headers: str) -> Answer:
    """The answer in the given encoding if it shrinks, with its length and `headers`; if it may be stored, with its ETag (of the plain body)."""
    encoding = encoding if len(answer.body) >= SMALLEST and is_textual(answer.header("content-type")) else ""
    body = packer(answer.body, encoding)
    headers |= {"content_length": str(len(body))} | ({"content_encoding": encoding} if encoding else {})
    if headers.get("cache_control") != "no-store":
        headers["etag"] = f'"{blake2b(answer.body, digest_size=12).hexdigest()}"'
    return Answer(answer.status, answer.headers, body).with_headers(**headers)


def _named(release: Callable[[], str]) -> str | None:
    try:
        return release()
    except Exception:  # whatever keeps the data from being read, the request itself will say so
        return None


def _may_be_kept(answer: Answer) -> bool:
    forbidden = answer.header("set-cookie") or "no-store" in answer.header("cache-control")
    return answer.status.startswith("200") and not forbidden


def _finish(answer: Answer, encoding: str, environ: Environ) -> Answer:
    cache = "no-store" if environ["REQUEST_METHOD"] == "POST" else answer.header("cache-control") or "no-cache"
    return packed(answer, encoding, pack, cache_control=cache, vary=VARY)
