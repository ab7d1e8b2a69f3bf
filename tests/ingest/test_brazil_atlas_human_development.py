"""Atlas of Human Development in Brazil: census values, the member state, the scale of the Gini coefficient."""

from pathlib import Path

import pytest

from dashboard.ingest.problems import SourceError
from dashboard.ingest.sources import brazil_atlas_human_development as source

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / source.SOURCE


@pytest.fixture(scope="module")
def reading():
    return source.read(FOLDER)


def one(reading, area: str, series: str, year: int, grp: str = "_T"):
    """The only row of an area, series, year and group."""
    rows = reading.observations.query("ref_area == @area and series == @series and time_period == @year and grp == @grp")
    assert len(rows) == 1
    return rows.iloc[0]


def test_values_are_those_of_the_censuses(reading):
    # As published: life expectancy of São Paulo 2010 76.30 and of the state of Minas Gerais 75.30 years.
    assert one(reading, "sao-paulo", "brazil-life-expectancy", 2010)["obs_value"] == 76.3
    assert set(reading.observations["time_period"]) == {1991, 2000, 2010}


def test_the_member_state_is_judged_as_itself(reading):
    row = one(reading, "minas-gerais", "brazil-life-expectancy", 2010)
    assert (row["obs_value"], row["boundary"], row["note"]) == (75.3, "city", "the member is the state itself")


def test_the_gini_coefficient_is_put_on_the_scale_of_its_threshold(reading):
    assert one(reading, "recife-br", "brazil-gini", 2010)["obs_value"] == pytest.approx(68)
    gini = reading.series.set_index("series").loc["brazil-gini"]
    assert (gini["unit_measure"], gini["green"]) == ("INDEX_0_100", 30)


@pytest.mark.parametrize(("broken", "column"), [("broken-other-boundary", "boundary"), ("broken-unit-changed", "unit")])
def test_a_broken_file_names_the_place(broken, column):
    with pytest.raises(SourceError) as error:
        source.read(FOLDER / broken)
    assert (error.value.problem.line, error.value.problem.column) == (2, column)
