"""Reviews: choosing cities and a goal, the table twin, and a partnership check that never leaves the page."""

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .conftest import OpenPage, Watch
from .room import expect_address, focused, follow, settle, visit, widest

AXE = Path(__file__).resolve().parents[2] / "assets" / "vendor" / "test" / "axe.min.js"
_MIDDLES = "all => all.map(one => { const box = one.getBoundingClientRect(); return box.top + box.height / 2; })"
_AXE = """async () => (await axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })).violations
  .map(rule => rule.id + ': ' + rule.nodes.map(node => node.target).slice(0, 4).join(' | '))"""


def test_cities_are_taken_out_and_come_back(page: Page) -> None:
    visit(page, "/reviews?cities=helsinki~mexico-city~milan")
    expect(page.locator("#title")).to_have_text("Two of three cities have a confirmed local review")
    follow(page, "#out-milan")
    expect_address(page, "/reviews?cities=helsinki~mexico-city")
    assert page.locator(".lane").count() == 2
    page.go_back()
    settle(page)
    assert page.locator(".lane-city a").all_inner_texts() == ["Helsinki", "Mexico City", "Milan"]
    page.go_forward()
    settle(page)
    assert page.locator(".lane").count() == 2
    page.reload()
    settle(page)
    expect(page.locator("#title")).to_have_text("Two of two cities have a confirmed local review")
    follow(page, "#choice-set-convening")
    expect_address(page, "/reviews")
    assert page.locator(".lane").count() == 14


def test_a_city_is_added_by_the_picker(page: Page) -> None:
    visit(page, "/reviews?cities=helsinki")
    page.locator("#add-city").fill("yoko")
    expect(page.locator("#add-city-list li").first).to_contain_text("Yokohama")
    page.keyboard.press("Enter")
    expect_address(page, "/reviews?cities=helsinki~yokohama")
    expect(page.locator("#lane-yokohama")).to_contain_text("seen 2021")


def test_a_goal_opens_by_keyboard_at_one_request(page: Page, watch: Watch) -> None:
    visit(page, "/reviews")
    before = len(watch.draws)
    page.locator("#filter-goal-11").focus()
    page.keyboard.press("Enter")
    expect_address(page, "/reviews?goal=11")
    assert len(watch.draws) == before + 1 and focused(page) == "filter-goal-11"
    expect(page.locator("[data-part=reviews-measures] tbody tr")).to_have_count(10)
    page.keyboard.press("t")
    expect_address(page, "/reviews?goal=11&table=1")
    assert page.locator(".review-table tbody tr").count() > 40


def test_lanes_and_marks_stand_at_the_same_height(page: Page) -> None:
    visit(page, "/reviews")
    lanes = page.locator(".lane").evaluate_all(_MIDDLES)
    marks = page.locator(".lanes-chart .scatterlayer .point").evaluate_all(_MIDDLES)
    assert len(marks) > 40
    assert all(min(abs(mark - lane) for lane in lanes) < 2 for mark in marks)


def test_the_check_is_filled_by_keyboard_and_taken_away(page: Page) -> None:
    visit(page, "/reviews")
    page.locator("#answer-power").focus()
    page.keyboard.press("y")
    page.keyboard.press("Tab")
    page.keyboard.type('=sum, "quoted"')
    expect(page.locator(".check-said")).to_have_text("1 of 18 answered")
    with page.expect_download() as saved:
        page.locator("[data-check-save]").click()
    assert saved.value.suggested_filename == "partnership-check.csv"
    rows = list(csv.reader(io.StringIO(Path(saved.value.path()).read_text(encoding="utf-8-sig"))))
    assert rows[0] == ["Factor", "Question", "Answer", "Own note"] and len(rows) == 19
    (power,) = [row for row in rows if row[0] == "Politics and power"]
    assert power[2:] == ["Yes", '\'=sum, "quoted"']


def test_the_check_is_never_sent_and_survives_a_new_view(page: Page, watch: Watch) -> None:
    visit(page, "/reviews")
    page.locator("#answer-power").select_option("partly")
    page.locator("#note-power").fill("a secret of the room")
    follow(page, "#filter-goal-11")
    follow(page, "#nav-overview")
    follow(page, "#nav-reviews")
    expect(page.locator("#note-power")).to_have_value("a secret of the room")
    expect(page.locator("#answer-power")).to_have_value("partly")
    assert not any("secret" in sent for sent in watch.draws)
    assert page.evaluate("() => localStorage.length + sessionStorage.length + document.cookie.length") == 0
    page.reload()
    settle(page)
    expect(page.locator("#note-power")).to_have_value("")


def test_clearing_asks_twice(page: Page) -> None:
    visit(page, "/reviews")
    page.locator("#answer-power").select_option("no")
    clear = page.locator("[data-check-clear]")
    clear.click()
    expect(page.locator("#answer-power")).to_have_value("no")
    expect(clear).to_have_text("Press again to clear")
    clear.click()
    expect(page.locator("#answer-power")).to_have_value("")
    expect(clear).to_have_text("Clear answers")


def test_copying_gives_a_table(open_page: OpenPage) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    visit(page, "/reviews")
    page.locator("#answer-capacity").select_option("yes")
    page.locator("[data-check-copy]").click()
    expect(page.locator(".check-said")).to_contain_text("Copied")
    lines = page.evaluate("() => navigator.clipboard.readText()").replace("\r", "").split("\n")
    assert len(lines) == 19 and all(line.count("\t") == 3 for line in lines)


@pytest.mark.parametrize("address", ["/reviews", "/reviews?goal=11&table=1", "/reviews?cities=milan"])
def test_nothing_stands_in_the_way(page: Page, address: str) -> None:
    visit(page, address)
    page.evaluate(AXE.read_text(encoding="utf-8") + "; null")
    assert not page.evaluate(_AXE)


_SMALL = """all => all.filter(element => element.checkVisibility()).map(element => [element.id || element.innerText, element.getBoundingClientRect()])
  .filter(([_, box]) => box.height < 43.5 || box.width < 30).map(([name, box]) => `${name} ${box.width} x ${box.height}`)"""


@pytest.mark.parametrize("width", [390, 320])
def test_a_phone_never_scrolls_sideways_and_has_room_for_fingers(open_page: OpenPage, width: int) -> None:
    page = open_page(width, 844, has_touch=True, is_mobile=True)
    visit(page, "/reviews")
    assert widest(page) == 0
    small = page.locator("#page a, #page button, #page select, #page input").evaluate_all(_SMALL)
    assert not [name for name in small if not name.startswith(("list-table", "Table", "Download"))], "links within a sentence may be small"
