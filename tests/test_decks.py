"""Decks: read from TOML, written, packed into a link and unpacked; every mistake with its line."""

import base64
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import decks
from dashboard.decks import Deck, Step

WORDS = st.text(alphabet=st.characters(categories=("L", "N", "P", "S")), max_size=80)
NAMED = st.text(alphabet=st.characters(categories=("L", "N", "P", "S")), min_size=1, max_size=80)
STEPS = st.builds(Step, link=NAMED, title=NAMED, question=WORDS, notes=WORDS, minutes=st.integers(0, 600), missing=WORDS)
DECKS = st.builds(Deck, title=NAMED, steps=st.lists(STEPS, min_size=1, max_size=5).map(tuple), summary=WORDS, session=st.just(""))
STEP = 'title = "A"\n[[step]]\nlink = "/"\ntitle = "B"\n'


@given(DECKS)
def test_a_deck_written_and_read_again_is_the_same(deck: Deck) -> None:
    again, flaws = decks.parse(decks.unpack(decks.pack(decks.written(deck))))
    assert again == deck and not flaws


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title = ", "found text that is not TOML"),
        ('title = "A"\nlink\nx = 1', "Line 2: found text that is not TOML"),
        ('title = "A"', "step: found 0 steps, expected 1 to 60"),
        ('title = "A"\nstep = 3', "Line 2, step: found something else"),
        ('[[step]]\nlink = "/"\ntitle = "B"', "title: found nothing, expected text in quotes. Add title to the top of the deck."),
        ('title = "A"\n[[step]]\nlink = "/"', "Line 2, title: found nothing, expected text in quotes. Add title to step 1."),
        (f'{STEP}[[step]]\nlink = "/"\ntitle = "C"\nminutes = "3"', "Line 8, minutes: found '3', expected a whole number"),
        ('title = "A"\n[[step]]\nlink = "/"\ntitle = "B"\nminutes = 601', "Line 5, minutes: found 601"),
        ('title = "A"\n[[step]]\nlink = "/"\ntitle = "B"\nnote = "x"', "Line 5, note: found a key that means nothing here"),
        (f'title = "{"A" * 121}"\n[[step]]\nlink = "/"\ntitle = "B"', "Line 1, title: found 121 characters, expected at most 120"),
        ("#" * 40_001, "found 40,001 characters"),
        ("title = 'x'\nx = " + "9" * 5_000, "found text that is not TOML"),
        ("title = 'x'\n" + "a." * 19_000 + "a = 1", "Line 2: found 19,000 full stops, expected at most 400 in a line"),
        (f"{STEP}\"the note\" = 1\n'b' = 2", "Line 5, the note: found a key that means nothing here"),
    ],
)
def test_every_mistake_is_named(text: str, said: str) -> None:
    assert any(said in flaw.sentence for flaw in decks.parse(text)[1])


def test_a_short_code_of_thousands_of_steps_is_told_before_any_of_them_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decks, "_flaws", None)
    monkeypatch.setattr(decks, "_kept", None)
    code = decks.pack("title = 'x'\n" + "[[step]]\n" * 4_400)
    deck, flaws = decks.parse(decks.unpack(code))
    assert len(code) < 200 and deck is None
    assert [flaw.sentence for flaw in flaws] == ["step: found 4,400 steps, expected 1 to 60. Make two decks of it."]


@pytest.mark.parametrize("text", [STEP, "title = 'x'\n" + "[[step]]\n" * 60 + "\n" * 39_000, "title = 'x'\n" + "".join(f"a{n} = 1\n" for n in range(3_000))])
def test_the_lines_of_a_deck_are_counted_once_however_many_its_flaws(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    passes, counted = [], decks._lines
    monkeypatch.setattr(decks, "_lines", lambda text: passes.append(text) or counted(text))
    decks.parse(text)
    assert passes == [text]


def test_the_most_steps_are_a_deck_yet() -> None:
    step = '[[step]]\nlink = "/"\ntitle = "B"\n'
    deck, flaws = decks.parse('title = "A"\n' + step * 60)
    assert deck and len(deck.steps) == 60 and deck.steps[59].line == 179 and not flaws
    assert decks.parse('title = "A"\n' + step * 61)[0] is None


@pytest.mark.parametrize("code", ["", "~", "~1", "~1abc", "~2abcd", "~0!!!", "1abcd", "~1" + "A" * 3000, "~0" + base64.urlsafe_b64encode(b"\xff\xfe").decode()])
def test_a_broken_code_carries_nothing(code: str) -> None:
    assert decks.unpack(code) == ""


def test_a_code_that_unfolds_into_too_much_is_refused() -> None:
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    bomb = squeeze.compress(b"a" * 50_000_000) + squeeze.flush()
    assert decks.unpack("~1" + base64.urlsafe_b64encode(bomb).decode()) == ""


def test_text_without_compression_is_read_too() -> None:
    assert decks.unpack("~0" + base64.urlsafe_b64encode(b'title = "A"').decode()) == 'title = "A"'
