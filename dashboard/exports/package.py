"""A view as a Frictionless data package: a descriptor beside the CSV files, which says what every column is.

Data Package standard, version 1: https is left out of the profile names because no address is needed to read one.
"""

from typing import Any

from dashboard import exports
from dashboard.store.catalogue import Record
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import ViewState

_TYPES = ((bool, "boolean"), (int, "integer"), (float, "number"))


def descriptor(state: ViewState, store: Store, text: Text, host: str) -> Record:
    """The package of every picture of a page, each a resource with the columns and types of its rows and the address of its CSV."""
    release = store.catalogue().release
    pinned = state.but(release=release["digest"], embed="", print="", table="")
    found = [_resource(pinned.but(picture=name), name, store, text, host) for name in exports.PICTURES[state.page]]
    sources = sorted({(row["source"], row["licence"]) for _, rows in found for row in rows}, key=str)
    known = {row["title"]: row for row in store.catalogue().sources.values()}
    return {
        "profile": "tabular-data-package",
        "name": f"cities-to-2030-{_name(state.page)}-{release['digest']}",
        "id": f"{_name(state.page)}-{release['digest']}",
        "title": text("app.name"),
        "version": release["release"],
        "created": f"{release['built']}T00:00:00Z",
        "homepage": exports.link_back(pinned.but(picture=""), release["digest"], host),
        "sources": [{"title": title, "licence": licence, **_path(known.get(title, {}).get("url"))} for title, licence in sources],
        **_licences([known[title] for title, _ in sources if title in known]),
        "resources": [resource for resource, _ in found],
    }


def _path(url: str | None) -> Record:
    return {"path": url} if url else {}


def _licences(sources: list[Record]) -> Record:
    """The licences with a text that can be opened, each once. The standard spells the key its own way and wants no empty list."""
    texts = {source["licence_url"]: source["licence"].partition(";")[0].partition(" (")[0] for source in sources if source["licence_url"]}
    return {"licenses": [{"title": title, "path": url} for url, title in texts.items()]} if texts else {}


def _name(page: str) -> str:
    return page.strip("/") or "overview"


def _resource(state: ViewState, name: str, store: Store, text: Text, host: str) -> tuple[Record, list[Record]]:
    rows = exports.rows(state, store, text, host)
    described = {
        "profile": "tabular-data-resource",
        "name": name,
        "title": text(f"picture.{_name(state.page)}.{name}"),
        "path": f"{host.rstrip('/')}{state.address('.csv')}",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"lineTerminator": "\r\n", "header": True},
        "schema": {"fields": [_field(column, rows) for column in (rows[0] if rows else {"note": ""})], "missingValues": [""]},
    }
    return described, rows


def _field(column: str, rows: list[Record]) -> Record:
    """Name and type of a column: the narrowest that fits every value; a column that is empty in this view may hold anything."""
    kinds: set[Any] = {type(row[column]) for row in rows if row[column] is not None}
    kinds = {float} if kinds == {int, float} else kinds
    fitting = [word for kind, word in _TYPES if kinds == {kind}]
    return {"name": column, "type": fitting[0] if fitting else "string" if kinds else "any"}
