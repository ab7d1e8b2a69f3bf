"""How a shared dashboard grows: what share of the pairs of city and goal it covers, and what share of the cities has all of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.figures import theme
from dashboard.figures.theme import Figure

FULL = 118
# Names of the curves end inside the picture of the narrowest phone: pixels of its plotting area, of the margin right of it, of a letter.
NARROWEST, MARGIN, LETTER = 206, 12, 5.8


@dataclass(frozen=True)
class Point:
    """One set: number of measures, both shares in percent, the address that chooses it."""

    k: int
    cells: float
    everyone: float
    href: str


def core_curve(points: Sequence[Point], k: int, words: tuple[str, str], axis: str, narrow: str) -> Figure:
    """The figure; the set chosen is marked on both curves. A click on a point chooses its set."""
    last = points[-1].k if points else 1
    first = points[0].k if points else 1
    xaxis = {"range": [first - 0.6, last + 0.6], "showticklabels": True, "nticks": 10, "tickformat": "d",
             "title": {"text": axis, "standoff": 6, "font": {"size": theme.SIZE}}, "showline": True, "linecolor": theme.TIME_AXIS}  # fmt: skip
    yaxis = {"range": [0, FULL], "tickvals": [0, 25, 50, 75, 100], "ticktext": ["0", *(f"{n}{narrow}%" for n in (25, 50, 75, 100))], "showticklabels": True,
             "showgrid": True, "gridcolor": theme.GRID, "tickfont": {"color": theme.INK_3}}  # fmt: skip
    data = [
        _curve(points, [p.cells for p in points], k, theme.MARK, "solid", words[0]),
        _curve(points, [p.everyone for p in points], k, theme.INK_3, "5px,3px", words[1]),
    ]
    shapes = [{"type": "line", "x0": k, "x1": k, "y0": 0, "y1": 100, "line": {"color": theme.INK, "width": 1.5, "dash": "2px,3px"}, "layer": "below"}]
    notes = [*_label(points, True, words[0]), *_label(points, False, words[1])]
    return {
        "data": data,
        "layout": theme.layout(xaxis=xaxis, yaxis=yaxis, shapes=shapes if k else [], annotations=notes, margin={"l": 52, "r": MARGIN, "t": 8, "b": 46}),
    }


def _curve(points: Sequence[Point], values: Sequence[float], k: int, colour: str, dash: str, name: str) -> Figure:
    sizes = [13 if point.k == k else 7 for point in points]
    return {"type": "scatter", "mode": "lines+markers", "x": [point.k for point in points], "y": list(values), "customdata": [point.href for point in points],
            "line": {"color": colour, "width": 2.4, "dash": dash}, "marker": {"size": sizes, "color": colour, "opacity": 1},
            "hovertemplate": f"{name}: %{{y:.0f}} %<br>%{{x}}<extra></extra>"}  # fmt: skip


def _label(points: Sequence[Point], of_cells: bool, words: str) -> list[dict]:
    """The name of a curve, on the side away from the other one: that of the pairs farther left, that of the cities farther right."""
    if not points:
        return []
    point = points[len(points) // 4 if of_cells else (len(points) * 3) // 4]
    own, other = (point.cells, point.everyone) if of_cells else (point.everyone, point.cells)
    above = own > other or (own == other and of_cells)
    first, last = points[0].k, points[-1].k
    share = (point.k - first) / (last - first or 1)
    end = share * NARROWEST + LETTER * len(words) / (1 if of_cells else 2)
    return [theme.note(words, point.k, own, yanchor="bottom" if above else "top", yshift=8 if above else -8, xanchor="left" if of_cells else "center",
                       xshift=min(0, round(NARROWEST + MARGIN - end)),
                       font={"size": theme.SIZE, "color": theme.INK_2}, bgcolor=theme.PAPER)]  # fmt: skip
