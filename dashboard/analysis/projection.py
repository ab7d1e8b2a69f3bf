"""Where the past straight line would lead by 2030, and how sure that is. No policy, shock or break is included.

Method: least squares with the t-based 95 % range for a new observation.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import exp, inf, log, nan, sqrt

from dashboard.analysis.measures import Measure
from dashboard.concepts import TARGET_YEAR, Bounds

FEWEST_VALUES = 5
SHORTEST_SPAN = 4
LINEAR, LOGIT = "linear", "logit"
# A standard error below this share of the projection is rounding: the points lie on the line.
EXACT_LINE = 1e-12


@dataclass(frozen=True, slots=True)
class Projection:
    """Projected value with its 95 % range, in the unit of the series and not cut to the possible values.

    On the `logit` scale `fitted`, `standard_error`, `slope` (per year) and `intercept` are log odds, on the `linear`
    one they are in the unit too.
    """

    mean: float
    low: float
    high: float
    slope: float
    intercept: float
    fitted: float
    standard_error: float
    degrees: int
    scale: str = LINEAR


def may_project(years: Sequence[int]) -> bool:
    """True for five or more values over four years or more."""
    return len(years) >= FEWEST_VALUES and years[-1] - years[0] >= SHORTEST_SPAN


def line(years: Sequence[int], values: Sequence[float], year: int = TARGET_YEAR) -> Projection:
    """The least-squares line at `year`. Raises ValueError for fewer than three values: no range could be given."""
    n = len(years)
    if n < 3 or len(set(years)) < 2:
        raise ValueError(f"a projection needs three values of different years, found years {list(years)}")
    mid_year, mid_value = sum(years) / n, sum(values) / n
    spread = sum((t - mid_year) ** 2 for t in years)
    slope = sum((t - mid_year) * (x - mid_value) for t, x in zip(years, values, strict=True)) / spread
    rest = sum((x - mid_value - slope * (t - mid_year)) ** 2 for t, x in zip(years, values, strict=True))
    fitted = mid_value + slope * (year - mid_year)
    error = sqrt(rest / (n - 2)) * sqrt(1 + 1 / n + (year - mid_year) ** 2 / spread)
    half_width = t_975(n - 2) * error
    return Projection(
        fitted, fitted - half_width, fitted + half_width, slope, mid_value - slope * mid_year, fitted, error, n - 2
    )  # fmt: skip


def projection(years: Sequence[int], values: Sequence[float], measure: Measure, year: int = TARGET_YEAR) -> Projection:
    """The line at `year`; for a share whose range would leave 0-100 the line through the log odds instead.

    A share that has touched 0 or 100 has no log odds and keeps the straight line.
    """
    straight = line(years, values, year)
    leaves = straight.low < 0 or straight.high > 100
    if not (measure.is_share and leaves and all(0 < value < 100 for value in values)):
        return straight
    odds = line(years, [log_odds(value) for value in values], year)
    mean, low, high = (_share(limit) for limit in (odds.mean, odds.low, odds.high))
    return replace(odds, mean=mean, low=low, high=high, scale=LOGIT)


def log_odds(share: float) -> float:
    """Log odds of a share in percent; minus or plus infinity at 0 and 100 or beyond."""
    if share <= 0:
        return -inf
    return inf if share >= 100 else log(share / (100 - share))


def _share(odds: float) -> float:
    return 100 / (1 + exp(-odds)) if odds > -700 else 0.0


def chance_of_meeting(projected: Projection, bounds: Bounds) -> float:
    """Chance from 0 to 1 that a new value lies at the target or better, if the past straight line continued.

    NaN on the log-odds scale for a target of 0 or 100, which that curve can never reach.
    """
    target = log_odds(bounds.green) if projected.scale == LOGIT else bounds.green
    if target in (-inf, inf):
        return nan
    margin = bounds.direction.sign * (projected.fitted - target)
    rounding = EXACT_LINE * max(abs(projected.fitted), 1.0)
    if projected.standard_error <= rounding:
        return 1.0 if margin >= -rounding else 0.0
    return t_below(margin / projected.standard_error, projected.degrees)


def is_too_wide(projected: Projection, bounds: Bounds) -> bool:
    """True if half the range is wider than the distance from red to green: then no central line may be drawn."""
    return (projected.high - projected.low) / 2 > abs(bounds.green - bounds.red)


def is_outside(projected: Projection, measure: Measure) -> bool:
    """True if the line itself ends beyond the smallest or the largest possible value: then neither it nor its range says anything."""
    rounding = EXACT_LINE * max(abs(projected.mean), 1.0)
    below = measure.valid_min is not None and projected.mean < measure.valid_min - rounding
    return below or (measure.valid_max is not None and projected.mean > measure.valid_max + rounding)


@lru_cache
def t_975(degrees: int) -> float:
    """The 97.5 % point of Student's t distribution."""
    # Loaded here because only a build needs it: the site must start without scipy.
    from scipy.special import stdtrit

    return float(stdtrit(degrees, 0.975))


def t_below(value: float, degrees: int) -> float:
    """The chance that Student's t lies below `value`."""
    from scipy.special import stdtr

    return float(stdtr(degrees, value))
