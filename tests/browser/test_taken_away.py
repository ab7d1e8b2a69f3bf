"""What a reader takes along: the link that opens the same view elsewhere, the picture, the embed, the two sheets."""

import io
import re
import struct
import threading
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from .conftest import OpenPage, Watch
from .room import BRISTOL, address, expect_address, fetch, seen, settle, visit

PDF_PAGE = re.compile(rb"/Type\s*/Page[^s]")
VIEWS = [
    f"{BRISTOL}&sort=goal&show=rev",
    "/activities?challenge=2.1&weight=once",
    "/reviews?cities=bristol~helsinki&goal=11",
    "/?region=Africa&goal=11",
    "/data?source=bristol-open-sdg",
]


def share(page: Page) -> None:
    """Open the share sheet."""
    page.locator("[data-share]").click()
    expect(page.locator("#share-sheet")).to_be_visible()


@pytest.mark.parametrize("link", VIEWS)
def test_the_link_of_the_sheet_opens_the_same_view_elsewhere(page: Page, open_page: OpenPage, base_url: str, link: str) -> None:
    visit(page, link)
    share(page)
    shown = page.locator("#share-link").input_value()
    assert shown == page.url == base_url + link
    page.keyboard.press("Escape")
    other = open_page(1440, 900, locale="es-ES", name="another reader")
    visit(other, shown)
    assert seen(other) == seen(page)


def test_a_link_is_pinned_and_freed_again(page: Page) -> None:
    visit(page, f"{BRISTOL}&show=rev")
    before = seen(page)
    share(page)
    page.locator("#share-pin").click()
    settle(page)
    assert re.fullmatch(r"/gaps\?city=bristol&show=rev&release=[0-9a-f]{12}", address(page))
    assert {**seen(page), "address": ""} == {**before, "address": ""}
    page.locator("#nav-reviews").click()
    page.wait_for_url(re.compile(r"/reviews\?release=[0-9a-f]{12}$"))
    page.go_back()
    expect_address(page, address(page))
    share(page)
    page.locator("#share-pin").click()
    expect_address(page, f"{BRISTOL}&show=rev")


def test_a_release_that_is_gone_is_told(page: Page) -> None:
    visit(page, f"{BRISTOL}&release=000000000000")
    expect(page.locator("[data-notice]")).to_contain_text("is no longer kept here")


def test_the_code_fills_the_screen(phone: Page) -> None:
    visit(phone, BRISTOL)
    share(phone)
    phone.locator("[data-code]").click()
    expect(phone.locator("#code-sheet p")).to_have_text(phone.url)
    phone.wait_for_function("() => document.querySelector('#code-sheet img').naturalWidth > 0")
    width = phone.locator("#code-sheet img").evaluate("image => image.getBoundingClientRect().width")
    assert width > 320 and phone.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    phone.locator("[data-close-code]").click()
    expect(phone.locator("#code-sheet")).to_be_hidden()


@pytest.mark.parametrize(
    ("link", "picture", "words"), [("/gaps?city=bogota", "measure", "2030 target"), ("/reviews", "lines", "Buenos Aires"), ("/", "map", "Bristol")]
)
def test_the_picture_says_everything_itself(page: Page, base_url: str, link: str, picture: str, words: str) -> None:
    visit(page, link)
    share(page)
    page.locator("#share-picture").select_option(picture)
    with page.expect_download() as drawn:
        page.locator("[data-make=svg]").click()
    svg = Path(drawn.value.path()).read_text(encoding="utf-8")
    tree = ElementTree.fromstring(svg)
    said = " ".join("".join(element.itertext()) for element in tree.iter("{http://www.w3.org/2000/svg}text"))
    assert (tree.get("width"), tree.get("height")) == ("1200", "675") and drawn.value.suggested_filename.endswith(f"{picture}.svg")
    for needed in (words, "Source:", "Data release", base_url.removeprefix("http://")):
        assert needed in said, (needed, said)
    assert "foreignObject" not in svg and not re.search(r"(?:href|src|url\()\W{0,2}https?:", svg)
    with page.expect_download() as painted:
        page.locator("[data-make=png]").click()
    raw = Path(painted.value.path()).read_bytes()
    assert raw.startswith(b"\x89PNG") and struct.unpack(">II", raw[16:24]) == (2400, 1350) and len(raw) > 50_000
    expect(page.locator("#share-sheet .said")).to_contain_text("in your downloads")


def test_the_downloads_of_the_sheet_are_the_picture_chosen(page: Page) -> None:
    visit(page, "/activities?challenge=2.1&goal=99")
    share(page)
    page.locator("#share-picture").select_option("members")
    expect(page.locator("[data-export=xlsx]")).to_have_attribute("href", "/activities.xlsx?challenge=2.1&picture=members")
    with page.expect_download() as taken:
        page.locator("[data-export=xlsx]").click()
    book = openpyxl.load_workbook(io.BytesIO(Path(taken.value.path()).read_bytes()))
    assert book["Rows"]["A1"].value == "REF_AREA" and book["Rows"].max_row > 20
    assert page.locator("[data-export='sdmx.csv']").is_hidden()


