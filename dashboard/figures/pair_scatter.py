"""The evidence for one pair of measures: a point per city (network cities in ink, with names), or per change of a year."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from dashboard.figures import labels, theme
from dashboard.figures.labels import Named
from dashboard.figures.theme import Figure
from dashboard.text import numbers

MOST_NAMED = 12


class Point(NamedTuple):
    """One point: its values, its name, whether it is ours, whether it is the chosen one, the words of its label and where it leads."""

    x: float
    y: float
    name: str
    ours: bool = False
    chosen: bool = False
    hover: str = ""
    href: str = ""
    named: bool = False


@dataclass(frozen=True)
class Axis:
    """One axis: short unit, decimals, and whether zero belongs to it as a line (for changes)."""

    unit: str
    decimals: int
    zero: bool = False


def scatter(points: Sequence[Point], across: Axis, up: Axis) -> Figure:
    """The picture; an empty frame without points. Others lie below, ours above, the chosen one on top."""
    if not points:
        return {"data": [], "layout": theme.layout()}
    few = sum(point.ours for point in points) <= MOST_NAMED
    others = [point for point in points if not point.ours and not point.chosen]
    ours = [point for point in points if point.ours and not point.chosen]
    chosen = [point for point in points if point.chosen]
    named = [point for point in points if point.chosen or point.named or (point.ours and few)]
    x, y = _axis([point.x for point in points], across), _axis([point.y for point in points], up)
    names = [Named(point.x, point.y, point.name, point.ours or point.chosen, point.chosen) for point in named]
    layout = theme.layout(
        # The numbers of the two axes keep apart at the corner, where both may begin with 0.
        xaxis=x | {"showgrid": True, "gridcolor": theme.GRID, "ticklabelstandoff": 6},
        yaxis=y | {"showgrid": True, "gridcolor": theme.GRID, "automargin": True},
        annotations=labels.beside(names, x["range"], y["range"]),
        separators=f".{numbers.NARROW}",
    )
    data = [
        _dots(others, theme.faded(theme.OTHER_CITY, 0.55), 9, theme.PAPER),
        _dots(ours, theme.INK, 11, theme.PAPER),
        _dots(chosen, theme.ACCENT, 15, theme.INK),
    ]
    return {"data": [trace for trace in data if trace["x"]], "layout": layout | {"margin": {"l": 8, "r": 16, "t": 12, "b": 34}}}


def _axis(values: Sequence[float], axis: Axis) -> dict[str, Any]:
    low, high = min(values), max(values)
    pad = (high - low or abs(high) or 1) * 0.06
    low, high = (0.0 if 0 <= low <= 0.35 * high and not axis.zero else low - pad), high + pad
    suffix = numbers.behind(axis.unit) if len(axis.unit) <= 5 else ""
    zero = {"zeroline": True, "zerolinecolor": theme.TIME_AXIS, "zerolinewidth": 1} if axis.zero else {}
    return {"range": [low, high], "nticks": 7, "ticksuffix": suffix, "showticklabels": True, "tickfont": {"color": theme.INK_3}, **zero}


def _dots(points: Sequence[Point], colour: str, size: int, edge: str) -> Figure:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [point.x for point in points],
        "y": [point.y for point in points],
        "cliponaxis": False,
        "marker": {"size": size, "color": colour, "opacity": 1, "line": {"color": edge, "width": 1.5}},
        "customdata": [point.href for point in points],
        "hovertext": [point.hover for point in points],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
