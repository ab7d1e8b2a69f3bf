"""One measure of one city over the years: line, target, pace needed, where the straight line leads, the peers' middle half."""

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.concepts import TARGET_YEAR
from dashboard.figures import axes, course_labels, theme
from dashboard.figures.course_labels import Course
from dashboard.figures.labels import Frame
from dashboard.figures.theme import Figure
from dashboard.text import Text, numbers

NARROWEST = (285, 256)  # pixels of the plot on a phone: the panel without its edges, without the labels of the axes
DIGIT, BESIDE_THE_AXIS = 7, 10  # pixels
# The margins have room for every label. To look for labels that do not fit, plotly would have the page laid out once more per axis.
ALL_LABELS = {"ticklabeloverflow": "allow"}
Row = Mapping[str, Any]


def over_time(course: Course, text: Text) -> Figure:
    """The figure; with no values at all, an empty frame that still shows the target."""
    first = axes.first_year(year for year, _ in (*course.values, *course.wider))
    values = [(year, value) for year, value in course.values if year >= first]
    low, high = _range(course, values, first)
    data = [
        *_band(course, first),
        *_fan(course, values),
        *_wider(course, first),
        *_line(course, values),
        *_ticks(course, values, text),
        *_needed(course, values),
    ]
    frame = Frame(x=(first - 0.6, TARGET_YEAR + 0.7), y=(low, high), width=NARROWEST[0], height=NARROWEST[1])
    notes = course_labels.notes(course, values, frame, text)
    xaxis = {"range": [first - 0.6, TARGET_YEAR + 0.7], "tickvals": _years(first), "ticktext": [str(year) for year in _years(first)], "showticklabels": True,
             "showline": True, "linecolor": theme.TIME_AXIS, "ticks": "outside", "tickcolor": theme.TIME_AXIS, "ticklen": 4, **ALL_LABELS}  # fmt: skip
    yaxis = axes.value_axis(low, high, course.unit) | ALL_LABELS
    # Room for the longest label: were it left to plotly to make it, every drawing would be laid out twice.
    left = max((len(words) for words in yaxis["ticktext"]), default=0) * DIGIT + BESIDE_THE_AXIS
    layout = theme.layout(xaxis=xaxis, yaxis=yaxis, annotations=notes, shapes=_target(course, first), separators=f".{numbers.NARROW}")
    return {"data": data, "layout": layout | {"margin": {"l": left, "r": 8, "t": 14, "b": 30}}}


def _years(first: int) -> list[int]:
    step = 5 if TARGET_YEAR - first <= 25 else 10
    return [year for year in range(first - first % 5, TARGET_YEAR + 1, step) if year >= first] or [TARGET_YEAR]


def _range(course: Course, values: Sequence[tuple[int, float]], first: int) -> tuple[float, float]:
    """Low and high end of the value axis: everything drawn, zero in the frame where it costs little."""
    drawn = [value for _, value in values] + [value for year, value in course.wider if year >= first]
    drawn += [course.target] if course.target is not None else []
    drawn += [row[key] for row in course.band if row["time_period"] >= first for key in ("p25", "p75")]
    low, high = (min(drawn), max(drawn)) if drawn else (0.0, 1.0)
    if course.fan:
        reach = max(high - low, abs(high) * 0.1)
        low, high = min(low, max(course.fan[1], low - reach)), max(high, min(course.fan[2], high + reach))
    if 0 < low <= 0.6 * high or 0 < low == high:  # one value alone says nothing of a scale but how far it is from zero
        low = 0.0
    wide = high - low or abs(high) or 1
    pad = wide * 0.14
    on_top = bool(values) and values[-1][1] >= high - 0.06 * wide  # then its words stand above it, off the line to the target
    low, high = (low if low == 0 else low - pad), high + (wide * 0.22 if on_top else pad)
    least, most = course.limits
    low = max(low, least) if least is not None else low
    return low, high if most is None else min(high, most + pad)


def _band(course: Course, first: int) -> list[Figure]:
    """The middle half of the peers, as one closed shape behind everything."""
    rows = [row for row in course.band if row["time_period"] >= first]
    if not rows:
        return []
    if len(rows) == 1:
        only = rows[0]
        rows = [{**only, "time_period": only["time_period"] + side} for side in (-0.45, 0.45)]
    years = [row["time_period"] for row in rows]
    x = years + years[::-1]
    y = [row["p75"] for row in rows] + [row["p25"] for row in rows][::-1]
    return [{"type": "scatter", "mode": "lines", "x": x, "y": y, "fill": "toself", "fillcolor": theme.BAND, "line": {"width": 0}, "hoverinfo": "skip"}]


