"""Files that do not change while a page is open: read and packed once, sent from memory, kept by browsers for a year.

Dash puts a file's time of change into its address, our fonts carry a hash in their name: such an address never means
anything else, so a browser need not ask again. Any other address is asked again and answered 304 while it is the same.
"""

import os
import re
from collections.abc import Hashable
from pathlib import Path
from posixpath import normpath
from wsgiref.types import WSGIApplication

from dashboard.serving.answers import keeping, packed
from dashboard.serving.exchange import Answer, Environ
from dashboard.serving.packing import pack_static
from dashboard.serving.shelf import Shelf

ASSETS = "/assets/"
PACKAGES = "/_dash-component-suites/"
ICON = "/_favicon.ico"
FINGERPRINT = re.compile(r"\.v[\w-]+m[0-9a-fA-F]+(?=\.)")
HASHED = re.compile(r"\.[0-9a-f]{10}\.\w+$")
# Lock files, packed copies and test tools lie in the same folder; nobody has a use for them over the network.
NOT_SERVED = re.compile(r"(^|/)\.|(^|/)package(-lock)?\.json$|\.lock$|^vendor/(test|packed|made-from)|^vendor\.")
NOT_LOADED = (r"^test$", r"^packed$", r"^vendor\.")  # what Dash must not put into the page, folder by folder
FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
AN_HOUR = "public, max-age=3600"  # a picture named in a stylesheet: an old one does no harm, asking again costs
DESCRIBING = {"content-type", "last-modified"}
LIMIT = 64_000_000


def with_static_files(app: WSGIApplication, assets: Path) -> WSGIApplication:
    """Serve the asset folder and the component packages from memory, as brotli or gzip where that helps."""
    packed_files = assets / "vendor" / "packed"

    def key_of(environ: Environ) -> Hashable | None:
        path = environ["PATH_INFO"]
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD") or path != normpath(path):
            return None
        if path.startswith(PACKAGES):
            return FINGERPRINT.sub("", path), _lasts(environ, 0.0)
        changed = _changed(assets, path)
        return (path, _lasts(environ, changed), changed) if path == ICON or path.startswith(ASSETS) else None

    def finish(answer: Answer, encoding: str, environ: Environ) -> Answer:
        lasts = _lasts(environ, _changed(assets, environ["PATH_INFO"]))
        described = tuple(pair for pair in answer.headers if pair[0].lower() in DESCRIBING)
        picture = answer.header("content-type").startswith("image/")
        cache = FOREVER if lasts else AN_HOUR if picture else ASK_AGAIN
        plain = Answer(answer.status, described, answer.body)
        return packed(plain, encoding, packer, cache_control=cache, vary="Accept-Encoding")

    def packer(raw: bytes, encoding: str) -> bytes:
        return pack_static(raw, encoding, packed_files)

    return keeping(app, Shelf(LIMIT), key_of, finish)


def is_served(path: str) -> bool:
    """False for files of the asset folder that are nobody's business."""
    return not (path.startswith(ASSETS) and NOT_SERVED.search(path.removeprefix(ASSETS)))


def _changed(assets: Path, path: str) -> float:
    """When the file last changed, 0 for none: part of the key, so that an edited stylesheet shows without a restart."""
    try:
        return os.stat(f"{assets}/{path.removeprefix(ASSETS)}").st_mtime if path.startswith(ASSETS) else 0.0
    except (OSError, ValueError):
        return 0.0


def _lasts(environ: Environ, changed: float) -> bool:
    path = environ["PATH_INFO"]
    if path.startswith(PACKAGES):
        return bool(FINGERPRINT.search(path))
    return bool(HASHED.search(path)) or environ.get("QUERY_STRING") == f"m={changed}"
