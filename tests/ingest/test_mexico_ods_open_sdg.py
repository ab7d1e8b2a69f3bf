"""Mexico's Open SDG platform: values traced by hand, boundaries, and the three traps of the file."""

from pathlib import Path

import pytest

from dashboard.ingest.problems import SourceError
from dashboard.ingest.sources import mexico_ods_open_sdg

FOLDER = Path(__file__).parents[1] / "fixtures" / "mexico-ods-open-sdg"


@pytest.fixture(scope="module")
def reading():
    return mexico_ods_open_sdg.read(FOLDER)


@pytest.fixture(scope="module")
def traps():
    return mexico_ods_open_sdg.read(FOLDER / "traps")


def one(reading, area, series, year, boundary="city"):
    frame = reading.observations
    wanted = (frame["ref_area"] == area) & (frame["series"] == series) & (frame["time_period"] == year)
    return frame[wanted & (frame["boundary"] == boundary)].iloc[0]


def test_mexico_city_is_itself_and_states_are_wider(reading):
    assert one(reading, "mexico-city", "mexico-1-2-1-a", 2020)["obs_value"] == pytest.approx(43.81204)
    state = one(reading, "guadalajara", "mexico-1-2-1-a", 2020, "wider")
    assert state["note"] == "state of Jalisco"
    assert one(reading, "guadalajara", "mexico-1-2-1-a", 2010)["boundary"] == "city"
    assert one(reading, "puebla", "mexico-8-6-1b", 2022)["note"] == "survey city Puebla"


def test_state_and_municipal_values_of_a_year_stand_side_by_side(reading):
    key = ["ref_area", "series", "time_period", "grp", "boundary"]
    assert not reading.observations.duplicated(key).any()


def test_the_new_method_of_poverty_is_a_break_for_states_only(reading):
    assert one(reading, "mexico-city", "mexico-1-2-1-a", 2016)["obs_status"] == "B"
    assert one(reading, "guadalajara", "mexico-1-2-1-a", 2016, "wider")["obs_status"] == "B"
    municipal = reading.observations.query("ref_area == 'guadalajara' and series == 'mexico-1-2-1-a' and boundary == 'city'")
    assert set(municipal["obs_status"]) == {"A"}


def test_preliminary_values_are_provisional(reading):
    row = one(reading, "guadalajara", "mexico-17-8-1", 2021)
    assert (row["obs_status"], round(row["obs_value"], 4)) == ("P", 83.0951)


def test_school_years_take_the_first_year(reading):
    row = one(reading, "mexico-city", "mexico-4-2-2", 2021)
    assert (row["time_label"], round(row["obs_value"], 3)) == ("2021/2022", 89.003)


def test_occupancy_of_prisons_may_exceed_100(reading):
    assert one(reading, "mexico-city", "mexico-16-3-r-b", 2015)["obs_value"] == pytest.approx(146.236516)


def test_homicides_are_judged_by_the_published_threshold(reading):
    row = reading.series.set_index("series").loc["mexico-16-1-1"]
    assert (row["green"], row["bound_origin"], row["panel"]) == (1.5, "published", "mexico-entities")


def test_trap_zeros_that_mean_no_estimate(traps):
    case = traps.quality[traps.quality["rule"] == "zero-for-missing"].iloc[0]
    assert (case["series"], case["time_period"], case["found"]) == ("mexico-1-2-1-a", 2014, "0.0")
    assert (traps.observations["obs_value"] > 0).all()


def test_trap_a_year_that_breaks_in_every_series_of_a_state(traps):
    broken = traps.quality[traps.quality["rule"] == "broken-year"]
    assert set(broken["series"]) == {"mexico-4-a-1-a", "mexico-4-a-1-b", "mexico-4-a-1-e"}
    assert set(broken["time_period"]) == {2020} and set(broken["found"]) == {"2.1"}
    lone = traps.quality[traps.quality["rule"] == "lone-jump"].iloc[0]
    assert (lone["series"], lone["action"], lone["time_period"]) == ("mexico-16-1-1", "flagged", 2019)
    assert one(traps, "mexico-city", "mexico-16-1-1", 2019)["obs_value"] == 1.4


def test_trap_rates_above_100(traps):
    case = traps.quality[traps.quality["rule"] == "outside-range"].iloc[0]
    assert (case["series"], case["found"]) == ("mexico-1-n2-2", "104.6")


@pytest.mark.parametrize(("twin", "line", "column"), [("missing-column", 1, "city_id"), ("unknown-boundary", 3, "boundary")])
def test_a_broken_file_says_where(twin, line, column):
    with pytest.raises(SourceError) as error:
        mexico_ods_open_sdg.read(FOLDER / f"broken-{twin}")
    assert (error.value.problem.line, error.value.problem.column) == (line, column)
