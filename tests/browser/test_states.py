"""States of a page that are easily forgotten: hardly a figure, the city's own targets, nothing that fits, less motion."""

import pytest
from playwright.sync_api import Page, expect

from dashboard.store.questions import Store

from .conftest import OpenPage
from .room import BRISTOL, address, all_rows, first_rows, follow, seen, steer, visit

TELLING = (
    "/", "/?goal=11&table=1", f"{BRISTOL}&table=1&rows=all", "/gaps?city=barcelona&targets=own&table=1",
    "/data", "/data?source=bristol-open-sdg",
)  # fmt: skip
_MOVING = """() => [...document.querySelectorAll('*')].filter(e => {
  const style = getComputedStyle(e), times = [style.transitionDuration, style.animationDuration].join(',').split(',').map(parseFloat);
  return Math.max(...times) > 0.001;
}).map(e => e.className)"""
_LEAKS = r"<built-in|object at 0x|\bNone\b|\bnan\b|\bundefined\b|\[object |\{\{|\}\}|\{[a-z_]+\}"


def of_network(store: Store, n_series: int, most: int = 3) -> str:
    """A city of the network with so many measures of its own and at most so many in all."""
    areas = sorted(store.catalogue().network_areas.items())
    return next(key for key, area in areas if area["n_series"] == n_series and len(store.assessments_of_area(key)) <= most)


def test_a_city_without_a_figure_is_honest_about_it(page: Page, store: Store) -> None:
    slug = of_network(store, 0, most=0)
    visit(page, f"/gaps?city={slug}")
    card = page.locator(".empty-city")
    expect(card).to_contain_text("We hold no measure of")
    expect(card).to_contain_text("unknown, not zero")
    assert card.locator(".block").count() == 17
    assert not card.locator(".block-known").count()
    follow(page, ".empty-city .button.primary")
    assert page.url.endswith("/data#add")
    expect(page.locator("#add")).to_be_in_viewport()


def test_a_city_with_one_figure_names_its_goal_and_its_neighbours(page: Page, store: Store) -> None:
    visit(page, f"/gaps?city={of_network(store, 1)}")
    card = page.locator(".empty-city")
    expect(card).to_contain_text("so far")
    expect(card).to_contain_text("unknown, not zero")
    assert 1 <= card.locator(".block-known").count() <= 2
    near = card.locator("a[href^='/gaps?city=']")
    assert near.count() == 3
    near.first.click()
    expect(page.locator(".empty-city")).to_have_count(0)
    assert all_rows(page).count() > 3


@pytest.mark.parametrize(("slug", "name"), [("barcelona", "Barcelona"), ("los-angeles", "Los Angeles")])
def test_a_city_against_its_own_targets(page: Page, slug: str, name: str) -> None:
    visit(page, f"/gaps?city={slug}")
    world = seen(page)
    follow(page, "#choice-targets-own")
    assert address(page) == f"/gaps?city={slug}&targets=own"
    expect(page.locator("#title")).to_have_text(f"{name} against its own targets")
    expect(page.locator(".page-head")).to_contain_text(f"set by {name} itself")
    expect(page.locator(".local")).to_contain_text("own target")
    assert seen(page)["pictures"] != world["pictures"]
    follow(page, "#choice-targets-world")
    assert seen(page) == world


def test_other_cities_have_no_such_switch(page: Page) -> None:
    visit(page, BRISTOL)
    assert not page.locator("#choice-targets-own").count()


def test_a_choice_that_nothing_fits_says_so_and_leads_back(page: Page) -> None:
    visit(page, f"{BRISTOL}&goal=17&show=hold")
    assert not first_rows(page).count()
    page.locator(".nothing a").click()
    expect(page.locator(".nothing")).to_have_count(0)
    assert address(page) == BRISTOL


def test_no_page_shows_the_inside_of_a_program(page: Page) -> None:
    leaks = {}
    visit(page, "/")
    for link in TELLING:
        steer(page, link)
        leaks[link] = page.evaluate("pattern => document.body.innerText.match(new RegExp(pattern, 'g'))", _LEAKS)
    assert not {link: found for link, found in leaks.items() if found}


def test_nothing_moves_for_readers_who_asked_for_that(open_page: OpenPage) -> None:
    page = open_page(reduced_motion="reduce")
    for link in ("/", BRISTOL, "/data"):
        visit(page, link)
        assert not page.evaluate(_MOVING)


def test_the_tab_and_the_spoken_line_follow_the_view(page: Page) -> None:
    visit(page, BRISTOL)
    follow(page, "#strip-rev")
    title = page.locator("#title").inner_text()
    expect(page).to_have_title(f"{title} · Cities to 2030")
    expect(page.locator("#announced")).to_contain_text(page.locator("#sentence").inner_text())
