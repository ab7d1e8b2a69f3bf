"""Statistics Canada: groups, fractions, the unfinished year."""

from pathlib import Path

import pytest

from dashboard.ingest.problems import SourceError
from dashboard.ingest.sources import canada_sdg_hub as source

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / source.SOURCE


@pytest.fixture(scope="module")
def reading():
    return source.read(FOLDER)


def one(reading, area: str, series: str, year: int, grp: str = "_T"):
    """The only row of an area, series, year and group."""
    rows = reading.observations.query("ref_area == @area and series == @series and time_period == @year and grp == @grp")
    assert len(rows) == 1
    return rows.iloc[0]


def test_children_and_old_people_are_groups_of_poverty(reading):
    assert one(reading, "toronto", "canada-poverty", 2023)["obs_value"] == 13.4
    assert one(reading, "toronto", "canada-poverty", 2023, "age=0-17")["obs_value"] == 16
    assert len(reading.series.query("series == 'canada-poverty'")) == 1


def test_fractions_become_per_cent_and_keep_their_period(reading):
    row = one(reading, "toronto", "canada-land-consumption", 2021)
    assert (row["obs_value"], row["time_label"]) == (pytest.approx(0.12), "2011-2021")


def test_the_newest_year_of_employment_is_provisional(reading):
    assert one(reading, "toronto", "canada-employment", 2025)["obs_status"] == "P"
    assert one(reading, "toronto", "canada-employment", 2024)["obs_status"] == "A"
    assert reading.quality["rule"].tolist() == ["newest year"]


@pytest.mark.parametrize(
    ("broken", "line", "column"),
    [
        ("broken-missing-column", 1, "unit"),
        ("broken-unknown-member", 2, "city_id"),
        ("broken-empty-value", 4, "value"),
        ("broken-twice", 14, ""),
    ],
)
def test_a_broken_file_names_the_place(broken, line, column):
    with pytest.raises(SourceError) as error:
        source.read(FOLDER / broken)
    assert (error.value.problem.line, error.value.problem.column) == (line, column)
