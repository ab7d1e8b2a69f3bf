"""What must hold for any series: bounds in any order of magnitude, values constant, short, unordered or wild."""

import math

import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dashboard.analysis import scores, trends
from dashboard.analysis.assessment import assess
from dashboard.concepts import Bounds, Direction, Status

NUMBER = st.floats(-1e6, 1e6, allow_nan=False).map(lambda value: round(value, 6))
quickly = settings(max_examples=120, deadline=None, database=None)


@st.composite
def some_bounds(draw) -> Bounds:
    ordered = sorted(draw(st.lists(NUMBER, min_size=4, max_size=4)))
    assume(ordered[3] - ordered[0] > 1e-3)
    if draw(st.booleans()):
        return Bounds(*ordered, Direction.HIGHER)
    return Bounds(*reversed(ordered), Direction.LOWER)


@st.composite
def some_observations(draw) -> pd.DataFrame:
    """Up to twelve values of one area and series, in any order, of any status, nature and boundary."""
    years = draw(st.lists(st.integers(1990, 2029), min_size=1, max_size=12, unique=True))
    value = draw(st.sampled_from([NUMBER, st.just(5.0), st.floats(0, 100).map(lambda share: round(share, 2))]))
    rows = [
        {
            "ref_area": "bristol", "series": "measure", "time_period": year, "obs_value": draw(value), "time_label": None,
            "obs_status": draw(st.sampled_from("AAAABEPF")), "nature": draw(st.sampled_from(["", "", "", "M", "S", None])),
            "boundary": draw(st.sampled_from(["city", "city", "city", "metro", "urban-centre", "wider", "national"])),
            "grp": draw(st.sampled_from(["_T", "_T", "_T", "sex=F"])),
        }
        for year in years
    ]  # fmt: skip
    return pd.DataFrame(rows)


def series_of(bounds: Bounds) -> pd.DataFrame:
    limits = {name: getattr(bounds, name) for name in ("lower_bound", "red", "green", "optimum")}
    return pd.DataFrame([{"series": "measure", "direction": bounds.direction.value, "valid_min": 0, "valid_max": 100} | limits])


@quickly
@given(some_bounds(), NUMBER, NUMBER)
def test_a_better_value_never_has_a_lower_score_or_scale(bounds: Bounds, one: float, other: float) -> None:
    worse, better = sorted((one, other), key=lambda value: bounds.direction.sign * value)
    assert scores.score(worse, bounds) <= scores.score(better, bounds)
    assert scores.scale_0_3(worse, bounds) <= scores.scale_0_3(better, bounds) + 1e-9
    assert 0 <= scores.score(one, bounds) <= 100
    assert 0 <= scores.scale_0_3(one, bounds) <= 3


@quickly
@given(some_bounds())
def test_a_value_at_a_threshold_has_the_better_colour(bounds: Bounds) -> None:
    assert scores.colour(bounds.green, bounds) == "green"
    assert scores.colour((bounds.green + bounds.red) / 2, bounds) in ("green", "yellow")
    assert scores.colour(bounds.red, bounds) != "red"
    assert scores.score(bounds.lower_bound, bounds) == 0
    assert scores.score(bounds.optimum, bounds) == 100


@quickly
@given(some_bounds(), NUMBER)
def test_colour_and_scale_tell_the_same(bounds: Bounds, value: float) -> None:
    scale, colour = scores.scale_0_3(value, bounds), scores.colour(value, bounds)
    assert (colour == "green") == (scale >= 2) or math.isclose(scale, 2)
    assert (colour == "red") == (scale < 1) or math.isclose(scale, 1)


@quickly
@given(some_observations(), some_bounds())
def test_assess_gives_one_sound_row_for_anything(observations: pd.DataFrame, bounds: Bounds) -> None:
    rows = assess(observations, series_of(bounds), 2025)
    assert len(rows) == 1
    row = rows.iloc[0]
    assert row["status"] in list(Status)
    assert pd.isna(row["reason"]) == (row["status"] != Status.NONE)
    assert pd.isna(row["score"]) == (row["status"] == Status.NONE)
    if row["status"] == Status.NONE:
        return
    assert row["boundary"] in ("city", "metro", "urban-centre") and row["obs_status"] != "F"
    assert (row["gap_native"] == 0) == (row["colour"] == "green")
    assert (row["colour"] == "green") == (row["status"] in (Status.HOLD, Status.SLIP, Status.MET))
    if row["status"] in (Status.MET, Status.LEVEL):
        assert pd.isna(row["arrow"]) or row["short_series"]
    assert not row["projection_shown"] or row["projected_low"] <= row["projected_2030"] <= row["projected_high"]
    assert pd.isna(row["chance"]) or 0 <= row["chance"] <= 1
    assert pd.isna(row["sen_low"]) or row["sen_low"] <= row["pace_per_year"] <= row["sen_high"]


@settings(quickly, max_examples=40)
@given(some_observations(), some_bounds(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(observations: pd.DataFrame, bounds: Bounds, random) -> None:
    order = list(range(len(observations)))
    random.shuffle(order)
    shuffled, before = observations.iloc[order], observations.copy()
    pd.testing.assert_frame_equal(assess(observations, series_of(bounds), 2025), assess(shuffled, series_of(bounds), 2025), check_exact=True)
    pd.testing.assert_frame_equal(observations, before)


@quickly
@given(some_bounds(), st.lists(NUMBER, min_size=2, max_size=8), st.integers(1990, 2020))
def test_turning_values_and_bounds_round_changes_no_arrow(bounds: Bounds, values: list, first: int) -> None:
    years = list(range(first, first + len(values)))
    other = Direction.LOWER if bounds.direction is Direction.HIGHER else Direction.HIGHER
    mirrored = Bounds(-bounds.lower_bound, -bounds.red, -bounds.green, -bounds.optimum, other)
    assert trends.arrow(years, values, bounds).key == trends.arrow(years, [-value for value in values], mirrored).key


@quickly
@given(st.lists(st.integers(0, 5), min_size=2, max_size=12))
def test_a_trend_test_read_backwards_has_the_same_p(values: list[int]) -> None:
    forwards, backwards = trends.mann_kendall(values), trends.mann_kendall(values[::-1])
    assert (forwards.s, forwards.p) == (-backwards.s, pytest.approx(backwards.p))
    assert 0 <= forwards.p <= 1


def test_a_constant_series_short_of_its_target_is_stalled(observations, series) -> None:
    row = assess(observations(dict.fromkeys(range(2015, 2023), 8.0)), series(), 2025).iloc[0]
    assert (row["status"], row["arrow"], row["pace_per_year"], row["hardly_moved"]) == ("stall", "flat", 0, True)
    assert (row["trend_p"], row["chance"], row["strength"]) == (1, 0, "unclear")
