"""A rehearsal: every step of every deck of a release is tried as readers will see it, and what would show nothing is told."""

from collections.abc import Iterator
from pathlib import Path

from dashboard import exports
from dashboard.decks import Deck, Step
from dashboard.pages import presenting
from dashboard.store.questions import Store
from dashboard.text import Text, load
from dashboard.view_state import SESSIONS, ViewState
from dashboard.views import sessions


def findings(pointer: Path) -> list[str]:
    """One sentence for each step whose link is not understood or whose view is empty, with its file and line. The data file is only read."""
    store, text = Store(pointer), load()
    with store.held():
        found = sessions.of_release(store.record())
        return [sentence for name, deck in found.items() for sentence in _of_deck(name, deck, store, text)]


def _of_deck(name: str, deck: Deck, store: Store, text: Text) -> Iterator[str]:
    for number, step in enumerate(deck.steps, 1):
        state = ViewState(page=SESSIONS, deck=name, step=str(number), present="1", release=store.catalogue().digest)
        shown = presenting.scene_of(state, store).shown
        yield from (_told(name, step, reason) for reason in _reasons(shown, store, text))


def _reasons(shown: ViewState, store: Store, text: Text) -> Iterator[str]:
    """Why a step cannot be shown as it is."""
    if shown.misread:
        parts = ", ".join(f"{misread.key}={misread.value}" for misread in shown.misread)
        yield f"found {parts}, expected what this release knows. Open the page, choose again and copy its address."
    elif not exports.rows(shown, store, text):
        remedy = "Choose another view, and say in `missing` what the data lack."
        yield f"found a view with nothing in it, expected at least one row. {remedy}"


def _told(name: str, step: Step, reason: str) -> str:
    return f"sessions/{name}.toml, line {step.line}, link: {reason}"
