"""What moves together inside one city over the years, on year-to-year changes (method note 5.1).

Two lines that both drift always correlate, so levels are worked out only to be shown beside, with a warning. A pair needs ten
common years and eight common changes of consecutive years.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dashboard.analysis.interlinkages import CONSTANT, FEW, Pair, named
from dashboard.analysis.rank_links import Table, false_discovery, partial_correlations, rank_correlations, two_sided_p
from dashboard.concepts import LinkClass

FEWEST_YEARS, FEWEST_CHANGES = 10, 8
LEVEL_RHO = 0.6


@dataclass(frozen=True)
class Course:
    """The measures of one city over the same years: `values[i, j]` is measure i in `years[j]`, NaN if missing; signs as in a panel."""

    series: Sequence[str]
    signs: Sequence[int]
    years: Sequence[int]
    values: Table


@dataclass(frozen=True)
class TimeLink:
    """One pair over time. `n` counts common changes, `n_levels` common years; correlations are of ranks, None if not computed.

    `rho` is that of the year-to-year changes and decides; `rho_levels`, `rho_detrended` (from a straight line) and `rho_time`
    (with time held constant) stand beside it. `class_levels` is what levels alone would have been called.
    """

    a: str
    b: str
    n: int
    n_levels: int
    rho: float | None = None
    p: float | None = None
    q: float | None = None
    link: LinkClass = LinkClass.NOT_TESTED
    reason: str | None = None
    rho_levels: float | None = None
    p_levels: float | None = None
    class_levels: str | None = None
    rho_detrended: float | None = None
    rho_time: float | None = None


def links(courses: Sequence[Course], excluded: Mapping[Pair, str]) -> list[TimeLink]:
    """Every pair within each course; q counts the tested pairs of all of them, that is of the whole city."""
    found = [link for course in courses for link in _pairs(course, excluded)]
    q = false_discovery(np.array([np.nan if link.p is None else link.p for link in found]))
    return [link if link.rho is None else _classed(link, float(clear)) for link, clear in zip(found, q, strict=True)]


def level_class(rho: float) -> str:
    """What a correlation of levels is called in the literature (Pradhan 2017): synergy, trade-off, or nothing."""
    return "synergy" if rho > LEVEL_RHO else "trade-off" if rho < -LEVEL_RHO else ""


def changes(course: Course) -> Table:
    """Year-to-year changes, up is better; NaN unless both years were measured and follow each other."""
    turned = course.values * np.array(course.signs)[:, None]
    steps = np.diff(turned, axis=1)
    steps[:, np.diff(np.array(course.years)) != 1] = np.nan
    return steps


def _classed(link: TimeLink, q: float) -> TimeLink:
    return TimeLink(**{**vars(link), "q": q, "link": named(q, link.rho or 0.0)})


def _pairs(course: Course, excluded: Mapping[Pair, str]) -> list[TimeLink]:
    turned = course.values * np.array(course.signs)[:, None]
    counts, levels = rank_correlations(turned)
    n_changes, rho = rank_correlations(changes(course))
    _, given_time = partial_correlations(turned, np.array([course.years], dtype=float))
    p = two_sided_p(rho, n_changes - 2.0)
    p_levels = two_sided_p(levels, counts - 2.0)
    found = []
    for i, j in zip(*np.triu_indices(len(course.series), 1), strict=True):
        a, b = sorted((course.series[i], course.series[j]))
        n, n_levels = int(n_changes[i, j]), int(counts[i, j])
        reason = excluded.get((a, b)) or _reason(n, n_levels, float(rho[i, j]))
        if reason:
            found.append(TimeLink(a, b, n, n_levels, reason=reason))
            continue
        beside = {
            "rho_levels": _number(levels[i, j]),
            "p_levels": _number(p_levels[i, j]),
            "class_levels": level_class(float(levels[i, j])),
            "rho_detrended": _detrended(course.years, turned[i], turned[j]),
            "rho_time": _number(given_time[i, j]),
        }
        found.append(TimeLink(a, b, n, n_levels, float(rho[i, j]), float(p[i, j]), **beside))
    return found


def _reason(n: int, n_levels: int, rho: float) -> str:
    if n_levels < FEWEST_YEARS or n < FEWEST_CHANGES:
        return FEW
    return CONSTANT if np.isnan(rho) else ""


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _detrended(years: Sequence[int], one: Table, other: Table) -> float | None:
    """Spearman's rho of the residuals from a straight line each, over the common years."""
    both = ~np.isnan(one) & ~np.isnan(other)
    time = np.array(years, dtype=float)[both]
    rest = [line - np.polyval(np.polyfit(time, line, 1), time) for line in (one[both], other[both])]
    return _number(rank_correlations(np.array(rest))[1][0, 1])
