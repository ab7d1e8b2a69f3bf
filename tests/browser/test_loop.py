"""Link, click, back, forward, reload: controls, address and picture stay equal, at one request for every change."""

from playwright.sync_api import Page, expect

from .conftest import OpenPage, Watch
from .room import BRISTOL, address, expect_address, first_rows, focused, follow, seen, settle, visit

CONTROLS = ("strip-rev", "choice-sort-goal", "choice-show-all", "more", "choice-show-none", "list-table", "see-table", "wide")


def test_a_deep_link_sets_every_control(page: Page) -> None:
    visit(page, f"{BRISTOL}&sort=goal&show=rev&table=1")
    expect(page.locator("#city")).to_have_value("Bristol")
    for control in ("nav-gaps", "choice-sort-goal", "strip-rev"):
        expect(page.locator(f"#{control}")).to_have_attribute("aria-current", "page" if control == "nav-gaps" else "true")
    expect(page.locator(".list table")).to_be_visible()
    assert not page.locator("[data-notice]").count()
    count = int(page.locator("#strip-rev b").inner_text())
    assert first_rows(page).count() == count > 0


def test_a_row_opens_in_the_panel_and_takes_the_focus(page: Page) -> None:
    visit(page, BRISTOL)
    row = first_rows(page).nth(3)
    name, href = row.locator(".row-name").inner_text(), row.get_attribute("href")
    row.click()
    expect(page.locator("#focus-title")).to_have_text(name)
    expect(page.locator("#focus-title")).to_be_focused()
    expect_address(page, href or "")
    expect(row).to_have_attribute("aria-current", "true")


def test_the_strip_filters_and_its_counts_are_the_rows(page: Page) -> None:
    visit(page, f"{BRISTOL}&rows=all")
    for status in ("hold", "on", "rev", "level"):
        follow(page, f"#strip-{status}")
        assert first_rows(page).count() == int(page.locator(f"#strip-{status} b").inner_text())
    follow(page, "#strip-level")
    expect_address(page, f"{BRISTOL}&rows=all")


def test_by_goal_puts_every_row_under_its_goal(page: Page) -> None:
    visit(page, BRISTOL)
    follow(page, "#choice-sort-goal")
    expect_address(page, f"{BRISTOL}&sort=goal")
    chips = page.locator(".rows .chip").evaluate_all("chips => chips.map(chip => +chip.lastChild.textContent)")
    judged = chips[: page.locator(".rows:not(.rows-rest) .chip").count()]
    assert judged == sorted(judged)
    assert page.locator(".goal-head").count() == len(set(judged))


def test_the_table_twin_holds_the_rows_of_the_list(page: Page) -> None:
    visit(page, BRISTOL)
    follow(page, "#list-table")
    expect_address(page, f"{BRISTOL}&table=1")
    names = page.locator(".list table tbody th").all_inner_texts()
    rows = page.locator(".rows a .row-name").all_inner_texts()
    assert [name.partition(" · ")[2] for name in names] == rows
    follow(page, "#list-table")
    expect_address(page, BRISTOL)


def test_back_forward_and_reload_bring_the_same_view(page: Page, open_page: OpenPage) -> None:
    visit(page, BRISTOL)
    steps = [seen(page)]
    for control in ("#choice-sort-goal", "#strip-rev", "#nav-overview", "#goal-11"):
        follow(page, control)
        steps.append(seen(page))
    for before in reversed(steps[:-1]):
        page.go_back()
        settle(page)
        assert seen(page) == before
    for after in steps[1:]:
        page.go_forward()
        settle(page)
        assert seen(page) == after
    page.reload()
    assert seen(page) == steps[-1]
    other = open_page()
    visit(other, steps[2]["address"])
    assert seen(other) == steps[2]


def test_every_change_costs_one_request_and_keeps_the_focus(page: Page, watch: Watch) -> None:
    visit(page, BRISTOL)
    assert len(watch.draws) == 1
    for control in CONTROLS:
        before, asked = address(page), len(watch.draws)
        follow(page, f"#{control}")
        assert address(page) != before, control
        assert len(watch.draws) == asked + 1, control
        assert focused(page) == control
    after = seen(page)
    page.reload()
    assert seen(page) == after


def test_the_header_leads_from_page_to_page_and_takes_the_city_along(page: Page, watch: Watch) -> None:
    visit(page, BRISTOL)
    follow(page, "#nav-overview")
    expect(page.locator("#nav-overview")).to_have_attribute("aria-current", "page")
    assert address(page) == "/"
    follow(page, "footer a[href^='/data']")
    assert address(page) == "/data"
    assert len(watch.draws) == 3


def test_the_mosaic_leads_into_the_gaps_of_a_city(page: Page) -> None:
    visit(page, "/")
    follow(page, "#goal-11")
    expect_address(page, "/?goal=11")
    page.locator(".city-counts a", has_text="Bristol").click()
    expect_address(page, f"{BRISTOL}&goal=11")
    assert set(page.locator(".rows a .chip").evaluate_all("chips => chips.map(chip => chip.lastChild.textContent)")) == {"11"}


def test_two_readers_do_not_disturb_each_other(open_page: OpenPage) -> None:
    one, two = open_page(), open_page(name="another")
    visit(one, BRISTOL)
    visit(two, "/gaps?city=barcelona")
    follow(one, "#choice-sort-goal")
    follow(two, "#choice-targets-own")
    follow(one, "#strip-rev")
    assert address(one) == f"{BRISTOL}&sort=goal&show=rev"
    assert address(two) == "/gaps?city=barcelona&targets=own"
    assert one.locator("#city").input_value() == "Bristol"
    assert two.locator("#city").input_value() == "Barcelona"
