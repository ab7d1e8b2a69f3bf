"""A deck: the ordered views of one session. Read from TOML, whether it comes from a file of ours, of a reader, or from a link.

A deck in a link is the same TOML, packed: `~1` and deflated bytes in base64url, or `~0` and plain ones. Nothing is kept on
the server, and the link alone is enough to show it.
"""

import base64
import binascii
import re
import tomllib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dashboard.view_state import CODE_MARK

PACKED, PLAIN = f"{CODE_MARK}1", f"{CODE_MARK}0"
LONGEST_TEXT = 40_000
MOST_STEPS, MOST_MINUTES = 60, 600
# No deck needs them, and a key of thousands of dotted parts holds the reader of TOML for seconds.
MOST_DOTS = 400
# Key: its type, whether it must be there, the most characters it may hold.
DECK_KEYS: dict[str, tuple[type, bool, int]] = {"title": (str, True, 120), "summary": (str, False, 400), "session": (str, False, 60)}
STEP_KEYS: dict[str, tuple[type, bool, int]] = {
    "link": (str, True, 1_000), "title": (str, True, 120), "question": (str, False, 240), "notes": (str, False, 2_000),
    "minutes": (int, False, 0), "missing": (str, False, 400),
}  # fmt: skip
_STEP = re.compile(r"\s*\[\[\s*step\s*\]\]")
_KEY = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([\w-]+))\s*=""")
_WORDS = {str: "text in quotes", int: f"a whole number from 0 to {MOST_MINUTES}"}


@dataclass(frozen=True)
class Flaw:
    """One thing wrong with a deck: line (0 for the whole), key, what was found, what was expected, what to do."""

    line: int
    key: str
    found: str
    expected: str
    remedy: str

    @property
    def sentence(self) -> str:
        """The flaw in plain words."""
        place = ", ".join(filter(None, (f"Line {self.line}" if self.line else "", self.key)))
        return f"{place}{': ' if place else ''}found {self.found}, expected {self.expected}. {self.remedy}"


@dataclass(frozen=True)
class Step:
    """One view of a deck. `missing` says what our figures cannot answer; `line` is where it stands in its file."""

    link: str
    title: str
    question: str = ""
    notes: str = ""
    minutes: int = 0
    missing: str = ""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Deck:
    """A deck with its steps in order. `session` names the session of the record it was made for."""

    title: str
    steps: tuple[Step, ...] = ()
    summary: str = ""
    session: str = ""

    @property
    def minutes(self) -> int:
        """What the steps take together."""
        return sum(step.minutes for step in self.steps)


def parse(text: str) -> tuple[Deck | None, list[Flaw]]:
    """The deck a TOML text describes, as far as it can be read, and everything that is wrong with it. What is too much is told at
    once: a link is short, and may yet unfold into thousands of steps."""
    if too_much := _too_much(text):
        return None, [too_much]
    try:
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        where = re.search(r"line (\d+)", str(error))
        return None, [Flaw(int(where[1]) if where else 0, "", f"text that is not TOML ({error})", "keys with values in quotes", "Correct the place named.")]
    lines, rows = _lines(text), content.pop("step", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return None, [Flaw(lines.get((0, "step"), 0), "step", "something else", "every step below a line [[step]]", "Put [[step]] above each step.")]
    if len(rows) > MOST_STEPS:
        return None, [Flaw(0, "step", f"{len(rows):,} steps", f"1 to {MOST_STEPS}", "Make two decks of it.")]
    flaws = _flaws(content, DECK_KEYS, lines, 0)
    for number, row in enumerate(rows, 1):
        flaws += _flaws(row, STEP_KEYS, lines, number)
    if not rows:
        flaws.append(Flaw(0, "step", "0 steps", f"1 to {MOST_STEPS}", "Add a step below a line [[step]]."))
    steps = tuple(Step(**_kept(row, STEP_KEYS), line=lines.get((number, ""), 0)) for number, row in enumerate(rows, 1))
    return Deck(**_kept(content, DECK_KEYS), steps=steps), flaws


def written(deck: Deck) -> str:
    """The deck as TOML; `parse` reads the same deck back."""
    lines = [f"{key} = {_quoted(getattr(deck, key))}" for key in DECK_KEYS if getattr(deck, key)]
    for step in deck.steps:
        lines += ["", "[[step]]"]
        lines += [f"{key} = {value if isinstance(value, int) else _quoted(value)}" for key in STEP_KEYS if (value := getattr(step, key))]
    return "\n".join(lines) + "\n"


def pack(text: str) -> str:
    """The code that carries a deck in a link."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return PACKED + base64.urlsafe_b64encode(squeeze.compress(text.encode()) + squeeze.flush()).decode().rstrip("=")


