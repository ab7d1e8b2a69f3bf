"""axe finds nothing on any page, wide or narrow; every picture has a name, a sentence and a table."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dashboard.store.questions import Store

from .conftest import ROOT, OpenPage
from .room import BRISTOL, settle, steer, visit, widest

AXE = ROOT / "assets" / "vendor" / "test" / "axe.min.js"
MADRID = "/gaps?city=madrid&series=eu-unemployment"
VIEWS = {
    "overview": "/", "overview, a goal and the table": "/?goal=11&table=1", "gaps": "/gaps", "own targets": "/gaps?city=barcelona&targets=own",
    "by goal": f"{BRISTOL}&sort=goal", "table": f"{BRISTOL}&table=1", "large": f"{MADRID}&wide=1", "no data": f"{BRISTOL}&show=none",
    "overview through a lens": "/?lens=transition.jobs&table=1", "gaps through a lens": "/gaps?city=barcelona&lens=challenge.2.2",
    "activities": "/activities?table=1&rows=all", "activity": "/activities?activity=digital-citymakers-summit&plan=L2A2",
    "sessions": "/sessions", "a deck": "/sessions/session-5?step=2", "under the rule": "/gaps?rule=chatham",
    "a wall of roads": "/sessions/session-1?present=1", "a wall with one chart": f"{MADRID}&present=1", "a light wall": "/?present=1&light=1",
    "a wall of lanes": "/reviews?present=1", "a wall with a table": "/gaps?present=1&table=1",
    "links": "/interlinkages?goal=16&city=new-york", "links of two goals": "/interlinkages?goal=16&to=3&table=1",
    "links over time": "/interlinkages?layer=time&city=barcelona",
    "shared work": "/interlinkages?layer=activities&table=1", "members and challenges": "/interlinkages?layer=activities&by=members",
    "wording": "/interlinkages?layer=wording&goal=16&to=4", "research": "/interlinkages?layer=research",
    "a picture alone": "/gaps?city=barcelona&embed=1&picture=measure", "a map alone": "/?embed=1&picture=map", "two sheets": f"{BRISTOL}&print=1",
    "bad link": "/gaps?city=nowhere", "data": "/data", "data of a source": "/data?source=bristol-open-sdg", "data of a measure": "/data?series=eu-unemployment",
    "compare": "/compare", "shared dashboard": "/compare?cities=new-york~los-angeles&chart=shared&old=1&mean=1&table=1",
}  # fmt: skip
_RUN = """async () => {
  const options = { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } };
  const found = await axe.run(document, options);
  return found.violations.map(rule => [rule.id, rule.impact, rule.nodes.length, rule.nodes.slice(0, 3).map(node => node.target.join(' '))]);
}"""
_NAMELESS = """() => [...document.querySelectorAll('.js-plotly-plot')].filter(graph => graph.checkVisibility()).filter(graph => {
  if (graph.closest('[aria-hidden=true]')) return false;
  const named = graph.closest('[role=img], [role=group], figure');
  if (!named) return true;
  const ids = (named.getAttribute('aria-labelledby') || '').split(' ').filter(Boolean);
  const name = named.getAttribute('aria-label') || ids.map(id => (document.getElementById(id) || {}).textContent || '').join(' ');
  return name.trim().length < 12;
}).map(graph => graph.closest('[class]').parentElement.className)"""

_GROUND = "mark => [...document.querySelectorAll(mark)].filter(one => one.checkVisibility()).map(one => getComputedStyle(one).backgroundColor)"


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    if not AXE.exists():
        pytest.fail(f"{AXE.relative_to(ROOT)} is missing: run `python -m dashboard assets` first.")
    return Path(AXE).read_text(encoding="utf-8")


def violations(page: Page, axe: str) -> list:
    """What axe finds on the page as it stands, wide and narrow."""
    page.evaluate(axe)
    found = page.evaluate(_RUN)
    page.set_viewport_size({"width": 390, "height": 844})
    settle(page)
    return found + page.evaluate(_RUN)


@pytest.mark.parametrize("link", VIEWS.values(), ids=VIEWS.keys())
def test_axe_finds_nothing(page: Page, axe: str, link: str) -> None:
    visit(page, link)
    assert violations(page, axe) == []


@pytest.mark.parametrize("n_series", [0, 1])
def test_axe_finds_nothing_on_an_empty_city(page: Page, axe: str, store: Store, n_series: int) -> None:
    slug = next(key for key, area in sorted(store.catalogue().network_areas.items()) if area["n_series"] == n_series)
    visit(page, f"/gaps?city={slug}")
    assert violations(page, axe) == []


def test_axe_finds_nothing_in_the_open_picker_and_the_share_sheet(page: Page, axe: str) -> None:
    visit(page, BRISTOL)
    page.locator("#city").click()
    expect(page.locator("#city-list li").first).to_be_visible()
    page.evaluate(axe)
    assert page.evaluate(_RUN) == []
    page.keyboard.press("Escape")
    page.locator("[data-share]").click()
    assert page.evaluate(_RUN) == []


def test_every_picture_has_a_name_or_stands_in_words_beside_it(page: Page) -> None:
    visit(page, "/")
    for link in ("/", "/gaps", f"{MADRID}&wide=1", "/compare", "/compare?chart=shared", "/data"):
        steer(page, link)
        assert page.evaluate(_NAMELESS) == [], link


def test_every_picture_has_a_table(page: Page) -> None:
    visit(page, "/?table=1")
    for link in ("/?table=1", f"{BRISTOL}&table=1", "/data?table=1"):
        steer(page, link)
        told = page.locator("main table caption").all_text_contents()
        pictures = page.locator(".js-plotly-plot").filter(visible=True).count()
        assert all(told) and len(told) >= max(1, pictures), link
        assert page.locator("main table th[scope=col]").count() and page.locator("main table tbody tr").count()


def test_headings_form_a_tree(page: Page) -> None:
    visit(page, "/")
    for link in ("/", BRISTOL, "/data"):
        steer(page, link)
        names = page.locator("h1, h2, h3, h4").filter(visible=True).evaluate_all("all => all.map(heading => heading.tagName)")
        levels = [int(name[1]) for name in names]
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False)), link


@pytest.mark.parametrize(("width", "size"), [(1440, 125), (720, 100)], ids=["larger text", "zoomed to 200 %"])
def test_larger_text_is_not_cut_off(page: Page, width: int, size: int) -> None:
    page.set_viewport_size({"width": width, "height": 450})
    visit(page, BRISTOL)
    page.evaluate("size => document.documentElement.style.setProperty('font-size', size + '%')", size)
    settle(page)
    cut = (
        page.locator(".row-value, .pill, .choice a, .button, #title, .lead")
        .filter(visible=True)
        .evaluate_all("all => all.filter(e => e.scrollWidth > e.clientWidth + 2).map(e => e.className + ' ' + e.innerText.slice(0, 30))")
    )
    assert not cut
    assert widest(page) == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_leave_the_data_and_what_is_chosen(open_page: OpenPage, scheme: str) -> None:
    page = open_page(1280, 900, forced_colors="active", color_scheme=scheme)
    visit(page, "/interlinkages?goal=16")
    ground = page.evaluate(_GROUND, "body")[0]
    for mark in (".lk-cell .lk-dot", ".lk-cell .lk-nil", ".lk-key .lk-dot"):
        assert set(page.evaluate(_GROUND, mark)) & {ground} == set(), mark
    for mark in (".brand-mark", ".lk-caveat .symbol", ".choice a[aria-current]"):
        assert page.evaluate(_GROUND, mark)[0] != ground, mark
    assert page.evaluate(_GROUND, ".js-plotly-plot")[0] == "rgb(255, 255, 255)", "ink and pale lines need the paper they were chosen for"
    assert page.evaluate(_GROUND, ".choice a:not([aria-current])")[0] != page.evaluate(_GROUND, ".choice a[aria-current]")[0]
    lines = "() => [...document.querySelectorAll('.header nav a')].map(link => getComputedStyle(link).borderBottomColor)"
    assert page.evaluate(lines).count(ground) == 5, "a line below the page shown, and none below the others"
    visit(page, "/activities")
    assert len({page.evaluate(_GROUND, mark)[0] for mark in (".act-dot:not(.act-open)", ".act-dot.act-open")}) == 2
    visit(page, BRISTOL)
    assert page.evaluate(_GROUND, ".pill .symbol")[0] != ground
