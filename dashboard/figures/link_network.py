"""What one goal, or one challenge, is linked to: itself in the middle, the others on a ring in their own order, clockwise from the top.

Every name keeps its place on the ring whatever is chosen, so that nothing jumps. Names stand outside the ring; on narrow screens
the style sheet hides them, and the list below the picture carries them.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.figures import theme
from dashboard.figures.theme import Figure

SIDE, MIDDLE, FAINT = 26, 38, 20
WIDE, HIGH = 1.0, 1.0
# What the picture reaches up and down: outside the ring there is room for a name of two lines also on paper, where it is lowest.
REACH = 1.66
# From this height on a name of two lines beside its mark stands a little away from those nearer the middle: marks lie closer there.
STEEP, AWAY = 0.75, 14
# From this height on a name stands above or below its mark, otherwise beside it.
POLE = 0.9
THINNEST, THICKEST = 1.4, 7.0
# An arrow head, and how far before its mark it stands, as a share of the line; the middle has a name below it.
HEAD, HEAD_BEFORE, HEAD_BEFORE_MIDDLE = 15, 0.17, 0.42
# A longer name stands on two lines.
LONGEST = 14


@dataclass(frozen=True)
class Node:
    """One mark: what stands in it, its name, a second line, its colours, where it leads, and whether it is drawn faint."""

    key: str
    mark: str
    name: str
    detail: str
    colour: str
    ink: str
    href: str
    faint: bool = False


@dataclass(frozen=True)
class Tie:
    """A line between two marks: `share` from 0 to 1 is its width; `apart` adds a dashed one of that share beside it; `heads` are the
    ends it points at, where the direction matters."""

    a: str
    b: str
    share: float
    apart: float = 0.0
    heads: tuple[str, ...] = ()


def network(middle: Node | None, ring: Sequence[Node], ties: Sequence[Tie]) -> Figure:
    """The picture. Ties that touch the middle are drawn in the accent colour, the others grey; without a middle, nothing is drawn."""
    if middle is None:
        return {"data": [], "layout": theme.layout()}
    places = {middle.key: (0.0, 0.0)} | {node.key: _place(number, len(ring)) for number, node in enumerate(ring)}
    own = [tie for tie in ties if middle.key in (tie.a, tie.b)]
    rest = [tie for tie in ties if middle.key not in (tie.a, tie.b)]
    data = [
        *_lines(rest, places, theme.RULE),
        *_lines(own, places, theme.ACCENT),
        *_apart(own, places),
        *_heads(own, places),
        _marks(ring, places),
        _centre(middle),
    ]
    layout = theme.layout(xaxis={"range": [-2.05, 2.05]}, yaxis={"range": [-REACH, REACH]}, annotations=_names(middle, ring, places))
    return {"data": data, "layout": layout}


def _place(number: int, of: int) -> tuple[float, float]:
    angle = math.pi / 2 - 2 * math.pi * number / max(of, 1)
    return WIDE * math.cos(angle), HIGH * math.sin(angle)


def _width(share: float) -> float:
    return THINNEST + (THICKEST - THINNEST) * min(share, 1.0)


def _lines(ties: Sequence[Tie], places: Mapping[str, tuple[float, float]], colour: str) -> list[Figure]:
    """One trace per line: plotly gives a trace one width."""
    return [_line(places[tie.a], places[tie.b], {"color": colour, "width": _width(tie.share)}) for tie in ties if tie.share]


def _apart(ties: Sequence[Tie], places: Mapping[str, tuple[float, float]]) -> list[Figure]:
    """Dashed lines a little beside, so that both kinds of one pair can be seen."""
    found = []
    for tie in ties:
        if tie.apart:
            (x0, y0), (x1, y1) = places[tie.a], places[tie.b]
            length = math.hypot(x1 - x0, y1 - y0) or 1.0
            off = 0.045 if tie.share else 0.0
            across, up = -(y1 - y0) / length * off, (x1 - x0) / length * off
            line = {"color": theme.APART, "width": _width(tie.apart), "dash": "5px,4px"}
            found.append(_line((x0 + across, y0 + up), (x1 + across, y1 + up), line))
    return found


def _heads(ties: Sequence[Tie], places: Mapping[str, tuple[float, float]]) -> list[Figure]:
    """The arrow heads, a little before the mark they point at; plotly turns each along the line from its other end."""
    found = []
    for tie in ties:
        for end in tie.heads:
            (x0, y0), (x1, y1) = places[tie.b if end == tie.a else tie.a], places[end]
            before = HEAD_BEFORE if x1 or y1 else HEAD_BEFORE_MIDDLE
            tip = (x1 + (x0 - x1) * before, y1 + (y0 - y1) * before)
            marker = {"symbol": "arrow", "size": [0, HEAD], "angleref": "previous", "color": theme.APART if tie.apart else theme.ACCENT, "opacity": 1}
            found.append({"type": "scatter", "mode": "markers", "x": [x0, tip[0]], "y": [y0, tip[1]], "marker": marker, "hoverinfo": "skip"})
    return found


def _line(start: tuple[float, float], end: tuple[float, float], line: Figure) -> Figure:
    return {"type": "scatter", "mode": "lines", "x": [start[0], end[0]], "y": [start[1], end[1]], "line": line, "hoverinfo": "skip"}


def _marks(ring: Sequence[Node], places: Mapping[str, tuple[float, float]]) -> Figure:
    marker = {
        "symbol": "square",
        "size": [FAINT if node.faint else SIDE for node in ring],
        "color": [node.colour for node in ring],
        "opacity": 1,
        "line": {"color": theme.PAPER, "width": 2},
    }
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [places[node.key][0] for node in ring],
        "y": [places[node.key][1] for node in ring],
        "marker": marker,
        "text": [node.mark for node in ring],
        "textposition": "middle center",
        "customdata": [node.href for node in ring],
        "hoverinfo": "none",
        "textfont": {"size": theme.SIZE, "color": [node.ink for node in ring], "weight": 600},
        "cliponaxis": False,
    }


def _centre(middle: Node) -> Figure:
    marker = {"symbol": "square", "size": MIDDLE, "color": middle.colour, "opacity": 1, "line": {"color": theme.INK, "width": 2.5}}
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [0],
        "y": [0],
        "marker": marker,
        "text": [middle.mark],
        "textposition": "middle center",
        "customdata": [middle.href],
        "hoverinfo": "none",
        "textfont": {"size": 17, "color": [middle.ink], "weight": 600},
        "cliponaxis": False,
    }


def _names(middle: Node, ring: Sequence[Node], places: Mapping[str, tuple[float, float]]) -> list[Figure]:
    notes = [_note(node, *places[node.key]) for node in ring]
    return [*notes, theme.note(f"<b>{middle.name}</b>", 0, 0, yanchor="top", yshift=-MIDDLE / 2 - 3, bgcolor=theme.faded(theme.PAPER, 0.86))]


def _wrapped(name: str) -> str:
    """A long name on two lines, cut at the blank nearest to its middle."""
    if len(name) <= LONGEST:
        return name
    blanks = [place for place, letter in enumerate(name) if letter == " "]
    cut = min(blanks, key=lambda place: abs(place - len(name) / 2), default=0)
    return f"{name[:cut]}<br>{name[cut + 1 :]}" if cut else name


def _note(node: Node, x: float, y: float) -> Figure:
    """The name outside the ring: beside the mark, above or below it at the poles."""
    words = f"{_wrapped(node.name)}<br><span style='color:{theme.INK_3}'>{node.detail}</span>" if node.detail else _wrapped(node.name)
    gap = SIDE / 2 + 6
    if abs(y) > POLE * HIGH and abs(x) < 0.2:
        side = {"xanchor": "center", "yanchor": "bottom" if y > 0 else "top", "yshift": gap if y > 0 else -gap}
    else:
        side = {"xanchor": "left" if x > 0 else "right", "yanchor": "middle", "xshift": gap if x > 0 else -gap, "align": "left" if x > 0 else "right"}
        side |= {"yshift": math.copysign(AWAY, y)} if node.detail and abs(y) > STEEP * HIGH else {}
    return theme.note(words, x, y, **side, font={"size": theme.SIZE, "color": theme.INK_3 if node.faint else theme.INK})
