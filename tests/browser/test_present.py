"""Presenting: the whole of a deck by keyboard, the dark screen, table, notes, one row, a deck from the room, a lost connection."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from dashboard import decks
from dashboard.store.questions import Store
from dashboard.views import sessions

from .conftest import OpenPage, Watch
from .room import BRISTOL, address, settle, steer, visit, widest

LEADS_NOWHERE = 'title = "A"\n[[step]]\nlink = "/elsewhere"\ntitle = "B"\n'
ODD_KEY = 'title = "A"\ncolour = "red"\n[[step]]\nlink = "/"\ntitle = "B"\n'
WALLS = ((1920, 1080), (1280, 720), (1024, 768))
_CUT = """() => [...document.querySelectorAll('.stage-say, .stage-name, .stage-value b, .stage-word, .stage-ask, .stage-missing, .stage-bar')]
  .filter(element => element.checkVisibility())
  .map(element => [element.className, element.getBoundingClientRect()])
  .filter(([, box]) => box.left < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.height < 1).map(([name]) => name)"""
_SMALLEST = """() => Math.min(...[...document.querySelectorAll('.stage-say, .stage-rows li *, .stage-ask, .stage-status *')]
  .filter(element => element.checkVisibility() && element.textContent.trim()).map(element => parseFloat(getComputedStyle(element).fontSize)))"""


def press(page: Page, key: str) -> None:
    """One key, and wait for what it does."""
    page.keyboard.press(key)
    settle(page)


def test_a_whole_deck_by_keyboard(page: Page, store: Store) -> None:
    deck = sessions.of_release(store.record())["session-5"]
    visit(page, "/sessions/session-5")
    page.locator("#start").focus()
    press(page, "Enter")
    release = store.catalogue().digest
    for number, step in enumerate(deck.steps, 1):
        expect(page.locator(".stage-steps")).to_contain_text(f"{number} of {len(deck.steps)}")
        expect(page.locator(".stage-ask")).to_contain_text(step.question)
        assert page.locator(".stage-missing").count() == bool(step.missing)
        assert len(page.locator("#title").inner_text()) > 20
        assert f"release={release}" in address(page)
        if number < len(deck.steps):
            press(page, ("ArrowRight", "PageDown", "ArrowDown", " ")[number % 4])
    press(page, "ArrowRight")
    assert f"step={len(deck.steps)}" in address(page), "there is nothing after the last step"
    press(page, "PageUp")
    expect(page.locator(".stage-steps")).to_contain_text(f"{len(deck.steps) - 1} of {len(deck.steps)}")
    press(page, "Escape")
    assert address(page) == f"/sessions/session-5?step={len(deck.steps) - 1}"
    expect(page.locator(f"#step-{len(deck.steps) - 1}")).to_have_attribute("aria-current", "step")


def test_any_page_without_a_deck(page: Page) -> None:
    visit(page, f"{BRISTOL}&sort=goal")
    press(page, "p")
    expect(page.locator(".stage")).to_be_visible()
    expect(page.locator(".header")).to_be_hidden()
    assert page.locator("[data-stage-rows] li").count() == 8
    press(page, "h")
    assert page.locator("li.is-lit").count() == 1
    assert "lit=1" in address(page)
    expect(page.locator("[data-lit]")).to_have_text(page.locator("li.is-lit .stage-name > span").last.inner_text())
    press(page, "b")
    expect(page.locator("[data-stage-blanket]")).to_be_visible()
    press(page, "ArrowRight")
    expect(page.locator("[data-stage-blanket]")).to_be_hidden()
    press(page, "q")
    expect(page.locator("[data-stage-large] img")).to_be_visible()
    press(page, "Escape")
    expect(page.locator(".stage")).to_be_visible()
    rows = page.locator(".stage-name").all_inner_texts()
    press(page, "t")
    table = page.locator(".stage-table tbody th").all_inner_texts()
    assert [name.partition(" · ")[2] for name in table[:8]] == [name.split("\n")[-1] for name in rows]
    press(page, "t")
    press(page, "l")
    expect(page.locator("[data-stage-theme]")).to_have_attribute("data-stage-theme", "light")
    press(page, "Escape")
    assert address(page) == f"{BRISTOL}&sort=goal"


def test_the_same_by_mouse(page: Page) -> None:
    visit(page, BRISTOL)
    page.locator("#nav-present").click()
    settle(page)
    assert address(page) == "/sessions"
    page.locator("#start-session-1").click()
    settle(page)
    page.locator("#stage-next").click()
    settle(page)
    page.locator("#stage-menu-goal").click()
    page.locator(".stage-menu[open] a", has_text="16 ·").click()
    settle(page)
    assert "goal=16" in address(page) and "deck=session-1" in address(page)
    expect(page.locator(".stage-steps")).to_contain_text("2 of 5")
    page.locator("[data-stage-key=b]").click()
    page.locator("[data-stage-blanket]").click()
    expect(page.locator("[data-stage-blanket]")).to_be_hidden()
    page.locator("#stage-close").click()
    settle(page)
    assert address(page) == "/sessions/session-1?step=2"


def test_notes_and_clock_in_a_window_of_their_own(page: Page, store: Store) -> None:
    first, second = sessions.of_release(store.record())["session-1"].steps[:2]
    visit(page, "/sessions/session-1?present=1")
    with page.expect_popup() as opened:
        page.keyboard.press("n")
    notes = opened.value
    expect(notes.locator("body")).to_contain_text(first.notes)
    expect(notes.locator("body")).to_contain_text(re.compile(r"this step 0:0\d / 10:00"))
    expect(notes.locator("body")).to_contain_text(second.title)
    notes.keyboard.press("PageDown")
    expect(notes.locator("h1")).to_have_text(f"2. {second.title}")
    page.reload()
    settle(page)
    press(page, "ArrowLeft")
    expect(notes.locator("h1")).to_have_text(f"1. {first.title}")
    press(page, "ArrowRight")
    expect(notes.locator("h1")).to_have_text(f"2. {second.title}")
    expect(page.locator(".stage-steps")).to_contain_text("2 of 5")
    assert first.notes not in page.locator(".stage").inner_text()
    page.keyboard.press("Escape")
    settle(page)
    assert notes.is_closed()


@pytest.mark.parametrize(("width", "height"), WALLS)
@pytest.mark.parametrize("deck", ["session-1", "session-3", "session-7"])
def test_nothing_is_cut_off_on_the_wall(open_page: OpenPage, store: Store, width: int, height: int, deck: str) -> None:
    page = open_page(width, height)
    for number in range(1, len(sessions.of_release(store.record())[deck].steps) + 1):
        visit(page, f"/sessions/{deck}?step={number}&present=1")
        assert page.evaluate(_CUT) == [], f"step {number}"
        assert page.evaluate(_SMALLEST) >= 27 * min(width / 1920, height / 1080) - 0.1


def test_it_can_be_read_480_pixels_wide_and_every_key_has_its_button(open_page: OpenPage) -> None:
    page = open_page(480, 853, has_touch=True, is_mobile=True)
    visit(page, "/sessions/session-1?present=1")
    assert page.evaluate(_SMALLEST) >= 13.5
    assert widest(page) == 0
    for button in ("[data-stage-key=b]", "#list-table", "[data-stage-key=n]", "[data-stage-key=q]", "#stage-light", "#stage-close", "#stage-menu-highlight"):
        box = page.locator(f"#page {button}").bounding_box() or {"width": 0, "height": 0, "x": -1}
        assert box["width"] >= 44 and box["height"] >= 44 and 0 <= box["x"] <= 480 - box["width"], button
    page.locator("#stage-menu-highlight").tap()
    menu = page.locator(".stage-menu[open] > div").bounding_box() or {"x": -1, "width": 0}
    assert 0 <= menu["x"] <= 480 - menu["width"]
    page.keyboard.press("Escape")
    page.locator("[data-stage-key=b]").tap()
    page.locator("[data-stage-blanket]").tap()
    expect(page.locator("[data-stage-blanket]")).to_be_hidden()


def test_a_deck_made_in_the_room(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page(name="moderator")
    visit(page, "/sessions")
    empty = page.get_by_text("No step yet.").bounding_box()
    assert empty and empty["height"] < 40, "one line, not a word in each"
    for link in (BRISTOL, "/?goal=11"):
        visit(page, link)
        page.locator("[data-add-view]").click()
    expect(page.locator("[data-mine-count]")).to_have_text("2")
    visit(page, "/sessions")
    page.locator("#mine-name").fill('Our "room"')
    page.locator("#mine summary").first.click()
    page.locator("#mine-question-0").fill("What would you do first?")
    page.locator("#mine-minutes-0").fill("7")
    page.locator("#mine-up-1").click()
    expect(page.locator(".mine-steps a").first).to_have_attribute("href", "/?goal=11")
    with page.expect_download() as saved:
        page.locator("[data-mine-save]").click()
    file = tmp_path / "deck.toml"
    saved.value.save_as(file)
    deck, flaws = decks.parse(file.read_text(encoding="utf-8"))
    assert deck and not flaws and deck.title == 'Our "room"'
    assert [(step.link, step.question, step.minutes) for step in deck.steps] == [("/?goal=11", "", 0), (BRISTOL, "What would you do first?", 7)]
    link = page.locator("[data-mine-open]").get_attribute("href") or ""
    page.evaluate("() => localStorage.clear()")

    other = open_page(name="another")
    visit(other, link)
    expect(other.locator("#title")).to_have_text('Our "room"')
    other.locator("#start").click()
    settle(other)
    press(other, "PageDown")
    expect(other.locator(".stage-ask")).to_contain_text("What would you do first?")
    assert decks.parse(decks.unpack(link.split("deck=")[1]))[0] == deck

    visit(other, "/sessions")
    other.locator("[data-mine-load]").set_input_files(file)
    expect(other.locator("#title")).to_have_text('Our "room"')
    other.locator("[data-deck-keep]").click()
    visit(other, "/sessions")
    expect(other.locator(".mine-steps a")).to_have_count(2)
    other.evaluate("() => localStorage.clear()")


def test_a_lost_connection_leaves_the_last_view_and_comes_back(page: Page, watch: Watch) -> None:
    visit(page, "/sessions/session-2?present=1")
    before = page.locator("#title").inner_text()
    page.context.set_offline(True)
    page.keyboard.press("ArrowRight")
    expect(page.locator(".stage-offline")).to_contain_text("No connection")
    assert page.locator("#title").inner_text() == before
    page.context.set_offline(False)
    expect(page.locator(".stage-steps")).to_contain_text("2 of 5")
    expect(page.locator(".stage-offline")).to_be_hidden()
    watch.forgive("ERR_INTERNET_DISCONNECTED")


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("/sessions/no-such-deck", "There is no deck called"),
        ("/sessions/session-1?step=99", "There is no step 99: this deck has 5."),
        ("/sessions/room?deck=~1abc", "cannot be read"),
        (f"/sessions/room?deck={decks.pack(LEADS_NOWHERE)}", "Step 1 leads to /elsewhere, which is no page of ours."),
        (f"/sessions/room?deck={decks.pack(ODD_KEY)}", "Line 2, colour: found a key that means nothing here"),
    ],
)
def test_a_bad_deck_has_its_sentence(page: Page, link: str, said: str) -> None:
    visit(page, link)
    expect(page.locator("#page")).to_contain_text(said)
    visit(page, f"{link}{'&' if urlsplit(link).query else '?'}present=1")
    assert len(page.locator("#title").inner_text()) > 10


def test_a_deck_that_could_not_be_kept_is_not_called_kept(open_page: OpenPage) -> None:
    page = open_page(name="keeps nothing")
    visit(page, "/sessions/session-5")
    page.evaluate("() => { Storage.prototype.setItem = function () { throw new Error('full'); }; }")
    page.locator("[data-deck-keep]").click()
    expect(page.locator("[data-deck-said]")).to_contain_text("keeps nothing for this site")
    steer(page, "/sessions")
    page.locator("#mine-name").fill("Ours")
    expect(page.locator("[data-mine-said]")).to_contain_text("keeps nothing for this site")
