"""The rows behind `/sessions`: the steps of its decks."""

from dashboard.store.catalogue import Record
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import ViewState
from dashboard.views import sessions


def steps(state: ViewState, store: Store, text: Text) -> list[Record]:
    """The steps of the deck a state names, else of every deck of the release; notes stay with the moderator."""
    chosen = sessions.chosen(state, store.record()).deck
    decks = {chosen.title: chosen} if chosen else sessions.of_release(store.record())
    return [
        {"deck": name, "step": number, "title": step.title, "view": step.link, "question": step.question, "minutes": step.minutes,
         "not_in_our_data": step.missing}
        for name, deck in decks.items()
        for number, step in enumerate(deck.steps, 1)
    ]  # fmt: skip
