"""Green area from space: region means, zeros and jumps, shared urban areas."""

from pathlib import Path

import pytest

from dashboard.ingest.problems import SourceError
from dashboard.ingest.sources import un_habitat_green_areas as source

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / source.SOURCE


@pytest.fixture(scope="module")
def reading():
    return source.read(FOLDER)


def one(reading, area: str, series: str, year: int, grp: str = "_T"):
    """The only row of an area, series, year and group."""
    rows = reading.observations.query("ref_area == @area and series == @series and time_period == @year and grp == @grp")
    assert len(rows) == 1
    return rows.iloc[0]


def test_world_means_are_dropped(reading):
    dropped = reading.quality.query("action == 'dropped'")
    assert dropped.query("rule == 'not a city'")["found"].tolist() == ["8 values"]


def test_members_of_one_urban_area_both_get_its_values(reading):
    city, valley = (one(reading, area, "green-area-share", 2020) for area in ("medellin", "valle-de-aburra"))
    assert city["obs_value"] == valley["obs_value"]
    assert city["note"] == "one urban area for several members"


def test_an_image_without_use_is_no_zero(reading):
    years = reading.observations.query("ref_area == 'yopal-co' and series == 'green-area-share'")["time_period"]
    assert sorted(years) == [1990, 2000, 2020]
    assert set(reading.quality.query("rule == 'zero green'")["ref_area"]) == {"yopal-co", "guixi-cn"}


def test_jumps_are_listed_and_not_changed(reading):
    jumps = reading.quality.query("rule == 'large jump'")
    assert jumps[["ref_area", "found"]].values.tolist() == [["bissau-gw", "-36.1 points"]]


def test_names_are_the_ones_people_use(reading):
    names = reading.areas.set_index("ref_area")["name"].to_dict()
    assert names == {"wien-at": "Vienna", "guixi-cn": "Guixi", "yopal-co": "Yopal", "bissau-gw": "Bissau"}


def test_satellite_shares_are_modelled_and_have_no_target(reading):
    assert set(reading.observations["nature"]) == {"M"}
    assert set(reading.series["bound_origin"]) == {"none"}


def test_a_missing_column_is_refused():
    with pytest.raises(SourceError) as error:
        source.read(FOLDER / "broken-missing-column")
    assert (error.value.problem.line, error.value.problem.column) == (1, "city_code")
