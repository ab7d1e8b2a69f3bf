"""Every page for a dozen views of the project's own data: nothing empty, nothing unsaid, every link leads somewhere."""

import html
import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.asked import asked
from dashboard.components.content import Content
from dashboard.store.questions import Store
from dashboard.view_state import PAGES

sys.path.insert(0, str(Path(__file__).parents[1] / "figures"))
from valid import check  # noqa: E402 - found only now

VIEWS = [
    "/",
    "/?region=Africa&table=1",
    "/?network=metropolis&goal=11",
    "/?goal=14",
    "/gaps",
    "/gaps?city=barcelona",
    "/gaps?city=barcelona&targets=own&sort=goal",
    "/gaps?city=los-angeles&targets=own&table=1",
    "/gaps?city=bogota&series=colombia-homicides&wide=1&table=1",
    "/gaps?city=mexico-city&sort=goal&rows=all",
    "/gaps?city=bristol&show=worse",
    "/gaps?city=bristol&show=none&table=1",
    "/gaps?city=bristol&goal=11&show=rev",
    "/interlinkages",
    "/interlinkages?goal=16&to=3&table=1",
    "/interlinkages?panel=europe&adjust=1&n=50&table=1",
    "/interlinkages?panel=eu-quality-of-life",
    "/interlinkages?panel=un-open-space&region=Europe",
    "/interlinkages?layer=time&city=bristol&table=1",
    "/interlinkages?layer=wording&goal=16&to=4",
    "/interlinkages?layer=activities&by=members",
    "/interlinkages?layer=activities&few=1&table=1",
    "/activities",
    "/activities?challenge=2.1&weight=once&table=1",
    "/activities?activity=digital-citymakers-summit&plan=L2A2&rows=all",
    "/activities?period=2021-01&few=1&q=metropolis",
    "/activities?q=nothing+fits",
    "/data",
    "/data?source=eurostat-urban-audit",
    "/data?source=barcelona-open-sdg&goal=11&table=1",
    "/data?series=colombia-homicides",
]
BAD_LINKS = ["/?region=Atlantis", "/gaps?city=atlantis&goal=18&sort=x", "/gaps?nonsense=<b>bold</b>", "/data?source=hearsay", "/gaps?city=bogota&city=lima"]
# What words on a page must not hold: a template's braces, a missing value, an object's own name.
UNSAID = re.compile(r"\{\{|\{%|\bNone\b|\bnan\b|\bNaN\b|<NA>|&lt;NA&gt;|undefined|object at 0x|Undefined")
SILENT = {"gaps-table", "gaps-rest", "links-pair-bottom", "links-pair-side"}  # parts that may be empty


def whole(page: Content) -> str:
    """All HTML of a page."""
    return "\n".join(page.parts.values())


def words(page: Content) -> str:
    """All words of a page, tags taken away."""
    return html.unescape(re.sub(r"<[^>]*>", " ", whole(page)))


@pytest.fixture(params=VIEWS)
def page(request: pytest.FixtureRequest, draw: Callable[[str], Content]) -> Content:
    """One of the views."""
    return draw(request.param)


def test_a_page_has_a_title_a_sentence_and_no_empty_part(page: Content) -> None:
    assert len(page.title) > 8 and page.sentence.startswith(page.title)
    assert not [key for key, part in page.parts.items() if not part.strip() and key not in SILENT]
    assert f">{html.escape(page.title, quote=False)}<" in html.unescape(whole(page)).replace("&", "&amp;") or page.title in words(page)


def test_nothing_is_left_unsaid(page: Content) -> None:
    found = UNSAID.search(words(page) + page.title + page.sentence)
    assert not found, words(page)[max(found.start() - 60, 0) : found.end() + 20]
    assert not re.search(r"  |[.?!]\.", page.title + page.sentence)


def test_every_figure_is_sound(page: Content) -> None:
    assert page.figures
    for figure in page.figures.values():
        check(figure)


def test_every_name_is_used_once(page: Content) -> None:
    counted = Counter(re.findall(r'\sid="([^"]*)"', whole(page)))
    assert not [name for name, n in counted.items() if n > 1 or not name or re.search(r"\s", name)]


def test_every_link_is_understood(page: Content, store: Store) -> None:
    links = {html.unescape(link) for link in re.findall(r'\shref="([^"]*)"', whole(page))}
    outside = {link for source in store.catalogue().sources.values() for link in (source["url"], source["licence_url"])}
    links -= outside
    assert links
    for link in links:
        path, _, query = link.partition("#")[0].partition("?")
        path = re.sub(r"\.(csv|json)$", "", path).replace("/overview", "/")
        assert path in PAGES or link.startswith("#"), link
        with asked(path, query, store) as state:
            assert state.misread == (), link


def test_links_within_the_page_lead_somewhere(page: Content, draw: Callable[[str], Content]) -> None:
    names = set(re.findall(r'\sid="([^"]*)"', whole(page) + whole(draw("/data"))))
    assert set(re.findall(r'href="[^"]*#([^"]+)"', whole(page))) <= names


def test_tags_are_closed(page: Content) -> None:
    for key, part in page.parts.items():
        for tag in ("div", "p", "a", "span", "ol", "ul", "li", "table", "tr", "td", "section", "nav", "dl", "h2"):
            assert len(re.findall(rf"<{tag}[\s>]", part)) == part.count(f"</{tag}>"), (key, tag)


def test_the_frame_holds_every_part_and_figure(page: Content) -> None:
    for drawn, name in ((page.frame(page), page.key), (page.tree(), str)):
        frame = repr(drawn)
        assert all(f"'part': '{name(key)}'" in frame for key in page.parts) and all(f"'figure': '{name(key)}'" in frame for key in page.figures)


@pytest.mark.parametrize("address", BAD_LINKS)
def test_a_bad_link_gives_a_whole_page_and_a_notice(address: str, draw: Callable[[str], Content]) -> None:
    page = draw(address)
    assert "data-notice" in whole(page) and "not understood" in words(page)
    assert "<b>bold" not in whole(page)
    assert all(part.strip() for key, part in page.parts.items() if key not in SILENT)


def test_a_view_is_drawn_the_same_twice(draw: Callable[[str], Content]) -> None:
    for address in VIEWS:
        one, other = draw(address), draw(address)
        assert (one.parts, one.figures, one.title, one.sentence) == (other.parts, other.figures, other.title, other.sentence)
