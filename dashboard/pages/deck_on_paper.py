"""A deck on two sheets of paper: its steps with question, the finding of each live view, its source, and room to write."""

from collections.abc import Mapping

from dashboard.components import content as contents
from dashboard.components import parts, templates
from dashboard.components.content import Content
from dashboard.components.parts import Node
from dashboard.pages import presenting, sessions
from dashboard.pages.presenting import Draw
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import ViewState
from dashboard.views import sessions as views

# How many steps a sheet holds in full; a longer deck is printed as a list of its titles, questions and minutes.
IN_FULL = (3, 4)
IN_SHORT = (11, 13)
HEAD, FIRST, SECOND = "deck-paper-head", "deck-paper-first", "deck-paper-second"


def content(state: ViewState, store: Store, text: Text, pages: Mapping[str, Draw]) -> Content:
    """The deck a state names, for paper; the page that says what is wrong if it cannot be read."""
    chosen = views.chosen(state, store.record())
    deck = chosen.deck
    if deck is None:
        return sessions.content(state, store, text)
    full = len(deck.steps) <= sum(IN_FULL)
    most = IN_FULL if full else IN_SHORT
    first = min(most[0], (len(deck.steps) + 1) // 2)
    # The drawing of a view costs a few milliseconds: only what is printed is drawn.
    told = presenting.told(state, store, text, pages, deck.steps) if full else [None] * len(deck.steps)
    steps = [{"number": n, "step": step, "stage": stage} for n, (step, stage) in enumerate(zip(deck.steps, told, strict=True), 1)]
    beyond = max(len(steps) - sum(most), 0)
    session, _ = views.session_of(deck, store.record())
    module = templates.module(
        "deck_on_paper.html", text=text, deck=deck, session=session, count=sessions.count(deck, text), full=full, first=steps[:first],
        second=steps[first : sum(most)], left=text.count("sessions.paper-left", beyond) if beyond else "", messages=sessions.messages(state, chosen, text),
    )  # fmt: skip
    return Content(
        title=deck.title,
        sentence=contents.spoken(deck.title, deck.summary),
        parts={HEAD: str(module.head()), FIRST: str(module.sheet_one()), SECOND: str(module.sheet_two())},
        figures={},
        frame=frame,
        sheets=((HEAD, FIRST), (SECOND,)),
    )


def frame(page: Content) -> Node:
    """The parts below each other."""
    return parts.box("Div", [parts.html(key, html) for key, html in page.parts.items()], "page page-sessions")
