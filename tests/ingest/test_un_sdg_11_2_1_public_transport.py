"""Public transport near home: repeats, unclear names and places."""

from pathlib import Path

import pytest

from dashboard.ingest.problems import SourceError
from dashboard.ingest.sources import un_sdg_11_2_1_public_transport as source

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / source.SOURCE


@pytest.fixture(scope="module")
def reading():
    return source.read(FOLDER)


def one(reading, area: str, series: str, year: int, grp: str = "_T"):
    """The only row of an area, series, year and group."""
    rows = reading.observations.query("ref_area == @area and series == @series and time_period == @year and grp == @grp")
    assert len(rows) == 1
    return rows.iloc[0]


def test_repeated_rows_are_one(reading):
    assert one(reading, "koln-de", "un-transport-access", 2020)["obs_value"] == 90.7
    assert reading.quality.query("rule == 'row repeated'")["found"].tolist() == ["10 rows"]


def test_names_that_fit_several_cities_are_dropped_and_listed(reading):
    unclear = reading.quality.query("rule == 'name not clear'")["found"].tolist()
    assert unclear == ["Guerrero, MX: 3 values, 89.35, 20.12, 15.74", "Santa, US: 77.05", "Springfield, US: 54.96"]


def test_repeats_in_different_places_lose_their_coordinates(reading):
    places = reading.areas.set_index("ref_area")[["lat", "lon"]]
    assert places.loc["xingping-cn"].isna().all()
    assert places.loc["koln-de"].tolist() == [50.93333, 6.95]


def test_members_come_by_key_and_namesakes_elsewhere_do_not(reading):
    assert one(reading, "sao-paulo", "un-transport-access", 2020)["obs_value"] == 88.32
    assert one(reading, "new-delhi", "un-transport-access", 2020)["obs_value"] == 62.01
    assert one(reading, "manchester-us", "un-transport-access", 2020)["obs_value"] == 72.19


def test_half_a_year_is_refused():
    with pytest.raises(SourceError, match="2020.5"):
        source.read(FOLDER / "broken-year-20244")
