"""343 cities: gases kept apart, shared urban areas, unclear names."""

from pathlib import Path

import pytest

from dashboard.ingest.problems import SourceError
from dashboard.ingest.sources import pangaea_343_cities as source

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / source.SOURCE


@pytest.fixture(scope="module")
def reading():
    return source.read(FOLDER)


def one(reading, area: str, series: str, year: int, grp: str = "_T"):
    """The only row of an area, series, year and group."""
    rows = reading.observations.query("ref_area == @area and series == @series and time_period == @year and grp == @grp")
    assert len(rows) == 1
    return rows.iloc[0]


def test_carbon_dioxide_and_greenhouse_gases_are_two_series(reading):
    assert one(reading, "quito", "city-ghg-per-person", 2011)["obs_value"] == 2.0783
    assert one(reading, "chengdu", "city-co2-per-person", 2010)["obs_value"] == 1.08


def test_boundaries_follow_what_was_reported(reading):
    assert one(reading, "quito", "city-ghg-per-person", 2011)["boundary"] == "metro"
    assert one(reading, "quito", "urban-built-up-area", 2014)["boundary"] == "urban-centre"
    assert one(reading, "taipei", "city-ghg-per-person", 2014)["boundary"] == "city"


def test_rates_keep_their_period(reading):
    assert one(reading, "quito", "urban-land-use-ratio", 2014)["time_label"] == "2000-2014"


def test_neighbours_with_the_same_area_are_listed(reading):
    shared = reading.quality.query("rule == 'shared urban area'")
    assert set(shared["ref_area"]) == {"taipei", "new-taipei"}


def test_unclear_names_and_totals_are_left_out_and_listed(reading):
    dropped = reading.quality.query("action == 'dropped'")["found"].tolist()
    assert [found.split(":")[0] for found in dropped] == ["Albany, USA", "Suzhou, CHN"]
    assert len(reading.quality.query("action == 'skipped'")) == 2


def test_nothing_is_judged(reading):
    assert set(reading.series["bound_origin"]) == {"none"}


def test_an_unknown_country_is_refused():
    with pytest.raises(SourceError, match="Atlantis"):
        source.read(FOLDER / "broken-unknown-country")
