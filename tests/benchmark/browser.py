"""What a reader's browser sees: the weight of the first load, and the wait for another city."""

import statistics
from collections.abc import Sequence

from playwright.sync_api import Browser, Page, sync_playwright

from dashboard import pictures

from .server import HOST, Server

PATIENCE = 60_000  # milliseconds
# The clock stops at the first frame after title and chart show the other city.
CHANGE = """async address => {
    const chart = document.querySelector('.chart-course .js-plotly-plot'), title = () => document.querySelector('#title').textContent;
    let drawn = false;
    chart.once('plotly_afterplot', () => { drawn = true; });
    const before = title(), begun = performance.now(), frame = () => new Promise(requestAnimationFrame);
    window.cities_steer(address);
    while ((!drawn || title() === before) && performance.now() - begun < 20000) await frame();
    await frame();
    return performance.now() - begun;
}"""


def measured(server: Server, first: str, cities: Sequence[str]) -> tuple[float, list[float]]:
    """Kilobytes of everything the first load of an address brings, and the milliseconds of each change of city."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=pictures.find_browser(), args=["--no-sandbox", *pictures.FLAGS])
        try:
            return _first_load(browser, server, first), _changes(browser, server, first, cities)
        finally:
            browser.close()


def quantile(values: Sequence[float], share: float) -> float:
    """The value that `share` of the values do not exceed."""
    return statistics.quantiles(values, n=100, method="inclusive")[round(share * 100) - 1]


def _open(browser: Browser, server: Server, address: str) -> Page:
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(f"http://{HOST}:{server.port}{address}")
    page.wait_for_selector(".chart-course .js-plotly-plot .plot-container")
    return page


def _first_load(browser: Browser, server: Server, address: str) -> float:
    page = browser.new_page()
    sizes: list[float] = []
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(f"http://{HOST}:{server.port}{address}")
    page.wait_for_selector(".chart-course .js-plotly-plot .plot-container", timeout=PATIENCE)
    page.wait_for_load_state("networkidle")
    page.close()
    return sum(sizes) / 1000


def _changes(browser: Browser, server: Server, first: str, cities: Sequence[str]) -> list[float]:
    page = _open(browser, server, first)
    waits = [page.evaluate(CHANGE, f"/gaps?city={city}") for city in cities]
    page.close()
    return waits
