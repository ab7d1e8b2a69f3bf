"""Security headers, on every answer the application gives: pages, files, callbacks and errors alike."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from wsgiref.types import StartResponse, WSGIApplication

from dashboard.serving.exchange import Environ

NOBODY = "'none'"
ANYONE = "*"
A_YEAR = "max-age=31536000; includeSubDomains"
PERMISSIONS = ", ".join(f"{feature}=()" for feature in ("camera", "geolocation", "microphone", "payment", "usb"))
ALWAYS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", PERMISSIONS),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
)
SET_HERE = {"content-security-policy", "x-frame-options", "strict-transport-security", "server"}
SET_HERE |= {name.lower() for name, _ in ALWAYS}

Framing = Callable[[Environ], str]


def nobody(environ: Environ) -> str:
    """Who may show a page in a frame: nobody."""
    return NOBODY


@lru_cache(maxsize=16)
def content_policy(script_hashes: tuple[str, ...], ancestors: str) -> str:
    """The Content-Security-Policy. Only styles may be inline: Plotly and Dash place their parts with them. Frames hold our own
    pages alone: a picture to save is laid out in one."""
    rules = (
        "default-src 'none'",
        " ".join(("script-src 'self'", *script_hashes)),
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "frame-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        f"frame-ancestors {ancestors}",
    )
    return "; ".join(rules)


def security_headers(script_hashes: tuple[str, ...] = (), ancestors: str = NOBODY) -> list[tuple[str, str]]:
    """The headers of an answer that these scripts may run in and these origins may frame."""
    framed = [("X-Frame-Options", "DENY")] if ancestors == NOBODY else []
    return [*ALWAYS, ("Content-Security-Policy", content_policy(script_hashes, ancestors)), *framed]


def with_security_headers(app: WSGIApplication, script_hashes: tuple[str, ...], framing: Framing = nobody) -> WSGIApplication:
    """Add the headers to everything `app` answers.

    `framing` says, per request, which origins may frame the answer (in the words of `frame-ancestors`). HTTPS is only
    promised for the future when the request came by HTTPS.
    """

    def answer(environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        extra = security_headers(script_hashes, framing(environ))
        if environ.get("wsgi.url_scheme") == "https":
            extra.append(("Strict-Transport-Security", A_YEAR))

        def start(status: str, headers: list[tuple[str, str]], *failure: object) -> Callable[[bytes], object]:
            kept = [pair for pair in headers if pair[0].lower() not in SET_HERE]
            return start_response(status, kept + extra, *failure)

        return app(environ, start)

    return answer
