"""Bristol Open SDG: values traced by hand to the raw file, and its traps."""

from pathlib import Path

import pytest

from dashboard.ingest.sources import bristol_open_sdg

FOLDER = Path(__file__).parents[1] / "fixtures" / "bristol-open-sdg"


@pytest.fixture(scope="module")
def reading():
    return bristol_open_sdg.read(FOLDER)


def value(reading, series, year, grp="_T"):
    frame = reading.observations
    return frame[(frame["series"] == series) & (frame["time_period"] == year) & (frame["grp"] == grp)].iloc[0]


def test_financial_years_keep_their_label_and_take_the_first_year(reading):
    row = value(reading, "bristol-12-5-1-recycled", 2019)
    assert (row["obs_value"], row["time_label"], row["boundary"]) == (47.1, "2019-20", "city")


def test_one_headline_with_two_series_gives_two_series(reading):
    assert value(reading, "bristol-12-5-1-landfill", 2018)["obs_value"] == 14.4
    assert value(reading, "bristol-12-5-1-recycled", 2018)["obs_value"] == 47.4


def test_three_year_averages_take_the_last_year(reading):
    row = value(reading, "bristol-3-3-2", 2019)
    assert (round(row["obs_value"], 4), row["time_label"]) == (11.4716, "2017 - 19")
    assert value(reading, "bristol-3-3-2", 2002)["obs_value"] == pytest.approx(12.9035, abs=1e-4)


def test_groups_that_are_measures_become_series(reading):
    assert value(reading, "bristol-13-2-2-per-person", 2018)["obs_value"] == 4.39
    assert value(reading, "bristol-13-2-2-total", 2018)["obs_value"] == 1547.0


def test_people_groups_stay_groups_of_the_total(reading):
    frame = reading.observations
    assert value(reading, "bristol-16-7-2", 2020)["obs_value"] == 21.1
    assert {"ward=Easton", "deprivation=Most Deprived 10%"} <= set(frame[frame["series"] == "bristol-16-7-2"]["grp"])
    gap = frame[frame["series"] == "bristol-3-8-2"].set_index("grp")["obs_value"]
    assert gap.to_dict() == {"sex=F": 7.2, "sex=M": 9.6}


def test_the_same_figures_under_another_number_are_skipped_and_listed(reading):
    assert "bristol-11-5-1" not in set(reading.series["series"])
    assert ((reading.quality["series"] == "11-5-1") & (reading.quality["action"] == "skipped")).any()


def test_changes_of_method_are_breaks(reading):
    assert value(reading, "bristol-8-10-1", 2012)["obs_status"] == "B"
    assert value(reading, "bristol-4-1-1-age7-reading", 2016)["obs_status"] == "B"
    assert value(reading, "bristol-4-1-1-age7-reading", 2015)["obs_status"] == "A"


def test_air_is_judged_by_the_who_guideline_and_marked_as_modelled(reading):
    row = reading.series.set_index("series").loc["bristol-11-6-2"]
    assert (row["green"], row["bound_origin"], row["indicator"]) == (5.0, "science", "11.6.2")
    assert value(reading, "bristol-11-6-2", 2019)["nature"] == "M"
