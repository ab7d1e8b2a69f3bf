"""The place picker: any spelling, keys alone, and a way back."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import OpenPage, Watch
from .room import BRISTOL, expect_address, focused, option, seen, settle, visit


def type_city(page: Page, typed: str) -> None:
    """Type into the picker as a reader does."""
    page.locator("#city").click()
    page.keyboard.type(typed)


@pytest.mark.parametrize(("typed", "name", "slug"), [("sao", "São Paulo", "sao-paulo"), ("bogota", "Bogotá", "bogota"), ("MONTREAL", "Montréal", "montreal")])
def test_a_city_is_found_without_its_accents(page: Page, watch: Watch, typed: str, name: str, slug: str) -> None:
    visit(page, BRISTOL)
    type_city(page, typed)
    option(page, name).click()
    expect_address(page, f"/gaps?city={slug}")
    expect(page.locator("#city")).to_have_value(name)
    expect(page.locator("#title")).to_contain_text(name)
    assert len(watch.draws) == 2


def test_arrow_keys_alone_choose_a_city(page: Page) -> None:
    visit(page, BRISTOL)
    page.locator("#city").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#city")).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    active = page.locator("#city-list li[aria-selected=true]")
    expect(page.locator("#city")).to_have_attribute("aria-activedescendant", active.get_attribute("id") or "")
    slug = active.get_attribute("data-slug")
    page.keyboard.press("Enter")
    expect_address(page, f"/gaps?city={slug}")
    assert focused(page) == "city"


def test_escape_and_leaving_bring_the_chosen_city_back(page: Page) -> None:
    visit(page, BRISTOL)
    before = seen(page)
    for leave in ("Escape", "Tab"):
        type_city(page, "qui")
        expect(option(page, "Quito")).to_be_visible()
        page.keyboard.press(leave)
        expect(page.locator("#city-list")).to_be_hidden()
        assert seen(page) == before


def test_cities_are_added_one_after_another(open_page: OpenPage) -> None:
    phone = open_page(390, 844, has_touch=True, is_mobile=True)
    visit(phone, "/compare?cities=bogota~cali~medellin&series=colombia-homicides")
    for typed, slug in (("montreal", "montreal"), ("madrid", "madrid")):
        phone.locator("#add-city").tap()
        phone.keyboard.type(typed)
        expect(phone.locator("#add-city-list li[data-slug]").first).to_have_attribute("data-slug", slug)
        phone.keyboard.press("Enter")
        expect(phone.locator(f"#token-{slug}")).to_be_in_viewport()
        expect(phone.locator("#add-city")).to_have_value("")
    expect_address(phone, "/compare?cities=bogota~cali~medellin~montreal~madrid&series=colombia-homicides")


def test_arrow_up_begins_at_the_end(page: Page) -> None:
    visit(page, BRISTOL)
    page.locator("#city").click()
    page.locator("#city-list li").first.wait_for()
    page.keyboard.press("ArrowUp")
    expect(page.locator("#city-list li").last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#city-list li").first).to_have_attribute("aria-selected", "true")


def test_a_list_that_cannot_be_had_is_said_and_asked_for_again(open_page: OpenPage, watch: Watch) -> None:
    page = open_page(name="without a list")
    page.route("**/places.json", lambda route: route.fulfill(status=503, body="{}", content_type="application/json"))
    visit(page, BRISTOL)
    type_city(page, "q")
    expect(page.locator("#city-list")).to_contain_text("could not be loaded")
    page.keyboard.press("ArrowUp")
    page.unroute("**/places.json")
    page.keyboard.type("uito")
    expect(option(page, "Quito")).to_be_visible()
    watch.forgive("503")


def test_no_match_says_so(page: Page) -> None:
    visit(page, BRISTOL)
    type_city(page, "xyzzy")
    expect(page.locator("#city-list")).to_contain_text("No city by that name")
    page.keyboard.press("Enter")
    settle(page)
    expect_address(page, BRISTOL)


def test_the_list_says_how_much_each_city_has(page: Page) -> None:
    visit(page, BRISTOL)
    page.locator("#city").click()
    page.locator("#city-list li").first.wait_for()
    words = page.locator("#city-list .dots").evaluate_all("dots => dots.map(dot => dot.getAttribute('aria-label'))")
    assert words[0] == "ten goals or more"
    assert "no figure that can be judged yet" in words
    assert len(words) > 100


def test_the_door_of_the_overview_opens_a_city(page: Page) -> None:
    visit(page, "/")
    page.locator("#my-city").click()
    page.keyboard.type("quito")
    page.keyboard.press("Enter")
    expect_address(page, "/gaps?city=quito")
