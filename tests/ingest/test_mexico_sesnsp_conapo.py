"""Mexico: states are wider, projections are forecasts, men and women are groups."""

from pathlib import Path

import pytest

from dashboard.ingest.problems import SourceError
from dashboard.ingest.sources import mexico_sesnsp_conapo as source

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / source.SOURCE


@pytest.fixture(scope="module")
def reading():
    return source.read(FOLDER)


def one(reading, area: str, series: str, year: int, grp: str = "_T"):
    """The only row of an area, series, year and group."""
    rows = reading.observations.query("ref_area == @area and series == @series and time_period == @year and grp == @grp")
    assert len(rows) == 1
    return rows.iloc[0]


def test_mexico_city_is_itself_and_tijuana_is_its_state(reading):
    city = one(reading, "mexico-city", "mexico-police-homicides", 2024)
    state = one(reading, "tijuana", "mexico-police-homicides", 2024)
    assert (city["boundary"], state["boundary"]) == ("city", "wider")
    assert state["note"].startswith("state of Baja California; ")


def test_reconstruction_and_projection_are_told_apart(reading):
    status = {y: one(reading, "mexico-city", "mexico-life-expectancy", y)["obs_status"] for y in (2015, 2019, 2020, 2030)}
    assert status == {2015: "E", 2019: "E", 2020: "F", 2030: "F"}


def test_women_are_a_group_of_life_expectancy(reading):
    women = one(reading, "mexico-city", "mexico-life-expectancy", 2019, "sex=F")
    assert women["obs_value"] > one(reading, "mexico-city", "mexico-life-expectancy", 2019)["obs_value"]


def test_projections_are_listed(reading):
    assert reading.quality[["rule", "found"]].values.tolist() == [["projection", "18 values"]]


def test_an_unknown_member_is_refused():
    with pytest.raises(SourceError, match="ciudad_de_mexico"):
        source.read(FOLDER / "broken-unknown-member")
