"""The network on a land-only map: size and fill say how much is known, never how good it is. Robinson projection."""

import csv
import math
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from dashboard.figures import labels, theme
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
# The map in its card: on the smallest phone, and beside the doors on the smallest screen with room for them; in pixels per unit of the map,
# for type of the size of the page. Names that keep apart there keep apart on every wider picture, the wall's with its larger type included.
NARROWEST, NARROW = 268 / (EAST - WEST), 560 / (EAST - WEST)
BESIDE = 15  # pixels of room that a name straight beside its dot is worth
WIDEST = 2000 / (EAST - WEST)
FIRST = 6
FIRST_NAMES = "first-names"  # the class of a chart of which narrow screens show the first names only
DOT, ROOM = 5, 60  # pixels that a name keeps from the middle of another dot; how far around a dot its name looks
Spot = tuple[float, float]
Side = tuple[str, float, float]
Box = tuple[float, float, float, float]
Place = tuple[str, str, Spot]  # key, name and dot of an area
# Beside, above, below and at the corners of a dot: the edge of the name that lies there, pixels to the right, pixels up.
_SIDES: tuple[Side, ...] = (("left", 9, 0), ("right", -9, 0), ("center", 0, 17), ("center", 0, -17),
                            ("left", 6, 13), ("right", -6, 13), ("left", 6, -13), ("right", -6, -13))  # fmt: skip


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
    places = tuple((area["ref_area"], area["name"], spot) for area, spot in zip(placed, spots, strict=True))
    known_well = {area["ref_area"] for area in placed if area["n_goals"] >= MANY_GOALS}
    found = _names(places, tuple(labelled))
    notes = [_note(*name, bold=name[0][0] in known_well) if name else {"visible": False} for name in found]
    # The picture keeps its ranges when its window changes; an axis that widens them instead leaves the map smaller each time.
    fixed = {"constrain": "domain"}
    axes = {"xaxis": {"range": [WEST, EAST], **fixed}, "yaxis": {"range": [SOUTH, NORTH], "scaleanchor": "x", **fixed}}
    layout = theme.layout(**axes, annotations=notes, meta=FIRST_NAMES)
    return {"data": [land, dots], "layout": layout}


@lru_cache(maxsize=128)
def _names(places: tuple[Place, ...], labelled: tuple[str, ...]) -> list[tuple[Place, Side] | None]:
    """Which names stand at which side of their dots, hiding no other name and no dot; the others are left out. Those with room on the
    narrowest picture come first, at most `FIRST`: a narrow screen shows no more than those. None where fewer have room."""
    where = {place[0]: place for place in places}
    waiting = [where[ref_area] for ref_area in labelled if ref_area in where]
    spots = sorted(place[2] for place in places)
    first = _with_room(waiting, [], spots, NARROWEST)[:FIRST]
    rest = _with_room([place for place in waiting if place not in dict(first)], first, spots, NARROW)
    return [*first, *([None] * (FIRST - len(first)) if rest else []), *rest]


def _with_room(waiting: Sequence[Place], kept: Sequence[tuple[Place, Side]], spots: Sequence[Spot], scale: float) -> list[tuple[Place, Side]]:
    """The names that find a side of their dot on a picture of `scale` pixels per unit beside those that are `kept`: of the free sides that
    with the most room to the next dot that waits for its name."""
    found: list[tuple[Place, Side]] = []
    unnamed = sorted(place[2] for place in waiting)
    for place in waiting:
        reach = _wide(place[1]) + 16
        dots = _near(place, spots, reach / scale, 34 / scale)
        names = [(other[2][0] - place[2][0], other[2][1] - place[2][1], _box(other, side)) for other, side in (*kept, *found)]
        free = [side for side in _SIDES if _is_free(place, _box(place, side), dots, names, scale)]
        if free:
            others = _near(place, unnamed, (reach + ROOM) / scale, ROOM / scale)
            found.append((place, max(free, key=lambda side: _room(_box(place, side), others, scale) + (BESIDE if not side[2] else 0))))  # noqa: B023
    return found


def _near(place: Place, dots: Sequence[Spot], wide: float, high: float) -> list[Spot]:
    """How far the other dots around a place lie from it, the nearest to the east or west first. `dots` run from west to east."""
    _, _, (left, low) = place
    beside = dots[bisect_right(dots, (left - wide, math.inf)) : bisect_left(dots, (left + wide, -math.inf))]
    return sorted([(x - left, y - low) for x, y in beside if -high < y - low < high and (x, y) != place[2]], key=lambda at: abs(at[0]))


def _box(place: Place, side: Side) -> Box:
    """Left, bottom, right and top of a name in pixels from its dot."""
    anchor, right, up = side
    wide, high = _wide(place[1]), labels.LINE * theme.SIZE
    left = right - {"left": 0.0, "center": wide / 2, "right": wide}[anchor]
    return left, up - high / 2, left + wide, up + high / 2


@lru_cache(maxsize=1024)
def _wide(name: str) -> float:
    """How wide a name is in bold type, in pixels; a name is too short for a mean width of letters to hold."""
    return theme.SIZE * sum(0.34 if letter in " iíjltfrI'.-" else 0.84 if letter in "mwMW" else 0.64 if letter.isupper() else 0.54 for letter in name)


def _is_free(place: Place, box: Box, dots: Sequence[Spot], names: Sequence[tuple[float, float, Box]], scale: float) -> bool:
    """Whether a name stays on the map, and off other dots and names, on a picture of this scale and on every larger one."""
    left, low, right, high = box
    x, y = place[2][0] * scale, place[2][1] * scale
    if x + left < WEST * scale or x + right > EAST * scale or y + low < SOUTH * scale or y + high > NORTH * scale:
        return False
    gap, clear = labels.GAP, (left - DOT, low - DOT, right + DOT, high + DOT)
    return not any(_entered(dx, dy, clear, scale) for dx, dy in dots) and not any(
        _entered(dx, dy, (left - other[2] - gap, low - other[3] - gap, right - other[0] + gap, high - other[1] + gap), scale) for dx, dy, other in names
    )


def _entered(dx: float, dy: float, box: Box, scale: float) -> bool:
    """Whether a point that lies `dx`, `dy` units away is ever inside the box of pixels while the picture grows from `scale` to `WIDEST`."""
    left, low, right, high = box
    x, y = dx * scale, dy * scale
    if x >= right and dx > 0 or x <= left and dx < 0 or y >= high and dy > 0 or y <= low and dy < 0:
        return False  # outside already, and going away
    since, until = scale, WIDEST
    for way, start, end in ((dx, left, right), (dy, low, high)):
        if not way and not start < 0 < end:
            return False
        if way:
            since, until = max(since, min(start / way, end / way)), min(until, max(start / way, end / way))
    return since < until


def _room(box: Box, dots: Sequence[Spot], scale: float) -> float:
    """From a name to the next dot, in pixels; everything beyond `ROOM` counts the same."""
    left, low, right, high = box
    return min((math.hypot(max(left - x * scale, x * scale - right, 0), max(low - y * scale, y * scale - high, 0)) for x, y in dots), default=ROOM)


def _note(place: Place, side: Side, *, bold: bool) -> dict[str, Any]:
    words = f"<b>{place[1]}</b>" if bold else place[1]
    font = {"size": theme.SIZE, "color": theme.INK if bold else theme.INK_2}
    return theme.note(words, *place[2], xanchor=side[0], xshift=side[1], yshift=side[2], borderpad=0, font=font)
