"""Open public space: what is no city, very high shares, shared urban areas."""

from pathlib import Path

import pytest

from dashboard.ingest.problems import SourceError
from dashboard.ingest.sources import un_habitat_open_space_11_7_1 as source

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / source.SOURCE


@pytest.fixture(scope="module")
def reading():
    return source.read(FOLDER)


def one(reading, area: str, series: str, year: int, grp: str = "_T"):
    """The only row of an area, series, year and group."""
    rows = reading.observations.query("ref_area == @area and series == @series and time_period == @year and grp == @grp")
    assert len(rows) == 1
    return rows.iloc[0]


def test_countries_and_governorates_are_dropped(reading):
    found = reading.quality.query("action == 'dropped'")["found"].tolist()
    assert found == ["1 values", "1 values"]
    assert "capital-governorate-bh" not in set(reading.areas["ref_area"])


def test_members_of_one_urban_area_both_get_its_value(reading):
    for area in ("medellin", "valle-de-aburra"):
        assert one(reading, area, "open-space-access", 2018)["obs_value"] == 88.83


def test_more_land_than_advised_is_listed(reading):
    high = reading.quality.query("rule == 'very high share'")
    assert high[["ref_area", "time_period"]].values.tolist() == [["tartu-ee", "2022"]]


def test_targets_are_everyone_and_what_the_custodian_advises(reading):
    series = reading.series.set_index("series")
    assert series.loc["open-space-access", "green"] == 100
    share = series.loc["open-space-street-share"]
    assert (share["lower_bound"], share["red"], share["green"], share["optimum"]) == (0, 22.5, 45, 50)
    assert share["bound_reason"].startswith("UN-Habitat (2013")


def test_a_changed_unit_is_refused():
    with pytest.raises(SourceError, match="fraction"):
        source.read(FOLDER / "broken-unit-changed")
