"""The deck of this browser, edited."""

from playwright.sync_api import expect

from .conftest import OpenPage
from .room import BRISTOL, visit


def test_the_list_of_a_deck_stands_still_while_a_title_is_typed(open_page: OpenPage) -> None:
    """The press that ends the typing is a press on a button, and the focus goes on from where it was."""
    page = open_page(name="typing")
    for link in (BRISTOL, "/?goal=11", "/reviews"):
        visit(page, link)
        page.locator("[data-add-view]").click()
    visit(page, "/sessions")
    page.locator("#mine summary").nth(1).click()
    page.locator("#mine-title-1").fill("Ours {title} $&")
    expect(page.locator(".mine-steps a").nth(1)).to_have_text("Ours {title} $&")
    assert "Ours {title} $&" in (page.locator("#mine-up-1").get_attribute("aria-label") or "")
    page.locator("#mine-up-1").click()
    expect(page.locator(".mine-steps a").first).to_have_text("Ours {title} $&")
    page.locator("#mine-title-1").fill("Second")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.id") == "mine-question-1"
    page.locator("#mine-title-1").fill("Out")
    page.locator("#mine-out-1").click()
    expect(page.locator(".mine-steps a")).to_have_count(2)
    page.evaluate("() => localStorage.clear()")
