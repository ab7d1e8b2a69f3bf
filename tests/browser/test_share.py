"""What leaves the page is what is on it: the link, the table, the data."""

import csv
import io
import json

import pytest
from playwright.sync_api import Page, expect

from .conftest import OpenPage, Watch
from .room import BRISTOL, all_rows, fetch, seen, shared, steer, visit


def rows_of(base_url: str, address: str) -> tuple[list[dict], dict]:
    """The rows of an address as CSV, and its JSON."""
    path, _, query = address.partition("?")
    name = path if path != "/" else "/overview"
    table = list(csv.DictReader(io.StringIO(fetch(f"{base_url}{name}.csv?{query}")[1])))
    table = [] if table and list(table[0]) == ["note"] else table
    return table, json.loads(fetch(f"{base_url}{name}.json?{query}")[1])


def test_the_share_sheet_copies_the_address_bar(open_page: OpenPage, base_url: str) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    visit(page, f"{BRISTOL}&sort=goal&show=rev")
    page.locator("[data-share]").click()
    page.locator("[data-copy]").click()
    expect(page.locator("#share-sheet .said")).to_contain_text("Link copied")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied == page.url == f"{base_url}{BRISTOL}&sort=goal&show=rev"
    page.keyboard.press("Escape")
    expect(page.locator("#share-sheet")).to_be_hidden()
    other = open_page()
    visit(other, copied)
    assert seen(other) == seen(page)


def test_copying_works_without_https_too(open_page: OpenPage) -> None:
    """In a room the pages often come by plain http, where the browser has no clipboard of its own."""
    page = open_page(permissions=["clipboard-read", "clipboard-write"], name="plain http")
    page.add_init_script("if (location.hash !== '#read') Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    read = page.context.new_page()
    read.goto("/healthz#read")

    def copied() -> str:
        read.bring_to_front()
        words = read.evaluate("() => navigator.clipboard.readText()")
        page.bring_to_front()
        return words

    visit(page, BRISTOL)
    page.locator("[data-share]").click()
    page.locator("[data-copy]").click()
    expect(page.locator("#share-sheet .said")).to_contain_text("Link copied")
    assert copied() == page.url
    visit(page, "/reviews?goal=17")
    assert page.evaluate("() => window.cities_copy('a\\tb\\n c').then(() => true)") and copied().replace("\r", "") == "a\tb\n c"
    page.locator("#title").first.evaluate("title => { title.tabIndex = -1; title.focus(); }")
    page.evaluate("() => window.cities_copy('x')")
    assert page.evaluate("() => document.activeElement.id") == "title" and page.locator("textarea.sr-only").count() == 0


def test_a_picture_can_be_made_after_one_that_failed(page: Page, watch: Watch) -> None:
    visit(page, BRISTOL)
    page.locator("[data-share]").click()
    page.route("**/*.woff2*", lambda route: route.abort())
    page.route("**/symbols/**", lambda route: route.abort())
    page.locator("[data-make=svg]").click()
    expect(page.locator("#share-sheet .said")).to_contain_text("could not be made")
    page.unroute_all()
    with page.expect_download() as saved:
        page.locator("[data-make=png]").click()
    assert saved.value.suggested_filename.endswith(".png") and saved.value.path().stat().st_size > 20_000
    watch.problems.clear()


def test_the_links_of_the_sheet_are_the_view(page: Page, base_url: str) -> None:
    visit(page, f"{BRISTOL}&show=rev&rows=all")
    page.locator("[data-share]").click()
    assert shared(page, "csv") == "/gaps.csv?city=bristol&show=rev&rows=all"
    assert shared(page, "json") == "/gaps.json?city=bristol&show=rev&rows=all"
    table, data = rows_of(base_url, f"{BRISTOL}&show=rev&rows=all")
    names = page.locator(".rows a .row-name").all_inner_texts()
    assert [row["measure"] for row in table] == names == [row["measure"] for row in data["rows"]]


def test_gaps_exports_hold_the_rows_of_the_list(page: Page, base_url: str) -> None:
    visit(page, BRISTOL)
    for query in ("", "&sort=goal", "&show=rev", "&show=none", "&goal=11", "&targets=own", "&goal=17&show=hold"):
        link = f"/gaps?city=barcelona{query}&rows=all"
        steer(page, link)
        table, data = rows_of(base_url, link)
        assert len(table) == len(data["rows"]) == all_rows(page).count(), query
        assert {row["status"] for row in table} == set(page.locator(".rows a .pill").all_inner_texts()), query


def test_the_export_of_one_measure_holds_its_values(page: Page, base_url: str) -> None:
    visit(page, f"{BRISTOL}&table=1")
    link = page.locator(".panel a[download]").get_attribute("href") or ""
    table, _ = rows_of(base_url, link.replace(".csv", ""))
    shown = page.locator(".panel tbody tr").count()
    ahead = page.locator(".panel tbody tr", has=page.locator("td:first-child", has_text="2030")).count()
    assert len(table) == shown - ahead > 0


def test_the_overview_exports_what_its_table_counts(page: Page, base_url: str) -> None:
    visit(page, "/?table=1")
    for query in ("", "region=Europe", "goal=11", "network=metropolis"):
        steer(page, f"/?{query}&table=1" if query else "/?table=1")
        rows = page.locator("table", has=page.get_by_text("Measures by goal")).locator("tbody tr")
        cells = rows.evaluate_all("rows => rows.map(row => [row.cells[0].innerText.split(' ')[0], +row.cells[7].innerText.replace(/\\D/g, '')])")
        only = query.removeprefix("goal=") if query.startswith("goal=") else ""
        shown = {goal: n for goal, n in cells if n and only in ("", goal)}
        table, data = rows_of(base_url, f"/?{query}")
        counted: dict[str, int] = {}
        for row in table:
            counted[row["goal"]] = counted.get(row["goal"], 0) + int(row["measures"])
        assert len(table) == len(data["rows"])
        assert counted == shown, query


def test_the_data_page_exports_its_measures(page: Page, base_url: str) -> None:
    visit(page, "/data")
    for query in ("source=bristol-open-sdg", "source=eurostat-urban-audit", "series=eu-unemployment"):
        steer(page, f"/data?{query}")
        table, data = rows_of(base_url, f"/data?{query}")
        assert len(table) == len(data["rows"]) == page.locator("table.measures tbody tr").count()


@pytest.mark.parametrize("address", ["/gaps.csv?city=bristol", "/overview.csv", "/data.csv"])
def test_every_row_says_unit_year_source_and_release(base_url: str, address: str) -> None:
    status, body, headers = fetch(base_url + address)
    assert status == 200
    assert headers["Content-Type"].startswith("text/csv") and "attachment" in headers["Content-Disposition"]
    first = next(csv.DictReader(io.StringIO(body)))
    unit, source = first.get("UNIT_MEASURE") or first.get("unit_measure"), first["source"]
    assert unit and source and first["release"]
