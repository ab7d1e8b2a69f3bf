"""Los Angeles Open SDG: values traced by hand to the raw file, and its traps."""

from pathlib import Path

import pandas as pd
import pytest

from dashboard.ingest.problems import SourceError
from dashboard.ingest.sources import los_angeles_open_sdg

FOLDER = Path(__file__).parents[1] / "fixtures" / "los-angeles-open-sdg"


@pytest.fixture(scope="module")
def reading():
    return los_angeles_open_sdg.read(FOLDER)


def rows(reading, series):
    frame = reading.observations
    return frame[frame["series"] == series]


def test_the_total_comes_from_one_variant_and_groups_from_all(reading):
    poverty = rows(reading, "la-1-2-1").set_index(["time_period", "grp"])["obs_value"]
    assert poverty[2022, "_T"] == 18.0  # by age; the variant by sex prints 16.8, the one by schooling 14.5
    assert poverty[2022, "sex=F"] == 17.9
    assert poverty[2021, "age=Under 18 years"] == 23.0
    assert poverty[2021, "education=Less than High School"] == 24.3
    assert set(rows(reading, "la-1-2-1").query("time_period == 2021")["obs_status"]) == {"B"}


def test_two_units_of_one_headline_are_two_series(reading):
    assert rows(reading, "la-9-2-1-output")["obs_value"].item() == 103351.0
    assert rows(reading, "la-9-2-1-share")["obs_value"].item() == 9.49


@pytest.mark.parametrize(
    ("series", "boundary", "note"),
    [
        ("la-3-6-1-city", "city", ""),
        ("la-3-6-1-county", "wider", "City of Los Angeles and Los Angeles County"),
        ("la-9-2-1-share", "metro", ""),
        ("la-11-6-2-pm25", "wider", "Los Angeles County"),
        ("la-1-5-1-deaths", "wider", "State of California"),
        ("la-7-1-1", "national", "United States of America"),
    ],
)
def test_every_value_says_what_it_was_measured_for(reading, series, boundary, note):
    found = rows(reading, series)
    assert set(found["boundary"]) == {boundary} and set(found["note"]) == {note}


def test_pooled_decades_take_the_last_year(reading):
    row = rows(reading, "la-3-1-1-rate").iloc[0]
    assert (row["time_period"], row["time_label"], row["obs_value"]) == (2016, "2007-2016", 17.3)
    assert rows(reading, "la-1-5-1-deaths")["time_period"].item() == 2017


def test_repeats_and_conflicts_are_listed(reading):
    listed = reading.quality.set_index("series")
    assert listed.loc["la-4-1-2-degree", "action"] == "conflict"
    assert listed.loc["la-4-1-2-degree", "found"] == "32.1 / 32.6"
    assert listed.loc["la-3-3-2", "action"] == "dropped"
    degree = rows(reading, "la-4-1-2-degree")
    assert degree[degree["grp"] == "sex=F"]["obs_value"].item() == 32.6


def test_a_mislabelled_group_gets_its_true_name(reading):
    assert "ethnicity=Asian" in set(rows(reading, "la-16-1-1")["grp"])


def test_an_empty_form_is_skipped(reading):
    skipped = reading.quality[reading.quality["action"] == "skipped"]
    assert "8-4-2" in set(skipped["series"]) and "la-8-4-2" not in set(reading.series["series"])


def test_local_targets_are_numbers_only_where_they_fit_one_series(reading):
    targets = reading.local_targets.set_index("series")
    power = targets.loc["la-7-2-1-renewable"]
    assert (power["target_value"], power["target_year"]) == (100, 2035)
    assert targets.loc["la-3-6-1-city", "target_value"] == 0
    assert pd.isna(targets.loc["la-11-7-1-share", "target_value"]) and targets.loc["la-11-7-1-share", "text"]


def test_numbers_kept_by_hand_stand_in_the_published_sentence():
    meta = pd.read_csv(FOLDER / "los_angeles_sdg_meta.csv", dtype=str, keep_default_na=False).set_index("indicator")
    assert "100% Renewable Energy by 2035" in meta.loc["7-2-1", "local_target"]
    assert "Eliminate traffic deaths in Los Angeles by 2025" in meta.loc["3-6-1", "local_target"]


@pytest.mark.parametrize(("twin", "column"), [("text-for-number", "value"), ("year-20244", "year")])
def test_a_broken_file_says_where(twin, column):
    with pytest.raises(SourceError) as error:
        los_angeles_open_sdg.read(FOLDER / f"broken-{twin}")
    assert (error.value.problem.line, error.value.problem.column) == (3, column)
