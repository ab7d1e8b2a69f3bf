"""The same pages on a phone: one thing at a time, no sideways scrolling, targets for a thumb."""

import re

from playwright.sync_api import Page, expect

from .room import BRISTOL, expect_address, first_rows, focused, settle, steer, visit, widest

PAGES = [
    "/", "/?goal=11&table=1", "/gaps", f"{BRISTOL}&table=1", f"{BRISTOL}&sort=goal", "/gaps?city=madrid&series=eu-unemployment",
    "/gaps?city=barcelona&targets=own", "/gaps?city=barcelona&lens=transition.food", "/?lens=transition.jobs", "/gaps?city=bandar",
    "/gaps?city=nowhere&goal=99", "/data", "/data?source=eurostat-urban-audit",
    "/?table=1", "/compare?table=1", "/compare?chart=shared&table=1", "/interlinkages?table=1", "/activities?table=1", "/reviews?table=1",
    "/sessions?table=1", "/data?table=1",
]  # fmt: skip
# Targets that stand alone; links inside running text may be as high as their line.
ALONE = "button, .button, .choice a, .strip a, .bottom a, .rows > li > a, .mosaic-rows a, .picker input, .brand, .panel-back a, .peers a, .city-counts a"
_SMALL = """(selector) => [...document.querySelectorAll(selector)].filter(e => e.checkVisibility()).map(e => {
  const box = e.getBoundingClientRect(), after = getComputedStyle(e, '::after');
  const reach = after.position === 'absolute' ? Math.max(box.height, parseFloat(after.height) || 0) : box.height;
  return [e.id || e.className || e.outerHTML.slice(0, 60), Math.round(box.width), Math.round(reach)];
}).filter(([name, width, height]) => width < 44 || height < 44)"""


def test_the_detail_is_a_screen_of_its_own_with_a_way_back(phone: Page) -> None:
    visit(phone, BRISTOL)
    expect(phone.locator(".panel")).to_be_hidden()
    row = first_rows(phone).nth(2)
    name, key = row.locator(".row-name").inner_text(), row.get_attribute("id")
    row.tap()
    expect(phone.locator("#focus-title")).to_have_text(name)
    expect(phone.locator("#focus-title")).to_be_in_viewport()
    expect(phone.locator(".list")).to_be_hidden()
    phone.locator("#back").tap()
    expect_address(phone, BRISTOL)
    expect(phone.locator(".panel")).to_be_hidden()
    assert focused(phone) == key
    expect(phone.locator(f"#{key}")).to_be_in_viewport()


def test_the_phones_own_back_closes_the_detail(phone: Page) -> None:
    visit(phone, BRISTOL)
    first_rows(phone).first.tap()
    expect(phone.locator("#back")).to_be_visible()
    phone.go_back()
    expect(phone.locator(".list")).to_be_visible()
    expect_address(phone, BRISTOL)


def test_no_page_scrolls_sideways(phone: Page) -> None:
    too_wide = {}
    visit(phone, "/")
    for link in PAGES:
        steer(phone, link)
        for width in (390, 320):
            phone.set_viewport_size({"width": width, "height": 844})
            settle(phone)
            too_wide[link, width] = widest(phone)
    assert not {place: pixels for place, pixels in too_wide.items() if pixels}


def test_measures_of_one_city_are_told_apart(phone: Page) -> None:
    visit(phone, "/gaps?city=barcelona&rows=all")
    names = phone.locator(".row-name", has_text="School segregation")
    assert len(names.all_inner_texts()) == len(set(names.all_inner_texts())) == 4
    cut = "all => all.filter(name => name.scrollHeight > name.clientHeight + 1 || name.scrollWidth > name.clientWidth + 1).map(name => name.innerText)"
    assert not phone.locator(".row-name").evaluate_all(cut)


def test_targets_are_big_enough_for_a_thumb(phone: Page) -> None:
    visit(phone, "/")
    assert phone.evaluate("() => matchMedia('(pointer: coarse)').matches")
    small = {}
    for link in ("/", BRISTOL, "/gaps?city=madrid&series=eu-unemployment", "/data"):
        steer(phone, link)
        small[link] = phone.evaluate(_SMALL, ALONE)
    assert not {link: found for link, found in small.items() if found}


