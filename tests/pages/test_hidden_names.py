"""The rule of the room: where names of cities are hidden, no answer of the server names one, whatever form it takes."""

import html
import io
import json
import re
from collections.abc import Callable

import openpyxl
import pytest
from dash import Dash
from flask.testing import FlaskClient

from dashboard import exports
from dashboard.components.content import Content, vocabulary
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import read
from dashboard.views import hidden

from ..test_walls import body, post

Draw = Callable[[str], Content]
HIDES = "rule=chatham&names=hidden"
# The cities these views are about, as written anywhere; what the header hands to the one browser is not looked at.
NAMED = re.compile(r"(?<![a-z0-9])(?:bristol|madrid)(?![a-z0-9])", re.IGNORECASE)
FOR_THE_BROWSER = re.compile(r'data-names=\\?"[^"]*"')
VIEWS = (
    "/?cities=bristol&goal=11", "/gaps?city=bristol&table=1&wide=1", "/gaps?city=bristol&targets=own&show=none", "/gaps?city=madrid&series=eu-unemployment",
    "/compare?cities=bristol~madrid&highlight=bristol", "/compare?cities=madrid~bristol&chart=trends&table=1", "/compare?cities=bristol~madrid&chart=two",
    "/compare?cities=bristol~madrid&chart=shared&old=1&mean=1", "/interlinkages?city=bristol", "/interlinkages?layer=activities&by=members",
    "/activities?member=bristol", "/activities?cities=bristol~madrid&rows=all", "/reviews?cities=bristol~madrid", "/data?source=bristol-open-sdg",
    "/sessions", "/sessions/session-1?step=2", "/gaps?city=bristol&goal=madrid&bristol=madrid&sort=gap&sort=madrid",
)  # fmt: skip


def told(words: str) -> list[str]:
    """What of the cities stands in an answer, with a little of what stands around it."""
    plain = FOR_THE_BROWSER.sub("", html.unescape(words))
    return [plain[max(found.start() - 60, 0) : found.end() + 20] for found in NAMED.finditer(plain)]


@pytest.mark.parametrize("form", ["", "embed=1", "print=1", "present=1"])
@pytest.mark.parametrize("view", VIEWS)
def test_no_answer_names_a_city(app: Dash, client: FlaskClient, view: str, form: str) -> None:
    path, _, query = view.partition("?")
    asked = "&".join(filter(None, (query, form, HIDES)))
    document = client.get(f"{path}?{asked}", follow_redirects=True)
    assert document.status_code == 200 and told(document.get_data(as_text=True)) == []
    sent = body(app, path, f"?{asked}~bristol")
    sent["outputs"][1] = [{"id": {"part": key}, "property": "html"} for key in ("header", "footer", "sheets")]
    drawn = post(client, sent)
    assert drawn.status_code == 200 and told(json.dumps(json.loads(drawn.data), ensure_ascii=False).replace('\\"', '"')) == []


def files() -> list[tuple[str, str, str]]:
    """Every picture of every page about the cities."""
    queries = {"/gaps": "city=bristol", "/activities": "member=bristol", "/data": "source=bristol-open-sdg", "/sessions": ""}
    named = [(page, picture) for page, pictures in exports.PICTURES.items() for picture in pictures]
    return [(page.strip("/") or "overview", picture, queries.get(page, "cities=bristol~madrid")) for page, picture in named]


@pytest.mark.parametrize(("page", "picture", "query"), files())
def test_no_file_names_a_city(client: FlaskClient, page: str, picture: str, query: str) -> None:
    for suffix in ("csv", "json", "xlsx", "sdmx.csv", "datapackage.json", "qr.svg"):
        answer = client.get(f"/{page}.{suffix}?{query}&nonsense=bristol&picture={picture}&{HIDES}~bristol")
        words = answer.get_data(as_text=True) if suffix != "xlsx" else written(answer.data)
        assert told(words + str(answer.headers)) == [], suffix


def written(book: bytes) -> str:
    """Everything a workbook says."""
    opened = openpyxl.load_workbook(io.BytesIO(book))
    return "\n".join(str(cell) for sheet in opened for row in sheet.values for cell in (sheet.title, *row)) + str(opened.properties)


def test_a_code_holds_no_city(client: FlaskClient) -> None:
    plain, veiled = client.get("/gaps.qr.svg?city=bristol&rule=chatham").data, client.get(f"/gaps.qr.svg?city=bristol&{HIDES}~bristol").data
    assert plain != veiled == client.get(f"/gaps.qr.svg?{HIDES}").data


def test_the_same_letter_for_the_same_city(draw: Draw) -> None:
    page = draw("/gaps?city=bogota&names=hidden~helsinki~bogota&rule=chatham")
    assert page.title.startswith("City B")


def test_an_address_with_hidden_places_shows_nothing_by_itself(client: FlaskClient) -> None:
    answer = client.get("/gaps?city=hidden-1&rule=chatham&names=hidden").get_data(as_text=True)
    assert "This view hides its cities" in answer and "Mexico City" not in answer


def test_exports_carry_the_mark_of_the_rule(store: Store, text: Text) -> None:
    for query, mark in (("rule=chatham", "may not be revealed"), ("rule=chatham&names=hidden", "no names")):
        rows = exports.rows(read("/gaps", f"city=bogota&{query}", vocabulary(store.catalogue(), store.record())), store, text)
        assert rows and all(mark in row["rule"] for row in rows)
        assert ("Bogotá" in str(rows)) == ("names" not in query)


@pytest.mark.parametrize("form", ["embed=1&picture=measure", "print=1"])
def test_pictures_and_sheets_carry_the_mark_and_name_no_hidden_city(draw: Callable[[str], Content], form: str) -> None:
    plain, veiled = (draw(f"/gaps?city=bogota&series=colombia-homicides&{form}&{rule}") for rule in ("rule=chatham", "rule=chatham&names=hidden"))
    assert "may not be revealed" in "".join(plain.parts.values())
    told = "".join((veiled.title, veiled.sentence, *veiled.parts.values()))
    assert "Chatham House Rule: no names" in told
    assert "Bogot" not in told and "bogota" not in told


def test_short_names_and_names_in_other_scripts_are_hidden_too(store: Store, text: Text) -> None:
    """NYC only as a whole word; where words have no spaces between them, anywhere."""
    veil = hidden.veil(read("/", HIDES, vocabulary(store.catalogue(), store.record())), store.catalogue(), text)
    assert veil.plain("NYC and AMB, not AMBER") == "City A and City B, not AMBER"
    assert veil.plain("在北京市, 서울시, eThekwini") == "在City C市, City D시, City E"
    assert veil.plain("NEW YORK, New York") == "City A, City A"
    assert veil.plain("of the cities, la ville, LA") == "of the cities, la ville, LA"
