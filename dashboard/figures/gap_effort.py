"""Are we working where we are behind? Goals as numbered squares: how far off course (up), how much shared work (right).

Goals that no challenge can express stand in a hatched strip of their own, left of zero: there is no way to count work for
them. Gap and work are laid side by side, never multiplied.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from dashboard.figures import labels, theme
from dashboard.figures.labels import Box
from dashboard.figures.theme import Figure
from dashboard.text import Text, numbers

SIDE = 24
# Squares are kept apart on a small picture, names on a wall and, where they can be, on a phone held upright: pixels of the plotting area.
NARROW, HEIGHT, WALL, UPRIGHT = 400, 330, (690, 200), (340, 330)
# The class of a chart of which a narrow wall keeps the words of the first corner only.
ONE_CORNER = "one-corner"
LETTER, LINE = 7.2, 20
STRIP, EDGE = 0.16, 0.03
FAR_SHARE, LITTLE_SHARE = 0.5, 1 / 3
HIGHEST = 0.97  # of the axis: above it stand the words of the corners


class Spot(NamedTuple):
    """One goal. `gap` is the share of its judged measures that are too slow or moving away, 0 to 100; `work` counts shared work, and
    None says that no challenge can express the goal. `hover` holds the words of the square."""

    goal: str
    name: str
    colour: str
    ink: str
    gap: float
    work: float | None
    hover: str = ""


def behind_with_little(spots: Sequence[Spot]) -> list[str]:
    """The goals in the tinted corner: far off course, with little shared work though it could be counted. Furthest behind first."""
    top, most = _ceiling([spot.gap for spot in spots], 25), _ceiling([spot.work or 0 for spot in spots], _step(spots))
    found = [spot for spot in spots if spot.work is not None and spot.gap >= top * FAR_SHARE and spot.work <= most * LITTLE_SHARE]
    return [spot.goal for spot in sorted(found, key=lambda spot: -spot.gap)]


def gap_effort(spots: Sequence[Spot], text: Text) -> Figure:
    """The picture of the goals that can be placed; empty fields without any."""
    top, most = _ceiling([spot.gap for spot in spots], 25), _ceiling([spot.work or 0 for spot in spots], _step(spots))
    blind = any(spot.work is None for spot in spots)
    left = -(STRIP if blind else EDGE) * most
    drawn = _apart([spot._replace(work=left / 2) if spot.work is None else spot for spot in spots], most - left, top)
    ups, overs = list(range(0, int(top) + 1, 25)), _steps(most, _step(spots))
    xaxis = {"range": [left, most * 1.04], "tickvals": overs, "ticktext": [f"{over:g}" for over in overs], "showticklabels": True,
             "showline": True, "linecolor": theme.TIME_AXIS, "tickfont": {"color": theme.INK_3}}  # fmt: skip
    yaxis = {"range": [-0.07 * top, top * 1.08], "tickvals": ups, "ticktext": [f"{up}{numbers.NARROW}%" if up else "0" for up in ups],
             "showticklabels": True, "showgrid": True, "gridcolor": theme.GRID, "tickfont": {"color": theme.INK_3}}  # fmt: skip
    notes = [*_corners(top, most, left, blind, text), *_names(tuple(drawn), most - left, top)]
    layout = theme.layout(xaxis=xaxis, yaxis=yaxis, annotations=notes, meta=ONE_CORNER, shapes=_fields(top, most, left if blind else 0))
    return {"data": [_squares(drawn)] if drawn else [], "layout": layout | {"margin": {"l": 46, "r": 12, "t": 8, "b": 30}}}


def _ceiling(values: Sequence[float], step: float) -> float:
    """The next full step above all values; at least one step."""
    most = max(values, default=0)
    return float(max(-(-most // step), 1) * step)


def _step(spots: Sequence[Spot]) -> float:
    """The step of the lower axis: five, ten for a lot of work, less for the few activities a filter leaves."""
    most = max((spot.work or 0 for spot in spots), default=0)
    small = next((step for step in (0.1, 0.2, 0.5, 1) if 0 < most <= 4 * step), 0)
    return small or (5 if most <= 25 else 10)


def _steps(most: float, step: float) -> list[float]:
    return [round(n * step, 2) for n in range(round(most / step) + 1)]


def _squares(spots: Sequence[Spot]) -> Figure:
    edge = {"color": theme.PAPER, "width": 1.5}
    return {
        "type": "scatter", "mode": "markers+text", "x": [spot.work for spot in spots], "y": [spot.gap for spot in spots], "cliponaxis": False,
        "marker": {"symbol": "square", "size": SIDE, "color": [spot.colour for spot in spots], "opacity": 1, "line": edge},
        "text": [spot.goal for spot in spots], "textposition": "middle center",
        "textfont": {"size": theme.SIZE, "color": [spot.ink for spot in spots], "weight": 600},
        "hovertext": [spot.hover for spot in spots], "hovertemplate": "%{hovertext}<extra></extra>",
    }  # fmt: skip


def _apart(spots: Sequence[Spot], wide: float, tall: float) -> list[Spot]:
    """Squares that would hide each other are pushed up by the least needed; their order from bottom to top is kept. Where that would
    push one into the words of the corners, those below it are pushed down instead."""
    across, up = SIDE * wide / NARROW, (SIDE + 2) * tall * 1.15 / HEIGHT
    rising = sorted(spots, key=lambda spot: (spot.gap, spot.work or 0, int(spot.goal)))
    raised = _stacked(rising, across, up)
    ceiling = max([tall * HIGHEST, *(spot.gap for spot in spots)])
    if all(spot.gap <= ceiling for spot in raised):
        return raised
    lowered = [spot._replace(gap=min(spot.gap, ceiling)) for spot in sorted(raised, key=lambda spot: -spot.gap)]
    return _stacked(lowered, across, -up)[::-1]


def _stacked(spots: Sequence[Spot], across: float, step: float) -> list[Spot]:
    """Each square moved by `step` from the nearest of those before it that it would hide."""
    placed: list[Spot] = []
    for spot in spots:
        height = spot.gap
        for other in sorted(placed, key=lambda other: other.gap, reverse=step < 0):
            if abs((other.work or 0) - (spot.work or 0)) < across and abs(other.gap - height) < abs(step):
                height = other.gap + step
        placed.append(spot if height == spot.gap else spot._replace(gap=height))
    return placed


@lru_cache(maxsize=256)
def _names(spots: tuple[Spot, ...], wide: float, tall: float) -> list[dict[str, Any]]:
    """The name of each goal at the first place that is free on the wall and on a phone, else on the wall, else on a phone, else where it
    hides at most another name: right, left, below its square. Many filters leave the squares where they are."""
    frames = [{spot.goal: ((spot.work or 0) / wide * across, -spot.gap / (tall * 1.15) * down) for spot in spots} for across, down in (WALL, UPRIGHT)]
    taken: list[list[Box]] = [[(x - SIDE / 2, y - SIDE / 2, x + SIDE / 2, y + SIDE / 2) for x, y in at.values()] for at in frames]
    edges = [max((box[2] for box in boxes), default=0) for boxes in taken]
    notes, squares = [], tuple(taken[0])
    for spot in spots:
        places = [_places(spot, *at[spot.goal]) for at in frames]
        length = LETTER * len(spot.name) / 2
        free = [
            {anchor for anchor, (_, _, box) in found.items() if box[2] <= max(edge, x + length) and not labels.meets(box, boxes)}
            for found, edge, x, boxes in zip(places, edges, [at[spot.goal][0] for at in frames], taken, strict=True)
        ]
        clear = {anchor for anchor, (_, _, box) in places[0].items() if not labels.meets(box, squares)}
        anchor = next((anchor for fitting in (free[0] & free[1], free[0], free[1], clear) for anchor in places[0] if anchor in fitting), "left")
        for boxes, found in zip(taken, places, strict=True):
            boxes.append(found[anchor][2])
        shift_x, shift_y, _ = places[0][anchor]
        notes.append(theme.note(spot.name, spot.work or 0, spot.gap, xanchor=anchor, yanchor="middle", xshift=shift_x, yshift=shift_y))
    return notes


def _places(spot: Spot, x: float, y: float) -> dict[str, tuple[float, float, Box]]:
    """Where a name can stand beside a square: its anchor, with the shift and the box of pixels."""
    length, gap = LETTER * len(spot.name), SIDE / 2 + 5
    return {
        "left": (gap, 0, (x + gap, y - LINE / 2, x + gap + length, y + LINE / 2)),
        "right": (-gap, 0, (x - gap - length, y - LINE / 2, x - gap, y + LINE / 2)),
        "center": (0, -gap - LINE / 2, (x - length / 2, y + gap, x + length / 2, y + gap + LINE)),
    }


def _fields(top: float, most: float, left: float) -> list[dict[str, Any]]:
    """The corner that raises the question, and the strip of goals that cannot be counted."""
    corner = _field(0, most * LITTLE_SHARE, theme.faded(theme.FILL["rev"], 0.07)) | {"yref": "y", "y0": top * FAR_SHARE, "y1": top * 1.08}
    if not left:
        return [corner]
    edge = {**_field(0, 0, ""), "type": "line", "line": {"color": theme.TIME_AXIS, "width": 1, "dash": "2px,3px"}}
    return [corner, _field(left, 0, theme.faded(theme.FILL["none"], 0.1)), edge]


def _field(x0: float, x1: float, colour: str) -> dict[str, Any]:
    fill = {"fillcolor": colour} if colour else {}
    return {"type": "rect", "layer": "below", "x0": x0, "x1": x1, "yref": "paper", "y0": 0, "y1": 1, "line": {"width": 0}, **fill}


def _corners(top: float, most: float, left: float, blind: bool, text: Text) -> list[dict[str, Any]]:
    """What the corners mean, in words."""
    bold = {"size": theme.SIZE, "color": theme.WORDS["rev"], "weight": 600}
    high = {"yanchor": "top", "yref": "paper"}
    strip = [theme.note(text("effort.corner-blind"), left / 2, 1, **high)] if blind else []
    return [
        theme.note(text("effort.corner-far-little"), most * 0.008, 1, xanchor="left", font=bold, **high),
        *strip,
        theme.note(text("effort.corner-far-much"), most * 1.03, 1, xanchor="right", **high),
        theme.note(text("effort.corner-well-much"), most * 1.03, 0, xanchor="right", yref="paper", yanchor="bottom"),
    ]