@pytest.fixture
def another_site(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A site of somebody else: the folder of its pages and where it is served."""
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    handler.log_message = lambda *_: None  # type: ignore[attr-defined]
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield tmp_path, f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_picture_alone_may_stand_on_another_site(page: Page, watch: Watch, base_url: str, another_site: tuple[Path, str]) -> None:
    visit(page, BRISTOL)
    share(page)
    page.locator("#share-picture").select_option("measure")
    snippet = page.locator("#share-snippet").input_value()
    assert f'src="{base_url}{BRISTOL}&amp;embed=1&amp;picture=measure"' in snippet
    folder, site = another_site
    (folder / "page.html").write_text(f"<h1>Another site</h1>{snippet}<iframe id=whole src='{base_url}{BRISTOL}'></iframe>", encoding="utf-8")
    (folder / "favicon.ico").touch()
    page.goto(f"{site}/page.html")
    inside = page.frame_locator("iframe").first
    expect(inside.locator("#page #sentence")).to_be_visible()
    expect(inside.locator("#page .main-svg").first).to_be_visible()
    expect(inside.locator(".header, .footer, .toolbar").first).to_be_hidden()
    assert page.frames[-1].url.startswith("chrome-error")
    watch.forgive("frame-ancestors")
    watch.forgive("X-Frame-Options")
    watch.foreign = [url for url in watch.foreign if not url.startswith(site)]


def test_only_a_picture_alone_may_be_framed(base_url: str) -> None:
    for link, ancestors in ((f"{BRISTOL}&embed=1", "frame-ancestors *"), (BRISTOL, "frame-ancestors 'none'"), (f"{BRISTOL}&embed=0", "frame-ancestors 'none'")):
        headers = fetch(base_url + link)[2]
        assert ancestors in headers["Content-Security-Policy"] and ("X-Frame-Options" in headers) == ("none" in ancestors), link


def test_a_link_of_a_picture_alone_opens_the_whole_view(page: Page) -> None:
    visit(page, f"{BRISTOL}&embed=1")
    with page.context.expect_page() as opened:
        page.locator("#page .rows a").nth(1).click()
    opened.value.wait_for_selector("#focus-title")
    assert re.search(r"/gaps\?city=bristol&series=[\w-]+$", opened.value.url) and address(page) == f"{BRISTOL}&embed=1"
    opened.value.close()


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize(
    "link", ["/", "/gaps?city=bogota", "/gaps?city=bristol&sort=goal", "/activities", "/reviews", "/data", "/compare", "/interlinkages", "/sessions"]
)
def test_two_pages_on_either_paper(page: Page, link: str, size: str) -> None:
    steer_to = f"{link}{'&' if '?' in link else '?'}print=1"
    visit(page, steer_to)
    expect(page.locator("#page .sheet-paper")).to_have_count(2)
    expect(page.locator("#page .sheet-first #title")).to_be_visible()
    page.wait_for_function("() => document.querySelector('.print-foot img').naturalWidth > 0")
    pdf = page.pdf(format=size, prefer_css_page_size=False)
    assert len(PDF_PAGE.findall(pdf)) == 2
    assert page.locator(".print-foot [data-here]").inner_text().startswith("127.0.0.1")


def test_printing_any_view_prints_its_two_pages(page: Page) -> None:
    visit(page, BRISTOL)
    page.evaluate("() => { window.print = () => { window.printed = (window.printed || 0) + 1; }; }")
    page.keyboard.press("Control+p")
    page.wait_for_function("() => window.printed === 1")
    expect_address(page, f"{BRISTOL}&print=1")
    page.locator("#print-back").click()
    expect_address(page, BRISTOL)


def test_the_menu_of_the_browser_prints_the_screen_smaller_and_says_where_the_sheets_are(page: Page) -> None:
    visit(page, BRISTOL)
    drawn = page.locator("#page .main-svg").first.bounding_box() or {"width": 0}
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".from-screen")).to_contain_text("Two clean pages of this view: Share")
    expect(page.locator(".from-screen a")).to_contain_text(BRISTOL)
    body, chart = (page.locator(selector).first.bounding_box() or {"width": 0} for selector in ("#page", "#page .main-svg"))
    assert abs(body["width"] - 700) < 1 and abs(chart["width"] / drawn["width"] - 700 / 1440) < 0.01
    page.emulate_media(media="screen")
    expect(page.locator(".from-screen")).to_be_hidden()


def test_nothing_scrolls_sideways_alone_or_in_the_sheet(open_page: OpenPage) -> None:
    narrow = open_page(320, 700, has_touch=True, is_mobile=True)
    for link in (f"{BRISTOL}&embed=1", "/?embed=1", "/?embed=1&picture=map", f"{BRISTOL}&print=1"):
        visit(narrow, link)
        assert narrow.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), link
    visit(narrow, BRISTOL)
    share(narrow)
    assert narrow.locator("#share-sheet").evaluate("sheet => sheet.scrollWidth <= sheet.clientWidth")


def test_the_preview_of_a_link_is_its_sentence(base_url: str) -> None:
    head = fetch(f"{base_url}/gaps?city=bogota&series=colombia-homicides")[1].split("</head>")[0]
    told = dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)"', head))
    assert told["description"].startswith("Bogotá: one measure") and "15.2" in told["description"]
    assert told["url"] == f"{base_url}/gaps?city=bogota&amp;series=colombia-homicides" and told["image"] == f"{base_url}/assets/card.png"
    assert fetch(f"{base_url}/healthz")[0] == 200


NARROW = [("/compare?cities=bogota~barcelona&embed=1", ".ranked-row"), ("/reviews?embed=1", ".lane-city"), (f"{BRISTOL}&embed=1&picture=list", ".road-row")]


@pytest.mark.parametrize(("link", "rows"), NARROW)
def test_a_picture_alone_in_a_narrow_column_hides_nothing_of_its_rows(open_page: OpenPage, link: str, rows: str) -> None:
    page = open_page(390, 844, is_mobile=True, has_touch=True)
    visit(page, link)
    high = page.locator(rows).evaluate_all("rows => rows.map(row => [row.scrollHeight, row.clientHeight])")
    assert high and all(needed <= given + 1 for needed, given in high), high
