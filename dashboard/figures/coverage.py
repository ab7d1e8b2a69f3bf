"""Which city has figures for which goal: a grid of cells, darker with more measures, hatched where there is none."""

from collections.abc import Sequence

from dashboard.figures import theme
from dashboard.figures.theme import Figure

# The neutral ramp of the tables: how much is known is not a status, so it borrows no status colour.
_STEPS = ((0, "#FFFFFF"), (1, "#E9EDF1"), (2, "#CBD4DC"), (5, "#A3B1BE"), (10, "#7A8B9B"), (20, "#3B4A5A"))


def step(n: int) -> int:
    """Which step of the ramp a number of measures falls into."""
    return max(index for index, (least, _) in enumerate(_STEPS) if n >= least)


def coverage(rows: Sequence[Sequence[int]], hover: Sequence[Sequence[str]]) -> Figure:
    """The grid: one row per city, one column per goal."""
    top = len(_STEPS) - 1
    scale = [[edge, colour] for index, (_, colour) in enumerate(_STEPS) for edge in (index / (top + 1), (index + 1) / (top + 1))]
    grid = {"type": "heatmap", "z": [[step(n) for n in row] for row in rows], "zmin": -0.5, "zmax": top + 0.5, "colorscale": scale,
            "showscale": False, "xgap": 2, "ygap": 2, "text": hover, "hovertemplate": "%{text}<extra></extra>"}  # fmt: skip
    columns = len(rows[0]) if rows else 1
    xaxis, yaxis = {"range": [-0.5, columns - 0.5]}, {"range": [len(rows) - 0.5, -0.5]}
    return {"data": [grid], "layout": theme.layout(xaxis=xaxis, yaxis=yaxis, plot_bgcolor=theme.GRID)}