def unpack(code: str) -> str:
    """The TOML text a code carries; empty if it is not whole or holds more than a deck may."""
    mark, body = code[:2], code[2:]
    try:
        raw = base64.b64decode(body + "=" * (-len(body) % 4), altchars=b"-_", validate=True)
        if mark == PACKED:
            unfold = zlib.decompressobj(-zlib.MAX_WBITS)
            raw = unfold.decompress(raw, LONGEST_TEXT * 4)
            if not unfold.eof:
                return ""
        return raw.decode() if mark in (PACKED, PLAIN) else ""
    except (binascii.Error, zlib.error, UnicodeDecodeError, ValueError):
        return ""


def _too_much(text: str) -> Flaw | None:
    """The flaw of a text that is more than a deck may hold, before anything in it is read."""
    if len(text) > LONGEST_TEXT:
        return Flaw(0, "", f"{len(text):,} characters", f"at most {LONGEST_TEXT:,}", "Make two decks of it.")
    dots = ((number, line.count(".")) for number, line in enumerate(text.splitlines(), 1))
    return next((Flaw(number, "", f"{n:,} full stops", f"at most {MOST_DOTS} in a line", "Shorten it.") for number, n in dots if n > MOST_DOTS), None)


def _lines(text: str) -> dict[tuple[int, str], int]:
    """The line of each step and of each of its keys, found in one pass: by the number of the step (0 for the deck) and the key (empty
    for the step itself)."""
    found, step = {}, 0
    for at, line in enumerate(text.splitlines(), 1):
        if _STEP.match(line):
            step += 1
            found[step, ""] = at
        elif key := _KEY.match(line):
            found.setdefault((step, key[1] or key[2] or key[3] or ""), at)
    return found


def _flaws(row: Mapping[str, Any], keys: Mapping[str, tuple[type, bool, int]], lines: Mapping[tuple[int, str], int], number: int) -> list[Flaw]:
    """What is wrong with the keys of the deck (number 0) or of one of its steps."""
    found = [
        Flaw(_line(lines, number, key), key, "a key that means nothing here", f"one of {', '.join(keys)}", "Leave it out or correct its name.")
        for key in row if key not in keys
    ]  # fmt: skip
    for key, (kind, needed, most) in keys.items():
        value = row.get(key)
        line = _line(lines, number, key)
        if value in (None, "") and needed:
            found.append(Flaw(line, key, "nothing", _WORDS[kind], f"Add {key} to {f'step {number}' if number else 'the top of the deck'}."))
        elif value is not None and not _is_right(value, kind):
            found.append(Flaw(line, key, repr(value)[:60], _WORDS[kind], "Correct the value."))
        elif isinstance(value, str) and len(value) > most:
            found.append(Flaw(line, key, f"{len(value):,} characters", f"at most {most:,}", "Shorten it."))
    return found


def _is_right(value: object, kind: type) -> bool:
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_MINUTES
    return isinstance(value, str)


def _kept(row: Mapping[str, Any], keys: Mapping[str, tuple[type, bool, int]]) -> dict[str, Any]:
    """The values of the right type, cut to their length; what is missing becomes empty."""
    kept = {}
    for key, (kind, _, most) in keys.items():
        value = row.get(key)
        kept[key] = (value if kind is int else " ".join(value.split())[:most]) if _is_right(value, kind) else kind()
    return kept


def _line(lines: Mapping[tuple[int, str], int], number: int, key: str) -> int:
    """The line of a key, or of its step if the step lacks it."""
    return lines.get((number, key)) or lines.get((number, ""), 0)


def _quoted(words: str) -> str:
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(letter if letter.isprintable() else f"\\U{ord(letter):08x}" for letter in escaped) + '"'
