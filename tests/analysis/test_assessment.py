import pandas as pd
import pytest

from dashboard.analysis.assessment import assess
from dashboard.analysis.judgement import COLUMNS


@pytest.fixture
def row(observations, series):
    """The one row assessed from {year: value}, for unemployment with target 5 in a release of 2025."""

    def assessed(values: dict, judged_by: dict | None = None, **columns: object) -> pd.Series:
        return assess(observations(values, **columns), series(**judged_by or {}), 2025).iloc[0]

    return assessed


def test_columns_and_kinds_are_the_same_with_and_without_rows(observations, series) -> None:
    full, empty = (assess(observations(values), series(), 2025) for values in ({2015: 9.0, 2020: 7.0}, {}))
    assert list(full) == list(empty) == list(COLUMNS)
    assert full.dtypes.to_dict() == empty.dtypes.to_dict()


def test_a_falling_unemployment_rate_that_is_fast_enough(row) -> None:
    found = row({2010: 30.0, 2015: 16.8, 2024: 8.9})
    assert (found["status"], found["arrow"], found["colour"]) == ("on", "up", "orange")
    assert (found["start_year"], found["start_value"], found["year"], found["value"]) == (2015, 16.8, 2024, 8.9)
    assert found["n_points"] == 3
    assert found["gap_native"] == pytest.approx(3.9)
    assert found["needed_per_year"] == pytest.approx(3.9 / 6)
    assert found["pace_per_year"] > 0, "positive is better, whatever the direction"
    assert found["sen_low"] <= found["pace_per_year"] <= found["sen_high"]


def test_the_pace_rests_on_the_window_if_it_has_three_values_else_on_all(row) -> None:
    assert row({2000: 20.0, 2015: 11.0, 2018: 10.0, 2021: 9.0})["pace_per_year"] == pytest.approx(1 / 3)
    assert row({2005: 20.0, 2010: 18.0, 2015: 11.0, 2021: 9.0})["pace_per_year"] == pytest.approx((11 / 16 + 9 / 11) / 2)
    two = row({2015: 11.0, 2021: 9.0})
    assert two["pace_per_year"] == pytest.approx(1 / 3)
    assert (two["strength"], pd.isna(two["sen_low"]), pd.isna(two["trend_p"])) == ("two-points", True, True)


def test_one_value_has_a_distance_and_no_direction(row) -> None:
    short_of_it, met = row({2020: 8.0}), row({2020: 4.0})
    assert (short_of_it["status"], met["status"]) == ("level", "met")
    assert short_of_it["gap_native"] == 3
    assert pd.isna(short_of_it[["arrow", "start_year", "pace_per_year", "acceleration"]]).all()
    assert (met["gap_native"], met["needed_per_year"], met["years_to_target"]) == (0, 0, 0)


def test_a_short_period_keeps_its_hollow_arrow_but_no_pace(row) -> None:
    found = row({2019: 10.0, 2020: 9.0, 2021: 8.0})
    assert (found["status"], found["arrow"], found["short_series"]) == ("level", "up", True)
    assert (found["strength"], pd.isna(found["pace_per_year"])) == ("short-period", True)


def test_wider_values_are_shown_and_never_judged(row) -> None:
    found = row({2015: 9.0, 2020: 7.0}, boundary="wider")
    assert (found["status"], found["reason"], found["boundary"], found["value"]) == ("none", "wider", "wider", 7)
    assert (found["n_context"], found["n_points"], found["colour"]) == (2, 0, "grey")
    assert pd.isna(found[["score", "gap_native", "gap_points", "arrow"]]).all()


def test_forecasts_are_never_judged(row) -> None:
    assert row({2025: (9.0, "F"), 2030: (7.0, "F")})["reason"] == "forecast"
    assert row({2020: 9.0, 2030: (4.0, "F")})["value"] == 9


def test_without_a_target_or_a_direction_the_value_stands_alone(row) -> None:
    bare = {"lower_bound": None, "red": None, "green": None, "optimum": None}
    no_target = row({2015: 9.0, 2020: 7.0}, bare)
    assert (no_target["status"], no_target["reason"], no_target["value"]) == ("none", "no-target", 7)
    assert no_target["pace_per_year"] == pytest.approx(0.4)
    context = row({2015: 9.0, 2020: 7.0}, bare | {"direction": "context"})
    assert (context["status"], context["reason"], context["start_value"]) == ("none", "context", 9)
    assert pd.isna(context["pace_per_year"]), "no direction is better"


