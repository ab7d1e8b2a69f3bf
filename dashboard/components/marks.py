"""Small pieces of HTML that stand in every row, kept ready: goal chips, status pills, symbols.

Symbols are drawn by the style sheet (`assets/symbols/`), because the sans face has no arrows.
"""

from functools import lru_cache

from markupsafe import Markup

_SYMBOL = Markup('<span class="symbol symbol-{}" aria-hidden="true"></span>')
_CHIP = Markup('<span class="chip chip-{} {}"><span class="sr-only">{} </span>{}</span>')
_PILL = Markup('<span class="pill pill-{}{}">{}{}</span>')


@lru_cache
def symbol(name: str) -> Markup:
    """A symbol for the eye; the word beside it is for everyone."""
    return _SYMBOL.format(name)


@lru_cache
def chip(goal: str, word: str, size: str = "") -> Markup:
    """A goal number on its colour; `word` is read aloud before it."""
    return _CHIP.format(goal, size, word, goal)


@lru_cache
def pill(status: str, word: str, is_old: bool) -> Markup:
    """Symbol and word of a status on its tint; old ones with a dotted outline."""
    return _PILL.format(status, Markup(" pill-old") if is_old else "", symbol(status), word)
