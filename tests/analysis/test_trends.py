import itertools

import numpy as np
import pytest
from scipy import stats

from dashboard.analysis import trends
from dashboard.concepts import Bounds, Direction

SHARE = Bounds(20, 60, 90, 100, Direction.HIGHER)


@pytest.mark.parametrize(
    ("years", "compared"),
    [
        ([2020], None),
        ([2015, 2020], (2015, 2020)),
        ([2010, 2014, 2016, 2018, 2020], (2016, 2020)),
        ([2005, 2010, 2019], (2010, 2019)),
        ([2000, 2005, 2010], (2005, 2010)),
        ([2012, 2013, 2014, 2015], (2012, 2015)),
        ([2005, 2008, 2009, 2010, 2012, 2013], (2008, 2013)),
        ([2018, 2019], (2018, 2019)),
    ],
)
def test_window_starts_in_2015_or_at_the_last_value_before(years: list[int], compared: tuple | None) -> None:
    places = trends.window(years)
    assert (places and (years[places[0]], years[places[1]])) == compared


def test_a_window_under_three_years_is_short() -> None:
    assert trends.is_short([2018, 2020])
    assert not trends.is_short([2018, 2021])
    assert not trends.is_short([2018]), "one value is no period at all"


def test_exactly_half_and_exactly_the_needed_pace_count_as_reached() -> None:
    # 20 points in five years where 3.2 a year are needed from the start is more than enough; 1.6 is exactly half.
    needed = (90 - 42) / 15
    assert trends.arrow([2015, 2020], [42, 42 + 5 * needed], SHARE).key == "up"
    assert trends.arrow([2015, 2020], [42, 42 + 2.5 * needed], SHARE).key == "diag"


def test_moves_beyond_the_optimum_are_no_decline() -> None:
    assert trends.arrow([2015, 2020], [120, 105], SHARE).key == "up"


def test_no_arrow_can_start_in_the_target_year() -> None:
    assert trends.arrow([2030, 2034], [50, 60], SHARE) is None


def test_the_value_shown_decides_whether_the_target_is_met() -> None:
    assert trends.arrow([2015, 2020], [80, 95], SHARE, met=False).key == "up"
    assert trends.arrow([2015, 2020], [85, 80], SHARE, met=True).key == "flat"


@pytest.mark.parametrize("n", range(2, 11))
def test_exact_p_agrees_with_scipy_for_every_reachable_s(n: int) -> None:
    rng = np.random.default_rng(n)
    for _ in range(20):
        values = rng.permutation(n).tolist()
        exact = stats.kendalltau(range(n), values, method="exact").pvalue
        assert trends.mann_kendall(values).p == pytest.approx(exact, abs=1e-12)


@pytest.mark.parametrize("seed", range(30))
def test_sen_slope_agrees_with_scipy(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n = int(rng.integers(2, 31))
    years = np.sort(rng.choice(np.arange(1990, 2026), n, replace=False)).tolist()
    values = np.round(rng.normal(50, 3, n), int(rng.integers(0, 3))).tolist()
    theirs, ours = stats.theilslopes(values, years), trends.sen_slope(years, values)
    assert (ours.slope, ours.low, ours.high) == pytest.approx((theirs.slope, theirs.low_slope, theirs.high_slope))


def test_a_constant_series_has_no_trend() -> None:
    test = trends.mann_kendall([5.0] * 6)
    assert (test.s, test.z, test.p, test.tau_b) == (0, 0, 1, 0)
    assert trends.sen_slope(range(2015, 2021), [5.0] * 6).slope == 0


def test_a_repeated_year_is_refused() -> None:
    with pytest.raises(ValueError, match="2015, 2015"):
        trends.sen_slope([2015, 2015], [1, 2])


def test_three_or_four_values_are_never_called_significant() -> None:
    smallest = {n: min(trends.mann_kendall(order).p for order in itertools.permutations(range(n))) for n in (3, 4)}
    assert smallest == {3: pytest.approx(1 / 3), 4: pytest.approx(1 / 12)}
    assert {trends.strength(n, 0.0) for n in (3, 4)} == {"three-four"}


@pytest.mark.parametrize(
    ("n", "p", "key"),
    [(0, None, "one-point"), (1, None, "one-point"), (2, None, "two-points"), (4, 0.08, "three-four"), (5, 0.0499, "clear"),
     (5, 0.05, "likely"), (9, 0.2, "likely"), (9, 0.21, "unclear")],
)  # fmt: skip
def test_strength(n: int, p: float | None, key: str) -> None:
    assert trends.strength(n, p) == key
