"""How each city got there: one small panel per city, all on one scale of years and values.

Drawn as SVG by the page, because the number of panels in a row follows the width of the screen; here are the places, in
percent of a panel from its upper left corner. The last value stands as a dot with its number beside it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from dashboard.concepts import TARGET_YEAR
from dashboard.figures import axes

STROKE = 12  # percent of the height
Point = tuple[int, float]
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Panel:
    """One city: lines of near values, dashed lines over gaps of more than three years, small dots, the last value; strokes and no line
    where the way of measuring changed."""

    key: str
    line: str
    dashed: str
    dots: str
    breaks: str
    last: tuple[float, float] | None
    above: bool


@dataclass(frozen=True)
class Multiples:
    """All panels and what they share: ticks of both axes as (place, words), the target's height, the outline of the peers' band with the
    fewest and the most peers of one of its years."""

    panels: Sequence[Panel]
    years: Sequence[tuple[float, str]]
    values: Sequence[tuple[float, float]]
    target: float | None
    band: str
    n_peers: tuple[int, int]


def multiples(
    courses: Sequence[tuple[str, Sequence[Point]]], band: Sequence[Row], target: float | None, breaks: Mapping[str, Collection[int]] = MappingProxyType({})
) -> Multiples:
    """The panels for some cities; `band` holds the peers' quartiles by year, of which the years drawn are shown, `breaks` the years
    from which a city was measured differently."""
    years = [year for _, values in courses for year, _ in values]
    first = axes.first_year(years)
    rows = [row for row in band if row["time_period"] >= first]
    drawn = [value for _, values in courses for year, value in values if year >= first]
    drawn += [target] if target is not None else []
    drawn += [row[key] for row in rows for key in ("p25", "p75")]
    low, high = axes.reach(drawn, 0.1)

    def at(year: float, value: float) -> tuple[float, float]:
        return round((year - first) / (TARGET_YEAR - first) * 100, 2), round((high - value) / (high - low) * 100, 2)

    panels = [
        _panel(key, [at(year, value) for year, value in values if year >= first], [year for year, _ in values if year >= first], breaks.get(key, ()))
        for key, values in courses
    ]
    labels = [year for year in (2010, 2020, TARGET_YEAR) if year >= first]
    return Multiples(
        panels=panels,
        years=[(at(year, low)[0], f"’{year % 100:02}" if year > labels[0] else str(year)) for year in labels],
        values=[(at(first, value)[1], value) for value in axes.ticks(low, high, 3)],
        target=None if target is None else at(first, target)[1],
        band=_outline([at(row["time_period"], row["p75"]) for row in rows], [at(row["time_period"], row["p25"]) for row in rows]),
        n_peers=(min(row["n"] for row in rows), max(row["n"] for row in rows)) if rows else (0, 0),
    )


def _panel(key: str, points: Sequence[tuple[float, float]], years: Sequence[int], breaks: Collection[int]) -> Panel:
    line, dashed, strokes = [], [], []
    for place in range(1, len(points)):
        (x0, y0), (x1, y1) = points[place - 1], points[place]
        if years[place] in breaks:
            strokes.append(f"M{round((x0 + x1) / 2, 2)} {round((y0 + y1) / 2 - STROKE / 2, 2)}v{STROKE}")
            continue
        (dashed if years[place] - years[place - 1] > axes.WIDE_GAP else line).append(f"M{x0} {y0}L{x1} {y1}")
    dots = "".join(f"M{x} {y}h0" for x, y in points[:-1])
    rises = len(points) > 1 and points[-1][1] < points[-2][1]
    return Panel(key, "".join(line), "".join(dashed), dots, "".join(strokes), points[-1] if points else None, rises)


def _outline(upper: Sequence[tuple[float, float]], lower: Sequence[tuple[float, float]]) -> str:
    """The band as one closed shape; a single year is no band over time."""
    if len(upper) < 2:
        return ""
    return "M" + "L".join(f"{x} {y}" for x, y in (*upper, *reversed(lower))) + "Z"
