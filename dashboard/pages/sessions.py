"""`/sessions`: a convening's agenda as decks of live views; `/sessions/<deck>`: one deck, step by step."""

from dataclasses import replace
from typing import Any

from dashboard import decks, exports
from dashboard.components import content as contents
from dashboard.components import parts, templates
from dashboard.components.content import Content
from dashboard.components.parts import Node
from dashboard.decks import Deck, Step
from dashboard.store.catalogue import Record
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import CODE_MARK, SESSIONS, ViewState, Vocabulary, of_ours, read
from dashboard.views import sessions as views
from dashboard.views.sessions import Chosen


def content(state: ViewState, store: Store, text: Text) -> Content:
    """The list of decks, or the deck the state names."""
    chosen = views.chosen(state, store.record())
    values = _deck(state, chosen, store, text) if chosen.deck else _list(state, chosen, store, text)
    values |= {"text": text, "state": state, "messages": messages(state, chosen, text)}
    module = templates.module("sessions.html", **values)
    keys = ("deck_head", "deck_steps") if chosen.deck else ("list_head", "list_decks", "list_mine", "list_keys")
    return Content(
        title=values["title"],
        sentence=contents.spoken(values["title"], values["lead"]),
        parts={f"sessions-{key.replace('_', '-')}": str(getattr(module, key)()) for key in keys},
        figures={},
        frame=frame,
        sheets=None if chosen.deck else (("sessions-list-head", "sessions-list-decks"), ("sessions-list-keys",)),
    )


def frame(page: Content) -> Node:
    """One part below the other; decks and steps are what can be taken away."""
    below = [parts.html(key, html) for key, html in page.parts.items()]
    named = [parts.box("Div", [node], **parts.named("steps")) if key in ("sessions-list-decks", "sessions-deck-steps") else node
             for key, node in zip(page.parts, below, strict=True)]  # fmt: skip
    return parts.box("Div", named, "page page-sessions")


def messages(state: ViewState, chosen: Chosen, text: Text) -> list[str]:
    """What of the link, or of the deck it carries, was not understood."""
    found = contents.notices(state, text)
    if chosen.flaws:
        found += [text("sessions.flawed" if chosen.deck else "sessions.unreadable"), *(flaw.sentence for flaw in chosen.flaws[:6])]
    number, step = chosen.step(state)
    if chosen.deck and step is None:
        found.append(text("stage.no-step", n=state.step[:6], last=len(chosen.deck.steps)))
    return found


def _list(state: ViewState, chosen: Chosen, store: Store, text: Text) -> dict[str, Any]:
    record, release = store.record(), state.release or store.catalogue().digest
    found = views.of_release(record)
    themes = {row["theme"]: row["label"] for row in record["theme"]}
    rows = []
    for name, deck in found.items():
        session, _ = views.session_of(deck, record)
        open_href = state.but(deck=name, step="").address()
        start = state.but(deck=name, step="", present="1", release=release).address()
        lacking = sum(bool(step.missing) for step in deck.steps)
        theme = themes.get(session["theme"] or "", "") if session else ""
        rows.append({
            "name": name, "deck": deck, "href": open_href, "start": start, "theme": theme, "count": count(deck, text),
            "number": session["number"] if session else "", "cities": _presenters(deck, record, store),
            "missing": text.count("sessions.missing", lacking) if lacking else "",
        })  # fmt: skip
    return {
        "title": text("sessions.title"),
        "lead": text.count("sessions.lead", len(rows)),
        "rows": rows,
        "rule_href": state.but(rule="chatham").address(),
        "keys": [(key, text(f"sessions.key-{name}")) for key, name in _KEYS],
    }


_KEYS = (
    ("→ ←", "arrows"), ("B", "blank"), ("T", "table"), ("N", "notes"), ("H", "highlight"), ("Q", "code"), ("L", "light"), ("P", "present"), ("Esc", "close"),
)  # fmt: skip


def count(deck: Deck, text: Text) -> str:
    """How many steps a deck has and how long they take."""
    steps = text.count("sessions.steps", len(deck.steps))
    return f"{steps} · {text('sessions.minutes', n=deck.minutes)}" if deck.minutes else steps


def _presenters(deck: Deck, record: Record, store: Store) -> str:
    """The cities and organisations that opened the session."""
    areas = store.catalogue().areas
    organisations = {row["organisation"]: row["label"] for row in record["organisation"]}
    rows = [row for row in record["session_presenter"] if row["session"] == deck.session]
    names = [areas[row["ref_area"]]["name"] if row["ref_area"] in areas else organisations.get(row["organisation"] or "", "") for row in rows]
    return ", ".join(filter(None, names))


def _deck(state: ViewState, chosen: Chosen, store: Store, text: Text) -> dict[str, Any]:
    deck = chosen.deck
    assert deck is not None
    release = state.release or store.catalogue().digest
    known = contents.vocabulary(store.catalogue(), store.record())
    session, questions = views.session_of(deck, store.record())
    number, _ = chosen.step(state)
    kept = state.but(step="", present="", table="")
    code = state.deck if state.deck.startswith(CODE_MARK) else decks.pack(decks.written(deck))
    return {
        "title": deck.title,
        "lead": deck.summary,
        "count": count(deck, text),
        "deck": deck,
        "carried": state.deck.startswith(CODE_MARK),
        "session": session,
        "questions": questions,
        "steps": [_step(kept, at, step, at == number and bool(state.step), known, release, text) for at, step in enumerate(deck.steps, 1)],
        "start": kept.but(present="1", release=release).address(),
        "all_href": kept.but(deck="").address(),
        "toml": decks.written(deck),
        "file": f"{state.deck if not state.deck.startswith(CODE_MARK) else 'deck'}.toml",
        "link": ViewState(page=SESSIONS, deck=code).address(),
    }


def _step(state: ViewState, number: int, step: Step, here: bool, known: Vocabulary, release: str, text: Text) -> dict[str, Any]:
    link = of_ours(step.link)
    found = read(*link, replace(known, pictures=exports.PICTURES.get(link[0], ()))) if link else None
    wrong = contents.notices(found, text) if found else [text("stage.no-page", n=number, link=step.link[:60])]
    start = state.but(step="" if number == 1 else str(number), present="1", release=release).address()
    return {"number": number, "step": step, "here": here, "href": found.address() if found else "", "start": start, "wrong": wrong}
