"""The decks under `data/sessions/`: one TOML file per session, read into the tables `deck` and `deck_step`."""

from pathlib import Path

import pandas as pd

from dashboard import decks
from dashboard.ingest.problems import BuildError, Problem
from dashboard.view_state import CARRIED_DECK, PAGES, SESSIONS, Vocabulary, is_page, of_ours, read

FOLDER = "sessions"


def check(folder: Path) -> list[Problem]:
    """Every problem of the decks that can be told without the figures: form, unknown keys, unknown pages and their keys."""
    return _read(folder)[1]


def decks_of(folder: Path) -> dict[str, decks.Deck]:
    """The decks by name, as far as their files can be read."""
    return _read(folder)[0]


def load(folder: Path) -> dict[str, pd.DataFrame]:
    """The tables `deck` and `deck_step`; both empty if there is no such folder. Raises BuildError with every problem."""
    found, problems = _read(folder)
    if problems:
        raise BuildError(problems)
    rows = [
        {"deck": name, "number": number, "title": deck.title, "summary": deck.summary, "session": deck.session or None}
        for number, (name, deck) in enumerate(found.items(), 1)
    ]
    steps = [
        {"deck": name, "number": number} | {key: getattr(step, key) for key in decks.STEP_KEYS} | {"line": step.line}
        for name, deck in found.items()
        for number, step in enumerate(deck.steps, 1)
    ]
    return {
        "deck": pd.DataFrame(rows, columns=["deck", "number", "title", "summary", "session"]),
        "deck_step": pd.DataFrame(steps, columns=["deck", "number", *decks.STEP_KEYS, "line"]),
    }


def _read(folder: Path) -> tuple[dict[str, decks.Deck], list[Problem]]:
    found: dict[str, decks.Deck] = {}
    problems = []
    for file in sorted(folder.glob("*.toml")):
        shown = f"{folder.parent.name}/{folder.name}/{file.name}"
        if not is_page(f"{SESSIONS}/{file.stem}") or file.stem == CARRIED_DECK:
            expected, remedy = "a name of lower-case letters, digits and hyphens", "Rename the file: its name is the address of the deck."
            problems.append(Problem(shown, 0, "", f"the name {file.stem}", expected, remedy))
        try:
            deck, flaws = decks.parse(file.read_text(encoding="utf-8"))
        except UnicodeDecodeError as error:
            problems.append(Problem(shown, 0, "", str(error), "text in UTF-8", "Save the file as UTF-8."))
            continue
        problems += [Problem(shown, flaw.line, flaw.key, flaw.found, flaw.expected, flaw.remedy) for flaw in flaws]
        if deck:
            found[file.stem] = deck
            problems += [problem for step in deck.steps if step.link for problem in _of_link(step, shown)]
    return found, problems


def _of_link(step: decks.Step, shown: str) -> list[Problem]:
    """A link must lead to a page of ours and name only keys this page has; the codes it names are tried with the figures."""
    link = of_ours(step.link)
    if not link:
        expected, remedy = f"a page of ours: {', '.join(PAGES)}", "Copy the address from the page, without the host."
        return [Problem(shown, step.line, "link", f"the page {step.link[:60]}", expected, remedy)]
    state = read(*link, Vocabulary())
    unknown = [misread.key for misread in state.misread if misread.why == "unknown-key"]
    expected = f"one of {', '.join(PAGES[state.page])}"
    return [Problem(shown, step.line, "link", f"the key {key}", expected, "Open the link on the page and copy its address again.") for key in unknown]