def _fan(course: Course, values: Sequence[tuple[int, float]]) -> list[Figure]:
    """From the last value to the range of 2030; the line inside only if the range says anything."""
    if not course.fan or not values:
        return []
    year, value = values[-1]
    middle, low, high = course.fan
    colour = theme.FILL[course.status]
    shape = {"type": "scatter", "mode": "lines", "x": [year, TARGET_YEAR, TARGET_YEAR], "y": [value, high, low], "fill": "toself",
             "fillcolor": theme.faded(colour, 0.16), "line": {"width": 0}, "hoverinfo": "skip"}  # fmt: skip
    line = {"type": "scatter", "mode": "lines", "x": [year, TARGET_YEAR], "y": [value, middle], "hoverinfo": "skip",
            "line": {"color": colour, "width": 1.8, "dash": "2px,3px"}}  # fmt: skip
    return [shape] if course.too_wide else [shape, line]


def _wider(course: Course, first: int) -> list[Figure]:
    rows = [(year, value) for year, value in course.wider if year >= first]
    if not rows:
        return []
    return [_trace(rows, theme.OTHER_CITY, 1.5, 5, course, dash="4px,3px")]


def _line(course: Course, values: Sequence[tuple[int, float]]) -> list[Figure]:
    """The city's own values: solid between near years, dashed over gaps of more than three, no line across a break, the last one larger."""
    if not values:
        return []
    colour = theme.FILL[course.status]
    solid: list[tuple[float | None, float | None]] = []
    dashed: list[tuple[float | None, float | None]] = []
    for before, after in zip(values, values[1:], strict=False):
        if after[0] in course.breaks:
            continue
        (dashed if after[0] - before[0] > axes.WIDE_GAP else solid).extend([before, after, (None, None)])
    lines = [
        {"type": "scatter", "mode": "lines", "x": [x for x, _ in part], "y": [y for _, y in part], "hoverinfo": "skip",
         "line": {"color": colour, "width": 2.6, "dash": dash}}
        for part, dash in ((solid, "solid"), (dashed, "5px,4px")) if part
    ]  # fmt: skip
    sizes = [6] * (len(values) - 1) + [12]
    dots = {"type": "scatter", "mode": "markers", "x": [year for year, _ in values], "y": [value for _, value in values],
            "marker": {"size": sizes, "color": colour, "opacity": 1, "line": {"color": theme.PAPER, "width": 1}},
            "hovertemplate": _hover(course)}  # fmt: skip
    return [*lines, dots]


def _ticks(course: Course, values: Sequence[tuple[int, float]], text: Text) -> list[Figure]:
    """A small upright stroke where the values before and after were not measured alike."""
    places = course_labels.breaks(course, values)
    if not places:
        return []
    mark = {"symbol": "line-ns", "size": 13, "opacity": 1, "line": {"color": theme.INK_3, "width": 1.6}}
    return [{"type": "scatter", "mode": "markers", "x": [x for x, _ in places], "y": [y for _, y in places], "marker": mark,
             "hovertemplate": f"{text('panel.break')}<extra></extra>"}]  # fmt: skip


def _trace(rows: Sequence[tuple[int, float]], colour: str, width: float, size: int, course: Course, dash: str) -> Figure:
    return {"type": "scatter", "mode": "lines+markers", "x": [year for year, _ in rows], "y": [value for _, value in rows],
            "line": {"color": colour, "width": width, "dash": dash}, "marker": {"size": size, "color": colour, "opacity": 1},
            "hovertemplate": _hover(course)}  # fmt: skip


def _hover(course: Course) -> str:
    return f"<b>%{{y:,.{course.decimals}f}}{numbers.behind(course.unit)}</b> · %{{x}}<extra></extra>"


def _needed(course: Course, values: Sequence[tuple[int, float]]) -> list[Figure]:
    """The pace needed from the last value to the target, for values that miss it."""
    aim = course.aim(values)
    if aim is None or course.status in ("hold", "slip", "met", "none"):
        return []
    (year, value), (end, reached) = values[-1], aim
    line = {"color": theme.INK, "width": 1.6, "dash": "7px,4px"}
    return [{"type": "scatter", "mode": "lines", "x": [year, end], "y": [value, reached], "line": line, "hoverinfo": "skip"}]


def _target(course: Course, first: int) -> list[dict[str, Any]]:
    if course.target is None:
        return []
    line = {"type": "line", "x0": first - 0.6, "x1": min(max(course.target_year, first), TARGET_YEAR), "y0": course.target, "y1": course.target}
    return [{**line, "line": {"color": theme.INK, "width": 2}, "layer": "between"}]
