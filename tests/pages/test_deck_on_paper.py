"""A deck on two sheets of paper: every step with its question, the finding of its view and its source."""

import html
import re
from collections.abc import Callable

import pytest

from dashboard import decks
from dashboard.components.content import Content
from dashboard.decks import Deck, Step
from dashboard.pages import deck_on_paper
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import SESSIONS, ViewState
from dashboard.views import sessions

Draw = Callable[[str], Content]
SHEETS = ["print-head", "deck-paper-head", "deck-paper-first", "deck-paper-second", "print-foot"]


def words(page: Content) -> str:
    """All words of a page."""
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", "\n".join(page.parts.values()))))


@pytest.mark.parametrize("name", [f"session-{n}" for n in range(1, 9)])
def test_every_deck_fits_two_sheets_with_findings_and_sources(draw: Draw, store: Store, name: str) -> None:
    page, deck = draw(f"/sessions/{name}?print=1"), sessions.of_release(store.record())[name]
    assert list(page.parts) == SHEETS and not page.figures
    said = words(page)
    assert all(step.title in said and step.question in said for step in deck.steps)
    steps = page.parts["deck-paper-first"].count("paper-says"), page.parts["deck-paper-second"].count("paper-says")
    assert sum(steps) == len(deck.steps) and steps[0] <= 3 and steps[1] <= 4
    assert said.count("Source:") == len(deck.steps) and "Notes for the moderator" not in said


def test_the_finding_is_that_of_the_wall(draw: Draw) -> None:
    said = words(draw("/sessions/session-1?print=1"))
    assert draw("/sessions/session-1?step=2&present=1").title in said and "12.0 per 100,000 in 2021" in said.replace("\xa0", " ")


def test_a_step_asked_for_prints_the_same_deck(draw: Draw) -> None:
    assert draw("/sessions/session-5?step=3&print=1").parts["deck-paper-first"] == draw("/sessions/session-5?print=1").parts["deck-paper-first"]


def test_a_long_deck_is_a_list_and_says_what_is_left_out(draw: Draw) -> None:
    deck = Deck("Long", tuple(Step("/gaps?city=bogota", f"Step {n}", question="Why?") for n in range(1, 31)))
    page = draw(ViewState(page=SESSIONS, deck=decks.pack(decks.written(deck)), print="1").address())
    assert list(page.parts) == SHEETS
    assert page.parts["deck-paper-first"].count("paper-short") == 11 and page.parts["deck-paper-second"].count("paper-short") == 13
    assert "6 more steps stand behind the link." in words(page) and "paper-says" not in page.parts["deck-paper-first"]


def test_a_deck_that_cannot_be_read_says_so_on_paper(store: Store, text: Text) -> None:
    code = decks.pack(decks.written(Deck("Cut", (Step("/gaps", "One"),))))[:-8]
    page = deck_on_paper.content(ViewState(page=SESSIONS, deck=code, print="1"), store, text, {})
    assert "The deck in this link cannot be read." in words(page) and "deck-paper-first" not in page.parts


def test_the_list_of_decks_prints_all_of_them_and_the_keys(draw: Draw) -> None:
    page = draw("/sessions?print=1")
    assert page.parts["sessions-list-decks"].count('class="card deck"') == 8 and "Keys while presenting" in words(page)


def test_what_is_missing_is_no_source(draw: Draw) -> None:
    assert "no source of this release" not in draw("/sessions/session-5?embed=1").parts["embed-foot"]
