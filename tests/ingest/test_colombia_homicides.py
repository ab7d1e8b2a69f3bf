"""Homicides in Colombia: the break of 2018, the first count of 2024, the metropolitan sum."""

from pathlib import Path

import pytest

from dashboard.ingest.problems import SourceError
from dashboard.ingest.sources import colombia_homicides as source

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / source.SOURCE


@pytest.fixture(scope="module")
def reading():
    return source.read(FOLDER)


def one(reading, area: str, series: str, year: int, grp: str = "_T"):
    """The only row of an area, series, year and group."""
    rows = reading.observations.query("ref_area == @area and series == @series and time_period == @year and grp == @grp")
    assert len(rows) == 1
    return rows.iloc[0]


def test_the_census_of_2018_is_a_break(reading):
    status = {year: one(reading, "bogota", "colombia-homicides", year)["obs_status"] for year in (2017, 2018, 2024)}
    assert status == {2017: "A", 2018: "B", 2024: "P"}


def test_rates_and_counts_are_those_of_the_file(reading):
    # 1605 homicides among 6.63 million people.
    row = one(reading, "bogota", "colombia-homicides", 2003)
    assert (row["obs_value"], row["note"], row["boundary"]) == (24.217, "1605 homicides", "city")


def test_the_valley_is_a_metropolitan_area(reading):
    assert one(reading, "valle-de-aburra", "colombia-homicides", 2018)["boundary"] == "metro"


def test_breaks_and_first_counts_are_listed(reading):
    assert sorted(reading.quality["rule"]) == ["break in series"] * 2 + ["newest year"] * 2


def test_a_word_for_a_number_is_refused():
    with pytest.raises(SourceError) as error:
        source.read(FOLDER / "broken-text-for-number")
    assert (error.value.problem.line, error.value.problem.found) == (3, "'high'")
