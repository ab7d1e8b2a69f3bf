"""The addresses beside the pages: exports, and the list of places for the picker."""

import orjson
from flask import Flask, Response, abort, request

from dashboard import exports
from dashboard.components import content as contents
from dashboard.components.qr import qr_svg
from dashboard.figures.world import known
from dashboard.store.catalogue import Catalogue
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import PAGES, of_ours, read

EXPORTED = {"overview": "/", **{path.lstrip("/"): path for path in PAGES if path != "/"}}
# More than a QR code can hold and a phone can read from a wall.
LONGEST_CODED = 1_200
_DOTS = {"many": 3, "some": 2, "few": 1, "none": 0}


def register(server: Flask, store: Store, text: Text) -> None:
    """Add the addresses to the server."""

    @server.get("/<name>.<any(csv, json):suffix>")
    def export(name: str, suffix: str) -> Response:
        if name == "places" and suffix == "json":
            return Response(places(store.catalogue(), text), mimetype="application/json", headers={"Cache-Control": "public, max-age=300"})
        if name not in EXPORTED:
            abort(404)
        catalogue = store.catalogue()
        state = read(EXPORTED[name], request.query_string.decode("utf-8", "replace"), contents.vocabulary(catalogue, store.record()))
        found = exports.rows(state, store, text)
        body = exports.as_csv(found) if suffix == "csv" else exports.as_json(found, state, catalogue)
        attached = f'attachment; filename="cities-to-2030-{name}{"-" + state.city if state.city and not state.names else ""}.{suffix}"'
        return Response(body, mimetype=exports.FORMATS[suffix].split(";")[0], headers={"Content-Disposition": attached})

    @server.get("/qr.svg")
    def code() -> Response:
        return _code(request.args.get("view", ""))


def _code(view: str) -> Response:
    """The QR code of a view of ours, with the host it was asked at; nothing else gets a code."""
    if not of_ours(view) or len(view) > LONGEST_CODED:
        abort(404)
    return Response(qr_svg(request.host_url.rstrip("/") + view), mimetype="image/svg+xml", headers={"Cache-Control": "public, max-age=300"})


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
