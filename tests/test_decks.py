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
    ],
)
def test_every_mistake_is_named(text: str, said: str) -> None:
    assert any(said in flaw.sentence for flaw in decks.parse(text)[1])


@pytest.mark.parametrize("code", ["", "~", "~1", "~1abc", "~2abcd", "~0!!!", "1abcd", "~1" + "A" * 3000, "~0" + base64.urlsafe_b64encode(b"\xff\xfe").decode()])
def test_a_broken_code_carries_nothing(code: str) -> None:
    assert decks.unpack(code) == ""


def test_a_code_that_unfolds_into_too_much_is_refused() -> None:
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    bomb = squeeze.compress(b"a" * 50_000_000) + squeeze.flush()
    assert decks.unpack("~1" + base64.urlsafe_b64encode(bomb).decode()) == ""


def test_text_without_compression_is_read_too() -> None:
    assert decks.unpack("~0" + base64.urlsafe_b64encode(b'title = "A"').decode()) == 'title = "A"'
