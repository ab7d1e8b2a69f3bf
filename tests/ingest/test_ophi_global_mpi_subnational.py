"""Poverty in many dimensions: what is the city, table and trend as one, survey years."""

from pathlib import Path

import pytest

from dashboard.ingest.problems import SourceError
from dashboard.ingest.sources import ophi_global_mpi_subnational as source

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / source.SOURCE


@pytest.fixture(scope="module")
def reading():
    return source.read(FOLDER)


def one(reading, area: str, series: str, year: int, grp: str = "_T"):
    """The only row of an area, series, year and group."""
    rows = reading.observations.query("ref_area == @area and series == @series and time_period == @year and grp == @grp")
    assert len(rows) == 1
    return rows.iloc[0]


def test_only_the_city_itself_is_judged(reading):
    boundary = reading.observations.drop_duplicates("ref_area").set_index("ref_area")["boundary"].to_dict()
    assert boundary == {
        "addis-ababa": "city", "bangui": "city", "east-kalimantan": "city", "minas-gerais": "city", "lahore": "wider",
    }  # fmt: skip


def test_trend_and_table_are_one_series_and_the_trend_wins(reading):
    years = reading.observations.query("ref_area == 'bangui' and series == 'mpi-poor'")["time_period"]
    assert sorted(years) == [2010, 2018]
    assert one(reading, "bangui", "mpi-poor", 2018)["obs_value"] == 42.6562


def test_half_a_point_between_table_and_trend_is_a_conflict(reading):
    found = reading.quality[["rule", "ref_area", "series", "found"]].values.tolist()
    assert found == [["table and trend", "bangui", "mpi-poor", "table 33.8275, trend 42.6562"]]


def test_a_survey_over_two_years_stands_under_the_first(reading):
    row = one(reading, "lahore", "mpi-water", 2017)
    assert (row["time_label"], row["nature"], row["note"]) == ("2017-2018", "S", "province: Punjab; DHS")


def test_the_target_is_no_one(reading):
    assert reading.series.set_index("series").loc["mpi-poor", "green"] == 0


def test_a_dash_for_a_number_is_refused():
    with pytest.raises(SourceError) as error:
        source.read(FOLDER / "broken-text-for-number")
    assert (error.value.problem.line, error.value.problem.found) == (2, "'-'")
