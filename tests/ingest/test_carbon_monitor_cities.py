"""Carbon Monitor: members, named cities, and the many without a name."""

from pathlib import Path

import pytest

from dashboard.ingest.problems import SourceError
from dashboard.ingest.sources import carbon_monitor_cities as source

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / source.SOURCE


@pytest.fixture(scope="module")
def reading():
    return source.read(FOLDER)


def one(reading, area: str, series: str, year: int, grp: str = "_T"):
    """The only row of an area, series, year and group."""
    rows = reading.observations.query("ref_area == @area and series == @series and time_period == @year and grp == @grp")
    assert len(rows) == 1
    return rows.iloc[0]


def test_members_are_known_by_code_and_others_by_name(reading):
    assert set(reading.observations["ref_area"]) == {"buenos-aires", "pittsburgh", "gdansk-pl"}
    row = one(reading, "buenos-aires", "carbon-monitor-co2", 2019)
    assert (row["obs_value"], row["nature"], row["boundary"], row["note"]) == (33667216, "M", "metro", "AR BUE")


def test_cities_without_a_clear_name_are_left_out_and_counted(reading):
    found = reading.quality.set_index("rule")["found"]
    assert found["no name"] == "3 values of 1 cities"
    assert found["two cities of one name"] == "Guadalupe: 3 values of MX GLP"


def test_totals_are_context(reading):
    assert reading.series[["direction", "bound_origin"]].values.tolist() == [["context", "none"]]


def test_a_unit_in_a_number_is_refused():
    with pytest.raises(SourceError, match="28 Mt"):
        source.read(FOLDER / "broken-text-for-number")
