"""Links that were mistyped, cut short or made by hand: a plain answer, and nothing of them shown as code."""

import pytest
from playwright.sync_api import Page, expect

from .conftest import Watch
from .room import address, fetch, notice, steer, visit

PAYLOAD = "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E"
UNDERSTOOD = {
    "/gaps?city=nowhere": "No city goes by “nowhere”",
    "/gaps?city=bristol&series=nothing": "No measure here goes by “nothing”",
    "/gaps?city=bristol&goal=18": "“18” is not a goal from 1 to 17",
    "/?region=Atlantis": "“Atlantis” is not a region",
    "/?network=none": "“none” is not a network we know",
    "/data?source=rumour": "“rumour” is not a source",
    "/gaps?city=bristol&sort=up": "“sort=up” is not a choice",
    "/gaps?city=bristol&colour=red": "“colour” is not something this page can show",
    "/gaps?city=bristol&city=madrid": "“city” was given more than once",
    f"/gaps?city={'a' * 3_500}": "No city goes by “aaaa",
    f"/gaps?city={PAYLOAD}": "No city goes by “<img src=x",
    f"/gaps?city=bristol&{PAYLOAD}=1": "“<img src=x",
}


def test_what_was_not_understood_is_said_and_the_page_works(page: Page) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"a script of the link ran: {dialog.message}"))
    visit(page, "/gaps?city=elsewhere")
    assert "elsewhere" in notice(page)
    for link, said in UNDERSTOOD.items():
        steer(page, link)
        told = notice(page)
        assert said in told
        assert told.startswith("One part of this link was not understood.")
        assert len(told) < 400
        assert not page.locator("main img").count()
        expect(page.locator("#title")).not_to_be_empty()


def test_several_parts_are_counted_and_the_notice_can_be_closed(page: Page) -> None:
    visit(page, "/gaps?city=nowhere&goal=99&sort=gap")
    assert notice(page).startswith("Two parts of this link were not understood.")
    page.locator("[data-close]").click()
    assert not page.locator("[data-notice]").count()
    assert address(page) == "/gaps?city=nowhere&goal=99&sort=gap"


def test_a_renamed_key_goes_on_working(page: Page) -> None:
    visit(page, "/gaps?c=bristol&g=3")
    assert not page.locator("[data-notice]").count()
    expect(page.locator("#city")).to_have_value("Bristol")


def test_an_unknown_page_is_a_404_that_leads_home(page: Page, watch: Watch) -> None:
    page.goto("/nothing-here")
    expect(page.locator("h1")).to_have_text("There is no page at this address")
    page.locator("a", has_text="overview").click()
    expect(page.locator("#title")).to_be_visible()
    assert address(page) == "/"
    watch.forgive("404")


@pytest.mark.parametrize("path", ["/nothing", "/gaps/", "/gaps.pdf", "/assets/nothing.css", f"/{PAYLOAD}", "/..%2f..%2fetc%2fpasswd"])
def test_unknown_addresses_are_404(base_url: str, path: str) -> None:
    status, body, _ = fetch(base_url + path)
    assert status == 404
    assert "<h1>" in body and "<img" not in body


ODD = {
    "control characters": ("city=%00%ff%fe", 400), "broken UTF-8": ("city=%ff%fe%80", 200), "5 000 characters": (f"city={'a' * 5_000}", 414),
    "10 000 characters": (f"city={'a' * 10_000}", 414), "markup": (f"city={PAYLOAD}", 200), "nothing but signs": ("&&==&%zz&=", 200),
}  # fmt: skip


@pytest.mark.parametrize(("query", "status"), ODD.values(), ids=ODD.keys())
@pytest.mark.parametrize("path", ["/gaps", "/gaps.csv", "/data"])
def test_odd_parameters_get_a_status_and_are_not_repeated(base_url: str, path: str, query: str, status: int) -> None:
    found, body, headers = fetch(f"{base_url}{path}?{query}")
    assert found == (404 if path == "/gaps.csv" and status == 200 and "city" in query else status)  # no file of another city
    assert "<img" not in body and "aaaa" not in body
    if status >= 400:
        assert "Traceback" not in body and "<h1>" in body
    if query.count("a") < 9_000:  # longer request lines are refused by gunicorn before ours are written
        assert "script-src 'self'" in headers["Content-Security-Policy"]
