"""A report's text as numbered lines without the marks that a text export leaves behind."""

import re
from dataclasses import dataclass
from pathlib import Path

from dashboard.ingest.problems import SourceError

_BULLET = re.compile(r"^[-•❖]\s+")
# Exports put pictograms and non-breaking blanks before dates and headings.
_LEADING_SIGNS = re.compile(r"^[^\w“\"(#\[+]+")


@dataclass(frozen=True)
class Line:
    """One line of a report: its number in the file (from 1), its clean text, and whether a bullet stood before it."""

    number: int
    text: str
    bullet: bool = False


def read_lines(path: Path) -> list[Line]:
    """Every line of the file, blank ones included, so that numbers are those of the file.

    Raises SourceError if the file is missing, empty or not UTF-8 text.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as cause:
        raise _unreadable(path, type(cause).__name__) from cause
    if not text.strip():
        raise _unreadable(path, "an empty file")
    return [_line(number, raw) for number, raw in enumerate(text.split("\n"), start=1)]


def filled(lines: list[Line]) -> list[Line]:
    """The lines that hold text."""
    return [line for line in lines if line.text]


def in_capitals(text: str) -> bool:
    """Whether a line is set in capitals, as the titles of a report are. Quoted signs and digits do not count."""
    letters = [sign for sign in text if sign.isalpha()]
    return len(letters) > 3 and sum(sign.isupper() for sign in letters) >= 0.8 * len(letters)


def _line(number: int, raw: str) -> Line:
    plain = raw.replace("\u00a0", " ").replace("**", "").strip()
    bullet = bool(_BULLET.match(plain))
    return Line(number, _LEADING_SIGNS.sub("", plain).strip(), bullet)


def _unreadable(path: Path, found: str) -> SourceError:
    return SourceError(file=path.name, found=found, expected="a text file in UTF-8", remedy="Export the report as plain text again.")
