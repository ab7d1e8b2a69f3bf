"""The half matrix of `/interlinkages`: one row per goal or challenge, a mark where it meets an earlier one, its own name on the diagonal.

There are up to 136 squares, so they are put together here and not in the template.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

_SQUARE = '<td class="lk-cell{}"><a href="{}" id="cell-{}-{}"{}>{}<span class="sr-only">{}</span></a></td>'
# Names stand beside the diagonal as long as there is room for them.
NAMED_UNTIL = 0.68
_EMPTY = '<td class="lk-cell{}"><span class="sr-only">{}</span></td>'


@dataclass(frozen=True)
class Mark:
    """One square: shares from 0 to 1 that move together and apart, its words, its address; `tested` False leaves it empty, `solid` False draws
    an open mark, and a `number` stands in it."""

    together: float
    apart: float
    words: str
    href: str
    tested: bool = True
    solid: bool = True
    number: str = ""


@dataclass(frozen=True)
class Line:
    """One row: its key, the HTML of its head, and its squares."""

    key: str
    head: Markup
    is_chosen: bool
    squares: Markup


def lines(keys: Sequence[str], head: Callable[[str, bool], Markup], mark: Callable[[str, str], Mark | None], chosen: str, other: str = "") -> list[Line]:
    """The rows; the row and the column of the chosen key are tinted, the square of the chosen pair is framed."""
    names_until = len(keys) * NAMED_UNTIL
    return [
        Line(key, head(key, number < names_until), key == chosen, Markup("".join([_square(key, column, mark, chosen, other) for column in keys[:number]])))
        for number, key in enumerate(keys)
    ]


def _square(row: str, column: str, mark: Callable[[str, str], Mark | None], chosen: str, other: str) -> str:
    """One square as HTML; the address was made by us and holds nothing to escape but its ampersands."""
    found = mark(column, row)
    tint = " lk-tint" if chosen in (row, column) else ""
    if found is None or not found.tested:
        return _EMPTY.format(tint, escape(found.words) if found else "")
    is_pair = bool(other) and {row, column} == {chosen, other}
    marks = (
        f'<i class="lk-dot{"" if found.solid else " lk-hollow"}" style="--s:{_size(found.together, bool(found.number))}">{found.number}</i>'
        if found.together
        else ""
    )
    marks += f'<i class="lk-gem" style="--s:{_size(found.apart)}"></i>' if found.apart else ""
    current = ' aria-current="true"' if is_pair else ""
    return _SQUARE.format(tint, found.href.replace("&", "&amp;"), column, row, current, marks or '<i class="lk-nil"></i>', escape(found.words))


def _size(share: float, has_number: bool = False) -> str:
    """The side of a mark as a share of its square: the area shows the share. A number needs room."""
    return f"{max(0.56 if has_number else 0.24, 0.92 * math.sqrt(min(share, 1.0))):.2f}"
