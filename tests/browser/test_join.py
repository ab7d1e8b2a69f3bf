"""The network beside the measures: the drawer of lenses, what a city took part in, the full list, gap beside work."""

import pytest
from playwright.sync_api import Page, expect

from .room import expect_address, focused, follow, settle, tab_to, visit, widest

BARCELONA = "/gaps?city=barcelona"
UNEMPLOYMENT = f"{BARCELONA}&series=eu-unemployment"


def test_a_lens_is_chosen_and_taken_off_by_keyboard(page: Page) -> None:
    visit(page, BARCELONA)
    before = page.locator("#title").inner_text()
    tab_to(page, "lens-open", 40)
    page.keyboard.press("Enter")
    tab_to(page, "lens-transition.food", 20)
    page.keyboard.press("Enter")
    expect_address(page, f"{BARCELONA}&lens=transition.food")
    expect(page.locator("#title")).to_contain_text("food systems")
    assert focused(page) == "lens-open"
    expect(page.locator(".drawer-body").first).to_be_hidden()
    tab_to(page, "lens-clear", 2)
    page.keyboard.press("Enter")
    expect_address(page, BARCELONA)
    expect(page.locator("#title")).to_have_text(before)
    page.go_back()
    expect(page.locator("#lens-clear")).to_be_visible()


def test_escape_and_a_click_elsewhere_close_the_drawer(page: Page) -> None:
    visit(page, BARCELONA)
    page.locator("#lens-open").click()
    expect(page.locator(".lens .drawer-body")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".lens .drawer-body")).to_be_hidden()
    assert focused(page) == "lens-open"
    page.locator("#lens-open").click()
    page.locator("#title").click()
    expect(page.locator(".lens .drawer-body")).to_be_hidden()


@pytest.mark.parametrize("link", ["/", BARCELONA, "/activities"])
def test_the_open_drawer_stays_inside_the_page(page: Page, link: str) -> None:
    for width in (1440, 820, 390):
        page.set_viewport_size({"width": width, "height": 844})
        visit(page, link)
        page.locator("#lens-open").click()
        settle(page)
        assert widest(page) == 0, width
    page.locator("#lens-challenge\\.2\\.1").click()
    expect_address(page, f"{link}{'&' if '?' in link else '?'}lens=challenge.2.1")


def test_the_two_lines_stand_above_the_fold_and_lead_to_everything(page: Page) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    visit(page, UNEMPLOYMENT)
    box = page.locator(".doing-short").bounding_box()
    assert box and box["y"] + box["height"] <= 900
    follow(page, "#doing-all")
    expect_address(page, f"{UNEMPLOYMENT}&wide=1")
    assert page.locator(".doing-lines li").count() == 7
    page.go_back()
    expect(page.locator(".doing-lines li")).to_have_count(3)


def test_what_a_city_took_part_in(page: Page) -> None:
    visit(page, BARCELONA)
    expect(page.locator("#part-taken")).to_contain_text("7 of 29 activities")
    page.locator("#part-taken").click()
    expect(page.locator(".part-lines li")).to_have_count(7)
    page.locator(".part-lines a").first.click()
    expect_address(page, "/activities?activity=internationalization-and-metropolitan-spaces")


def test_gap_beside_work_leads_to_the_activities_of_a_goal(page: Page) -> None:
    visit(page, "/")
    page.locator(".chart-home-effort .point").first.scroll_into_view_if_needed()
    settle(page)
    expect(page.locator(".chart-home-effort .point")).to_have_count(8)
    follow(page, "#effort-11")
    expect_address(page, "/activities?goal=11")
    page.go_back()
    expect(page.locator("#effort-11")).to_be_visible()
