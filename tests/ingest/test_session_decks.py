"""The decks under `data/sessions/`: read into tables, and every mistake told with file, line and what to do."""

from pathlib import Path

import pytest

from dashboard.ingest import session_decks
from dashboard.ingest.problems import BuildError

GOOD = 'title = "A"\nsession = "session-1"\n[[step]]\nlink = "/gaps?city=bogota&goal=11"\ntitle = "B"\nminutes = 5\n'


def folder(tmp_path: Path, text: str, name: str = "one.toml") -> Path:
    """A folder of decks with one file."""
    place = tmp_path / "data" / "sessions"
    place.mkdir(parents=True)
    (place / name).write_text(text, encoding="utf-8")
    return place


def test_a_deck_becomes_rows(tmp_path: Path) -> None:
    tables = session_decks.load(folder(tmp_path, GOOD))
    assert tables["deck"].to_dict("records") == [{"deck": "one", "number": 1, "title": "A", "summary": "", "session": "session-1"}]
    step = tables["deck_step"].to_dict("records")[0]
    assert (step["number"], step["link"], step["minutes"], step["missing"], step["line"]) == (1, "/gaps?city=bogota&goal=11", 5, "", 3)


def test_no_folder_no_decks(tmp_path: Path) -> None:
    assert session_decks.load(tmp_path / "sessions")["deck"].empty and not session_decks.check(tmp_path / "sessions")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GOOD.replace("/gaps", "/nowhere"), "data/sessions/one.toml, line 3, column link: found the page /nowhere?city=bogota&goal=11, expected"),
        (GOOD.replace("/gaps", "https://elsewhere.example/gaps"), "expected a page of ours"),
        (GOOD.replace("goal=11", "gaol=11"), "line 3, column link: found the key gaol"),
        (GOOD.replace("minutes = 5", 'minutes = "5"'), "line 6, column minutes: found '5', expected a whole number"),
        (GOOD.replace("minutes", "length"), "line 6, column length: found a key that means nothing here"),
        (GOOD.replace('title = "B"\n', ""), "line 3, column title: found nothing"),
        ("title = ", "found text that is not TOML"),
    ],
)
def test_every_mistake_has_its_line(tmp_path: Path, text: str, said: str) -> None:
    place = folder(tmp_path, text)
    assert any(said in problem.sentence for problem in session_decks.check(place)), [problem.sentence for problem in session_decks.check(place)]
    with pytest.raises(BuildError):
        session_decks.load(place)


@pytest.mark.parametrize("name", ["Session One.toml", "room.toml"])
def test_the_name_of_a_file_is_an_address(tmp_path: Path, name: str) -> None:
    assert "Rename the file" in session_decks.check(folder(tmp_path, GOOD, name))[0].sentence
