"""PM2.5 of five Chinese cities: two kinds of monitors, kept apart."""

from pathlib import Path

import pytest

from dashboard.ingest.problems import SourceError
from dashboard.ingest.sources import china_pm25_five_cities as source

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / source.SOURCE


@pytest.fixture(scope="module")
def reading():
    return source.read(FOLDER)


def one(reading, area: str, series: str, year: int, grp: str = "_T"):
    """The only row of an area, series, year and group."""
    rows = reading.observations.query("ref_area == @area and series == @series and time_period == @year and grp == @grp")
    assert len(rows) == 1
    return rows.iloc[0]


def test_embassy_monitor_and_stations_are_two_series(reading):
    embassy = one(reading, "beijing", "china-pm25-embassy", 2014)
    stations = one(reading, "beijing", "china-pm25-stations", 2014)
    assert (embassy["obs_value"], stations["obs_value"]) == (97.73, 90.56)
    assert embassy["note"] == "one monitor, not the whole city"
    assert stations["note"] == "3 central stations, not the whole city"


def test_a_city_outside_the_network_is_a_reference_city(reading):
    assert reading.areas["ref_area"].tolist() == ["shenyang-cn"]


def test_the_who_guideline_is_the_target(reading):
    assert reading.series["green"].tolist() == [5, 5]


def test_a_comma_for_a_point_is_refused():
    with pytest.raises(SourceError, match="83,6"):
        source.read(FOLDER / "broken-text-for-number")
