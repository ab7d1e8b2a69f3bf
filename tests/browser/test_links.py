"""Interlinkages: from the matrix to a pair, to its evidence, to the city; by mouse, by keyboard, on a phone."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import Watch
from .room import expect_address, fetch, focused, follow, settle, visit, widest

TITLE = "US metros that do better on peace and institutions tend to do better on hunger, health and poverty"


def test_a_square_opens_its_pairs_and_back_again(page: Page, watch: Watch) -> None:
    visit(page, "/interlinkages?goal=16")
    expect(page.locator("#title")).to_have_text(TITLE)
    before = len(watch.draws)
    follow(page, "#cell-3-16")
    expect_address(page, "/interlinkages?goal=16&to=3")
    assert len(watch.draws) == before + 1
    expect(page.locator("#matrix-title")).to_have_text("Measures of goal 16 and goal 3")
    follow(page, "#pair-us-firearm-deaths--us-infant-mortality")
    expect_address(page, "/interlinkages?goal=16&to=3&pair=us-firearm-deaths~us-infant-mortality")
    expect(page.locator("#pair-sentence")).to_contain_text("deaths by firearms")
    page.go_back()
    settle(page)
    page.go_back()
    settle(page)
    expect(page.locator("#matrix-title")).to_have_text("Every pair of goals")
    page.go_forward()
    settle(page)
    page.reload()
    settle(page)
    expect(page.locator("#matrix-title")).to_have_text("Measures of goal 16 and goal 3")


def test_a_goal_by_keyboard(page: Page) -> None:
    visit(page, "/interlinkages?goal=16")
    page.locator("#menu-goal").focus()
    page.keyboard.press("Enter")
    page.locator("#goal-is-3").focus()
    page.keyboard.press("Enter")
    expect_address(page, "/interlinkages?goal=3")
    assert focused(page) == "menu-goal"
    page.keyboard.press("t")
    expect_address(page, "/interlinkages?goal=3&table=1")
    assert page.locator("[data-part=links-pair-bottom] tbody tr").count() > 90


def press(page: Page, mark: str) -> None:
    """Click in the middle of the first such mark of a picture; plotly's own layer lies above it."""
    page.locator(mark).first.scroll_into_view_if_needed()
    box = page.locator(mark).first.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    settle(page)


def test_a_mark_of_the_network_and_a_dot_lead_on(page: Page) -> None:
    visit(page, "/interlinkages?goal=16")
    press(page, ".lk-network .scatterlayer .point")
    expect_address(page, "/interlinkages?goal=16&to=1")
    visit(page, "/interlinkages?goal=16")
    press(page, ".lk-points .scatterlayer .trace:nth-child(2) .point")
    settle(page)
    assert page.url.split("?")[0].endswith("/gaps") and "series=us-firearm-deaths" in page.url


def test_from_the_gaps_to_the_links_and_to_a_city_strong_on_both(page: Page) -> None:
    visit(page, "/gaps?city=new-york&series=us-firearm-deaths")
    follow(page, "#moves-all")
    expect_address(page, "/interlinkages?city=new-york&pair=us-firearm-deaths~us-upward-mobility")
    follow(page, ".lk-strong a >> nth=0")
    expect_address(page, "/gaps?city=honolulu&series=us-firearm-deaths")


@pytest.mark.parametrize("layer", ["time", "research", "wording", "activities"])
def test_the_layers_are_one_click_apart(page: Page, layer: str) -> None:
    visit(page, "/interlinkages")
    follow(page, "#choice-way-time" if layer == "time" else f"#choice-layer-{layer}")
    expect_address(page, f"/interlinkages?layer={layer}")
    expect(page.locator(".lk-caveat")).to_be_visible()
    follow(page, "#choice-layer-figures" if layer != "time" else "#choice-way-figures")
    expect_address(page, "/interlinkages")


@pytest.mark.parametrize("width", [390, 320])
@pytest.mark.parametrize("query", ["goal=16", "goal=16&to=3", "layer=activities", "layer=activities&by=members", "layer=wording", "layer=research"])
def test_nothing_scrolls_sideways_on_a_phone(page: Page, width: int, query: str) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    visit(page, f"/interlinkages?{query}")
    assert widest(page) == 0


def test_a_shared_link_carries_the_pair(base_url: str) -> None:
    status, body, _ = fetch(f"{base_url}/interlinkages.csv?pair=us-firearm-deaths~us-poverty")
    assert status == 200 and body.count("\n") == 106


def test_targets_are_big_enough_for_a_thumb(phone: Page) -> None:
    for query in ("goal=16", "goal=16&to=3", "layer=activities", "layer=wording"):
        visit(phone, f"/interlinkages?{query}")
        assert phone.evaluate(_SMALL, ALONE) == []


ALONE = ".choice a, .act-menu summary, .act-toggle, .lk-presets a, .lk-matrix td a, .lk-matrix th a, .lk-between td a, .lk-list a, .lk-also a, .lk-strong a"
_SMALL = """selector => [...document.querySelectorAll(selector)].filter(one => one.checkVisibility())
  .map(one => [one.id || one.textContent.trim(), one.getBoundingClientRect()])
  .filter(([, box]) => box.width < 43.5 || box.height < 43.5).map(([name, box]) => [name, Math.round(box.width), Math.round(box.height)])"""
