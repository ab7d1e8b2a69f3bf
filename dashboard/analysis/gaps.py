"""How far it is to the target and how fast that would have to go; which gaps are the largest.

Distances are first in the unit of the series, then in points of the 0-100 score.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import nan

import pandas as pd

from dashboard.analysis.scores import score
from dashboard.concepts import TARGET_YEAR, Bounds

# Gaps that differ by no more than this many points count as equal in a list.
TIE = 0.05


@dataclass(frozen=True, slots=True)
class Gap:
    """Distance to the target. Paces are per year and positive for the better; None where nothing can be said.

    `pace_word` is met, missed (less than a year is left), on_track, accelerate, stalled, reverse or unknown.
    """

    native: float
    points: float
    share_done: float | None
    needed: float | None
    pace: float | None
    years_to_target: float | None
    expected_year: float | None
    acceleration: float | None
    pace_word: str


def gap_native(value: float, target: float, sign: int) -> float:
    """Distance to the target in the unit of the series, 0 if met. `sign` is +1 if higher is better, else -1."""
    return max(0.0, sign * (target - value))


def gap_points(value: float, bounds: Bounds) -> float:
    """Distance to the target in points of the score, 0 if met. A value below the lower bound counts as at it."""
    return max(0.0, score(bounds.green, bounds) - score(value, bounds))


def share_done(value: float, bounds: Bounds) -> float:
    """How much of the way from the lower bound to the target is done, from 0 to 1."""
    if bounds.green == bounds.lower_bound:
        return 1.0 if gap_native(value, bounds.green, bounds.direction.sign) == 0 else 0.0
    return min(max((value - bounds.lower_bound) / (bounds.green - bounds.lower_bound), 0.0), 1.0)


def needed_per_year(gap: float, year: int, target_year: int = TARGET_YEAR) -> float | None:
    """Pace needed from now on, that is from the year of the value: 0 if met, None if less than a year is left."""
    if gap == 0:
        return 0.0
    return gap / (target_year - year) if target_year - year >= 1 else None


def gap(value: float, year: int, bounds: Bounds, slope: float | None = None, target_year: int = TARGET_YEAR) -> Gap:
    """The gap of one value; `slope` is the change per year in the unit of the series, as it is (not turned).

    A met target has no share left to do and no acceleration. Without movement, or away from the target, there is no
    number of years.
    """
    sign = bounds.direction.sign
    native = gap_native(value, bounds.green, sign)
    pace = None if slope is None else sign * slope
    needed = needed_per_year(native, year, target_year)
    if native == 0:
        return Gap(0.0, 0.0, None, needed, pace, 0.0, float(year), None, "met")
    points, done = gap_points(value, bounds), share_done(value, bounds)
    if needed is None:
        return Gap(native, points, done, None, pace, None, None, None, "missed")
    if pace is None or pace <= 0:
        return Gap(native, points, done, needed, pace, None, None, None, _standing_still(pace))
    word = "on_track" if needed <= pace else "accelerate"
    return Gap(native, points, done, needed, pace, native / pace, year + native / pace, needed / pace, word)


def _standing_still(pace: float | None) -> str:
    if pace is None:
        return "unknown"
    return "stalled" if pace == 0 else "reverse"


def largest_gaps(assessments: pd.DataFrame, *, include_old: bool = False) -> pd.DataFrame:
    """The assessments of one area with a known gap, largest first, with `rank` and `n` ("3rd of 27").

    Order: gap in points, then the pace to gain (those without movement or moving away first), then series. Gaps within
    0.05 points share the lower rank. Values more than five years old stay out unless `include_old`.
    """
    known = assessments["gap_points"].notna() & (include_old | ~assessments["is_old"])
    ranked = assessments[known].sort_values("gap_points", ascending=False)
    ranked = ranked.assign(rank=_shared_ranks(ranked["gap_points"].tolist()), n=len(ranked))
    order = ["rank", "acceleration", "series"]
    return ranked.sort_values(order, ascending=[True, False, True], na_position="first", ignore_index=True)


def _shared_ranks(falling: Sequence[float]) -> list[int]:
    ranks, leader = [], 0
    for place, points in enumerate(falling):
        if falling[leader] - points > TIE:
            leader = place
        ranks.append(leader + 1)
    return ranks


def cannot_judge(assessments: pd.DataFrame, *, include_old: bool = False) -> pd.DataFrame:
    """The assessments `largest_gaps` leaves out: no value of the city's own, no target, or too old."""
    known = assessments["gap_points"].notna() & (include_old | ~assessments["is_old"])
    return assessments[~known].reset_index(drop=True)


def gap_shares(gaps: Mapping[str, Sequence[float]]) -> pd.DataFrame:
    """Mean gap in points per goal (or any other grouping) and its share of the sum of these means.

    Shares add up to 1. A group without gaps known has a missing mean and no share; if every gap is 0, no group has one.
    """
    means = pd.Series({key: sum(points) / len(points) if len(points) else nan for key, points in gaps.items()}, dtype=float)
    total = means.sum()
    shares = means / total if total > 0 else means * nan
    return pd.DataFrame({"group": list(means.index), "mean_gap": means.tolist(), "share": shares.tolist()})
