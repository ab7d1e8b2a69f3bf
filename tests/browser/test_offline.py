"""The pages need nobody but their own server, and keep to its policy."""

from playwright.sync_api import Page

from .conftest import Watch
from .room import BRISTOL, follow, visit

PAGES = (
    "/", "/?goal=11&table=1", BRISTOL, "/gaps?city=madrid&series=eu-unemployment&wide=1&table=1", "/gaps?city=bandar",
    "/data", "/data?source=eurostat-urban-audit", "/compare?highlight=madrid", "/compare?chart=shared", "/compare?chart=two",
)  # fmt: skip


def test_no_request_leaves_the_machine_and_the_policy_refuses_nothing(page: Page, watch: Watch) -> None:
    for link in PAGES:
        visit(page, link)
        assert page.evaluate("() => __refused") == []
    follow(page, "#nav-gaps")
    page.locator(".chart-course .nsewdrag").first.hover()
    assert page.evaluate("() => __refused") == []
    assert watch.foreign == []


def test_no_cookie_and_nothing_stored(page: Page) -> None:
    visit(page, BRISTOL)
    assert page.context.cookies() == []
    assert page.evaluate("() => localStorage.length + sessionStorage.length") == 0
