"""SNIS: breaks, jumps, who declared a figure."""

from pathlib import Path

import pytest

from dashboard.ingest.problems import SourceError
from dashboard.ingest.sources import brazil_snis as source

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / source.SOURCE


@pytest.fixture(scope="module")
def reading():
    return source.read(FOLDER)


def one(reading, area: str, series: str, year: int, grp: str = "_T"):
    """The only row of an area, series, year and group."""
    rows = reading.observations.query("ref_area == @area and series == @series and time_period == @year and grp == @grp")
    assert len(rows) == 1
    return rows.iloc[0]


def test_known_changes_of_definition_are_breaks(reading):
    assert one(reading, "porto-alegre", "snis-drainage", 2018)["obs_status"] == "A"
    assert one(reading, "porto-alegre", "snis-drainage", 2019)["obs_status"] == "B"
    assert one(reading, "brasilia", "snis-sewers", 2012)["obs_status"] == "B"


def test_large_jumps_are_listed_and_not_changed(reading):
    jumps = reading.quality.query("rule == 'large jump'")
    assert jumps[["ref_area", "time_period", "found"]].values.tolist() == [["guarulhos", "2020", "-41.4 points to 58.6"]]
    assert one(reading, "guarulhos", "snis-paved-streets", 2020)["obs_value"] == 58.6


def test_the_note_says_who_declared(reading):
    assert one(reading, "brasilia", "snis-sewers", 2011)["note"] == "declared by the provider CAESB"
    assert one(reading, "porto-alegre", "snis-drainage", 2018)["note"] == "declared by the city"


@pytest.mark.parametrize(("broken", "found"), [("broken-twice", "a second value"), ("broken-year-20244", "'20244'")])
def test_a_broken_file_says_what_was_found(broken, found):
    with pytest.raises(SourceError) as error:
        source.read(FOLDER / broken)
    assert found in error.value.problem.found
