"""Compression: which encoding a browser takes, and bytes packed for it, well packed beforehand where that pays."""

import gzip
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

import brotli
from werkzeug.http import parse_accept_header

SMALLEST = 600  # below this the header costs more than the bytes saved
QUICK_BELOW = 64_000  # up to this size the best brotli takes under 0.1 s
QUICK, FAST, BEST = 1, 3, 11  # a view packed at 3 is a twelfth smaller and costs two and a half times as much
TEXTUAL = ("text/", "application/json", "application/javascript", "image/svg+xml", "application/geo+json")


@lru_cache(maxsize=256)
def accepted(header: str) -> str:
    """The encoding to use for an Accept-Encoding header: `br`, `gzip`, or empty for none."""
    offers = parse_accept_header(header)
    return next((encoding for encoding in ("br", "gzip") if offers.quality(encoding) > 0), "")


def is_textual(content_type: str) -> bool:
    """True for content that shrinks when compressed; fonts and pictures are compressed already."""
    return content_type.startswith(TEXTUAL)


def pack(raw: bytes, encoding: str, quality: int = QUICK) -> bytes:
    """The bytes in the given encoding (`br`, `gzip` or empty)."""
    if encoding == "br":
        return brotli.compress(raw, quality=quality)
    return gzip.compress(raw, compresslevel=6, mtime=0) if encoding == "gzip" else raw


def pack_static(raw: bytes, encoding: str, packed: Path) -> bytes:
    """The bytes of a static file in the given encoding, from the folder of packed files if it holds them."""
    if encoding != "br":
        return pack(raw, encoding)
    ready = packed / _name(raw)
    if ready.is_file():
        return ready.read_bytes()
    return pack(raw, encoding, BEST if len(raw) < QUICK_BELOW else FAST)


def pack_files(files: Iterable[Path], packed: Path) -> None:
    """Write the best brotli of each file into `packed`, named after the content, so that no stale one is ever used."""
    packed.mkdir(parents=True, exist_ok=True)
    for file in files:
        raw = file.read_bytes()
        (packed / _name(raw)).write_bytes(pack(raw, "br", BEST))


def _name(raw: bytes) -> str:
    return blake2b(raw, digest_size=16).hexdigest() + ".br"
