"""Every picture of every page: its rows in every form, its card on the page, alone, and a wrong name."""

import csv
import io
import json
import math
import re
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import segno
from flask.testing import FlaskClient

from dashboard import application, exports
from dashboard.components.content import Content
from dashboard.exports import formats
from dashboard.text import Text
from dashboard.view_state import PAGES

NAMES = {
    "/": "overview",
    "/gaps": "gaps",
    "/compare": "compare",
    "/interlinkages": "interlinkages",
    "/activities": "activities",
    "/reviews": "reviews",
    "/data": "data",
    "/sessions": "sessions",
}
PICTURES = [(page, picture) for page, pictures in exports.PICTURES.items() for picture in pictures]
BRISTOL = "city=bristol&"


US = "cities=new-york~los-angeles~pittsburgh&"
VIEWS = {("/compare", "two"): f"{US}chart=two&", ("/compare", "shared"): f"{US}chart=shared&old=1&", ("/compare", "curve"): f"{US}chart=shared&old=1&",
         ("/compare", "mean"): f"{US}chart=shared&old=1&mean=1&"}  # fmt: skip
FILTERED = (
    "/gaps?city=mexico-city&show=worse&picture=list", "/gaps?city=bogota&series=colombia-homicides&picture=measure",
    "/gaps?city=mexico-city&goal=11&picture=list",
    "/overview?region=Africa&picture=goals", "/overview?network=metropolis&picture=map", "/compare?cities=madrid~lisbon~helsinki&picture=measure",
    "/interlinkages?goal=3&picture=network", "/activities?member=mexico-city&picture=list", "/reviews?cities=helsinki~bogota&picture=lines",
)  # fmt: skip
LISTS = {"/gaps": {"ahead"}, "/interlinkages": {"also", "strong"}}  # rows of lists inside another picture's card


def view(page: str, picture: str) -> str:
    """The query of a view that draws the picture; on `/gaps` that of a city with many figures."""
    return VIEWS.get((page, picture), BRISTOL if page == "/gaps" else "")


def link(page: str, picture: str, suffix: str) -> str:
    """The address of an export."""
    return f"/{NAMES[page]}.{suffix}?{view(page, picture)}picture={picture}"


