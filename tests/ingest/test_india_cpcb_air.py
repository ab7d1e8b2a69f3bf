"""Air of Indian cities: guidelines where there are any, days in the note."""

from pathlib import Path

import pytest

from dashboard.ingest.problems import SourceError
from dashboard.ingest.sources import india_cpcb_air as source

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / source.SOURCE


@pytest.fixture(scope="module")
def reading():
    return source.read(FOLDER)


def one(reading, area: str, series: str, year: int, grp: str = "_T"):
    """The only row of an area, series, year and group."""
    rows = reading.observations.query("ref_area == @area and series == @series and time_period == @year and grp == @grp")
    assert len(rows) == 1
    return rows.iloc[0]


def test_delhi_stands_for_the_member(reading):
    row = one(reading, "new-delhi", "india-pm25", 2019)
    assert (row["obs_value"], row["note"]) == (108.5, "monitors, 365 days")
    assert reading.areas["ref_area"].tolist() == ["chennai-in"]


def test_only_pollutants_with_a_yearly_guideline_are_judged(reading):
    origin = reading.series.set_index("series")["bound_origin"].to_dict()
    assert {name for name, kind in origin.items() if kind == "science"} == {"india-pm25", "india-pm10", "india-no2"}


def test_an_unknown_pollutant_is_refused():
    with pytest.raises(SourceError, match="nh3"):
        source.read(FOLDER / "broken-unknown-code")
