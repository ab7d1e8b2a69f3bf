"""Kyiv: values traced by hand, the war years and the ratio beyond belief."""

from pathlib import Path

import pytest

from dashboard.ingest.problems import SourceError
from dashboard.ingest.sources import ukraine_kyiv_open_sdg

FOLDER = Path(__file__).parents[1] / "fixtures" / "ukraine-kyiv-open-sdg"


@pytest.fixture(scope="module")
def reading():
    return ukraine_kyiv_open_sdg.read(FOLDER)


def test_national_numbers_are_mapped_to_un_targets(reading):
    row = reading.series.set_index("series").loc["kyiv-5-5-1"]
    assert (row["target"], row["indicator"], row["green"]) == ("3.7", "3.7.2", 25.0)
    births = reading.observations.query("series == 'kyiv-5-5-1' and time_period == 2021")
    assert births["obs_value"].item() == 4.1


def test_war_years_are_kept_and_flagged(reading):
    hiv = reading.observations.query("series == 'kyiv-3-3-1'").set_index("time_period")
    assert hiv.loc[2023, "obs_value"] == 36.8 and hiv.loc[2023, "note"].startswith("War year")
    assert hiv.loc[2021, "note"] == ""
    flagged = reading.quality.query("series == 'kyiv-3-3-1' and action == 'flagged'")
    assert set(flagged["time_period"]) == {2022, 2023}


def test_a_pay_ratio_beyond_belief_has_no_direction(reading):
    assert reading.series.set_index("series").loc["kyiv-10-4-1", "direction"] == "context"


@pytest.mark.parametrize(("twin", "line"), [("wrong-encoding", 3), ("text-for-number", 3)])
def test_a_broken_file_says_where(twin, line):
    with pytest.raises(SourceError) as error:
        ukraine_kyiv_open_sdg.read(FOLDER / f"broken-{twin}")
    assert error.value.problem.line == line
