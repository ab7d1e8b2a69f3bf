"""/activities: one click on any mark filters the whole page; cards, search and replay without losing one's place."""

import re

from playwright.sync_api import Page, expect

from .conftest import OpenPage, Watch
from .room import expect_address, focused, follow, seen, settle, tab_to, visit, widest


def test_one_click_filters_the_whole_page_and_a_second_takes_it_back(page: Page, watch: Watch) -> None:
    visit(page, "/activities")
    whole = seen(page)
    asked = len(watch.draws)
    follow(page, "#cell-2\\.1-L2")
    expect_address(page, "/activities?line=L2&challenge=2.1")
    expect(page.locator("#title")).to_have_text("8 of 29 activities: Social resilience, Capacities of members")
    expect(page.locator(".act-list li")).to_have_count(8)
    expect(page.locator(".act-track .act-dot:not(.act-faint)")).to_have_count(8)
    assert focused(page) == "cell-2.1-L2" and len(watch.draws) == asked + 1
    follow(page, "#cell-2\\.1-L2")
    assert seen(page) == whole


def test_marks_of_every_kind_lead_to_the_same_kind_of_address(page: Page) -> None:
    visit(page, "/activities")
    marks = {"#member-bar-bogota": "member=bogota", "#partner-bar-uclg": "alliance=uclg", "#plan-L2A1D1": "plan=L2A1D1"}
    marks |= {"#goal-13": "goal=13", "#month-2021-03": "period=2021-03"}
    for mark, query in marks.items():
        follow(page, mark)
        expect_address(page, f"/activities?{query}")
        follow(page, "#clear")
        expect_address(page, "/activities")


def test_a_square_filters_by_its_goal(page: Page) -> None:
    visit(page, "/activities")
    square = page.locator(".chart-effort .points path").last
    square.scroll_into_view_if_needed()
    square.click(force=True)
    expect(page).to_have_url(re.compile(r"/activities\?goal=\d+$"))


def test_a_menu_closes_after_a_choice_and_keeps_the_focus(page: Page) -> None:
    visit(page, "/activities")
    page.locator("#menu-member").click()
    page.locator("#member-bogota").click()
    expect_address(page, "/activities?member=bogota")
    assert focused(page) == "menu-member" and not page.locator(".act-menu[open]").count()


def test_a_card_opens_closes_and_gives_the_place_back(page: Page) -> None:
    visit(page, "/activities?challenge=2.1")
    follow(page, "#act-digital-citymakers-summit")
    expect(page.locator("#activity-title")).to_be_focused()
    expect(page.locator("#activity-title")).to_have_text("Digital Citymakers Summit")
    expect(page.locator(".act-list li")).to_have_count(13)
    page.reload()
    settle(page)
    expect(page.locator("#activity-title")).to_be_visible()
    follow(page, "#card-close")
    expect_address(page, "/activities?challenge=2.1")
    assert focused(page) == "act-digital-citymakers-summit"


def test_the_search_is_part_of_the_address_and_follows_back_and_forward(page: Page) -> None:
    visit(page, "/activities?line=L2")
    page.locator("#search").fill("bogota webinar")
    page.keyboard.press("Enter")
    expect_address(page, "/activities?line=L2&q=bogota%20webinar")
    expect(page.locator(".act-list li")).to_have_count(1)
    page.go_back()
    expect_address(page, "/activities?line=L2")
    expect(page.locator("#search")).to_have_value("")


def test_the_keyboard_reaches_a_mark_and_opens_it(page: Page) -> None:
    visit(page, "/activities")
    tab_to(page, "row-2.1")
    page.keyboard.press("Enter")
    expect_address(page, "/activities?challenge=2.1")
    assert focused(page) == "row-2.1"
    page.keyboard.press("t")
    expect_address(page, "/activities?challenge=2.1&table=1")


def test_the_replay_runs_pauses_and_asks_the_server_nothing(page: Page, watch: Watch) -> None:
    visit(page, "/activities")
    asked = len(watch.draws)
    page.locator("[data-replay-play]").click()
    expect(page.locator("[data-replay-play]")).to_have_text("Pause")
    expect(page.locator(".act-yet").first).to_be_attached()
    expect(page.locator(".act-day")).to_contain_text("January")
    page.locator("[data-replay-play]").click()
    paused = page.locator(".act-day").inner_text()
    page.wait_for_timeout(400)
    assert page.locator(".act-day").inner_text() == paused and len(watch.draws) == asked
    page.locator("#replay-day").fill("1000")
    assert not page.locator(".act-yet").count()
    expect(page.locator("#cell-2\\.1-L2")).to_have_text("8")


def test_a_filter_ends_the_replay(page: Page) -> None:
    """What stood half way through the period must not stand beside the counts of another choice."""
    visit(page, "/activities")
    page.locator("#replay-day").fill("300")
    expect(page.locator(".act-yet").first).to_be_attached()
    page.locator("#row-2\\.1").click()
    expect_address(page, "/activities?challenge=2.1")
    expect(page.locator("#replay-day")).to_have_value("1000")
    expect(page.locator(".act-yet")).to_have_count(0)
    expect(page.locator("[data-replay-play]")).to_have_text("Replay")


def test_the_replay_is_still_when_motion_is_unwanted(open_page: OpenPage) -> None:
    page = open_page(reduced_motion="reduce")
    visit(page, "/activities")
    expect(page.locator("[data-replay-play]")).to_be_hidden()
    page.locator("#replay-day").fill("500")
    expect(page.locator(".act-day")).to_have_text("1 March · 11 of 29")


def test_on_a_phone_nothing_scrolls_sideways(open_page: OpenPage) -> None:
    for width in (390, 320):
        page = open_page(width, 844, has_touch=True, is_mobile=True)
        visit(page, "/activities?activity=digital-citymakers-summit&table=1&rows=all")
        assert widest(page) == 0
