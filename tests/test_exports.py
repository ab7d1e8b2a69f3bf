"""The rows behind a page: with unit, year, status and source in every row, safe to open in a spreadsheet."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from dashboard import application
from dashboard.components.content import Content
from dashboard.exports import formats

ADDRESSES = [
    "/gaps.csv?city=mexico-city", "/gaps.csv?city=bristol&goal=11", "/gaps.csv?city=barcelona&targets=own", "/gaps.csv?city=bogota&series=colombia-homicides",
    "/overview.csv", "/overview.csv?region=Africa&goal=11", "/data.csv?source=eurostat-urban-audit",
    "/compare.csv", "/compare.csv?cities=madrid~berlin&chart=shared",
    "/interlinkages.csv", "/interlinkages.csv?pair=us-broadband~us-poverty", "/interlinkages.csv?layer=research", "/interlinkages.csv?layer=activities&few=1",
]  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def rows(answer: bytes) -> list[dict[str, str]]:
    """A CSV answer as a spreadsheet reads it."""
    assert answer.startswith(b"\xef\xbb\xbf"), "the mark by which spreadsheets know UTF-8"
    return list(csv.DictReader(io.StringIO(answer.decode("utf-8-sig"), newline="")))


@pytest.fixture
def ask(client: FlaskClient) -> Callable[[str], list[dict[str, str]]]:
    """The rows of an address."""

    def get(address: str) -> list[dict[str, str]]:
        answer = client.get(address)
        assert answer.status_code == 200 and answer.mimetype == "text/csv"
        assert answer.headers["Content-Disposition"].startswith('attachment; filename="cities-to-2030-')
        return rows(answer.data)

    return get


@pytest.mark.parametrize("address", [address for address in ADDRESSES if "/gaps" in address])
def test_a_row_can_travel_alone(ask: Callable, address: str) -> None:
    found = ask(address)
    assert found
    for row in found:
        if row.get("status_code") == "none" and not row["OBS_VALUE"]:
            continue  # known for parts of the city only
        for column in (
            "REF_AREA",
            "SERIES",
            "measure",
            "TIME_PERIOD",
            "OBS_VALUE",
            "UNIT_MEASURE",
            "OBS_STATUS",
            "measured_for",
            "source",
            "licence",
            "release",
        ):
            assert row[column], (column, row)
        float(row["OBS_VALUE"])
        assert 1900 <= int(row["TIME_PERIOD"]) <= 2100


def test_the_rows_of_a_city_are_the_rows_of_its_page(ask: Callable, draw: Callable[[str], Content]) -> None:
    for query in ("city=bristol", "city=bristol&goal=11", "city=mexico-city&show=worse"):
        page = draw(f"/gaps?{query}&rows=all")
        listed = [part.split('"')[0] for part in (page.parts["gaps-rows"] + page.parts["gaps-rest"]).split(' id="row-')[1:]]
        assert [row["SERIES"] for row in ask(f"/gaps.csv?{query}")] == listed


def test_values_of_one_measure(ask: Callable, store) -> None:  # noqa: ANN001
    found = ask("/gaps.csv?city=bogota&series=colombia-homicides")
    assert [(int(row["TIME_PERIOD"]), float(row["OBS_VALUE"])) for row in found] == [
        (row["time_period"], row["obs_value"]) for row in store.observations("bogota", "colombia-homicides")
    ]


def test_the_citys_own_targets_say_so(ask: Callable) -> None:
    assert {row["target_origin"] for row in ask("/gaps.csv?city=barcelona&targets=own")} == {"local"}


def test_a_target_for_another_year_is_no_target_of_2030(ask: Callable) -> None:
    found = {row["SERIES"]: (row["target_2030"], row["target_value"], row["target_year"]) for row in ask("/gaps.csv?city=los-angeles&targets=own")}
    assert found == {"la-7-2-1-renewable": ("", "100.0", "2035"), "la-11-1-1-street": ("", "0.0", "2028"), "la-3-6-1-city": ("", "0.0", "2025")}
    for row in ask("/gaps.csv?city=los-angeles&targets=own&series=la-7-2-1-renewable"):
        assert (row["target_2030"], row["target_value"], row["target_year"]) == ("", "100.0", "2035")
    for row in ask("/gaps.csv?city=bogota"):
        assert row["target_2030"] == row["target_value"] and row["target_year"] == ("2030" if row["target_value"] else "")


def test_the_overview_counts_what_the_page_counts(ask: Callable) -> None:
    found = ask("/overview.csv")
    assert {row["goal"] for row in found} <= {str(goal) for goal in range(1, 18)}
    assert all(int(row["measures"]) >= int(row["measures_old"]) and row["status"] and row["UNIT_MEASURE"] and row["source"] for row in found)


def test_every_measure_of_a_source(ask: Callable) -> None:
    found = ask("/data.csv?source=eurostat-urban-audit")
    assert found and {row["source"] for row in found} == {"eurostat-urban-audit"} and all(row["source_title"] for row in found)
    assert all(row["definition"] and row["licence"] and row["bound_origin"] for row in found)


@pytest.mark.parametrize("address", ADDRESSES)
def test_json_says_which_release_and_which_view(client: FlaskClient, address: str) -> None:
    answer = client.get(address.replace(".csv", ".json"))
    body = json.loads(answer.data)
    assert answer.mimetype == "application/json" and body["release"] and len(body["digest"]) == 12
    assert body["view"] == address.replace(".csv", "").replace("/overview", "/")
    assert len(body["rows"]) == len(rows(client.get(address).data))


def test_rows_are_plain_values(client: FlaskClient) -> None:
    """A number is a number in JSON, a missing one is null."""
    found = json.loads(client.get("/gaps.json?city=bristol").data)["rows"]
    for column in ("OBS_VALUE", "target_2030"):
        kinds = {type(row[column]) for row in found}
        assert kinds == {float, type(None)}, column


@given(
    st.lists(
        st.dictionaries(st.sampled_from("abc"), st.text(max_size=8) | st.floats(allow_nan=False) | st.none() | st.booleans(), min_size=3, max_size=3),
        min_size=1,
        max_size=4,
    )
)
def test_no_cell_of_text_can_run_as_a_formula(found: list[dict]) -> None:
    found = [{key: row[key] for key in "abc"} for row in found]
    for before, after in zip(found, rows(formats.as_csv(found)), strict=True):
        for key, value in before.items():
            assert not (isinstance(value, str) and after[key].lstrip().startswith(FORMULA)), (value, after[key])
            assert value is not None or after[key] == ""


def test_a_note_that_looks_like_a_formula(small: Path) -> None:
    client = application.create(small).server.test_client()
    found = rows(client.get("/gaps.csv?city=alphaville&series=homicides").data)
    assert [row["note"] for row in found][-1] == "'=1+1"
    assert [float(row["OBS_VALUE"]) for row in found] == [10, 11, 12.4, 13.5]


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r"])
def test_every_first_sign_of_a_formula_is_known(first: str) -> None:
    assert formats.as_csv([{"words": f"{first}1"}]).decode("utf-8-sig").partition("\r\n")[2].lstrip('"').startswith("'" + first)


def test_a_negative_number_stays_a_number() -> None:
    assert rows(formats.as_csv([{"change": -1.5, "words": "-1.5"}])) == [{"change": "-1.5", "words": "'-1.5"}]


def test_a_view_without_rows_is_no_error(client: FlaskClient, store) -> None:  # noqa: ANN001
    silent = next(key for key in store.catalogue().network_areas if not store.assessments_of_area(key))
    answer = client.get(f"/gaps.csv?city={silent}")
    (row,) = rows(answer.data)
    assert answer.status_code == 200 and list(row) == ["note"] and row["note"].startswith("There are no rows in")
    body = json.loads(client.get(f"/gaps.json?city={silent}").data)
    assert body["rows"] == [] and body["message"] == row["note"]


@pytest.mark.parametrize("address", ["/nothing.csv", "/gaps.xls", "/gaps.csv.csv", "/..csv", "/places.csv", "/gaps/csv"])
def test_other_exports_do_not_exist(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(("query", "key"), [("city=atlantis", "city"), ("city=bristol&series=nothing", "series"), ("release=000000000000", "release")])
def test_a_file_about_what_is_not_there_is_refused(client: FlaskClient, query: str, key: str) -> None:
    """The rows of another view must not pass for those that were asked for; its code and its page say what they leave out."""
    for suffix in ("csv", "json", "xlsx", "sdmx.csv", "datapackage.json"):
        answer = client.get(f"/gaps.{suffix}?{query}")
        assert answer.status_code == 404 and f"{key}=" in answer.get_data(as_text=True), suffix
    assert client.get(f"/gaps.qr.svg?{query}").status_code == 200
    assert json.loads(client.get("/gaps.json?city=bristol&utm_source=mail").data)["misread"][0]["key"] == "utm_source"


def test_rows_of_a_pair_carry_both_units_years_and_the_licence(ask: Callable[[str], list[dict[str, str]]]) -> None:
    for row in (*ask("/interlinkages.csv?picture=strong")[:3], *ask("/interlinkages.csv?picture=pair")[:3]):
        assert row["UNIT_MEASURE_a"] and row["UNIT_MEASURE"] == f"{row['UNIT_MEASURE_a']} | {row['UNIT_MEASURE_b']}"
        assert row["TIME_PERIOD"] == "/".join(sorted({row["TIME_PERIOD_a"], row["TIME_PERIOD_b"]}))
        assert row["source"].startswith("US Cities SDG Index") and row["licence"] == "CC BY 4.0"
    assert ask("/interlinkages.csv")[0]["licence"] == "CC BY 4.0"
    assert {row["TIME_PERIOD"] for row in ask("/compare.csv?cities=los-angeles~honolulu&picture=strip")} == {"2017"}


def test_numbers_carry_no_noise_of_arithmetic(ask: Callable[[str], list[dict[str, str]]]) -> None:
    row = ask("/gaps.csv?city=madrid&series=qol-safe-at-night-city&picture=ahead")[0]
    assert (row["gap_to_best"], row["OBS_VALUE"], row["better_than_percent"]) == ("10.44", "77.32", "60.0")


def test_the_descriptor_is_dated_to_the_second_and_leaves_empty_columns_open(client: FlaskClient) -> None:
    found = json.loads(client.get("/gaps.datapackage.json?city=bogota").data)
    assert found["created"].endswith("T00:00:00Z")
    ahead = next(resource for resource in found["resources"] if resource["name"] == "ahead")
    assert {field["name"]: field["type"] for field in ahead["schema"]["fields"]}["own_value"] == "any"


def test_the_descriptor_leads_to_its_sources_and_licences(client: FlaskClient) -> None:
    found = json.loads(client.get("/gaps.datapackage.json?city=pittsburgh").data)
    paths = {source["title"]: source.get("path") for source in found["sources"]}
    assert paths["US Cities SDG Index 2017, 2018 and 2019"] == "https://github.com/sdsna/2019USCitiesIndex"
    assert {"title": "CC BY 4.0", "path": "https://creativecommons.org/licenses/by/4.0/"} in found["licenses"]


def test_a_printed_workbook_is_one_or_two_pages_wide(client: FlaskClient) -> None:
    for address, wide in (("/gaps.xlsx?city=bogota", "2"), ("/overview.xlsx", "1")):
        sheet = zipfile.ZipFile(io.BytesIO(client.get(address).data)).read("xl/worksheets/sheet1.xml").decode()
        found = re.search(r"<pageSetup ([^>]*)/>", sheet)
        assert found and 'fitToHeight="0"' in found[1] and (wide == "1") == ("fitToWidth" not in found[1]) and 'fitToPage="1"' in sheet


def test_figures_of_a_comparison_carry_their_status(ask: Callable[[str], list[dict[str, str]]]) -> None:
    pairs = ask("/compare.csv?cities=berlin~lyon&picture=two")
    assert len(pairs) > 100 and {row["OBS_STATUS"] for row in pairs} | {row["OBS_STATUS_2"] for row in pairs} <= {"A", "B", "D", "E", "P"}
    peers = ask("/compare.csv?cities=berlin~lyon&picture=peers")
    assert {row["peer"]: row["OBS_STATUS"] for row in peers}["milan"] == "A"
    assert all(row["OBS_STATUS"] in ("A", "B", "D", "E", "P") for row in peers if row["OBS_VALUE"])
