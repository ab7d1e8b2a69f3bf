"""Compare: cities chosen and left out, one highlighted, a set shared, the way there from the gaps, all by link, click and keyboard."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from .conftest import OpenPage, Watch
from .room import expect_address, focused, follow, settle, tab_to, visit, widest

AXE = Path(__file__).resolve().parents[2] / "assets" / "vendor" / "test" / "axe.min.js"
_AXE = """async () => (await axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })).violations
  .map(rule => rule.id + ': ' + rule.nodes.map(node => node.target).slice(0, 4).join(' | '))"""
_MIDDLES = "all => all.map(one => { const box = one.getBoundingClientRect(); return box.top + box.height / 2; })"
FOUR = "/compare?cities=madrid~berlin~zagreb~mannheim&series=eu-unemployment"
US = "/compare?cities=new-york~los-angeles~pittsburgh~honolulu&chart=shared&old=1"
EVERY = ["/compare", f"{FOUR}&highlight=madrid&table=1", f"{FOUR}&chart=trends", f"{FOUR}&chart=two&marks=region&table=1",
         f"{US}&highlight=los-angeles&mean=1&table=1",
         "/compare?cities=bogota", "/compare?cities=mannheim~los-angeles&series=eu-unemployment"]  # fmt: skip


def test_a_city_is_highlighted_left_out_and_comes_back(page: Page, watch: Watch) -> None:
    visit(page, FOUR)
    expect(page.locator("#title")).to_have_text("Unemployment: down in 3 of 4 cities since 2015")
    before = len(watch.draws)
    follow(page, "#mark-mannheim")
    expect_address(page, f"{FOUR}&highlight=mannheim")
    assert len(watch.draws) == before + 1 and focused(page) == "mark-mannheim"
    assert page.locator(".is-on:visible").count() == 3, "token, row and small panel"
    follow(page, "#out-zagreb")
    assert page.locator(".ranked-row").count() == 3 and focused(page) == "add-city"
    page.go_back()
    settle(page)
    assert page.locator(".ranked-name a").all_inner_texts() == ["Zagreb", "Mannheim", "Berlin", "Madrid"]
    page.go_forward()
    settle(page)
    page.reload()
    settle(page)
    assert page.locator(".ranked-row").count() == 3
    follow(page, "#clear-all")
    expect_address(page, "/compare")


def test_a_city_is_added_by_the_picker_and_a_set_chosen(page: Page) -> None:
    visit(page, FOUR)
    page.locator("#add-city").fill("sofi")
    expect(page.locator("#add-city-list li").first).to_contain_text("Sofia")
    page.keyboard.press("Enter")
    settle(page)
    expect(page.locator("#row-sofia")).to_be_visible()
    page.locator("#sets-open").click()
    follow(page, "#set-region-africa")
    assert page.locator(".city-tokens li").count() == 14 and focused(page) == "sets-open"
    expect(page.locator(".sets-drawer .drawer-body")).to_be_hidden()


def test_by_keyboard_alone(page: Page) -> None:
    visit(page, FOUR)
    tab_to(page, "measure-open")
    page.keyboard.press("Enter")
    expect(page.locator(".measure-drawer .drawer-body")).to_be_visible()
    page.keyboard.press("Escape")
    assert focused(page) == "measure-open"
    tab_to(page, "token-berlin")
    page.keyboard.press("Enter")
    expect_address(page, f"{FOUR}&highlight=berlin")
    page.keyboard.press("t")
    settle(page)
    assert page.locator("main table caption").count() == 3
    tab_to(page, "moving-worse")
    page.keyboard.press("Enter")
    settle(page)
    assert page.locator(".ranked-row").count() == 1 and focused(page) == "moving-worse"


@pytest.mark.parametrize("width", [1440, 390])
def test_rows_and_roads_stand_at_the_same_height(open_page: OpenPage, width: int) -> None:
    page = open_page(width, 900)
    visit(page, "/compare")
    rows = page.locator(".ranked-row").evaluate_all(_MIDDLES)
    dots = page.locator(".ranked-chart .scatterlayer .trace:last-child .point").evaluate_all(_MIDDLES)
    assert len(rows) == len(dots) == 14
    shifts = [dot - row for row, dot in zip(rows, dots, strict=True)]
    assert max(shifts) - min(shifts) < 2 and (abs(shifts[0]) < 2 if width == 1440 else 15 < shifts[0] < 35)


def test_a_set_of_measures_grows_is_kept_and_opens_elsewhere(page: Page) -> None:
    visit(page, US)
    assert page.locator(".shared-table tbody tr").count() == 12
    follow(page, "#k-more")
    assert page.locator(".shared-table tbody tr").count() == 13 and focused(page) == "k-more"
    page.locator(".curve-chart .nsewdrag").wait_for()
    first = page.locator(".shared-table .pin").first
    key = (first.get_attribute("id") or "").removeprefix("pin-")
    first.click()
    settle(page)
    expect(page.locator(f"#pin-{key}")).to_have_text("Kept")
    follow(page, "#choice-have-half")
    expect(page.locator(f"#shared-{key}")).to_be_visible()
    follow(page, "#open-gaps")
    expect(page.locator("#title")).to_contain_text("13 chosen measures")
    follow(page, "#compared-pittsburgh")
    expect(page.locator("#title")).to_contain_text("Pittsburgh")
    follow(page, "#nav-compare")
    assert page.locator(".city-tokens li").count() == 4


def test_the_text_to_take_home_is_copied_with_the_link(open_page: OpenPage) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    visit(page, US)
    page.locator("[data-copy-text]").click()
    expect(page.locator("#home-said")).to_contain_text("Copied")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied.startswith("Shared dashboard of 4 cities") and copied.strip().endswith(US)


def test_from_a_gap_to_who_is_ahead_and_back(page: Page) -> None:
    visit(page, "/gaps?city=helsinki&series=eu-unemployment")
    follow(page, "#ahead-compare")
    expect(page.locator("#row-helsinki.is-on")).to_be_visible()
    follow(page, "#gaps-zagreb")
    expect_address(page, "/gaps?city=zagreb&series=eu-unemployment")


def test_more_opens_by_keyboard_on_a_phone(phone: Page) -> None:
    visit(phone, "/compare")
    assert phone.locator(".bottom > a, .bottom > details").count() == 5
    phone.locator("#bottom-more").focus()
    phone.keyboard.press("Enter")
    reviews = phone.locator(".bottom-menu a", has_text="Reviews")
    expect(reviews).to_be_visible()
    phone.keyboard.press("Escape")
    expect(reviews).to_be_hidden()
    phone.locator("#bottom-more").tap()
    reviews.tap()
    settle(phone)
    expect(phone.locator("#title")).to_contain_text("local review")
    expect(phone.locator(".bottom-menu")).to_be_hidden()


@pytest.mark.parametrize("address", EVERY)
def test_nothing_stands_in_the_way(page: Page, address: str) -> None:
    visit(page, address)
    page.evaluate(AXE.read_text(encoding="utf-8") + "; null")
    assert not page.evaluate(_AXE)
    page.set_viewport_size({"width": 390, "height": 844})
    settle(page)
    assert not page.evaluate(_AXE)


_SMALL = """all => all.filter(element => element.checkVisibility()).map(element => [element.id || element.innerText, element.getBoundingClientRect()])
  .filter(([_, box]) => box.height < 43.5 || box.width < 30).map(([name, box]) => `${name} ${box.width} x ${box.height}`)"""
_IN_SENTENCES = ("list-table", "Table", "Download", "Chart", "Data,", "open-")


@pytest.mark.parametrize("width", [390, 320])
def test_a_phone_never_scrolls_sideways_and_has_room_for_fingers(open_page: OpenPage, width: int) -> None:
    page = open_page(width, 844, has_touch=True, is_mobile=True)
    for address in EVERY:
        visit(page, address)
        assert widest(page) == 0, address
        small = page.locator("#page a, #page button, #page input").evaluate_all(_SMALL)
        assert not [name for name in small if not name.startswith(_IN_SENTENCES)], address


@pytest.mark.parametrize("cities", ["", "&cities=madrid~berlin~helsinki~zagreb"])
def test_the_small_panels_are_whole_on_paper(page: Page, cities: str) -> None:
    visit(page, f"/compare?print=1{cities}")
    sheet = page.locator(".sheet-second").evaluate("sheet => [sheet.scrollWidth - sheet.clientWidth, sheet.scrollHeight - sheet.clientHeight]")
    assert sheet == [0, 0]
    years = page.locator(".sheet-second .multiple-year").evaluate_all("all => Math.max(...all.map(year => year.getBoundingClientRect().bottom))")
    assert years <= (page.locator(".print-foot").bounding_box() or {})["y"]


def test_a_long_name_stays_in_its_row(page: Page) -> None:
    cities = "santa-lucia-cotzumalguapa-gt~neuquen-plottier-cipolletti-ar"
    visit(page, f"/compare?cities={cities}&series=un-transport-access")
    for width in (768, 1024, 1200, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        boxes = page.locator(".ranked-row .ranked-name a").evaluate_all(
            "all => all.map(name => [name, name.closest('.ranked-row')].map(part => part.getBoundingClientRect())).map(([name, row]) => [name.left - row.left,"
            " name.top - row.top, row.bottom - name.bottom])"
        )
        assert len(boxes) == 2 and all(edge >= 0 for box in boxes for edge in box), width
