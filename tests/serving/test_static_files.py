"""Static files come from memory, packed, and are kept by browsers as long as their address means the same."""

import os
import re
from pathlib import Path

import brotli
import pytest
from mini_site import FONT, STYLE, Site

from dashboard.serving.packing import pack_files

BROWSER = {"Accept-Encoding": "gzip, br"}
FOREVER = "public, max-age=31536000, immutable"


def test_an_address_with_the_time_of_change_is_kept_for_ever(site: Site, assets: Path) -> None:
    changed = os.stat(assets / "site.css").st_mtime
    answer = site.client.get(f"/assets/site.css?m={changed}", headers=BROWSER)
    assert brotli.decompress(answer.data).decode() == STYLE
    assert answer.headers["Cache-Control"] == FOREVER
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.content_type.startswith("text/css")


@pytest.mark.parametrize("query", ["", "?m=1.5", "?x=1"])
def test_any_other_address_is_asked_for_again(site: Site, query: str) -> None:
    answer = site.client.get(f"/assets/site.css{query}", headers=BROWSER)
    assert answer.headers["Cache-Control"] == "no-cache"
    again = site.client.get(f"/assets/site.css{query}", headers={**BROWSER, "If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_a_picture_is_asked_for_again_after_an_hour(site: Site) -> None:
    assert site.client.get("/assets/mark.svg").headers["Cache-Control"] == "public, max-age=3600"


def test_an_edited_file_shows_at_once(site: Site, assets: Path) -> None:
    site.client.get("/assets/site.css")
    (assets / "site.css").write_text("new")
    os.utime(assets / "site.css", (1, 1))
    assert site.client.get("/assets/site.css").text == "new"


def test_fonts_go_out_as_they_are(site: Site) -> None:
    answer = site.client.get("/assets/vendor/fonts/sans.0123456789.woff2", headers=BROWSER)
    assert answer.data == FONT
    assert "Content-Encoding" not in answer.headers
    assert answer.headers["Cache-Control"] == FOREVER


@pytest.mark.parametrize(
    "name",
    [
        "package.json",
        "package-lock.json",
        "node.lock",
        ".hidden",
        "vendor/test/axe.min.js",
        "vendor/made-from",
        "vendor/packed/a.br",
    ],
)
def test_what_is_nobodys_business_is_not_served(site: Site, name: str) -> None:
    assert site.client.get(f"/assets/{name}").status_code == 404


def test_the_page_does_not_load_test_tools(site: Site) -> None:
    page = site.client.get("/").text
    assert "site.css" in page
    assert "axe" not in page


def test_licences_can_be_read(site: Site) -> None:
    assert site.client.get("/assets/vendor/licences/sans.txt").text == "Free to use."


def test_every_file_the_page_names_comes_packed_and_lasting(site: Site) -> None:
    page = site.client.get("/").text
    paths = [path for path in re.findall(r'(?:src|href)="(/[^"]+)"', page) if "favicon" not in path]
    assert len(paths) >= 9
    for path in paths:
        answer = site.client.get(path, headers=BROWSER)
        assert answer.headers["Cache-Control"] == FOREVER
        assert answer.headers.get("Content-Encoding") == "br" or len(answer.data) < 600


def test_a_well_packed_copy_is_used_only_for_its_own_content(site: Site, assets: Path) -> None:
    pack_files([assets / "site.css"], assets / "vendor/packed")
    (copy,) = (assets / "vendor/packed").glob("*.br")
    copy.write_bytes(brotli.compress(b"the packed copy"))
    assert brotli.decompress(site.client.get("/assets/site.css", headers=BROWSER).data) == b"the packed copy"
    (assets / "site.css").write_text(STYLE + "p {}")
    assert brotli.decompress(site.client.get("/assets/site.css", headers=BROWSER).data).decode() == STYLE + "p {}"


def test_a_range_is_answered_with_the_whole(site: Site) -> None:
    answer = site.client.get("/assets/site.css", headers={"Range": "bytes=0-10"})
    assert (answer.status_code, answer.text) == (200, STYLE)
