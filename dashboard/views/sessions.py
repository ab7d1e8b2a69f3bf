"""The decks of a release, and the one a view names: by its name, or carried in the link itself."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard import decks
from dashboard.decks import Deck, Flaw, Step
from dashboard.store.catalogue import Record
from dashboard.store.network import NetworkRecord
from dashboard.view_state import CODE_MARK, ViewState


@dataclass(frozen=True)
class Chosen:
    """The deck of a view with what is wrong with it; `deck` is None if there is none or if it cannot be read."""

    deck: Deck | None
    flaws: list[Flaw]
    asked: bool

    def step(self, state: ViewState) -> tuple[int, Step | None]:
        """The number a view asks for (1 without one, 0 for what is no number) and its step; None if the deck has no such step."""
        number = int(state.step) if state.step.isascii() and state.step.isdigit() else 0 if state.step else 1
        there = self.deck is not None and 1 <= number <= len(self.deck.steps)
        return number, self.deck.steps[number - 1] if self.deck and there else None


def of_release(record: NetworkRecord) -> dict[str, Deck]:
    """Every deck of the release by its name, in the order of the files."""
    steps: dict[str, list[Step]] = {}
    for row in record["deck_step"]:
        steps.setdefault(row["deck"], []).append(Step(**{key: row[key] for key in (*decks.STEP_KEYS, "line")}))
    return {row["deck"]: Deck(row["title"], tuple(steps.get(row["deck"], ())), row["summary"], row["session"] or "") for row in record["deck"]}


def chosen(state: ViewState, record: NetworkRecord) -> Chosen:
    """The deck a state names."""
    if state.deck.startswith(CODE_MARK):
        text = decks.unpack(state.deck)
        if not text:
            return Chosen(None, [Flaw(0, "", "a code that is not whole", "the whole link as it was made", "Ask for the link again, or for the file.")], True)
        deck, flaws = decks.parse(text)
        return Chosen(deck if deck and deck.steps else None, flaws, True)
    return Chosen(of_release(record).get(state.deck), [], bool(state.deck))


def session_of(deck: Deck, record: NetworkRecord) -> tuple[Mapping | None, list[Record]]:
    """The session of the record a deck was made for and the questions it asks; nothing if it names none."""
    session = next((row for row in record["convening_session"] if row["session"] == deck.session), None)
    return session, [row for row in record["question"] if session and row["session"] == deck.session]
