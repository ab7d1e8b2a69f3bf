import math

import pandas as pd
import pytest

from dashboard.analysis import scores
from dashboard.analysis.measures import measures
from dashboard.concepts import Bounds, Direction

UNEMPLOYMENT = Bounds(25.0, 10.0, 5.0, 0.5, Direction.LOWER)


def test_a_missing_value_has_no_score_and_is_grey() -> None:
    for missing in (None, math.nan):
        assert math.isnan(scores.score(missing, UNEMPLOYMENT))
        assert math.isnan(scores.trend_score(missing, UNEMPLOYMENT))
        assert math.isnan(scores.scale_0_3(missing, UNEMPLOYMENT))
        assert math.isnan(scores.band_score(missing, (2, 6), (0, 14)))
        assert scores.colour(missing, UNEMPLOYMENT) == "grey"


def test_change_is_judged_below_zero_but_not_above_100() -> None:
    assert scores.score(30, UNEMPLOYMENT) == 0
    assert scores.trend_score(30, UNEMPLOYMENT) < 0
    assert scores.trend_score(0.1, UNEMPLOYMENT) == 100


def test_red_at_the_lower_bound_gives_0_to_anything_worse() -> None:
    bounds = Bounds(10, 10, 50, 90, Direction.HIGHER)
    assert scores.scale_0_3(9.99, bounds) == 0
    assert scores.scale_0_3(10, bounds) == 1


def test_bounds_need_five_values_and_a_direction() -> None:
    with pytest.raises(ValueError, match="4 values"):
        scores.bounds_from_data([1, 2, 3, 4, math.nan], Direction.HIGHER)
    with pytest.raises(ValueError, match="context"):
        scores.bounds_from_data([1, 2, 3, 4, 5], Direction.CONTEXT)


def test_goal_colour_counts_only_what_is_known() -> None:
    assert scores.goal_colour([("green", 2.5), ("grey", math.nan), ("grey", math.nan)], 3) == "grey"
    assert scores.goal_colour([("green", 2.5), ("grey", math.nan)], 2) == "green"


@pytest.mark.parametrize(
    ("worst", "colour"),
    [
        ((("red", 0.9), ("orange", 1.1)), "orange"),
        ((("red", 0.9), ("red", 0.99)), "red"),
        ((("orange", 1.4), ("yellow", 1.6)), "yellow"),
        ((("orange", 1.4), ("yellow", 1.59)), "orange"),
        ((("green", 2.0), ("green", 2.0)), "green"),
        ((("yellow", 1.9), ("green", 2.1)), "yellow"),
    ],
)
def test_a_goal_exactly_at_a_limit_has_the_better_colour(worst: tuple, colour: str) -> None:
    assert scores.goal_colour([*worst, ("green", 3.0)], 3) == colour


@pytest.mark.parametrize(
    ("columns", "sentence"),
    [
        ({}, ""),
        ({"lower_bound": None, "red": None, "green": None, "optimum": None}, ""),
        ({"direction": "context"}, "a context series has no bounds, found lower_bound, red, green, optimum"),
        ({"red": math.nan}, "needs all four bounds or none, found only lower_bound, green, optimum"),
        ({"optimum": 25.0}, "lower_bound and optimum are equal (25), so no score can be given"),
        ({"red": 30.0}, "lower_better needs lower_bound >= red >= green >= optimum, found 25, 30, 5, 0.5"),
        (
            {"direction": "higher_better"},
            "higher_better needs lower_bound <= red <= green <= optimum, found 25, 10, 5, 0.5",
        ),
    ],
)
def test_codebook_violations_are_named_not_repaired(series, columns: dict, sentence: str) -> None:
    frame = series("unemployment", **columns)
    before = frame.copy()
    assert scores.codebook_violations(frame) == ([f"unemployment: {sentence}"] if sentence else [])
    pd.testing.assert_frame_equal(frame, before)


def test_bounds_that_point_the_wrong_way_judge_nothing(series) -> None:
    turned = measures(series("unemployment", direction="higher_better"))["unemployment"]
    assert turned.bounds is None
    assert measures(series())["unemployment"].bounds == UNEMPLOYMENT