def test_the_bottom_bar_leads_to_the_pages_and_hides_nothing(phone: Page) -> None:
    visit(phone, BRISTOL)
    expect(phone.locator(".header nav")).to_be_hidden()
    for name, link in (("Overview", "/"), ("Data", "/data"), ("Gaps", "/gaps")):
        if name == "Data":
            phone.locator("#bottom-more").tap()
        phone.locator(".bottom a", has_text=name).tap()
        expect_address(phone, link)
        phone.evaluate("() => window.scrollTo(0, document.body.scrollHeight)")
        last = phone.locator(".footer a").last.bounding_box() or {}
        bar = phone.locator(".bottom").bounding_box() or {}
        assert last["y"] + last["height"] <= bar["y"]


def test_a_chart_does_not_catch_a_vertical_swipe(phone: Page) -> None:
    visit(phone, "/gaps?city=madrid&series=eu-unemployment")
    settle(phone)
    actions = phone.locator(".chart-course .nsewdrag").evaluate_all("all => all.map(e => getComputedStyle(e).touchAction)")
    assert "none" not in actions


def test_who_could_help_stands_clear_of_the_value_and_can_be_tapped(phone: Page) -> None:
    visit(phone, "/gaps?city=bogota&series=colombia-homicides")
    name = phone.locator(".peers li a").first
    name.scroll_into_view_if_needed()
    over = "a => [...a.parentElement.children].filter(b => b !== a && b.getBoundingClientRect().top < a.getBoundingClientRect().bottom).map(b => b.innerText)"
    assert not name.evaluate(over)
    name.tap()
    expect(phone).not_to_have_url(re.compile("city=bogota"))


def test_back_to_another_page_leads_to_the_place_it_was_left_at(phone: Page) -> None:
    visit(phone, "/gaps?city=bogota&series=colombia-homicides")
    phone.locator("#ahead-compare").evaluate("link => link.scrollIntoView({ block: 'center', behavior: 'instant' })")
    place = phone.evaluate("() => scrollY")
    assert place > 500
    phone.locator("#ahead-compare").tap()
    expect(phone.locator(".page-compare")).to_be_visible()
    settle(phone)
    assert phone.evaluate("() => scrollY") == 0
    phone.go_back()
    settle(phone)
    assert abs(phone.evaluate("() => scrollY") - place) < 3


def test_no_line_runs_through_the_words_of_a_ranking(phone: Page) -> None:
    visit(phone, "/compare")
    expect(phone.locator(".ranked-chart .traceticks")).to_have_css("opacity", "1")
    for lines in (".gridlayer", ".layer-between"):
        expect(phone.locator(f".ranked-chart {lines}").first).to_have_css("display", "none")
    phone.set_viewport_size({"width": 1280, "height": 844})
    settle(phone)
    expect(phone.locator(".ranked-chart .traceticks")).to_have_css("opacity", "0")
    expect(phone.locator(".ranked-chart .layer-between").first).to_have_css("display", "inline")


def test_words_of_the_pictures_are_whole(phone: Page) -> None:
    visit(phone, "/")
    expect(phone.locator(".chart-home-effort .annotation:visible")).to_have_text(["Far behind, little shared work"])
    for width in (390, 320):
        phone.set_viewport_size({"width": width, "height": 844})
        steer(phone, "/compare?chart=shared")
        expect(phone.locator(".curve-chart .annotation-text").first).to_be_attached()
        frame = phone.locator(".curve-chart .main-svg").first.bounding_box() or {}
        for words in phone.locator(".curve-chart .annotation-text").all():
            box = words.bounding_box() or {}
            assert box["x"] >= frame["x"] and box["x"] + box["width"] <= frame["x"] + frame["width"] + 1
        steer(phone, "/reviews")
        under = phone.locator(".lanes-head .lane-years").bounding_box() or {}
        assert under["y"] + under["height"] <= (phone.locator(".lane-city").first.bounding_box() or {})["y"]


def test_a_dot_at_the_left_edge_is_whole(phone: Page) -> None:
    visit(phone, "/gaps?city=los-angeles&rows=all")
    pinned = phone.locator(".roads .points path").evaluate_all(
        "all => all.filter(dot => dot.getBoundingClientRect().left < dot.ownerSVGElement.getBoundingClientRect().left)"
        ".map(dot => [Boolean(dot.closest('[clip-path]')), getComputedStyle(dot.ownerSVGElement).overflow])"
    )
    assert pinned and all(found == [False, "visible"] for found in pinned)
