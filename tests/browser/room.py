"""What a reader does on the pages, and what the pages show: the words the journeys are told in."""

import re
import urllib.error
import urllib.parse
import urllib.request
from typing import Any

from playwright.sync_api import Locator, Page, expect

BRISTOL = "/gaps?city=bristol"
REST = 150  # milliseconds without a request, a change of the page or a font under way
_SEEN = """() => {
  const shown = element => element.checkVisibility();
  const all = selector => [...document.querySelectorAll(selector)].filter(shown);
  const words = selector => all(selector).map(element => element.innerText.trim());
  const picture = graph => (graph.data || []).map(trace => [trace.type, trace.x, trace.y, trace.z, trace.marker && trace.marker.color]);
  return {
    address: location.pathname + location.search,
    tab: document.title,
    title: words("#title"),
    city: all("#city").map(input => input.value),
    chosen: all("[aria-current]").map(element => element.id || element.innerText.trim()),
    rows: all(".rows li").map(item => item.innerText.replace(/\\s+/g, " ")),
    panel: words("#focus-title, #sentence"),
    tables: all("table").map(table => table.rows.length),
    pictures: JSON.stringify(all(".js-plotly-plot").map(picture)),
  };
}"""


def visit(page: Page, address: str) -> None:
    """Open an address and wait until its page stands still."""
    page.goto(address)
    expect(page.locator("#title").first).to_be_visible()
    settle(page)


def steer(page: Page, link: str) -> None:
    """Go on to another address inside the open page, as a link on it would, without loading everything again."""
    page.evaluate("link => window.cities_steer(link)", link)
    settle(page)


def settle(page: Page) -> None:
    """Wait until nothing moves any more."""
    page.wait_for_function("ms => window.__atRest && __atRest(ms)", arg=REST)


def seen(page: Page) -> dict[str, Any]:
    """Everything that makes a view: address, title, controls, rows, panel, tables, what the pictures draw."""
    settle(page)
    return page.evaluate(_SEEN)


def address(page: Page) -> str:
    """Path and query of the address bar."""
    return page.evaluate("() => location.pathname + location.search")


def expect_address(page: Page, wanted: str) -> None:
    """The address bar shows this path and query."""
    expect(page).to_have_url(re.compile(re.escape(wanted) + "$"))
    settle(page)


def follow(page: Page, selector: str) -> None:
    """Click a control and wait for the view it leads to."""
    page.locator(selector).click()
    settle(page)


def first_rows(page: Page) -> Locator:
    """The rows of measures that can be judged."""
    return page.locator(".rows:not(.rows-rest) a[data-focus=focus-title]")


def all_rows(page: Page) -> Locator:
    """All rows of measures, judged or not."""
    return page.locator(".rows a[data-focus=focus-title]")


def option(page: Page, name: str) -> Locator:
    """A city in the open list of the picker."""
    return page.locator("#city-list li", has=page.get_by_text(name, exact=True))


def focused(page: Page) -> str:
    """The id of the element that holds the focus."""
    return page.evaluate("() => document.activeElement.id")


def tab_to(page: Page, wanted: str, most: int = 60) -> None:
    """Press Tab until the element with this id holds the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if focused(page) == wanted:
            return
    raise AssertionError(f"{most} presses of Tab did not reach #{wanted}, but #{focused(page)}")


def widest(page: Page) -> int:
    """How much wider the page is than the window, in pixels; 0 if it does not scroll sideways."""
    return page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")


def fetch(url: str) -> tuple[int, str, dict[str, str]]:
    """Status, text and headers of an address, without a browser."""
    request = urllib.request.Request(url, headers={"Accept": "text/html"})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.read().decode("utf-8-sig"), dict(answer.headers)
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(), dict(error.headers)


def notice(page: Page) -> str:
    """What the notice says about the link."""
    return page.locator("[data-notice]").inner_text()


def shared(page: Page, name: str) -> str:
    """Path and query of one of the links of the open share sheet."""
    url = urllib.parse.urlsplit(page.locator(f"#share-sheet [data-export='{name}']").evaluate("link => link.href"))
    return f"{url.path}?{url.query}" if url.query else url.path
