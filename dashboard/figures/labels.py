"""Where the labels of a picture go: each takes the first of its places that is free, on the narrowest screen the picture is drawn on.

A label that touches nothing there touches nothing on a wider screen: its place in the picture stays, its share of it shrinks.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from dashboard.figures import theme

LETTER, LINE = 0.47, 1.3  # width of a letter in bold words with numbers and height of a line, in parts of the size of the type
EDGE = 5  # pixels that the drawing library adds to the height of a label
GAP = 3  # pixels that two labels keep between them
_SIDE = {"left": 0.0, "center": 0.5, "right": 1.0}
_ABOVE = {"bottom": 0.0, "middle": 0.5, "top": 1.0}
Box = tuple[float, float, float, float]
# Points of the plot from left to right, their places across and their heights.
Marks = tuple[Sequence[float], Sequence[float]]
# Names beside dots are kept apart on the plot of the narrowest phone: the width of a letter, the plot's size in pixels, the margin right of it.
NAME_LETTER, PAGE, NAME_MARGIN = 7.2, (270, 285), 14
# The plot of a wall in the same pixels: twice as wide, and low below its sentence.
WALL = (640, 180)


@dataclass(frozen=True)
class Frame:
    """The plot on the narrowest screen: its ranges in the units of the axes, its size in pixels."""

    x: tuple[float, float]
    y: tuple[float, float]
    width: float
    height: float

    def pixels(self, points: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
        """Points of the plot in pixels from its lower left corner."""
        (left, right), (low, high) = self.x, self.y
        wide, tall, width, height = right - left, high - low, self.width, self.height
        return [((x - left) / wide * width, (y - low) / tall * height) for x, y in points]


@dataclass(frozen=True)
class Place:
    """One place a label can take: a point of the plot, the side of the label that lies there, a shift in pixels."""

    x: float
    y: float
    xanchor: str
    yanchor: str
    yshift: float = 0


@dataclass(frozen=True)
class Label:
    """Words with the places they can take, best first; `<br>` parts lines."""

    text: str
    places: Sequence[Place]
    size: float = theme.SIZE
    look: tuple[tuple[str, Any], ...] = ()

    @cached_property
    def extent(self) -> tuple[float, float]:
        """Width and height in pixels."""
        lines = re.sub(r"<(?!br>)[^>]*>", "", self.text).split("<br>")
        return max(map(len, lines)) * LETTER * self.size, len(lines) * LINE * self.size + EDGE


class Named(NamedTuple):
    """A dot of a scatter with its name; `strong` ones stand in ink, the `first` finds its place before the others."""

    x: float
    y: float
    name: str
    strong: bool = False
    first: bool = False


def beside(dots: Sequence[Named], x: Sequence[float], y: Sequence[float], room: tuple[float, float] = PAGE) -> list[dict[str, Any]]:
    """The names, each at the first side of its dot where it hides no other name and no named dot: right, left, above, below, then aslant. What finds
    no room is left out. `x` and `y` are the ranges of the axes, `room` is the size of the plot."""
    width, height = room
    left, low = x[0], y[0]
    wide, high = (x[1] - left) or 1, (y[1] - low) or 1
    at = {dot: ((dot.x - left) / wide * width, -(dot.y - low) / high * height) for dot in dots}
    taken: list[Box] = [(across - 5, up - 5, across + 5, up + 5) for across, up in at.values()]
    notes = []
    for dot in sorted(dots, key=lambda dot: (not dot.first, not dot.strong, dot.name)):
        at_x, at_y = at[dot]
        length = NAME_LETTER * len(dot.name)
        for shift, anchor, box in (
            ((11, 0), "left", (at_x + 11, at_y - 9, at_x + 11 + length, at_y + 9)),
            ((-11, 0), "right", (at_x - 11 - length, at_y - 9, at_x - 11, at_y + 9)),
            ((0, 16), "center", (at_x - length / 2, at_y - 25, at_x + length / 2, at_y - 7)),
            ((0, -16), "center", (at_x - length / 2, at_y + 7, at_x + length / 2, at_y + 25)),
            ((7, 14), "left", (at_x + 7, at_y - 23, at_x + 7 + length, at_y - 5)),
            ((7, -14), "left", (at_x + 7, at_y + 5, at_x + 7 + length, at_y + 23)),
            ((-7, 14), "right", (at_x - 7 - length, at_y - 23, at_x - 7, at_y - 5)),
            ((-7, -14), "right", (at_x - 7 - length, at_y + 5, at_x - 7, at_y + 23)),
        ):
            if box[0] >= 0 and box[2] <= width + NAME_MARGIN and box[3] <= 0 and not meets(box, taken):
                taken.append(box)
                font = {"size": theme.SIZE, "color": theme.INK if dot.strong else theme.INK_2, "weight": 600 if dot.strong else 400}
                notes.append(theme.note(dot.name, dot.x, dot.y, xanchor=anchor, xshift=shift[0], yshift=shift[1], font=font))
                break
    return notes


def placed(labels: Sequence[Label], frame: Frame, taken: Sequence[tuple[float, float]] = ()) -> list[dict[str, Any]]:
    """One annotation for each label, in their order: first come, first served; `taken` are points of the plot better left visible."""
    points = sorted(frame.pixels(taken))
    marks = [x for x, _ in points], [y for _, y in points]
    boxes: list[Box] = []
    notes = []
    for label in labels:
        place = _best(label, boxes, marks, frame)
        boxes.append(_box(label, place, frame))
        notes.append(_note(label, place))
    return notes


def _best(label: Label, boxes: Sequence[Box], marks: Marks, frame: Frame) -> Place:
    """The first free place, else the one that costs least."""
    costs = []
    for i, place in enumerate(label.places):
        cost = _cost(_box(label, place, frame), boxes, marks, frame)
        if not cost:
            return place
        costs.append((cost, i))
    return label.places[min(costs)[1]]


def _box(label: Label, place: Place, frame: Frame) -> Box:
    width, height = label.extent
    ((x, y),) = frame.pixels([(place.x, place.y)])
    left, low = x - _SIDE[place.xanchor] * width, y + place.yshift - _ABOVE[place.yanchor] * height
    return left, low, left + width, low + height


def _cost(box: Box, boxes: Sequence[Box], marks: Marks, frame: Frame) -> float:
    """What a place costs: words on words most, words outside the frame next, words on a mark least."""
    left, low, right, high = box
    on_words = sum(_shared((left - GAP, low - GAP, right + GAP, high + GAP), other) for other in boxes)
    outside = (right - left) * (high - low) - _shared(box, (0, 0, frame.width, frame.height))
    across, heights = marks
    near = sorted(heights[bisect_right(across, left) : bisect_left(across, right)])
    on_marks = bisect_left(near, high) - bisect_right(near, low)
    return 5 * on_words + 3 * outside + on_marks


def meets(box: Box, others: Iterable[Box]) -> bool:
    """Whether a box shares any ground with one of the others."""
    left, low, right, high = box
    return any(left < other[2] and other[0] < right and low < other[3] and other[1] < high for other in others)


def _shared(a: Box, b: Box) -> float:
    return max(0.0, min(a[2], b[2]) - max(a[0], b[0])) * max(0.0, min(a[3], b[3]) - max(a[1], b[1]))


def _note(label: Label, place: Place) -> dict[str, Any]:
    shift = {"yshift": place.yshift} if place.yshift else {}
    return theme.note(label.text, place.x, place.y, xanchor=place.xanchor, yanchor=place.yanchor, **shift, **dict(label.look))
