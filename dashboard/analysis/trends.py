"""Which way a series moves: the four arrows, the Sen slope with its limits, and the Mann-Kendall test.

Years are whole numbers, oldest first and each at most once; values have no gaps to fill. Methods: the four arrows of the
Sustainable Development Report; Theil (1950) and Sen (1968); Mann (1945) and Kendall (1975).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import erfc, factorial, sqrt

from dashboard.analysis.scores import is_met, trend_score
from dashboard.concepts import TARGET_YEAR, Bounds

BASE_YEAR = 2015
SHORTEST_SPAN = 3
LOOK_BACK = 5
EXACT_UP_TO = 10
# The 97.5 % point of the normal distribution.
NORMAL_975 = 1.959963984540054
# Paces that agree to nine digits count as equal, so that "exactly on pace" does not hang on the last bit.
ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Arrow:
    """Direction between two years. `key` is up, diag, flat or down; paces are points a year; `ratio` is None if nothing is needed."""

    key: str
    start_year: int
    end_year: int
    start_score: float
    end_score: float
    actual: float
    needed: float
    ratio: float | None


@dataclass(frozen=True, slots=True)
class SenSlope:
    """Median slope per year in the unit of the series, with its 95 % limits and intercept."""

    slope: float
    intercept: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class MannKendall:
    """Test for a steady rise or fall. `p_exact` is None with ties or more than ten values; `p` is the one to use."""

    s: int
    variance: float
    z: float
    p_normal: float
    p_exact: float | None
    tau_b: float

    @property
    def p(self) -> float:
        """The exact two-sided p where there is one, else the normal approximation."""
        return self.p_normal if self.p_exact is None else self.p_exact


def window(years: Sequence[int]) -> tuple[int, int] | None:
    """Positions of the two years an arrow compares; None for fewer than two values.

    The end is the latest value. The start is the first value from 2015 on, if that lies before the end, else the last
    one before 2015 that does. Where these lie less than three years apart though the record is longer (yearly values
    that end before 2018), the last value at least five years before the end takes its place, or else the first of the
    record: the published rule knows no shortest span, and the year next to the end would decide.
    """
    end = len(years) - 1
    if end < 1:
        return None
    start = next((place for place in range(end) if years[place] >= BASE_YEAR), end - 1)
    if years[end] - years[start] < SHORTEST_SPAN:
        start = next((place for place in range(end - 1, -1, -1) if years[end] - years[place] >= LOOK_BACK), 0)
    return start, end


def is_short(years: Sequence[int]) -> bool:
    """True if the years an arrow compares lie less than three years apart: too short to speak of a direction."""
    places = window(years)
    return places is not None and years[places[1]] - years[places[0]] < SHORTEST_SPAN


def arrow(years: Sequence[int], values: Sequence[float], bounds: Bounds, met: bool | None = None) -> Arrow | None:
    """The arrow between the two years of `window`; None for fewer than two values or a start in 2030 or later.

    `met` says whether the value shown reaches the target; by default that is asked of the last value. The needed pace
    leads from the start of the window to the target in 2030.
    """
    places = window(years)
    if places is None or years[places[0]] >= TARGET_YEAR:
        return None
    start, end = places
    scores = trend_score(values[start], bounds), trend_score(values[end], bounds)
    actual = (scores[1] - scores[0]) / (years[end] - years[start])
    needed = (trend_score(bounds.green, bounds) - scores[0]) / (TARGET_YEAR - years[start])
    reached = is_met(values[end], bounds) if met is None else met
    ratio = None if reached or needed <= 0 else actual / needed
    return Arrow(arrow_key(actual, needed, met=reached), years[start], years[end], *scores, actual, needed, ratio)


def arrow_key(actual: float, needed: float, *, met: bool) -> str:
    """up, diag, flat or down from two paces in the same unit, both counted as positive for the better.

    Met: up if holding, flat if slipping. Else down for any step back, up from the full needed pace, diag from half of
    it, flat below. No change is flat, never down.
    """
    if met:
        return "up" if actual >= 0 else "flat"
    if actual < 0:
        return "down"
    if actual >= needed * (1 - ROUNDING):
        return "up"
    return "diag" if actual >= needed * (0.5 - ROUNDING) else "flat"


def sen_slope(years: Sequence[int], values: Sequence[float]) -> SenSlope:
    """Sen slope of two or more values, irregular years allowed. Raises ValueError for fewer values or a repeated year."""
    n = len(years)
    if n < 2 or len(set(years)) < n:
        raise ValueError(f"a slope needs at least two different years, each once; found {list(years)}")
    slopes = sorted((values[j] - values[i]) / (years[j] - years[i]) for i in range(n) for j in range(i + 1, n))
    slope = median(slopes)
    half_width = NORMAL_975 * sqrt(_variance(values))
    low = slopes[max(round((len(slopes) - half_width) / 2) - 1, 0)]
    high = slopes[min(round((len(slopes) + half_width) / 2), len(slopes) - 1)]
    return SenSlope(slope, median(sorted(values)) - slope * median(sorted(years)), low, high)


def median(ordered: Sequence[float]) -> float:
    """The middle of an ordered list, or the mean of its two middle values."""
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def mann_kendall(values: Sequence[float]) -> MannKendall:
    """The test on two or more values in the order of time. If all values are equal, p is 1."""
    n = len(values)
    if n < 2:
        raise ValueError(f"a trend test needs at least two values, found {n}")
    s = sum((values[j] > values[i]) - (values[j] < values[i]) for i in range(n) for j in range(i + 1, n))
    variance, tied = _variance(values), _tied_pairs(values)
    z = (s - (s > 0) + (s < 0)) / sqrt(variance) if variance else 0.0
    pairs = n * (n - 1) / 2
    p_exact = exact_p(n, abs(s)) if n <= EXACT_UP_TO and not tied else None
    tau_b = s / sqrt(pairs * (pairs - tied)) if pairs > tied else 0.0
    return MannKendall(s, variance, z, erfc(abs(z) / sqrt(2)), p_exact, tau_b)


def _variance(values: Sequence[float]) -> float:
    """Variance of S under no trend, smaller with ties."""
    n = len(values)
    ties = (count for count in Counter(values).values() if count > 1)
    return (n * (n - 1) * (2 * n + 5) - sum(t * (t - 1) * (2 * t + 5) for t in ties)) / 18


def _tied_pairs(values: Sequence[float]) -> int:
    return sum(count * (count - 1) // 2 for count in Counter(values).values())


@lru_cache(maxsize=1024)
def exact_p(n: int, s: int) -> float:
    """Two-sided chance of a Kendall S at least this far from 0 among all orders of n different values."""
    if s == 0:
        return 1.0
    discordant = (n * (n - 1) // 2 - s) // 2
    return min(2 * sum(_orders_by_discordant_pairs(n)[: discordant + 1]) / factorial(n), 1.0)


@lru_cache
def _orders_by_discordant_pairs(n: int) -> tuple[int, ...]:
    """How many orders of n values have 0, 1, 2 … pairs in the wrong order."""
    counts = [1]
    for size in range(2, n + 1):
        longer = len(counts) + size - 1
        counts = [sum(counts[max(k - size + 1, 0) : k + 1]) for k in range(longer)]
    return tuple(counts)


def strength(n: int, p: float | None) -> str:
    """Key of the words that may be used for a trend of n values.

    one-point, two-points and three-four say how few there are; from five on clear (p below 0.05), likely (up to 0.20)
    or unclear. With three or four values no p can ever be called significant.
    """
    if n < 5:
        return {0: "one-point", 1: "one-point", 2: "two-points"}.get(n, "three-four")
    if p is None or p > 0.20:
        return "unclear"
    return "clear" if p < 0.05 else "likely"
