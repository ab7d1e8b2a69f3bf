"""The words inside the picture of one measure over the years: target, last value, range of 2030, peers."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.concepts import TARGET_YEAR
from dashboard.figures import theme
from dashboard.figures.labels import Frame, Label, Place, placed
from dashboard.text import Text, numbers

SHORT_LABEL = 8
LINE = 26  # letters of a line of words inside the picture
APART = 9  # pixels between a dot and its value
STEPS = 12
Row = Mapping[str, Any]
Point = tuple[float, float]


@dataclass(frozen=True)
class Course:
    """What the figure draws: `values` are (year, value) of the city itself, `wider` those of a wider region, `breaks` the
    years from which the values were measured differently."""

    status: str
    unit: str
    decimals: int
    values: Sequence[tuple[int, float]]
    wider: Sequence[tuple[int, float]] = ()
    target: float | None = None
    target_words: str = ""
    target_year: int = TARGET_YEAR
    fan: tuple[float, float, float] | None = None
    too_wide: bool = False
    outside: bool = False
    band: Sequence[Row] = ()
    band_words: str = ""
    limits: tuple[float | None, float | None] = (None, None)
    breaks: frozenset[int] = frozenset()

    def aim(self, values: Sequence[tuple[int, float]]) -> Point | None:
        """Where the pace needed from the last value leads: the target in its year, or as far as that comes by the end of the axis."""
        end = min(self.target_year, TARGET_YEAR)
        if self.target is None or not values or values[-1][0] >= end:
            return None
        year, value = values[-1]
        return end, value + (self.target - value) * ((end - year) / (self.target_year - year))

    @property
    def beside(self) -> str:
        """The unit if it is short enough to stand beside a number inside the picture."""
        return self.unit if len(self.unit) < SHORT_LABEL else ""


def notes(course: Course, values: Sequence[tuple[int, float]], frame: Frame, text: Text) -> list[dict[str, Any]]:
    """One annotation for each thing that has a name, kept apart from each other and off the lines as far as there is room."""
    labels = [*_last_value(course, values), *_target(course, frame), *_range(course, frame, text), *_break(course, values, text), *_band(course, frame)]
    return placed(labels, frame, list(_lines(course, values, frame)))


def _lines(course: Course, values: Sequence[tuple[int, float]], frame: Frame) -> Iterator[Point]:
    """Points along everything drawn that words should not cover."""
    ends = list(zip(values, values[1:], strict=False))
    if course.target is not None:
        ends.append(((frame.x[0], course.target), (frame.x[1], course.target)))
        if aim := course.aim(values):
            ends.append((values[-1], aim))
    for (x0, y0), (x1, y1) in ends:
        yield from ((x0 + (x1 - x0) * step / STEPS, y0 + (y1 - y0) * step / STEPS) for step in range(STEPS + 1))


def breaks(course: Course, values: Sequence[tuple[int, float]]) -> list[Point]:
    """The places between two values across which they do not compare."""
    ends = zip(values, values[1:], strict=False)
    return [((before[0] + after[0]) / 2, (before[1] + after[1]) / 2) for before, after in ends if after[0] in course.breaks]


def _break(course: Course, values: Sequence[tuple[int, float]], text: Text) -> Iterator[Label]:
    """What the last tick between two values means; once is enough."""
    for x, y in breaks(course, values)[-1:]:
        sides = [("bottom", APART), ("top", -APART)]
        places = [Place(x, y, xanchor, yanchor, shift) for xanchor in ("center", "left", "right") for yanchor, shift in sides]
        yield Label(text("panel.break"), places, theme.SIZE, _look(theme.SIZE, theme.INK_3))


def _last_value(course: Course, values: Sequence[tuple[int, float]]) -> Iterator[Label]:
    """The latest value at its dot, first on the side the line does not come from."""
    if not values:
        return
    year, value = values[-1]
    words = f"<b>{numbers.with_unit(value, course.decimals, course.beside)}</b> {year}"
    below = len(values) > 1 and value < values[-2][1]
    sides = [("top", -APART), ("bottom", APART)] if below else [("bottom", APART), ("top", -APART)]
    places = [Place(year, value, xanchor, yanchor, shift) for xanchor in ("center", "right", "left") for yanchor, shift in sides]
    yield Label(words, places, 15, _look(15, theme.WORDS[course.status]))


def _target(course: Course, frame: Frame) -> Iterator[Label]:
    if course.target is None:
        return
    x, y = (frame.x[0] + 0.2, frame.x[1] - 0.2), course.target
    high = y > frame.y[0] + 0.82 * (frame.y[1] - frame.y[0])
    sides = ("top", "bottom") if high else ("bottom", "top")
    places = [Place(at, y, xanchor, yanchor) for at, xanchor in ((x[0], "left"), (x[1], "right")) for yanchor in sides]
    yield Label(f"<b>{course.target_words}</b>", places, theme.SIZE, _look(theme.SIZE, theme.INK))


def _range(course: Course, frame: Frame, text: Text) -> Iterator[Label]:
    """Where the straight line leads in 2030, at the right edge: at the top of the range, above it, below it, or where there is room."""
    heights: list[tuple[float, str]] = []
    if course.fan:
        words = text("panel.too-uncertain") if course.too_wide else f"{text('panel.continues')}<br><b>{_range_words(course)}</b>"
        low, high = max(course.fan[1], frame.y[0]), min(course.fan[2], frame.y[1])
        heights = [(high, "top"), (high, "bottom"), (low, "bottom"), (low, "top")]
    elif course.outside:
        words = "<br>".join(textwrap.wrap(text("panel.outside"), LINE))
    else:
        return
    reach = frame.y[1] - frame.y[0]
    heights += [(frame.y[0] + reach * part, "middle") for part in (0.9, 0.75, 0.6, 0.45, 0.3, 0.15)]
    places = [Place(frame.x[1] - 0.2, y, "right", yanchor) for y, yanchor in heights]
    look = _look(theme.SIZE, theme.WORDS[course.status])
    yield Label(words, places, theme.SIZE, (*look, ("align", "right"), ("bgcolor", "rgba(255,255,255,0.72)")))


def _range_words(course: Course) -> str:
    assert course.fan
    _, low, high = course.fan
    return range_words(low, high, course.decimals, course.beside)


def range_words(low: float, high: float, decimals: int, unit: str) -> str:
    """The range of 2030; a wide one in whole numbers."""
    return numbers.span(low, high, 0 if high - low >= 10 else decimals, unit)


def _band(course: Course, frame: Frame) -> Iterator[Label]:
    """The name of the peers' band: below it, where the line of a city with a gap rarely runs, above it, or inside."""
    rows = [row for row in course.band if row["time_period"] >= frame.x[0]]
    if not rows or not course.band_words:
        return
    chosen = rows if len(rows) < 4 else rows[len(rows) // 4 :: max(1, len(rows) // 5)]
    places = [
        Place(row["time_period"], y, xanchor, yanchor)
        for key, yanchor in (("p25", "top"), ("p75", "bottom"), ("p25", "bottom"), ("p75", "top"))
        for row in chosen
        for y in (row[key],)
        for xanchor in ("left", "center", "right")
    ]
    edge = [Place(x, y, xanchor, yanchor) for y, yanchor in zip(frame.y, ("bottom", "top"), strict=True)
            for x, xanchor in ((frame.x[0] + 0.2, "left"), (frame.x[1] - 0.2, "right"))]  # fmt: skip
    yield Label(course.band_words, places + edge, theme.SIZE, _look(theme.SIZE, theme.INK_3))


def _look(size: float, colour: str) -> tuple[tuple[str, Any], ...]:
    return (("font", {"size": size, "color": colour}),)
