"""A rehearsal: every step of some decks is tried as readers will see it, and what would show nothing is told."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from dashboard import decks, exports
from dashboard.decks import Deck, Step
from dashboard.pages import presenting
from dashboard.store.catalogue import Record
from dashboard.store.questions import Store
from dashboard.text import Text, load
from dashboard.view_state import SESSIONS, ViewState


def findings(pointer: Path, by_name: Mapping[str, Deck]) -> list[str]:
    """One sentence for each step whose link is not understood or whose view is empty, with its file and line. The decks are those
    of the files, which may be newer than the data file; that is only read. Raises DataFileError if it cannot be."""
    store, text = Store(pointer), load()
    with store.held():
        return [sentence for name, deck in by_name.items() for sentence in _of_deck(name, deck, store, text)]


def _of_deck(name: str, deck: Deck, store: Store, text: Text) -> Iterator[str]:
    carried = decks.pack(decks.written(deck))
    for number, step in enumerate(deck.steps, 1):
        state = ViewState(page=SESSIONS, deck=carried, step=str(number), present="1", release=store.catalogue().digest)
        shown = presenting.scene_of(state, store).shown
        yield from (_told(name, step, reason) for reason in _reasons(shown, store, text))


def _reasons(shown: ViewState, store: Store, text: Text) -> Iterator[str]:
    """Why a step cannot be shown as it is."""
    if any(misread.key == "release" for misread in shown.misread):
        yield "found a release in the link, expected none: a deck is shown with one release throughout. Leave the key release out."
    elif shown.misread:
        parts = ", ".join(f"{misread.key}={misread.value}" for misread in shown.misread)
        yield f"found {parts}, expected what this release knows. Open the page, choose again and copy its address."
    elif not any(map(_says_something, exports.rows(shown, store, text))):
        remedy = "Choose another view, and say in `missing` what the data lack."
        yield f"found a view with nothing in it, expected at least one row with a value. {remedy}"


def _says_something(row: Record) -> bool:
    """A row of a city without a figure stands in the table, but its value is empty."""
    values = [value for key, value in row.items() if key.startswith("OBS_VALUE")]
    return not values or any(value is not None for value in values)


def _told(name: str, step: Step, reason: str) -> str:
    return f"sessions/{name}.toml, line {step.line}, link: {reason}"
