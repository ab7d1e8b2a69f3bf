"""Asks for the first page and its files before any visitor does, and lets every worker open the data."""

import logging
import re
from wsgiref.types import WSGIApplication

from werkzeug.test import Client

LOG = logging.getLogger(__name__)
LINKED = re.compile(r"""(?:src|href)=["'](/[^"'/][^"']*)["']""")
FIRST = ("/_dash-layout", "/_dash-dependencies", "/readyz", "/gaps")


def open_data(app: WSGIApplication) -> None:
    """Let a worker open the data file, which none may take over from another process. Never raises: `/readyz` says what is wrong."""
    try:
        Client(app).get("/readyz")
    except Exception as error:
        LOG.error("The worker could not open the data", exc_info=error)


def warm(app: WSGIApplication) -> int:
    """Request the first page and all it names, as a browser would. Returns how many answers were not 200.

    Never raises: a worker that cannot be warmed must still start and say on `/readyz` what is wrong.
    """
    try:
        client = Client(app)
        page = client.get("/", headers={"Accept-Encoding": "identity"}).get_data(as_text=True)
        paths = [*FIRST, *LINKED.findall(page)]
        return sum(client.get(path, headers={"Accept-Encoding": "br"}).status_code != 200 for path in paths)
    except Exception as error:
        LOG.error("The worker could not be warmed", exc_info=error)
        return 1
