"""Korea's capital region: values traced by hand, and the province that is a member."""

from pathlib import Path

import pytest

from dashboard.ingest.problems import SourceError
from dashboard.ingest.sources import korea_capital_region

FOLDER = Path(__file__).parents[1] / "fixtures" / "korea-capital-region"


@pytest.fixture(scope="module")
def reading():
    return korea_capital_region.read(FOLDER)


def test_seoul_air_is_its_own_and_judged_by_the_guideline(reading):
    frame = reading.observations.query("ref_area == 'seoul' and series == 'korea-gi-7-1-2' and time_period == 2022")
    assert (frame["obs_value"].item(), frame["boundary"].item(), frame["note"].item()) == (18.4, "city", "")
    assert reading.series.set_index("series").loc["korea-gi-7-1-2", "bound_origin"] == "science"


def test_a_province_that_is_a_member_is_judged_as_metro_with_a_note(reading):
    province = reading.observations.query("ref_area == 'gyeonggi'")
    assert set(province["boundary"]) == {"metro"} and set(province["note"]) == {"province"}


def test_a_break_may_concern_one_area_only(reading):
    parks = reading.observations.query("series == 'korea-gi-7-1-1' and time_period == 2020").set_index("ref_area")
    assert parks.loc["seoul", "obs_status"] == "B" and parks.loc["incheon", "obs_status"] == "A"


def test_unemployment_has_the_threshold_for_ages_15_and_over(reading):
    row = reading.series.set_index("series").loc["korea-gi-9-3-5"]
    assert (row["green"], row["panel"], row["indicator"]) == (5.0, "korea-capital-region", "8.5.2")
    seoul = reading.observations.query("ref_area == 'seoul' and series == 'korea-gi-9-3-5' and time_period == 2022")
    assert seoul["obs_value"].item() == 3.4


@pytest.mark.parametrize(("twin", "column"), [("missing-column", "value"), ("year-20244", "year")])
def test_a_broken_file_says_where(twin, column):
    with pytest.raises(SourceError) as error:
        korea_capital_region.read(FOLDER / f"broken-{twin}")
    assert error.value.problem.column == column
