"""Official population: the right country, one figure a year."""

from pathlib import Path

import pytest

from dashboard.ingest.problems import SourceError
from dashboard.ingest.sources import undata_city_population as source

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / source.SOURCE


@pytest.fixture(scope="module")
def reading():
    return source.read(FOLDER)


def one(reading, area: str, series: str, year: int, grp: str = "_T"):
    """The only row of an area, series, year and group."""
    rows = reading.observations.query("ref_area == @area and series == @series and time_period == @year and grp == @grp")
    assert len(rows) == 1
    return rows.iloc[0]


def test_a_name_counts_only_in_the_country_of_the_member(reading):
    # Hyderabad of Pakistan has figures for 1998 and 2017, the member is in India.
    years = reading.observations.query("ref_area == 'hyderabad'")["time_period"].tolist()
    assert years == [2001]
    assert one(reading, "hyderabad", "un-official-population", 2001)["obs_value"] == 3637483


def test_a_census_goes_before_an_estimate_and_the_other_is_listed(reading):
    row = one(reading, "berlin", "un-official-population", 2011)
    assert (row["obs_value"], row["obs_status"]) == (3292365, "A")
    conflict = reading.quality.query("action == 'conflict'")
    assert conflict["found"].tolist() == ["3460725 left out, 3292365 kept"]


def test_estimates_are_marked(reading):
    assert one(reading, "berlin", "un-official-population", 2012)["obs_status"] == "E"


def test_others_are_counted(reading):
    assert reading.quality.query("action == 'skipped'")["found"].tolist() == ["5 rows"]


def test_a_word_for_a_number_is_refused():
    with pytest.raises(SourceError, match="three million"):
        source.read(FOLDER / "broken-text-for-number")
