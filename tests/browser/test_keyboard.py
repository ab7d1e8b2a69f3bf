"""Both main pages without a mouse."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import OpenPage
from .room import BRISTOL, address, expect_address, first_rows, focused, settle, tab_to, visit

_FOCUS = """() => {
  const box = document.activeElement.getBoundingClientRect();
  return [box.top, box.bottom, document.activeElement.id, Boolean(document.activeElement.closest('.bottom'))];
}"""


def test_the_skip_link_comes_first_and_skips(page: Page) -> None:
    visit(page, BRISTOL)
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('main') !== null")


def test_gaps_from_filter_to_table_by_keys(page: Page) -> None:
    visit(page, BRISTOL)
    tab_to(page, "strip-rev")
    page.keyboard.press("Enter")
    expect_address(page, f"{BRISTOL}&show=rev")
    assert focused(page) == "strip-rev"
    tab_to(page, "choice-sort-goal")
    page.keyboard.press("Enter")
    expect_address(page, f"{BRISTOL}&sort=goal&show=rev")
    row = first_rows(page).nth(1).get_attribute("id") or ""
    tab_to(page, row)
    page.keyboard.press("Enter")
    expect(page.locator("#focus-title")).to_be_focused()
    page.keyboard.press("Escape")
    assert focused(page) == row
    page.keyboard.press("Enter")
    tab_to(page, "see-table")
    page.keyboard.press("Enter")
    expect(page.locator(".panel table")).to_be_visible()
    assert focused(page) == "see-table"


def test_every_stop_of_the_keyboard_can_be_seen(page: Page) -> None:
    visit(page, f"{BRISTOL}&show=rev")
    for _ in range(45):
        page.keyboard.press("Tab")
        ring = page.evaluate("() => { const s = getComputedStyle(document.activeElement); return [s.outlineStyle, parseFloat(s.outlineWidth)]; }")
        where = page.evaluate("() => document.activeElement.outerHTML.slice(0, 120)")
        if where.startswith("<body"):
            break
        assert ring[0] == "solid" and ring[1] >= 3, where


@pytest.mark.parametrize("link", [BRISTOL, "/compare"])
def test_the_bar_below_hides_no_stop_of_the_keyboard(open_page: OpenPage, link: str) -> None:
    """A laptop at twice the size has the bar of a phone."""
    page = open_page(720, 450, reduced_motion="reduce")  # nothing glides, so every stop stands where it stays
    visit(page, link)
    bar = page.locator(".bottom").bounding_box()
    assert bar and bar["y"] > 300
    seen = 0
    for _ in range(40):
        page.keyboard.press("Tab")
        top, bottom, id_, is_bar = page.evaluate(_FOCUS)
        if is_bar:
            continue
        seen += 1
        assert bottom <= bar["y"] or bottom - top > bar["y"], id_
    assert seen > 25


def test_t_shows_the_table_and_hides_it(page: Page) -> None:
    visit(page, BRISTOL)
    for wanted in (f"{BRISTOL}&table=1", BRISTOL):
        page.keyboard.press("t")
        expect_address(page, wanted)
    page.locator("#city").focus()
    page.keyboard.type("t")
    settle(page)
    assert address(page) == BRISTOL


def test_the_overview_by_keys(page: Page) -> None:
    visit(page, "/")
    tab_to(page, "choice-region-Europe")
    page.keyboard.press("Enter")
    expect_address(page, "/?region=Europe")
    assert focused(page) == "choice-region-Europe"
    tab_to(page, "goal-11")
    page.keyboard.press("Enter")
    expect_address(page, "/?region=Europe&goal=11")
    tab_to(page, "goal-clear")
    page.keyboard.press("Enter")
    expect_address(page, "/?region=Europe")