def table(client: FlaskClient, address: str) -> list[dict[str, str]]:
    """A CSV answer as rows."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))


def test_every_page_has_pictures_and_every_picture_its_words(text: Text) -> None:
    assert exports.PICTURES.keys() == PAGES.keys()
    for page, pictures in exports.PICTURES.items():
        assert all(text(f"picture.{NAMES[page]}.{name}") for name in pictures)


@pytest.mark.parametrize(("page", "picture"), PICTURES)
def test_every_row_travels_alone(client: FlaskClient, page: str, picture: str) -> None:
    found = table(client, link(page, picture, "csv"))
    assert found
    for row in found:
        assert list(row)[-7:] == list(exports.LAST)
        assert row["UNIT_MEASURE"] and row["source"] and row["licence"] and row["release"], row
        assert re.fullmatch(r"http://localhost/.*release=[0-9a-f]{12}.*", row["link"]) and f"picture={picture}" in row["link"]


def in_three_forms(client: FlaskClient, asked: str) -> tuple[list[dict], list[dict[str, str]], list[tuple]]:
    """The rows of a view as JSON, as CSV, and as the lines of a workbook with its header first."""
    page, _, query = asked.partition("?")
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{page}.xlsx?{query}").data))
    assert "Link back" in [row[0] for row in book["About"].values] and book["Rows"].freeze_panes == "A2"
    return json.loads(client.get(f"{page}.json?{query}").data)["rows"], table(client, f"{page}.csv?{query}"), list(book["Rows"].values)


@pytest.mark.parametrize("asked", [*(link(page, picture, "?").replace(".??", "?") for page, picture in PICTURES), *FILTERED])
def test_the_three_forms_hold_the_same(client: FlaskClient, asked: str) -> None:
    """Cell by cell: a number is that number in each, nothing is nothing in each, a year is whole, no number carries noise."""
    rows, flat, sheet = in_three_forms(client, asked)
    assert rows and len(rows) == len(flat) == len(sheet) - 1
    assert list(sheet[0]) == list(flat[0])
    for row, plain, cells in zip(rows, flat, sheet[1:], strict=True):
        assert list(row) == list(sheet[0])
        for (column, value), words, cell in zip(row.items(), plain.values(), cells, strict=True):
            where = (column, value, words, cell)
            if value is None or value == "":
                assert words == "" and cell is None, where
            elif isinstance(value, bool):
                assert words == str(value) and cell is value, where
            elif isinstance(value, str):
                assert words in (value, f"'{value}") and cell == value, where
                assert not re.fullmatch(r"-?[0-9]+[.][0-9]{9,}|None|nan|NaN|True|False", value), where
            else:
                assert words == str(value) and float(words) == value == cell and math.isfinite(value), where
                assert float(f"{value:.12g}") == value, where
                assert "year" not in column.lower() or isinstance(value, int) or column.endswith("per_year"), where


def test_the_card_of_every_picture_stands_on_its_page(draw: Callable[[str], Content]) -> None:
    for page, pictures in exports.PICTURES.items():
        drawn = [draw(f"{page}?{query}") for query in {"", *(view(page, picture) for picture in pictures)}]
        named = {name for shown in drawn for name in re.findall(r"'data-picture': '([^']+)'", str(shown.frame(shown)))}
        assert set(pictures) - LISTS.get(page, set()) == named, page


@pytest.mark.parametrize(("page", "picture"), PICTURES)
def test_a_picture_alone_holds_its_card_and_no_controls(draw: Callable[[str], Content], page: str, picture: str) -> None:
    alone = draw(f"{page}?{view(page, picture)}embed=1&picture={picture}")
    parts = list(alone.parts)
    assert parts[0] == "embed-head" and parts[-1] == "embed-foot" and len(parts) < len(draw(f"{page}?{view(page, picture)}").parts) + 2
    assert 'id="title"' in alone.parts["embed-head"] and "Cities to 2030" in alone.parts["embed-foot"]
    assert "embed=1" not in alone.parts["embed-foot"]


def test_a_picture_nobody_has(client: FlaskClient, draw: Callable[[str], Content]) -> None:
    """An export of it is refused with the list; a page shows its main one and says so."""
    for suffix in ("csv", "json", "xlsx", "datapackage.json", "qr.svg"):
        answer = client.get(f"/overview.{suffix}?picture=<b>")
        assert answer.status_code == 404 and b"goals, map, effort" in answer.data and b"<b>" not in answer.data
        assert b"This file cannot be made" in answer.data and b"There is no page" not in answer.data
    assert "This page has no picture called “cats”, so its main one is shown." in draw("/?embed=1&picture=cats").parts["embed-head"]
    assert "home-mosaic-rows" in draw("/?embed=1&picture=cats").parts


def test_an_embed_of_nothing_says_so(store, draw: Callable[[str], Content]) -> None:  # noqa: ANN001
    silent = next(key for key in store.catalogue().network_areas if not store.assessments_of_area(key))
    assert "has not shared this yet" in draw(f"/gaps?city={silent}&embed=1&picture=measure").parts["gaps-panel-top"]
    assert "There is nothing to show" in draw(f"/gaps?city={silent}&embed=1&picture=ahead").parts["embed-head"]


def test_text_is_text_in_a_workbook(small: Path) -> None:
    """A cell that looks like a formula is a string, and nothing in the sheet is a formula."""
    client = application.create(small).server.test_client()
    book = openpyxl.load_workbook(io.BytesIO(client.get("/gaps.xlsx?city=alphaville&series=homicides").data))
    cells = [cell for row in book["Rows"].iter_rows() for cell in row]
    assert "=1+1" in [cell.value for cell in cells if cell.data_type == "s"]
    assert not [cell for cell in cells if cell.data_type == "f"]


def test_the_same_rows_give_the_same_workbook(client: FlaskClient) -> None:
    address = "/reviews.xlsx?picture=hubs"
    assert client.get(address).data == client.get(address).data


def test_an_empty_workbook_says_why() -> None:
    import datetime

    release = {"release": "r", "digest": "d", "built": datetime.date(2026, 11, 20)}
    book = openpyxl.load_workbook(io.BytesIO(formats.as_xlsx(formats.Export([], "t", "p", "/", release, "Nothing here."))))
    assert list(book["Rows"].values) == [("note",), ("Nothing here.",)]


@pytest.mark.parametrize("page", exports.PICTURES)
def test_a_package_describes_every_file_of_a_page(client: FlaskClient, page: str) -> None:
    package = json.loads(client.get(f"/{NAMES[page]}.datapackage.json").data)
    assert re.fullmatch(r"[a-z0-9._-]+", package["name"]) and package["profile"] == "tabular-data-package" and package["sources"]
    assert [resource["name"] for resource in package["resources"]] == list(exports.PICTURES[page])
    for resource in package["resources"]:
        answer = client.get(resource["path"].removeprefix("http://localhost"))
        header, *rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))
        fields = resource["schema"]["fields"]
        assert header == [field["name"] for field in fields] and resource["title"]
        for row in rows[:50]:
            for field, cell in zip(fields, row, strict=True):
                if cell and field["type"] in ("integer", "number"):
                    float(cell)
                if cell and field["type"] == "integer":
                    int(cell)


def test_observations_as_sdmx(client: FlaskClient, store) -> None:  # noqa: ANN001
    body = client.get("/gaps.sdmx.csv?city=bogota&series=colombia-homicides").data.decode()
    found = list(csv.DictReader(io.StringIO(body)))
    assert body.startswith("STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,SERIES,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,OBS_STATUS")
    kept = sorted(store.observations("bogota", "colombia-homicides"), key=lambda row: row["time_period"])
    assert [(int(row["TIME_PERIOD"]), float(row["OBS_VALUE"])) for row in found] == [(row["time_period"], row["obs_value"]) for row in kept]
    assert {row["STRUCTURE"] for row in found} == {"dataflow"} and {row["ACTION"] for row in found} == {"I"}
    everything = list(csv.DictReader(io.StringIO(client.get("/gaps.sdmx.csv?city=bogota").data.decode())))
    assert len({row["SERIES"] for row in everything}) > 20 and all(row["UNIT_MEASURE"] for row in everything)
    assert client.get("/reviews.sdmx.csv").status_code == 404


def test_the_code_holds_the_address(client: FlaskClient) -> None:
    answer = client.get("/gaps.qr.svg?city=bogota&goal=11")
    assert answer.mimetype == "image/svg+xml"
    out = io.BytesIO()
    segno.make("http://localhost/gaps?city=bogota&goal=11", error="m", boost_error=False, micro=False).save(
        out, kind="svg", border=4, light="#fff", omitsize=True, xmldecl=False
    )
    assert answer.data == out.getvalue()


def test_a_link_too_long_for_a_code(client: FlaskClient, store) -> None:  # noqa: ANN001
    cities = "~".join(sorted(store.catalogue().areas, key=len)[-160:])
    answer = client.get(f"/reviews.qr.svg?cities={cities}")
    assert answer.status_code == 404 and b"too long for a QR code" in answer.data
