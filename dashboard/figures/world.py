"""The network on a land-only map: size and fill say how much is known, never how good it is. Robinson projection."""

import csv
import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from dashboard.figures import theme
from dashboard.figures.theme import Figure

_LAND = Path(__file__).resolve().parents[2] / "data" / "shapes" / "land.csv"
# Robinson (1974): length of parallels and distance from the equator, every five degrees of latitude.
_X = (1, 0.9986, 0.9954, 0.99, 0.9822, 0.973, 0.96, 0.9427, 0.9216, 0.8962, 0.8679, 0.835, 0.7986, 0.7597, 0.7186, 0.6732, 0.6213, 0.5722, 0.5322)
_Y = (0, 0.062, 0.124, 0.186, 0.248, 0.31, 0.372, 0.434, 0.4958, 0.5571, 0.6176, 0.6769, 0.7346, 0.7903, 0.8435, 0.8936, 0.9394, 0.9761, 1)
MANY_GOALS, SOME_GOALS = 10, 4
_SIZES = {"many": 13, "some": 11, "few": 9, "none": 7}
_FILLS = {"many": theme.INK, "some": "#8793A0", "few": theme.PAPER, "none": theme.PAPER}
_EDGES = {"many": theme.INK, "some": theme.INK, "few": "#4A5763", "none": "#9AA4AE"}
WEST, EAST, SOUTH, NORTH = -2.62, 2.75, -0.98, 1.33


def robinson(lon: float, lat: float) -> tuple[float, float]:
    """Map coordinates of a place; the equator is about 5.33 wide."""
    step = min(abs(lat) / 5, 17.999)
    index, share = int(step), step - int(step)
    x = _X[index] + (_X[index + 1] - _X[index]) * share
    y = _Y[index] + (_Y[index + 1] - _Y[index]) * share
    return round(0.8487 * x * math.radians(lon), 4), round(math.copysign(1.3523 * y, lat), 4)


@lru_cache
def _land() -> tuple[list[float | None], list[float | None]]:
    xs: list[float | None] = []
    ys: list[float | None] = []
    ring = None
    with _LAND.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if ring is not None and row["ring"] != ring:
                xs.append(None)
                ys.append(None)
            ring = row["ring"]
            x, y = robinson(float(row["lon"]), float(row["lat"]))
            xs.append(x)
            ys.append(y)
    return xs, ys


def known(n_goals: int) -> str:
    """How much is known of a city, in four steps, by the number of goals it has figures for."""
    return "many" if n_goals >= MANY_GOALS else "some" if n_goals >= SOME_GOALS else "few" if n_goals else "none"


def world(areas: Sequence[Mapping[str, Any]], labelled: Sequence[str], hover: Mapping[str, str]) -> Figure:
    """The map. `areas` need lat, lon, n_goals and name; `labelled` are drawn with their name; `hover` holds the words per area."""
    xs, ys = _land()
    lines = {"mode": "lines", "fill": "toself", "fillcolor": theme.LAND, "line": {"width": 0}}
    land = {"type": "scatter", "x": xs, "y": ys, "hoverinfo": "skip", **lines, **theme.SAME}
    placed = sorted((area for area in areas if area["lat"] is not None), key=lambda area: area["n_goals"])
    spots = [robinson(area["lon"], area["lat"]) for area in placed]
    kinds = [known(area["n_goals"]) for area in placed]
    dots = {
        "type": "scatter", "mode": "markers", "x": [x for x, _ in spots], "y": [y for _, y in spots],
        "customdata": [area["ref_area"] for area in placed],
        "text": [hover[area["ref_area"]] for area in placed], "hovertemplate": "%{text}<extra></extra>",
        "marker": {"size": [_SIZES[kind] for kind in kinds], "color": [_FILLS[kind] for kind in kinds], "opacity": 1,
                   "line": {"color": [_EDGES[kind] for kind in kinds], "width": 1.4}},
    }  # fmt: skip
    notes = _labels(placed, spots, labelled)
    layout = theme.layout(xaxis={"range": [WEST, EAST]}, yaxis={"range": [SOUTH, NORTH], "scaleanchor": "x"}, annotations=notes)
    return {"data": [land, dots], "layout": layout}


def _labels(placed: Sequence[Mapping[str, Any]], spots: Sequence[tuple[float, float]], labelled: Sequence[str]) -> list[dict[str, Any]]:
    """Names beside their dots, on the side with room; a name that would lie on another is left out."""
    notes: list[dict[str, Any]] = []
    taken: list[tuple[float, float, float, float]] = []
    where = {area["ref_area"]: (area, spot) for area, spot in zip(placed, spots, strict=True)}
    for ref_area in labelled:
        if ref_area not in where:
            continue
        area, (x, y) = where[ref_area]
        wide = 0.042 * len(area["name"]) + 0.05
        for side, left, rise in (("left", x + 0.04, 0.0), ("right", x - 0.04 - wide, 0.0), ("center", x - wide / 2, 0.085), ("center", x - wide / 2, -0.085)):
            box = (left, y + rise - 0.045, left + wide, y + rise + 0.045)
            if all(_apart(box, other) for other in taken) and not any(_inside(spot, box) for spot in spots if spot != (x, y)):
                taken.append(box)
                bold = area["n_goals"] >= MANY_GOALS
                words = f"<b>{area['name']}</b>" if bold else area["name"]
                anchor = {"left": x + 0.05, "right": x - 0.05, "center": x}[side]
                notes.append(theme.note(words, anchor, y + rise, xanchor=side, font={"size": theme.SIZE, "color": theme.INK if bold else theme.INK_2}))
                break
    return notes


def _apart(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[2] < b[0] or b[2] < a[0] or a[3] < b[1] or b[3] < a[1]


def _inside(spot: tuple[float, float], box: tuple[float, float, float, float]) -> bool:
    return box[0] < spot[0] < box[2] and box[1] < spot[1] < box[3]
