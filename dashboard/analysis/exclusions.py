"""Which pairs must not be compared, because the way they are counted would link them.

Two measures are kept apart if one is computed from the other, or if the same source divides both by the same denominator: then a
mistake or a change in what is shared moves both. The facts are in `data/interlinkages/`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

COMPUTED, DENOMINATOR, SAME_INDICATOR, NOT_OWN = "computed", "denominator", "same-indicator", "not-own"
Pair = tuple[str, str]


@dataclass(frozen=True)
class Counted:
    """How a measure is counted: who counted it, what it is divided by ('' if by nothing), which indicator of the field it belongs
    to ('' if none), and whether the value is that of a wider territory."""

    series: str
    origin: str
    denominator: str = ""
    indicator: str = ""
    is_own: bool = True


def excluded(measures: Iterable[Counted], computed: Iterable[Pair]) -> dict[Pair, str]:
    """Every pair that is kept apart with its reason, codes in order."""
    found: dict[Pair, str] = {}
    for one, other in combinations(sorted(measures, key=lambda measure: measure.series), 2):
        reason = _reason(one, other)
        if reason:
            found[one.series, other.series] = reason
    return found | {(min(pair), max(pair)): COMPUTED for pair in computed}


def denominators(of_series: Mapping[str, str], of_units: Mapping[str, str], units: Mapping[str, str]) -> dict[str, str]:
    """The denominator of every series: its own if one is written down, else that of its unit ('per 100,000 people' names one)."""
    return {series: of_series.get(series, of_units.get(unit, "")) for series, unit in units.items()}


def _reason(one: Counted, other: Counted) -> str:
    if not (one.is_own and other.is_own):
        return NOT_OWN
    if one.origin != other.origin:
        return ""
    if one.denominator and one.denominator == other.denominator:
        return DENOMINATOR
    return SAME_INDICATOR if one.indicator and one.indicator == other.indicator else ""
