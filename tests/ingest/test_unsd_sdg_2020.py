"""UN database: countries as context, cities of the waste table by a hand-kept list."""

from pathlib import Path

import pytest

from dashboard.ingest.problems import SourceError
from dashboard.ingest.sources import unsd_sdg_2020 as source

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / source.SOURCE


@pytest.fixture(scope="module")
def reading():
    return source.read(FOLDER)


def one(reading, area: str, series: str, year: int, grp: str = "_T"):
    """The only row of an area, series, year and group."""
    rows = reading.observations.query("ref_area == @area and series == @series and time_period == @year and grp == @grp")
    assert len(rows) == 1
    return rows.iloc[0]


def test_national_figures_are_national_and_have_no_target(reading):
    rows = reading.observations.query("ref_area == 'mex'")
    assert set(rows["boundary"]) == {"national"}
    national = reading.series[reading.series["series"].str.startswith("national-")]
    assert set(national["bound_origin"]) == {"none"}
    assert reading.areas.set_index("ref_area").loc["mex", ["name", "kind"]].tolist() == ["Mexico", "country"]


def test_squeezed_names_are_read_by_the_table(reading):
    assert one(reading, "san-salvador", "un-waste-collection", 2001)["boundary"] == "city"
    assert "los-olivos-pe" in set(reading.areas["ref_area"])


def test_what_is_not_clearly_a_city_is_dropped_and_listed(reading):
    dropped = reading.quality.query("action == 'dropped'").set_index("found")["reason"].to_dict()
    assert dropped == {
        "anguilla, 660: 100": "A country, not a city.",
        "lahore, 608: 77": "The country code is the Philippines', the city is Pakistan's.",
        "nociti, 20: 100": "No city is named.",
        "windhoek, 24: 23.1": "The country code is Angola's, the city is Namibia's.",
    }


def test_the_second_code_of_guadalajara_is_a_break(reading):
    assert one(reading, "guadalajara", "un-waste-collection", 2012)["obs_status"] == "A"
    assert one(reading, "guadalajara", "un-waste-collection", 2015)["obs_status"] == "B"


def test_an_unknown_series_is_refused():
    with pytest.raises(SourceError, match="XX_YY"):
        source.read(FOLDER / "broken-unknown-code")
