"""Two addresses for machines: `/healthz`, the process is alive; `/readyz`, it can read a release."""

import logging
from collections.abc import Callable

from flask import Flask, Response, jsonify, request

from dashboard.serving.errors import refusal

LOG = logging.getLogger(__name__)
UNREADABLE = "The data file cannot be opened."


def add_health(server: Flask, ready: Callable[[], str], unavailable: tuple[type[Exception], ...]) -> None:
    """Add both addresses.

    `ready()` opens the data and returns the release's digest, or raises. The text of an `unavailable` exception is
    shown as the reason; any other is logged, because it may name paths. Not ready is 503 with Retry-After.
    """

    def healthz() -> Response:
        return _unkept(jsonify(status="alive"))

    def readyz() -> Response:
        try:
            return _unkept(jsonify(status="ready", release=ready()))
        except unavailable as error:
            reason = str(error)
        except Exception as error:  # a probe must be answered whatever is wrong
            LOG.error("The data cannot be read", exc_info=error)
            reason = UNREADABLE
        answer = refusal(503, {**request.environ, "HTTP_ACCEPT": "application/json"}, reason, retry=True)
        return Response(answer.body, answer.status, list(answer.headers))

    server.add_url_rule("/healthz", "healthz", healthz)
    server.add_url_rule("/readyz", "readyz", readyz)


def _unkept(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
