"""A whole panel on one line: a tick per area, the chosen cities as dots with their names, target and middle half marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.figures import axes, theme
from dashboard.figures.theme import Figure

# The picture is drawn at least this wide; on narrower screens it scrolls inside its own frame.
WIDTH, LETTER, ROOM = 900, 7.6, 18
LANES = 5


@dataclass(frozen=True)
class Named:
    """A chosen city: name, value, status, whether it stands out."""

    name: str
    value: float
    status: str
    stands_out: bool


def strip(panel: Mapping[str, Any], named: Sequence[Named], target: float | None, unit: str, *, banded: bool = True) -> Figure:
    """The figure, with its middle half if `banded`. Names stand in as many lanes above the line as they need, each tied to its dot by a thin line."""
    drawn = [panel["low"], panel["high"], *(one.value for one in named), *([target] if target is not None else [])]
    low, high = axes.reach(drawn, 0.03, zero=False)
    lanes = _lanes(sorted(named, key=lambda one: one.value), low, high)
    shapes = [
        {"type": "rect", "xref": "x", "yref": "y", "x0": panel["p25"], "x1": panel["p75"], "y0": -0.42, "y1": 0.42, "fillcolor": theme.BAND,
         "line": {"width": 0}, "layer": "below"},
    ] if banded else []  # fmt: skip
    if target is not None:
        shapes.append({"type": "line", "x0": target, "x1": target, "y0": -0.6, "y1": 0.6, "line": {"color": theme.INK, "width": 2}, "layer": "between"})
    notes = [_name(one, lane, _reach(one, low, high)[2]) for one, lane in lanes]
    reach = [-0.7, max((lane for _, lane in lanes), default=0) + 2]
    layout = theme.layout(
        xaxis=axes.value_axis(low, high, unit, 8), yaxis={"range": reach}, shapes=shapes, annotations=notes, margin={"l": 8, "r": 8, "t": 4, "b": 28}
    )
    return {"data": [*_ticks(panel), _threads(lanes), _dots(lanes)], "layout": layout}


def _lanes(named: Sequence[Named], low: float, high: float) -> list[tuple[Named, int]]:
    """The lowest lane in which each name touches no other."""
    ends = [-1.0] * LANES
    placed = []
    for one in named:
        start, end = _reach(one, low, high)[:2]
        free = [lane for lane in range(LANES) if ends[lane] <= start]
        lane = free[0] if free else min(range(LANES), key=lambda lane: ends[lane])
        ends[lane] = end
        placed.append((one, lane))
    return placed


def _reach(one: Named, low: float, high: float) -> tuple[float, float, str]:
    """From where to where a name reaches, as shares of the width, and the side of it that stands at its dot: a name that would leave the picture
    runs inwards from its dot."""
    length = (len(one.name) * LETTER + ROOM) / WIDTH
    at = (one.value - low) / (high - low or 1)
    if at < length / 2:
        return at, at + length, "left"
    return (at - length, at, "right") if at > 1 - length / 2 else (at - length / 2, at + length / 2, "center")


def _name(one: Named, lane: int, side: str) -> dict:
    words = f"<b>{one.name}</b>" if one.stands_out else one.name
    colour = theme.INK if one.stands_out else theme.INK_2
    return theme.note(
        words, one.value, lane + 1.25, xanchor=side, yanchor="middle", font={"size": theme.SIZE, "color": colour}, bgcolor="rgba(255,255,255,0.85)", borderpad=0
    )


def _ticks(panel: Mapping[str, Any]) -> list[Figure]:
    """One tick per area, or per few that lie too close to be drawn apart: the more there are, the darker."""
    traces, by_weight = [], ([], [], [])
    for value, n in zip(panel["ticks"], panel["weight"], strict=True):
        by_weight[0 if n < 2 else 1 if n < 4 else 2].append(value)
    for at, opacity in zip(by_weight, (0.4, 0.65, 0.95), strict=True):
        line, xs = {"color": theme.faded(theme.INK_3, opacity), "width": 1.2}, [None] * 3 * len(at)
        xs[0::3] = xs[1::3] = at
        traces.append({"type": "scatter", "mode": "lines", "x": xs, "y": [-0.3, 0.3, None] * len(at), "line": line, "hoverinfo": "skip"})
    return traces


def _threads(lanes: Sequence[tuple[Named, int]]) -> Figure:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for one, lane in lanes:
        xs += [one.value, one.value, None]
        ys += [0, lane + 1.0, None]
    return {"type": "scatter", "mode": "lines", "x": xs, "y": ys, "line": {"color": theme.TIME_AXIS, "width": 1}, "hoverinfo": "skip"}


def _dots(lanes: Sequence[tuple[Named, int]]) -> Figure:
    marker = {"size": 13, "color": [theme.FILL[one.status] for one, _ in lanes], "opacity": 1,
              "line": {"color": [theme.INK if one.stands_out else theme.PAPER for one, _ in lanes], "width": 2}}  # fmt: skip
    return {"type": "scatter", "mode": "markers", "x": [one.value for one, _ in lanes], "y": [0] * len(lanes), "marker": marker, "hoverinfo": "skip"}
