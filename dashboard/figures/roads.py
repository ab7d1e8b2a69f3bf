"""The road to 2030, one mark per row: ring = start, dot = latest, dotted line = where the line leads, black line = target.

One figure lies over the middle column of a list, so its heights are counted in rows: a measure is one row high, a heading
`HEADING` rows. Track positions run from the worst reference value (0) to the 2030 target (100). The target line itself
belongs to the rows (`assets/13-gaps.css`), because on phones it is only as high as the road.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.figures import theme
from dashboard.figures.theme import Figure

HEADING = 0.6
LEFT, RIGHT = -3.0, 121.0
# The arrows of ends pinned at the edge and the dots stay inside the picture.
PINNED_LEFT, PINNED_RIGHT = -1.0, 118.5
SHORTEST_PROJECTION = 2.0


@dataclass(frozen=True)
class Road:
    """One row: its status and its track positions; None where there is nothing to draw. `status` '' is a heading."""

    status: str
    start: float | None = None
    latest: float | None = None
    ahead: float | None = None


def position(value: float | None, worst: float, target: float) -> float | None:
    """Where a value lies on the track, not clipped. A series whose target equals its worst value has no track."""
    return None if value is None or target == worst else (value - worst) / (target - worst) * 100


def roads(rows: Sequence[Road], below: int = 0) -> Figure:
    """The figure for a block of rows, top to bottom; `below` leaves room for as many rows without a road."""
    placed, height = _placed(rows)
    height = height + below if rows else max(below, 1)
    data = [_tracks(placed), *_lines(placed), *_dotted(placed), *_marks(placed)]
    return {
        "data": [trace for trace in data if trace],
        "layout": theme.layout(xaxis={"range": [LEFT, RIGHT]}, yaxis={"range": [height, 0]}),
    }


def _placed(rows: Sequence[Road]) -> tuple[list[tuple[float, Road]], float]:
    placed, top = [], 0.0
    for road in rows:
        height = 1.0 if road.status else HEADING
        if road.status:
            placed.append((top + height / 2, road))
        top += height
    return placed, max(top, 1.0)


def _pinned(x: float) -> float:
    return min(max(x, PINNED_LEFT), PINNED_RIGHT)


def _tracks(placed: list[tuple[float, Road]]) -> Figure:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for y, _ in placed:
        xs += [0, 100, None]
        ys += [y, y, None]
    return {"type": "scatter", "mode": "lines", "x": xs, "y": ys, "line": {"color": theme.TRACK, "width": 1}}


def _lines(placed: list[tuple[float, Road]]) -> list[Figure]:
    """The part of the road that was travelled, one trace per status colour."""
    traces: dict[str, Figure] = {}
    for y, road in placed:
        if road.start is None or road.latest is None:
            continue
        colour = theme.FILL[road.status]
        trace = traces.setdefault(colour, {"type": "scatter", "mode": "lines", "x": [], "y": [], "line": {"color": colour, "width": 3.5}})
        trace["x"] += [_pinned(road.start), _pinned(road.latest), None]
        trace["y"] += [y, y, None]
    return list(traces.values())


def _dotted(placed: list[tuple[float, Road]]) -> list[Figure]:
    traces: dict[str, Figure] = {}
    for y, road in placed:
        if road.latest is None or road.ahead is None or abs(road.ahead - road.latest) < SHORTEST_PROJECTION:
            continue
        colour = theme.FILL[road.status]
        dash = {"color": colour, "width": 1.8, "dash": "2px,3px"}
        trace = traces.setdefault(colour, {"type": "scatter", "mode": "lines", "x": [], "y": [], "line": dash})
        trace["x"] += [_pinned(road.latest), _pinned(road.ahead), None]
        trace["y"] += [y, y, None]
    return list(traces.values())


def _marks(placed: list[tuple[float, Road]]) -> list[Figure]:
    """Arrow heads, rings and dots in one trace, for every trace costs the browser time; later marks lie over earlier ones."""
    marks = [
        (y, road.ahead, "triangle-right" if road.ahead > road.latest else "triangle-left", 10, road)
        for y, road in placed
        if road.ahead is not None and road.latest is not None and abs(road.ahead - road.latest) >= SHORTEST_PROJECTION
    ]
    marks += [(y, road.start, "circle", 9, road) for y, road in placed if road.start is not None and road.latest is not None]
    hollow = len(marks)
    marks += [(y, road.latest, "circle", 13, road) for y, road in placed if road.latest is not None]
    colours = [theme.FILL[road.status] for *_, road in marks]
    paper = [theme.PAPER] * len(marks)
    marker = {
        "symbol": [symbol for _, _, symbol, _, _ in marks],
        "size": [size for _, _, _, size, _ in marks],
        "color": paper[:hollow] + colours[hollow:],
        "opacity": 1,
        "line": {"color": colours[:hollow] + paper[hollow:], "width": [2] * hollow + [1.5] * (len(marks) - hollow)},
    }
    # Half of a dot pinned at the left edge lies outside the picture: the style sheet lets it show there.
    whole = {"type": "scatter", "mode": "markers", "cliponaxis": False}
    return [{**whole, "x": [_pinned(x) for _, x, *_ in marks], "y": [y for y, *_ in marks], "marker": marker}] if marks else []
