"""Two measures against each other: every area that has both as a pale dot, the chosen ones dark and named, both targets as lines.

Size may stand for population, shape for region; never is a line drawn through the dots, and nothing is said of causes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.figures import axes, labels, theme
from dashboard.figures.labels import Named
from dashboard.figures.theme import Figure

SYMBOLS = ("circle", "square", "diamond", "triangle-up", "cross", "star")
PALE, DARK, SMALL, LARGE = 7, 12, 6, 34
MILLIONS = 25e6


@dataclass(frozen=True)
class Dot:
    """One area: name, both values, whether it is chosen and stands out, population, region, where a click leads."""

    name: str
    x: float
    y: float
    is_named: bool
    stands_out: bool
    population: float | None
    region: str
    href: str


@dataclass(frozen=True)
class Axis:
    """One measure: its words, its unit, its target, its decimals."""

    words: str
    unit: str
    target: float | None
    decimals: int


def symbol(region: str, regions: Sequence[str]) -> str:
    """The shape of a region: the same wherever it is drawn."""
    return SYMBOLS[regions.index(region) % len(SYMBOLS)] if region in regions else "circle"


def pairs(dots: Sequence[Dot], across: Axis, up: Axis, by: str, regions: Sequence[str], *, on_wall: bool = False) -> Figure:
    """The figure. `by` is '', size or region."""
    x, y = (_reach(values, axis.target) for values, axis in zip(_values(dots), (across, up), strict=True))
    pale, dark = [dot for dot in dots if not dot.is_named], [dot for dot in dots if dot.is_named]
    words = {"size": theme.SIZE, "color": theme.INK_2}
    layout = theme.layout(
        xaxis=axes.value_axis(*x, across.unit) | {"title": {"text": across.words, "standoff": 10, "font": words}},
        yaxis=axes.value_axis(*y, up.unit) | {"title": {"text": up.words, "standoff": 8, "font": words}, "automargin": True},
        shapes=[*_line(across.target, "x"), *_line(up.target, "y")],
        annotations=labels.beside(
            [Named(dot.x, dot.y, dot.name, dot.stands_out, dot.stands_out) for dot in dark], x, y, labels.WALL if on_wall else labels.PAGE
        ),
        margin={"l": 58, "r": 16, "t": 12, "b": 58},
    )
    return {"data": [_dots(pale, by, regions, across, up, dark=False), _dots(dark, by, regions, across, up, dark=True)], "layout": layout}


def _values(dots: Sequence[Dot]) -> tuple[list[float], list[float]]:
    return [dot.x for dot in dots], [dot.y for dot in dots]


def _reach(values: Sequence[float], target: float | None) -> tuple[float, float]:
    return axes.reach([*values, *([target] if target is not None else [])], 0.05, zero=False)


def _dots(dots: Sequence[Dot], by: str, regions: Sequence[str], across: Axis, up: Axis, *, dark: bool) -> Figure:
    plain = DARK if dark else PALE
    sizes = [_size(dot.population) if by == "size" else plain + (3 if dot.stands_out else 0) for dot in dots]
    rims = [theme.INK if dot.stands_out else theme.PAPER for dot in dots]
    colours = [theme.INK if dot.stands_out else theme.MARK for dot in dots] if dark else theme.faded(theme.OTHER_CITY, 0.45)
    marker = {"size": sizes, "color": colours, "opacity": 1, "line": {"color": rims if dark else theme.faded(theme.INK_3, 0.7), "width": 1.5 if dark else 0.7}}
    marker |= {"symbol": [symbol(dot.region, regions) for dot in dots]} if by == "region" else {}
    hover = f"<b>%{{text}}</b><br>%{{x:,.{across.decimals}f}} · %{{y:,.{up.decimals}f}}<extra></extra>"
    return {"type": "scatter", "mode": "markers", "x": [dot.x for dot in dots], "y": [dot.y for dot in dots], "text": [dot.name for dot in dots],
            "customdata": [dot.href for dot in dots], "marker": marker, "hovertemplate": hover}  # fmt: skip


def _size(population: float | None) -> float:
    """Area follows population; unknown is smallest."""
    share = min((population or 0) / MILLIONS, 1.0)
    return round(max(SMALL, LARGE * share**0.5), 1)


def _line(target: float | None, along: str) -> list[dict]:
    if target is None:
        return []
    ends = {"xref": "x", "x0": target, "x1": target, "yref": "paper", "y0": 0, "y1": 1} if along == "x" else {
        "yref": "y", "y0": target, "y1": target, "xref": "paper", "x0": 0, "x1": 1}  # fmt: skip
    return [{"type": "line", **ends, "line": {"color": theme.INK, "width": 1.6}, "layer": "below"}]
