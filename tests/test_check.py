"""`dashboard check` tries every step of every deck as it is written now."""

import os
import shutil
from pathlib import Path

from click.testing import CliRunner

from dashboard import command, starting
from dashboard.ingest import build as builds

ROOT = Path(__file__).parents[1]


def test_check_tries_the_decks_as_they_are_written_now(tmp_path: Path) -> None:
    """A deck edited after the build is tried with the figures built before, and nothing is called sound that was not tried."""
    data = shutil.copytree(ROOT / "tests" / "fixtures" / "data_small", tmp_path / "data")
    deck = data / "sessions" / "one.toml"
    deck.parent.mkdir()
    deck.write_text('title = "A"\n[[step]]\nlink = "/gaps?city=alphaville"\ntitle = "B"\n', encoding="utf-8")
    assert _checked(data).startswith("No problems found, but the steps of the decks were not tried, as no figures are built: run `dashboard build`")
    builds.build(data)
    assert _checked(data) == "No problems found.\n"
    os.utime((data / starting.POINTER).resolve(), (1, 1))
    assert _checked(data).startswith("No problems found, but the steps of the decks were tried with figures built before the last change: ")
    deck.write_text(deck.read_text().replace("city=alphaville", "city=alphavile"), encoding="utf-8")
    assert _checked(data).startswith("data/sessions/one.toml, line 2, link: found city=alphavile, expected what this release knows.")
    deck.write_text(deck.read_text().replace("city=alphavile", "city=alphaville&release=000000000000"), encoding="utf-8")
    assert "line 2, link: found a release in the link, expected none" in _checked(data)
    deck.write_text(deck.read_text().replace("&release=000000000000", ""), encoding="utf-8")
    (data / starting.POINTER).resolve().write_bytes(b"not a data file")
    assert _checked(data).startswith("No problems found, but the steps of the decks were not tried. dashboard.duckdb cannot be opened: build it again")


def _checked(data: Path) -> str:
    return CliRunner().invoke(command.main, ["--data", str(data), "check"]).stdout
