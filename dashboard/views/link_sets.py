"""Links across the cities a reader chose: computed when asked for, by the same functions as at build.

numpy is loaded here and only then: most readers look at whole panels, and those are computed at build.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dashboard.concepts import FEWEST_AREAS, Direction
from dashboard.store.catalogue import Catalogue, Record
from dashboard.store.questions import Store
from dashboard.view_state import JOINT, ViewState

# What only the pairs of a whole panel have.
_NOT_ADJUSTED: Record = dict.fromkeys(("why", "partial_n", "partial_rho", "partial_q", "partial_class", "adjusted_for"))


@dataclass(frozen=True)
class Subset:
    """The areas compared and every tested pair among them; `said` explains why nothing could be computed."""

    areas: Sequence[str]
    rows: Sequence[Record] = ()
    said: tuple[str, Mapping[str, Any]] | None = None


def there(state: ViewState, store: Store, panel: str) -> frozenset[str]:
    """The cities a reader chose that the panel has."""
    chosen = set(filter(None, state.cities.split(JOINT)))
    return frozenset(row["ref_area"] for row in store.panel_values(panel) if row["ref_area"] in chosen) if chosen else frozenset()


def subset(state: ViewState, catalogue: Catalogue, store: Store, panel: str) -> Subset:
    """The links among the areas of one panel that a region names, and a list of cities with `only=1`; at least twenty are needed."""
    chosen = set(filter(None, state.cities.split(JOINT))) if state.only else set()
    values = store.panel_values(panel)
    there = {row["ref_area"] for row in values}
    areas = sorted(area for area in there if (not chosen or area in chosen) and (not state.region or catalogue.areas[area]["region"] == state.region))
    if len(areas) < FEWEST_AREAS:
        return Subset(areas, said=("links.noted.few", {"n": len(areas), "least": FEWEST_AREAS}))
    return Subset(areas, computed(catalogue, store, panel, tuple(areas)))


def computed(catalogue: Catalogue, store: Store, panel: str, areas: tuple[str, ...]) -> tuple[Record, ...]:
    """Every tested pair of a panel among some of its areas, with rho, p, q and class; kept for the next reader who asks."""
    signs = tuple(sorted((row["series"], Direction(row["direction"]).sign) for row in catalogue.series.values() if row["panel"] == panel))
    excluded = tuple((row["a"], row["b"], row["reason"]) for row in store.left_out(panel))
    values = tuple((row["series"], row["ref_area"], row["value"]) for row in store.panel_values(panel))
    rows = _tested(signs, excluded, areas, values)
    return tuple({**row, "goal_a": catalogue.series[row["a"]]["goal"], "goal_b": catalogue.series[row["b"]]["goal"]} for row in rows)


@lru_cache(8)
def _tested(
    signs: tuple[tuple[str, int], ...], excluded: tuple[tuple[str, str, str], ...], areas: tuple[str, ...], figures: tuple[tuple[str, str, float], ...]
) -> list[Record]:
    import numpy as np

    from dashboard.analysis import interlinkages

    place = {area: number for number, area in enumerate(areas)}
    named = {series: number for number, (series, sign) in enumerate((series, sign) for series, sign in signs if sign)}
    values = np.full((len(named), len(areas)), np.nan)
    for series, area, value in figures:
        if area in place and series in named:
            values[named[series], place[area]] = value
    panel = interlinkages.Panel(list(named), [sign for _, sign in signs if sign], values)
    found = interlinkages.links(panel, {(a, b): reason for a, b, reason in excluded})
    return [interlinkages.row(link) | _NOT_ADJUSTED for link in found if link.rho is not None]
