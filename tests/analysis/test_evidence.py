import pandas as pd
import pytest

from dashboard.analysis.evidence import Observation, evidence, observations_by_pair


def one(year: int, value: float, status: str = "A", nature: str = "", boundary: str = "city") -> Observation:
    return Observation(year, value, status, nature, boundary, "")


def trend_years(*observations: Observation) -> tuple[int, ...]:
    return evidence(list(observations), 2025).years


def test_values_are_put_in_order_and_the_last_one_is_shown() -> None:
    found = evidence([one(2020, 3), one(2015, 1), one(2018, 2)], 2025)
    assert (found.years, found.values, found.shown.value) == ((2015, 2018, 2020), (1, 2, 3), 3)


def test_nothing_is_compared_across_a_break() -> None:
    assert trend_years(one(2010, 1), one(2015, 2, "B"), one(2020, 3)) == (2015, 2020)
    assert trend_years(one(2010, 1), one(2015, 2, "B"), one(2018, 2), one(2020, 3, "B")) == (2020,)


def test_an_estimate_is_a_level_but_no_trend_beside_measured_values() -> None:
    found = evidence([one(2015, 1), one(2018, 2), one(2020, 9, "E")], 2025)
    assert (found.shown.year, found.years) == (2020, (2015, 2018))
    assert trend_years(one(2015, 1, "P"), one(2018, 2, nature="S")) == (2015, 2018)


def test_a_series_estimated_or_modelled_throughout_has_one_method() -> None:
    assert trend_years(one(2015, 1, "E"), one(2018, 2, "E")) == (2015, 2018)
    assert trend_years(one(2015, 1, nature="M"), one(2018, 2, nature="M")) == (2015, 2018)
    assert trend_years(one(2015, 1, "E"), one(2018, 2, nature="M")) == ()
    assert trend_years(one(2015, 1), one(2018, 2, nature="M")) == (2015,)


def test_the_boundary_with_the_latest_value_then_most_values_is_taken_alone() -> None:
    metro = [one(year, 5, boundary="metro") for year in (2010, 2015, 2020)]
    assert evidence([*metro, one(2021, 4)], 2025).years == (2021,)
    assert evidence([*metro, one(2020, 4)], 2025).shown.boundary == "metro"
    assert evidence([metro[-1], one(2020, 4)], 2025).shown.boundary == "city"


def test_wider_values_are_context_and_forecasts_are_nothing() -> None:
    state = one(2020, 7, boundary="wider")
    found = evidence([state, one(2019, 8, boundary="national")], 2025)
    assert (found.reason, found.shown, found.years, found.n_context) == ("wider", state, (), 2)
    found = evidence([one(2015, 1), state, one(2030, 9, "F")], 2025)
    assert (found.reason, found.shown.year, found.n_context) == ("", 2015, 1)
    found = evidence([one(year, 1, "F") for year in (2020, 2025, 2030)], 2025)
    assert (found.reason, found.shown.year) == ("forecast", 2025)


def test_only_totals_count(observations) -> None:
    frame = pd.concat([observations({2020: 5.0}), observations({2021: 6.0}, grp="sex=F"), observations({2022: None})])
    [(area, series, found)] = list(observations_by_pair(frame, 2025))
    assert (area, series, found.shown.year) == ("bristol", "unemployment", 2020)


def test_a_pair_of_groups_alone_has_no_value(observations) -> None:
    [(_, _, found)] = list(observations_by_pair(observations({2021: 6.0}, grp="sex=F"), 2025))
    assert (found.shown, found.reason) == (None, "no-value")


def test_two_values_for_one_year_are_refused(observations) -> None:
    frame = pd.concat([observations({2020: 5.0}), observations({2020: 6.0})])
    with pytest.raises(ValueError, match="bristol, unemployment, city, 2020"):
        list(observations_by_pair(frame, 2025))
