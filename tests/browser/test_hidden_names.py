"""The rule of the room in a browser: which letter is which city is known there, and nowhere else."""

import re

from playwright.sync_api import expect

from .conftest import OpenPage, Watch
from .room import BRISTOL, address, visit


def test_a_refused_file_is_not_saved_and_said(open_page: OpenPage, watch: Watch) -> None:
    page = open_page(name="refused")
    visit(page, f"{BRISTOL}&rule=chatham")
    page.locator("#rule-hide").click()
    expect(page.locator("#title")).to_contain_text("City A")
    page.locator("[data-share]").click()
    shown = [link.get_attribute("data-export") for link in page.locator("[data-export]").all() if link.is_visible()]
    assert shown == ["csv", "xlsx", "json"], "the other two hold every city"
    saved = []
    page.on("download", lambda file: saved.append(file))
    page.locator("[data-export=csv]").evaluate("link => { link.href = link.href.replace('.csv', '.sdmx.csv'); }")
    page.locator("[data-export=csv]").click()
    expect(page.locator("#share-sheet .said")).to_contain_text("nothing was saved")
    page.keyboard.press("Escape")
    page.context.set_offline(True)
    for _ in range(2):
        page.locator(".page a[download]").first.click()
        expect(page.locator("#announced")).to_contain_text("nothing was saved")
    expect(page.locator(".page a[download] + .unsaved")).to_have_count(1)
    page.context.set_offline(False)
    assert saved == []
    watch.forgive("404")
    watch.forgive("ERR_INTERNET_DISCONNECTED")
    page.evaluate("() => localStorage.clear()")


def test_names_of_cities_are_hidden_everywhere(open_page: OpenPage) -> None:
    page = open_page(name="chatham")
    visit(page, f"{BRISTOL}&rule=chatham")
    expect(page.locator("[data-rule]")).to_contain_text("Who said it may not")
    page.locator("#rule-hide").click()
    expect(page.locator("#title")).to_contain_text("City A")
    assert address(page) == "/gaps?city=hidden-1&rule=chatham&names=hidden"
    assert "City A" in page.title() and page.locator("#city").input_value() == "City A"
    page.locator("[data-drawer] #lens-open").click()
    assert not re.search("bristol", page.locator("body").inner_text(), re.IGNORECASE)
    with page.expect_download() as saved:
        page.locator("a[download]").first.click()
    rows = saved.value.path().read_text(encoding="utf-8-sig")
    assert "Chatham House Rule: no names" in rows and not re.search("bristol", rows, re.IGNORECASE)
    for form in ("embed=1", "print=1"):
        page.goto(f"/gaps?city=hidden-1&{form}&rule=chatham&names=hidden")
        expect(page.locator("#page #title")).to_contain_text("City A")
        assert page.locator("#page .rows li").count() > 5
        assert not re.search("bristol", page.content(), re.IGNORECASE)
    page.goto("/gaps?city=hidden-1&rule=chatham&names=hidden")
    expect(page.locator("#title")).to_contain_text("City A")
    stranger = open_page(name="stranger")
    stranger.goto(page.url)
    expect(stranger.locator("#title").first).to_have_text("This view hides its cities")
    page.locator("#rule-show").click()
    expect(page.locator("#title")).to_contain_text("Bristol")
    page.locator("#rule-end").click()
    expect(page.locator("[data-rule]")).to_have_count(0)
    assert page.evaluate("() => localStorage.length") == 0
