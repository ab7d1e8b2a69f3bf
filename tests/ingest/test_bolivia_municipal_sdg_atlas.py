"""Municipal SDG Atlas of Bolivia: years, averages, projections."""

from pathlib import Path

import pytest

from dashboard.ingest.problems import SourceError
from dashboard.ingest.sources import bolivia_municipal_sdg_atlas as source

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / source.SOURCE


@pytest.fixture(scope="module")
def reading():
    return source.read(FOLDER)


def one(reading, area: str, series: str, year: int, grp: str = "_T"):
    """The only row of an area, series, year and group."""
    rows = reading.observations.query("ref_area == @area and series == @series and time_period == @year and grp == @grp")
    assert len(rows) == 1
    return rows.iloc[0]


def test_a_mean_of_years_stands_under_the_last_and_keeps_its_label(reading):
    row = one(reading, "la-paz", "bolivia-homicides", 2017)
    assert (row["obs_value"], row["time_label"], row["note"]) == (3.1, "2015-2017", "mean of several years")


def test_population_is_a_projection_and_night_lights_are_modelled(reading):
    assert one(reading, "la-paz", "bolivia-population", 2020)["obs_status"] == "F"
    assert one(reading, "la-paz", "bolivia-night-lights", 2020)["nature"] == "M"


def test_el_alto_is_a_reference_city(reading):
    assert reading.areas[["ref_area", "name", "country"]].values.tolist() == [["el-alto-bo", "El Alto", "BOL"]]
    assert one(reading, "el-alto-bo", "bolivia-mpi", 2012)["obs_value"] == 0.027


def test_bounds_only_where_a_number_can_be_cited(reading):
    origin = reading.series.set_index("series")["bound_origin"]
    assert origin["bolivia-homicides"] == "published"
    assert origin["bolivia-under-five-mortality"] == "sdg"
    assert origin["bolivia-mpi"] == origin["bolivia-public-investment"] == "none"


@pytest.mark.parametrize(
    ("broken", "column", "found"),
    [("broken-text-for-number", "value", "'n.d.'"), ("broken-unknown-code", "series", "'sdg99_x'")],
)
def test_a_broken_file_names_the_place(broken, column, found):
    with pytest.raises(SourceError) as error:
        source.read(FOLDER / broken)
    assert (error.value.problem.column, error.value.problem.found) == (column, found)
