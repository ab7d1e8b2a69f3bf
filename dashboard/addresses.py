"""The addresses beside the pages: exports of every picture, the QR code of a view, and the list of places for the picker."""

from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from typing import NoReturn

import orjson
from flask import Flask, Response, abort, request
from werkzeug.exceptions import NotFound

from dashboard import exports
from dashboard.asked import asked
from dashboard.exports import formats, package, sdmx
from dashboard.exports.formats import Export
from dashboard.figures.world import known
from dashboard.store.catalogue import Catalogue
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_keys import OUTDATED
from dashboard.view_state import PAGES, ViewState
from dashboard.views import hidden

EXPORTED = {"overview": "/", **{path.lstrip("/"): path for path in PAGES if path != "/"}}
NAMES = {path: name for name, path in EXPORTED.items()}
CODE_TYPE = "image/svg+xml"
# What a code may hold at most with the share of redundancy we ask for (version 40, level M).
LONGEST_CODED = 2331
_DOTS = {"many": 3, "some": 2, "few": 1, "none": 0}
_QUERY = Callable[[ViewState], Response]


def register(server: Flask, store: Store, text: Text) -> None:
    """Add the addresses to the server."""

    def answered(name: str, answer: _QUERY, *, names_all: bool = False, rows: bool = True) -> Response:
        """The answer for the view a request names. A file that names every place (`names_all`) is refused while names are hidden,
        one with `rows` if they would be those of another view."""
        if name not in EXPORTED:
            abort(404)
        with asked(EXPORTED[name], request.query_string.decode("utf-8", "replace"), store) as state:
            if names_all and state.names:
                _refuse(text, text("rule.no-package"))
            _understood(state, text, rows=rows)
            return answer(state)

    @server.get("/places.json")
    def listed_places() -> Response:
        return Response(places(store.catalogue(), text), mimetype="application/json", headers={"Cache-Control": "public, max-age=300"})

    @server.get("/<name>.<any(csv, json, xlsx):suffix>")
    def export(name: str, suffix: str) -> Response:
        return answered(name, lambda state: _attached(_body(_export(state, store, text), suffix), state, suffix))

    @server.get("/<name>.datapackage.json")
    def described(name: str) -> Response:
        return answered(name, lambda state: _attached(_descriptor(state, store, text), state, "datapackage.json"), names_all=True)

    @server.get("/<name>.sdmx.csv")
    def observed(name: str) -> Response:
        if name in EXPORTED and name != "gaps":
            _refuse(text, text("export.no-observations"))
        return answered(name, lambda state: _attached(sdmx.as_csv(sdmx.observations(state, store, text)), state, "sdmx.csv"), names_all=True)

    @server.get("/<name>.qr.svg")
    def coded(name: str) -> Response:
        return answered(name, lambda state: Response(_coded(request.url_root.rstrip("/") + hidden.told(state).address(), text), mimetype=CODE_TYPE), rows=False)


def _understood(state: ViewState, text: Text, *, rows: bool) -> None:
    """Refuse what asks for something the release does not have: `rows` of another view could not say that they are."""
    unknown = [misread.key for misread in state.misread if misread.why in ("unknown-value", OUTDATED)]
    if "picture" in unknown:
        _refuse(text, text("export.no-picture", names=", ".join(exports.PICTURES[state.page])))
    if unknown and rows:
        _refuse(text, text("export.unknown", key=unknown[0]))


def _export(state: ViewState, store: Store, text: Text) -> Export:
    host, release = request.url_root, store.catalogue().release
    picture = exports.picture(state)
    rows = exports.rows(state, store, text, host)
    title = text(f"picture.{NAMES[state.page]}.{picture}")
    link = "" if state.names else exports.link_back(state, release["digest"], host)
    sources = "; ".join(sorted({f"{row['source']} ({row['licence']})" for row in rows}))
    about = {
        "picture": title, "view": link, "release": f"{release['release']} ({release['digest']}, {release['built']})", "sources": sources,
        "columns": text("export.columns"), "missing": text("export.missing"),
    }  # fmt: skip
    message = "" if state.names else exports.message(state, store, text)
    about |= {"message": message} if message else {}
    said = tuple((text(f"export.about-{key}"), words) for key, words in about.items())
    view, misread = ("", ()) if state.names else (state.address(), state.misread)
    return Export(rows, title, picture, view, release, text("export.empty", picture=title), said, misread, message)


def _body(export: Export, suffix: str) -> bytes:
    if suffix == "csv":
        return formats.as_csv(export.rows, export.empty)
    return formats.as_json(export) if suffix == "json" else formats.as_xlsx(export)


def _descriptor(state: ViewState, store: Store, text: Text) -> bytes:
    return orjson.dumps(package.descriptor(state, store, text, request.url_root), option=orjson.OPT_INDENT_2).replace(b"<", b"\\u003c")


def _attached(body: bytes, state: ViewState, suffix: str) -> Response:
    """A file to keep, named after page, city and picture."""
    named = "-".join(filter(None, ("cities-to-2030", NAMES[state.page], "" if state.names else state.city, state.picture)))
    return Response(body, mimetype=formats.TYPES[suffix.split(".")[-1]], headers={"Content-Disposition": f'attachment; filename="{named}.{suffix}"'})


def _coded(link: str, text: Text) -> bytes:
    if len(link.encode()) > LONGEST_CODED:
        _refuse(text, text("share.too-long"))
    return _code(link)


@lru_cache(maxsize=256)
def _code(link: str) -> bytes:
    """The QR code of a link, black on white with its quiet zone."""
    import segno  # takes 60 ms to load and no page needs it

    out = BytesIO()
    segno.make(link, error="m", boost_error=False, micro=False).save(out, kind="svg", border=4, light="#fff", omitsize=True, xmldecl=False)
    return out.getvalue()


def _refuse(text: Text, reason: str) -> NoReturn:
    """A 404 that says that no file can be made, and why."""
    refused = NotFound()
    refused.title, refused.reason = text("export.refused"), reason  # type: ignore[attr-defined]
    raise refused


def places(catalogue: Catalogue, text: Text) -> bytes:
    """All areas for the picker: name, other names, country, how much is known. Cities with figures first."""
    listed = []
    for area in catalogue.areas.values():
        if area["kind"] == "country":
            continue
        dots = _DOTS[known(area["n_goals"])]
        listed.append(
            {
                "slug": area["ref_area"],
                "name": area["name"],
                "also": catalogue.aliases.get(area["ref_area"], []),
                "country": area["country_name"] or "",
                "dots": dots,
                "words": text(f"picker.dots.{dots}"),
                "member": bool(area["is_network"]),
            }
        )
    listed.sort(key=lambda place: (not place["member"], -place["dots"], place["name"]))
    return orjson.dumps({"release": catalogue.digest, "places": listed})
