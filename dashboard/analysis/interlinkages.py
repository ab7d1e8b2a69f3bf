"""What moves together across the cities of a panel: every pair of measures, tested and named (method note 5.1).

Signs are turned so that up is better before anything is compared. "Together" means that cities which do well on one tend to do
well on the other; it never says why. Pairs that would be linked by the way they are counted are kept out (`exclusions`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dashboard.analysis.rank_links import Table, false_discovery, partial_correlations, rank_correlations, two_sided_p
from dashboard.concepts import CLEAR_Q, CLEAR_RHO, FEWEST_AREAS, LinkClass

FEW, CONSTANT, NO_DIRECTION = "few", "constant", "no-direction"
Pair = tuple[str, str]
Counts = NDArray[np.int64]


@dataclass(frozen=True)
class Link:
    """One pair of measures, `a` before `b` by code. rho, p and q are None where nothing was tested; `reason` says why not."""

    a: str
    b: str
    n: int
    rho: float | None = None
    p: float | None = None
    q: float | None = None
    link: LinkClass = LinkClass.NOT_TESTED
    reason: str | None = None


@dataclass(frozen=True)
class Panel:
    """The measures of one panel: `values[i, j]` is measure i in area j, NaN if missing; `signs` +1 up is better, -1 down, 0 neither."""

    series: Sequence[str]
    signs: Sequence[int]
    values: Table


def named(q: float, rho: float) -> LinkClass:
    """The class of a tested pair: clear enough (q at most 0.10) and strong enough (|rho| at least 0.4), or no clear link."""
    if q <= CLEAR_Q and abs(rho) >= CLEAR_RHO:
        return LinkClass.TOGETHER if rho > 0 else LinkClass.APART
    return LinkClass.NONE


def row(link: object) -> dict[str, Any]:
    """A link as a row of the table, where its class has a name that no field can have."""
    return {"class" if name == "link" else name: value for name, value in vars(link).items()}


def links(panel: Panel, excluded: Mapping[Pair, str]) -> list[Link]:
    """Every pair of the panel. Pairs on the exclusion list, with fewer than 20 areas, a constant or a measure without direction
    are not tested; q counts all pairs that are."""
    counts, rho = rank_correlations(_turned(panel))
    return _named(panel, counts, rho, _reasons(panel, counts, rho, excluded), 0)


def adjusted(panel: Panel, controls: Sequence[Table], excluded: Mapping[Pair, str]) -> list[Link]:
    """The same with the controls held constant, such as population and income (their logarithm has the same ranks).

    Over the areas that have every control; each control costs one degree of freedom.
    """
    counts, rho = partial_correlations(_turned(panel), np.array(controls))
    return _named(panel, counts, rho, _reasons(panel, counts, rho, excluded), len(controls))


def _turned(panel: Panel) -> Table:
    return panel.values * np.array([sign or 1 for sign in panel.signs])[:, None]


def _reasons(panel: Panel, counts: Counts, rho: Table, excluded: Mapping[Pair, str]) -> dict[tuple[int, int], str]:
    """Why a pair is not tested, by its places."""
    places = {key: place for place, key in enumerate(panel.series)}
    found = {}
    first, second = np.nonzero(np.triu(np.isnan(rho), 1))
    found |= dict.fromkeys(zip(first.tolist(), second.tolist(), strict=True), CONSTANT)
    first, second = np.nonzero(np.triu(counts < FEWEST_AREAS, 1))
    found |= dict.fromkeys(zip(first.tolist(), second.tolist(), strict=True), FEW)
    for (a, b), reason in excluded.items():
        if a in places and b in places:
            found[min(places[a], places[b]), max(places[a], places[b])] = reason
    neither = [place for place, sign in enumerate(panel.signs) if not sign]
    found |= {(min(i, j), max(i, j)): NO_DIRECTION for i in neither for j in range(len(places)) if i != j}
    return found


def _named(panel: Panel, counts: Counts, rho: Table, reasons: dict[tuple[int, int], str], controls: int) -> list[Link]:
    first, second = np.triu_indices(len(panel.series), 1)
    tested = np.array([(i, j) not in reasons for i, j in zip(first.tolist(), second.tolist(), strict=True)], dtype=bool)
    n, of_pair = counts[first, second], rho[first, second]
    p = np.full(len(first), np.nan)
    p[tested] = two_sided_p(of_pair[tested], n[tested] - 2.0 - controls)
    q = false_discovery(p)
    rows = zip(first.tolist(), second.tolist(), n.tolist(), of_pair.tolist(), p.tolist(), q.tolist(), strict=True)
    return [_link(panel, row, reasons) for row in rows]


def _link(panel: Panel, row: tuple[int, int, int, float, float, float], reasons: dict[tuple[int, int], str]) -> Link:
    i, j, n, rho, p, q = row
    a, b = sorted((panel.series[i], panel.series[j]))
    reason = reasons.get((i, j))
    return Link(a, b, n, reason=reason) if reason else Link(a, b, n, rho, p, q, named(q, rho))
