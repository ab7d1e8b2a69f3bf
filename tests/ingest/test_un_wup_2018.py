"""World Urbanization Prospects: estimate and projection, members that share an agglomeration."""

from pathlib import Path

import pytest

from dashboard.ingest.problems import SourceError
from dashboard.ingest.sources import un_wup_2018 as source

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / source.SOURCE


@pytest.fixture(scope="module")
def reading():
    return source.read(FOLDER)


def one(reading, area: str, series: str, year: int, grp: str = "_T"):
    """The only row of an area, series, year and group."""
    rows = reading.observations.query("ref_area == @area and series == @series and time_period == @year and grp == @grp")
    assert len(rows) == 1
    return rows.iloc[0]


@pytest.fixture(autouse=True, scope="module")
def others():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(source, "measured", lambda without: frozenset({"koln-de"}))
        yield


def test_projections_begin_after_2018(reading):
    rows = reading.observations.query("ref_area == 'milan'").set_index("time_period")["obs_status"].to_dict()
    assert rows == {1990: "E", 1995: "E", 2000: "E", 2005: "E", 2010: "E", 2015: "E", 2020: "F", 2025: "F", 2030: "F"}


def test_thousands_become_people(reading):
    assert one(reading, "milan", "un-agglomeration-population", 2020)["obs_value"] == pytest.approx(3140181, abs=500)


def test_members_that_share_an_agglomeration_get_a_note(reading):
    for area in ("medellin", "valle-de-aburra", "geneva-city", "geneva-canton"):
        row = one(reading, area, "un-agglomeration-population", 2020)
        assert row["note"] == "one agglomeration for several members"


def test_only_measured_cities_are_kept_and_the_rest_is_counted(reading):
    assert reading.areas[["ref_area", "name"]].values.tolist() == [["koln-de", "Cologne"]]
    assert reading.quality["found"].iloc[0] == "9 values of 1 agglomerations"


def test_an_unknown_country_is_refused():
    with pytest.raises(SourceError, match="Atlantis"):
        source.read(FOLDER / "broken-unknown-country")
