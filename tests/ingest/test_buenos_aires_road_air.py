"""Buenos Aires: doubtful years of air, numbers of road deaths."""

from pathlib import Path

import pytest

from dashboard.ingest.problems import SourceError
from dashboard.ingest.sources import buenos_aires_road_air as source

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / source.SOURCE


@pytest.fixture(scope="module")
def reading():
    return source.read(FOLDER)


def one(reading, area: str, series: str, year: int, grp: str = "_T"):
    """The only row of an area, series, year and group."""
    rows = reading.observations.query("ref_area == @area and series == @series and time_period == @year and grp == @grp")
    assert len(rows) == 1
    return rows.iloc[0]


def test_years_in_doubt_are_estimates_with_a_note(reading):
    row = one(reading, "buenos-aires", "buenos-aires-pm10", 2015)
    assert (row["obs_value"], row["obs_status"], row["note"]) == (28.597, "E", "stations: 1; one station")
    assert one(reading, "buenos-aires", "buenos-aires-no2", 2017)["note"] == "stations: 3; January to September"
    assert one(reading, "buenos-aires", "buenos-aires-pm10", 2016)["obs_status"] == "A"


def test_every_doubt_is_listed(reading):
    found = reading.quality.groupby("rule")["time_period"].agg(list).to_dict()
    assert found == {"identical stations": ["2015", "2015"], "part of a year": ["2017", "2017"]}


def test_deaths_are_numbers_without_a_target(reading):
    assert one(reading, "buenos-aires", "buenos-aires-road-deaths", 2021)["obs_value"] == 97
    series = reading.series.set_index("series")
    assert series.loc["buenos-aires-road-deaths", "bound_origin"] == "none"
    assert series.loc["buenos-aires-pm10", "green"] == 15


def test_a_changed_unit_is_refused():
    with pytest.raises(SourceError, match="mg/m³"):
        source.read(FOLDER / "broken-unit-changed")
