"""Chisinau: values traced by hand, the break in the air and the odd year of the waste water."""

from pathlib import Path

import pytest

from dashboard.ingest.problems import SourceError
from dashboard.ingest.sources import moldova_chisinau_open_sdg

FOLDER = Path(__file__).parents[1] / "fixtures" / "moldova-chisinau-open-sdg"


@pytest.fixture(scope="module")
def reading():
    return moldova_chisinau_open_sdg.read(FOLDER)


def test_air_breaks_in_2018_and_is_judged_by_the_guideline(reading):
    air = reading.observations.query("series == 'chisinau-11-6-2'").set_index("time_period")
    assert (air.loc[2017, "obs_value"], air.loc[2018, "obs_value"], air.loc[2022, "obs_value"]) == (30.7, 43.0, 45.0)
    assert (air.loc[2017, "obs_status"], air.loc[2018, "obs_status"]) == ("A", "B")
    assert set(air["boundary"]) == {"city"} and reading.series.set_index("series").loc["chisinau-11-6-2", "green"] == 15


def test_the_odd_year_of_waste_water_is_kept_and_flagged(reading):
    row = reading.observations.query("series == 'chisinau-6-3-1' and time_period == 2016").iloc[0]
    assert row["obs_value"] == 66.8 and "66.8" in row["note"]
    assert ((reading.quality["series"] == "chisinau-6-3-1") & (reading.quality["action"] == "flagged")).any()


@pytest.mark.parametrize(("twin", "found"), [("text-for-number", "about 12"), ("empty-file", "an empty file")])
def test_a_broken_file_says_what(twin, found):
    with pytest.raises(SourceError, match=found):
        moldova_chisinau_open_sdg.read(FOLDER / f"broken-{twin}")
