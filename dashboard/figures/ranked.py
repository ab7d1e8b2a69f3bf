"""Who is ahead on one measure: a road mark per city in the unit of the measure, over the middle half of the panel and the target.

The figure lies over the road column of the ranked rows (`assets/18-compare.css`): a row is one unit high, above it a line
for the target's label, below it one for the axis.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.figures import axes, theme
from dashboard.figures.theme import Figure

TOP, BOTTOM, SIDE = 34, 30, 14
# The target is one line through all rows or, on phones, where names and years stand above the roads, a short tick per row. Both leave
# room for a value that lies over them: heights in rows, widths in pixels of the narrowest plotting area each is drawn on.
CLEAR_LINE, CLEAR_TICK, TICK = 0.27, 0.12, 0.2
LINE_WIDTH, TICK_WIDTH = 520, 320
LETTER, BESIDE = 7.8, 9


@dataclass(frozen=True)
class Ranked:
    """One row: status, latest value, start (None: none is drawn), the value in words, whether it stands out."""

    status: str
    latest: float
    start: float | None
    words: str
    stands_out: bool = False


def ranked(rows: Sequence[Ranked], band: tuple[float, float] | None, target: float | None, target_words: str, unit: str) -> Figure:
    """The figure for the rows, top to bottom."""
    drawn = [value for row in rows for value in (row.latest, row.start) if value is not None]
    drawn += [target] if target is not None else []
    low, high = axes.reach([*drawn, *(_near(band, drawn) if band else ())])
    places = [place + 0.5 for place in range(len(rows))]
    layout = theme.layout(
        xaxis=axes.value_axis(low, high, unit),
        yaxis={"range": [max(len(rows), 1), 0]},
        shapes=[*_band(band, low, high), *_target(target, len(rows), _over(rows, target, LINE_WIDTH / (high - low or 1)))],
        annotations=_words(rows, places),
        title=_target_title(target, target_words, low, high),
        margin={"l": SIDE, "r": SIDE, "t": TOP, "b": BOTTOM},
    )
    ticks = _ticks(target, places, _over(rows, target, TICK_WIDTH / (high - low or 1)))
    return {"data": [*ticks, *_roads(rows, places), _starts(rows, places), _latest(rows, places)], "layout": layout}


def _near(band: tuple[float, float], drawn: Sequence[float]) -> tuple[float, ...]:
    """The ends of the band as far as they do not squeeze the cities: one that lies far out is cut by the frame."""
    if not drawn:
        return band
    reach = max(max(drawn) - min(drawn), abs(max(drawn)) * 0.1)
    return tuple(end for end in band if min(drawn) - reach <= end <= max(drawn) + reach)


def _band(band: tuple[float, float] | None, low: float, high: float) -> list[dict]:
    if not band or band[1] < low or band[0] > high:
        return []
    return [{"type": "rect", "xref": "x", "yref": "paper", "x0": max(band[0], low), "x1": min(band[1], high), "y0": 0, "y1": 1, "fillcolor": theme.BAND,
             "line": {"width": 0}, "layer": "below"}]  # fmt: skip


def _is_left(row: Ranked) -> bool:
    """Whether the value stands left of its dot: on the side the road does not come from."""
    return row.start is not None and row.start > row.latest


def _over(rows: Sequence[Ranked], target: float | None, scale: float) -> set[int]:
    """The rows whose value would lie over the target; `scale` is pixels for one unit of the axis."""
    if target is None:
        return set()
    away = [(target - row.latest) * scale * (-1 if _is_left(row) else 1) for row in rows]
    return {n for n, row in enumerate(rows) if BESIDE - 2 <= away[n] <= BESIDE + LETTER * len(row.words) + 4}


def _target(target: float | None, height: int, over: set[int]) -> list[dict]:
    """The line through all rows, in pieces where a value lies over it: no number is read through a line."""
    if target is None:
        return []
    edges = [0.0, *(edge for row in sorted(over) for edge in (row + 0.5 - CLEAR_LINE, row + 0.5 + CLEAR_LINE)), float(max(height, 1))]
    line = {"type": "line", "xref": "x", "yref": "y", "x0": target, "x1": target, "line": {"color": theme.INK, "width": 2}, "layer": "between"}
    return [{**line, "y0": top, "y1": bottom} for top, bottom in zip(edges[::2], edges[1::2], strict=True)]


def _ticks(target: float | None, places: Sequence[float], over: set[int]) -> list[Figure]:
    """The target as a tick per row. The style sheet shows it in place of the line, and knows it by its name."""
    if target is None:
        return []
    inner = [CLEAR_TICK if row in over else 0 for row in range(len(places))]
    ys = [y for place, gap in zip(places, inner, strict=True) for y in (place - TICK, place - gap, None, place + gap, place + TICK, None)]
    xs = [None if y is None else target for y in ys]
    return [{"type": "scatter", "mode": "lines", "uid": "ticks", "x": xs, "y": ys, "opacity": 0, "hoverinfo": "skip", "line": {"color": theme.INK, "width": 2}}]


def _target_title(target: float | None, words: str, low: float, high: float) -> dict:
    """The label above the target line. As the title of the figure it can be left out where rows are too narrow for it."""
    share = 0.0 if target is None else (target - low) / (high - low or 1)
    anchor = "left" if share < 0.15 else "right" if share > 0.85 else "center"
    return {"text": f"<b>{words}</b>" if words else "", "x": share, "xref": "paper", "xanchor": anchor, "y": 1, "yref": "paper", "yanchor": "bottom",
            "pad": {"b": 6}, "font": {"size": theme.SIZE, "color": theme.INK}}  # fmt: skip


def _words(rows: Sequence[Ranked], places: Sequence[float]) -> list[dict]:
    """The value beside its dot, on the side the road does not come from."""
    notes = []
    for row, place in zip(rows, places, strict=True):
        left = _is_left(row)
        notes.append(theme.note(f"<b>{row.words}</b>", row.latest, place, xanchor="right" if left else "left", xshift=-BESIDE if left else BESIDE,
                                font={"size": 15, "color": theme.WORDS[row.status]}, borderpad=1))  # fmt: skip
    return notes


def _roads(rows: Sequence[Ranked], places: Sequence[float]) -> list[Figure]:
    traces: dict[str, Figure] = {}
    for row, place in zip(rows, places, strict=True):
        if row.start is None:
            continue
        colour = theme.FILL[row.status]
        trace = traces.setdefault(colour, {"type": "scatter", "mode": "lines", "x": [], "y": [], "line": {"color": colour, "width": 3}})
        trace["x"] += [row.start, row.latest, None]
        trace["y"] += [place, place, None]
    return list(traces.values())


def _starts(rows: Sequence[Ranked], places: Sequence[float]) -> Figure:
    begun = [(row.start, place, theme.FILL[row.status]) for row, place in zip(rows, places, strict=True) if row.start is not None]
    marker = {"size": 9, "color": theme.PAPER, "opacity": 1, "line": {"color": [colour for *_, colour in begun], "width": 2}}
    return {"type": "scatter", "mode": "markers", "x": [x for x, *_ in begun], "y": [y for _, y, _ in begun], "marker": marker}


def _latest(rows: Sequence[Ranked], places: Sequence[float]) -> Figure:
    colours = [theme.FILL[row.status] for row in rows]
    rims = [theme.INK if row.stands_out else theme.PAPER for row in rows]
    marker = {"size": 13, "color": colours, "opacity": 1, "line": {"color": rims, "width": [2 if row.stands_out else 1.5 for row in rows]}}
    return {"type": "scatter", "mode": "markers", "x": [row.latest for row in rows], "y": list(places), "marker": marker}
