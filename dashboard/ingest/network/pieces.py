"""Lists in a report: names joined by commas and broken over lines, and headings that open a list."""

import re
from dataclasses import dataclass

from dashboard.ingest.areas import fold
from dashboard.ingest.network.lines import Line, filled

LISTS = {
    "members": "members",
    "outcomes": "outcomes",
    "metropolitan challenges": "challenges",
    "alliances": "alliances",
}


@dataclass(frozen=True)
class Piece:
    """One entry of a list and the line it starts on."""

    text: str
    number: int


def list_heading(line: Line) -> str | None:
    """Which list a line opens (`members`, `outcomes`, `challenges`, `alliances`), or None."""
    return LISTS.get(fold(line.text)) if len(line.text) < 30 else None


def by_comma(lines: list[Line]) -> list[Piece]:
    """The entries of a list joined by commas. A line that ends without a comma goes on in the next one."""
    pieces: list[Piece] = []
    rest = Piece("", 0)
    for line in filled(lines):
        start = rest.number or line.number
        *whole, last = f"{rest.text} {line.text}".strip().split(",")
        pieces += [Piece(text.strip(), start if at == 0 else line.number) for at, text in enumerate(whole)]
        rest = Piece(last.strip(), (line.number if whole else start) if last.strip() else 0)
    return [piece for piece in (*pieces, rest) if piece.text]


def by_line(lines: list[Line], start: re.Pattern[str]) -> list[Piece]:
    """The entries of a list whose first line matches `start`; other lines go on the entry before them."""
    pieces: list[Piece] = []
    for line in filled(lines):
        if start.match(line.text) or not pieces:
            pieces.append(Piece(line.text, line.number))
        else:
            pieces[-1] = Piece(f"{pieces[-1].text} {line.text}", pieces[-1].number)
    return pieces
