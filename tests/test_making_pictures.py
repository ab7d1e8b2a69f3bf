"""`dashboard pictures`: a list of links becomes files, and every link that gives none is told in a sentence."""

import shutil
import struct
from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboard import pictures
from dashboard.command import main


@pytest.mark.parametrize(
    ("link", "opened"),
    [
        ("/gaps?city=bogota", "/gaps?city=bogota&embed=1"),
        ("https://example.org/?region=Africa&print=1", "/?region=Africa&embed=1"),
        ("/reviews", "/reviews?embed=1"),
        (" /activities?picture=matrix&embed=1 ", "/activities?picture=matrix&embed=1"),
    ],
)
def test_the_embed_of_a_link(link: str, opened: str) -> None:
    assert pictures.address(link) == opened


@pytest.mark.parametrize("link", ["/nowhere", "gaps", "https://example.org/gaps.csv", ""])
def test_a_link_that_is_not_ours(link: str) -> None:
    with pytest.raises(ValueError, match="no page of this dashboard has this address"):
        pictures.address(link)


def test_a_file_name_says_which_view() -> None:
    assert pictures.name("https://example.org/gaps?city=bogota&goal=11", "png") == "gaps-city-bogota-goal-11.png"
    assert pictures.name("/", "svg") == "overview.svg"
    many = "/compare?cities=" + "~".join(["mexico-city"] * 60)
    long = pictures.name(f"{many}&chart=trends", "png"), pictures.name(f"{many}&chart=two", "png")
    assert len(set(long)) == 2 and max(map(len, long)) < 140


def test_a_file_of_links(tmp_path: Path) -> None:
    (tmp_path / "links.txt").write_text("# our report\n/gaps?city=bogota\n\n/reviews\n", encoding="utf-8")
    assert pictures.links_of([str(tmp_path / "links.txt"), "/data"]) == ["/gaps?city=bogota", "/reviews", "/data"]
    longer_than_a_file_name = "/compare?cities=" + "~".join(["mexico-city"] * 30)
    assert pictures.links_of([longer_than_a_file_name]) == [longer_than_a_file_name]


def test_without_a_browser_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pictures.shutil, "which", lambda name: None)
    done = CliRunner().invoke(main, ["pictures", "/", "--to", str(tmp_path)])
    assert done.exit_code == 1 and "Install Chromium" in done.output and not list(tmp_path.iterdir())


def test_every_picture_is_a_step_that_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(pictures, "find_browser", lambda: "browser")
    monkeypatch.setattr(pictures, "make", lambda browser, url, kind: b"drawn")
    done = CliRunner().invoke(main, ["pictures", "/", "/nowhere", "/reviews", "--site", "http://localhost", "--to", str(tmp_path)])
    assert done.stderr.splitlines()[:4] == ["Opening the dashboard", "Drawing 1 of 3", "Drawing 2 of 3", "Drawing 3 of 3"]
    assert done.stdout.splitlines() == [str(tmp_path / "overview.png"), str(tmp_path / "reviews.png")]
    assert done.exit_code == 1 and "1 of the links gave no picture." in done.stderr


@pytest.mark.browser
@pytest.mark.skipif(not any(map(shutil.which, pictures.BROWSERS)), reason="No Chromium on this machine.")
def test_a_list_of_links_becomes_files(pointer: Path, tmp_path: Path) -> None:
    links = ["/gaps?city=bogota&series=colombia-homicides", "/nowhere"]
    done = CliRunner().invoke(main, ["--data", str(pointer.parent), "pictures", *links, "--to", str(tmp_path / "out")])
    assert done.exit_code == 1 and "/nowhere: no page of this dashboard" in done.output and "1 of the links gave no picture" in done.output
    (made,) = (tmp_path / "out").iterdir()
    raw = made.read_bytes()
    assert made.name == "gaps-city-bogota-series-colombia-homicides.png" and struct.unpack(">II", raw[16:24]) == (2400, 1350)
