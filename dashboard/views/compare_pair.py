"""Two measures of one panel against each other: the chosen cities among all that have both."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.concepts import Direction
from dashboard.figures import pairs
from dashboard.figures.pairs import Axis, Dot
from dashboard.figures.theme import Figure
from dashboard.store.catalogue import Record
from dashboard.store.questions import Store
from dashboard.text import numbers
from dashboard.view_state import MOST_CITIES
from dashboard.views.compare import PLACE, Compare


@dataclass(frozen=True)
class Pair:
    """Both measures and every area that has both; `named` are the chosen cities among them, `lacking` the chosen ones without one."""

    view: Compare
    across: Record
    up: Record
    rows: Sequence[Record]
    named: Sequence[Record]
    lacking: Sequence[Record]
    refused: bool

    def amount(self, series: Record, value: float) -> str:
        """A value of one of the two measures with its unit."""
        return numbers.with_unit(value, series["decimals"], self.view.catalogue.units[series["unit_measure"]]["label"])


def partners(view: Compare) -> list[Record]:
    """The measures the measure chosen may be set against: those of its panel that at least two of the cities have."""
    own = view.series
    return [series for series in view.common if own and series["panel"] == own["panel"] and series["series"] != own["series"]]


def pair(view: Compare, store: Store) -> Pair | None:
    """The two measures of a view; None if the first has no partner. A second one from another panel is refused and the usual one taken."""
    fit = partners(view)
    if view.series is None or not fit:
        return None
    asked = next((series for series in fit if series["series"] == view.state.against), None)
    up = asked or max(fit, key=lambda series: (view.counts[series["series"]], series["direction"] != Direction.CONTEXT, series["green"] is not None))
    rows = store.pairs(view.series["series"], up["series"])
    by_area = {row["ref_area"]: row for row in rows}
    named = [by_area[slug] for slug in view.slugs if slug in by_area]
    lacking = [city for city in view.cities if city["ref_area"] not in by_area]
    return Pair(view, view.series, up, rows, named, lacking, bool(view.state.against) and asked is None)


def pair_figure(found: Pair, *, on_wall: bool = False) -> Figure:
    """The scatter; a click on a chosen city highlights it, on another one adds it. On a wall its names need more of its height."""
    view = found.view
    chosen = {row["ref_area"] for row in found.named}
    dots = [_dot(found, row, row["ref_area"] in chosen) for row in found.rows]
    return pairs.pairs(dots, _axis(found, found.across), _axis(found, found.up), view.state.marks, view.catalogue.regions, on_wall=on_wall)


def _dot(found: Pair, row: Record, is_named: bool) -> Dot:
    view, slug = found.view, row["ref_area"]
    area = view.catalogue.areas[slug]
    href = view.mark_pattern.replace(PLACE, slug) if is_named else _added(view, slug)
    return Dot(area["name"], row["x"], row["y"], is_named, slug == view.highlight, area["population"], area["region"] or "", href)


def _added(view: Compare, slug: str) -> str:
    """Where a click on a city outside the comparison leads: into it, or to its own page if there is no room."""
    return slug if len(view.slugs) >= MOST_CITIES else view.add_pattern.replace(PLACE, slug)


def _axis(found: Pair, series: Record) -> Axis:
    unit = found.view.catalogue.units[series["unit_measure"]]
    text = found.view.text
    better = text(f"compare.better-{Direction(series['direction']).sign}")
    return Axis(f"{series['label']} · {unit['long_label']} · {better}", unit["label"], series["green"], series["decimals"])
