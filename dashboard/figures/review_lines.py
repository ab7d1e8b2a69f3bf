"""Reviews over the years: one lane per city, its own reviews as filled marks, its country's as open ones around them.

A filled mark inside an open one: both in the same year. A bridge from a filled mark to the next open one: the national
review came the year after. What has no year stands in the first column.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.concepts import TARGET_YEAR
from dashboard.figures import theme
from dashboard.figures.theme import Figure

# The first national reviews were presented in 2016. The first column, for what has no year, is as wide as two years.
FIRST, NO_YEAR_WIDTH = 2016, 2
LEFT, RIGHT = FIRST - 0.5 - NO_YEAR_WIDTH, TARGET_YEAR + 0.5
NO_YEAR = LEFT + NO_YEAR_WIDTH / 2
NONE_REPORTED = "none reported"
_OPEN = {"seen": ("circle", 22), "listed": ("square", 20), "not confirmed": ("diamond", 24)}
_FILLED = {"seen": ("circle", 13), "listed": ("square", 12), "not confirmed": ("diamond", 15)}
_PALE = "#C9D0D7"


@dataclass(frozen=True)
class Mark:
    """One review: its lane from the top, its year or None, whether it is the city's own, how well it is known, words for the pointer."""

    lane: int
    year: int | None
    is_local: bool
    status: str
    words: str


def review_lines(lanes: int, marks: Sequence[Mark], joins: Sequence[tuple[int, int, int]], read_until: int) -> Figure:
    """The lanes. `joins` holds lane, local year and the national year it joins; after `read_until` nothing was read."""
    drawn = [mark for mark in marks if mark.status != NONE_REPORTED]
    data = [_bridges(joins), _trace(drawn, is_local=False), _trace(drawn, is_local=True), _doubts(drawn)]
    years = list(range(FIRST, TARGET_YEAR + 1))
    xaxis = {"range": [LEFT, RIGHT], "showgrid": True, "gridcolor": theme.GRID, "tickvals": years}
    yaxis = {"range": [lanes - 0.5, -0.5]}
    return {"data": data, "layout": theme.layout(xaxis=xaxis, yaxis=yaxis, shapes=_ground(lanes, read_until))}


def _ground(lanes: int, read_until: int) -> list[Figure]:
    """A line per lane; behind them the years about which nothing was read, and the edge of the column without years."""
    base = {"type": "rect", "layer": "below", "line": {"width": 0}, "yref": "paper", "y0": 0, "y1": 1}
    unread = {**base, "x0": read_until + 0.5, "x1": RIGHT, "fillcolor": theme.BAND, "opacity": 0.55}
    edge = {**base, "type": "line", "x0": FIRST - 0.5, "x1": FIRST - 0.5, "line": {"width": 1, "color": theme.RULE, "dash": "2px,3px"}}
    track = {"type": "line", "layer": "below", "x0": FIRST - 0.5, "x1": RIGHT, "line": {"width": 1, "color": theme.TRACK}}
    return [unread, edge, *({**track, "y0": lane, "y1": lane} for lane in range(lanes))]


def _bridges(joins: Sequence[tuple[int, int, int]]) -> Figure:
    """From a local review to the national review it came one year before."""
    apart = [join for join in joins if join[1] != join[2]]
    x = [place for _, local, national in apart for place in (local, national, None)]
    y = [place for lane, _, _ in apart for place in (lane, lane, None)]
    return {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": {"color": theme.MARK, "width": 3}, "hoverinfo": "skip"}


def _trace(marks: Sequence[Mark], *, is_local: bool) -> Figure:
    chosen = [mark for mark in marks if mark.is_local == is_local]
    shapes = [(_FILLED if is_local else _OPEN)[mark.status] for mark in chosen]
    sure = [mark.status != "not confirmed" for mark in chosen]
    edges = [theme.MARK if certain else theme.OTHER_CITY for certain in sure]
    fills = [theme.MARK if certain else _PALE for certain in sure] if is_local else [theme.PAPER] * len(chosen)
    return {
        "type": "scatter", "mode": "markers", "x": [mark.year or NO_YEAR for mark in chosen], "y": [mark.lane for mark in chosen],
        "marker": {"symbol": [shape for shape, _ in shapes], "size": [size for _, size in shapes], "color": fills, "opacity": 1,
                   "line": {"width": 0 if is_local else 2, "color": edges}},
        "text": [mark.words for mark in chosen], "hovertemplate": "%{text}<extra></extra>", "cliponaxis": False,
    }  # fmt: skip


def _doubts(marks: Sequence[Mark]) -> Figure:
    """A question mark on everything that is not confirmed, once per place."""
    places = sorted({(mark.lane, mark.year or NO_YEAR) for mark in marks if mark.status == "not confirmed"})
    return {
        "type": "scatter", "mode": "text", "x": [x for _, x in places], "y": [lane for lane, _ in places], "text": ["?"] * len(places),
        "textfont": {"size": theme.SIZE, "color": theme.INK}, "hoverinfo": "skip",
    }  # fmt: skip