def test_an_old_value_keeps_its_status(row) -> None:
    found = row({2012: 9.0, 2018: 9.5})
    assert (found["status"], found["is_old"]) == ("rev", True)
    assert not row({2012: 9.0, 2020: 9.5})["is_old"]


def test_hardly_moved_is_said_of_targets_not_met(row) -> None:
    assert row({2015: 18.1, 2019: 18.0})["hardly_moved"]
    assert not row({2015: 18.1, 2019: 17.0})["hardly_moved"]
    assert not row({2015: 4.1, 2019: 4.1})["hardly_moved"]


def test_end_points_and_all_values_may_disagree(row) -> None:
    found = row({2015: 10.0, 2016: 14.0, 2017: 13.0, 2018: 12.0, 2019: 11.0, 2020: 10.5})
    assert (found["arrow"], found["pace_per_year"] > 0, found["directions_disagree"]) == ("down", True, True)


def test_a_pace_whose_limits_include_no_movement_is_uncertain(row) -> None:
    assert row({2015: 10.0, 2016: 9.0, 2017: 11.0, 2018: 8.0, 2019: 10.5, 2020: 9.0})["pace_uncertain"]
    assert row({2015: 9.0, 2018: 9.0, 2021: 9.0})["pace_uncertain"], "no movement at all is not a pace either"
    assert not row({year: 30.0 - year % 100 for year in range(2015, 2022)})["pace_uncertain"]


def test_projection_only_with_five_values_over_four_years(row) -> None:
    five = row({2015: 12.0, 2016: 11.6, 2017: 10.9, 2018: 10.6, 2019: 10.0})
    assert five["projection_shown"] and 0 <= five["chance"] <= 1
    assert five["projected_low"] < five["projected_2030"] < five["projected_high"]
    four = row({2015: 12.0, 2016: 11.6, 2017: 10.9, 2019: 10.0})
    assert not four["projection_shown"] and pd.isna(four["projected_2030"])


def test_a_break_ends_the_comparison(row) -> None:
    found = row({2015: 12.0, 2018: 11.0, 2020: (6.0, "B")})
    assert (found["status"], found["n_points"]) == ("level", 1)
    assert row({2010: 3.0, 2015: (12.0, "B"), 2020: 13.0})["status"] == "rev"


def test_an_estimate_is_shown_and_the_trend_ends_before_it(row) -> None:
    found = row({2015: 12.0, 2020: 11.0, 2022: (9.0, "E")})
    assert (found["value"], found["obs_status"], found["n_points"]) == (9, "E", 2)
    assert found["pace_per_year"] == pytest.approx(0.2)


def test_a_series_nobody_defined_is_an_error(observations, series) -> None:
    with pytest.raises(KeyError, match="unknown"):
        assess(observations({2020: 1.0}, series="unknown"), series(), 2025)


def test_means_of_years_they_share_are_not_tested_and_lead_nowhere(row) -> None:
    values = {2015: 12.0, 2016: 11.0, 2017: 10.2, 2018: 9.1, 2019: 8.4}
    plain, shared = row(values), row(values, labels={year: f"{year - 2} - {year % 100}" for year in values})
    assert (plain["strength"], plain["projection_shown"]) == ("clear", True)
    assert (shared["strength"], shared["projection_shown"], pd.isna(shared["projected_2030"])) == ("overlap", False, True)
    assert pd.isna(shared[["trend_p", "sen_low", "sen_high"]]).all()
    assert (shared["status"], shared["pace_per_year"]) == (plain["status"], plain["pace_per_year"])


def test_a_line_that_leaves_what_is_possible_is_not_shown(row) -> None:
    falling = {2015: 10.0, 2016: 9.0, 2017: 8.1, 2018: 7.0, 2019: 6.0}
    within = row(falling, {"valid_min": None, "valid_max": None})
    outside = row(falling, {"valid_min": 0, "valid_max": None})
    assert (within["projection_shown"], within["projection_outside"]) == (True, False)
    assert (outside["projection_shown"], outside["projection_outside"]) == (False, True)
    assert outside["projected_2030"] == within["projected_2030"] < 0, "the number stays as it is"


def test_the_start_keeps_its_period_as_printed(row) -> None:
    found = row({2014: 9.0, 2017: 7.0}, labels={2014: "2008-2014", 2017: "2013-2017"})
    assert (found["start_year"], found["start_label"], found["time_label"], found["strength"]) == (2014, "2008-2014", "2013-2017", "overlap")
    assert pd.isna(row({2015: 9.0, 2020: 7.0})["start_label"])
