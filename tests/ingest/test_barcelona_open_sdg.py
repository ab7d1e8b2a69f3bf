"""Barcelona Open SDG: values traced by hand, its own numbering, its areas, its targets and its verdicts."""

from pathlib import Path

import pandas as pd
import pytest

from dashboard.ingest.problems import SourceError
from dashboard.ingest.sources import barcelona_open_sdg

FOLDER = Path(__file__).parents[1] / "fixtures" / "barcelona-open-sdg"
DATA = Path(__file__).parents[2] / "data"
SOURCE = "barcelona-open-sdg.csv"


@pytest.fixture(scope="module")
def reading():
    return barcelona_open_sdg.read(FOLDER)


def rows(reading, series):
    frame = reading.observations
    return frame[frame["series"] == series]


def test_its_numbers_are_targets_never_un_indicators(reading):
    air = reading.series.set_index("series").loc["barcelona-11-6-1-no2"]
    assert (air["target"], air["indicator"], air["green"]) == ("11.6", "", 10.0)
    assert (reading.series["indicator"] == "").all()


def test_survey_years_take_the_first_year(reading):
    row = rows(reading, "barcelona-1-2-1").query("ref_area == 'barcelona' and time_period == 2022").iloc[0]
    assert (row["obs_value"], row["time_label"], row["boundary"]) == (9.8, "2022-2023", "city")


def test_the_metropolitan_area_is_a_member_of_its_own(reading):
    metro = rows(reading, "barcelona-1-2-1").query("ref_area == 'barcelona-amb'")
    assert set(metro["boundary"]) == {"metro"} and set(metro["grp"]) == {"_T"}
    assert "barcelona-1-2-1-children" in set(reading.series["series"])


def test_catalonia_and_spain_are_context_and_europe_is_left_out(reading):
    patents = rows(reading, "barcelona-9-5-3").set_index(["ref_area", "boundary"])["obs_value"]
    assert patents["barcelona", "city"] == 127.1
    assert {boundary for _, boundary in patents.index} == {"city", "metro", "wider", "national"}
    assert "other-area" in set(reading.quality["rule"])


@pytest.mark.parametrize(
    ("series", "boundary"),
    [("barcelona-7-1-2", "wider"), ("barcelona-15-3-1", "wider"), ("barcelona-9-2-2", "metro")],
)
def test_what_a_value_covers_comes_from_the_meta_file(reading, series, boundary):
    assert set(rows(reading, series)["boundary"]) == {boundary}


def test_a_gap_among_the_districts_is_a_series_with_the_target_of_its_indicator(reading):
    assert rows(reading, "barcelona-4-1-2-rate")["obs_value"].item() == 91.5
    assert rows(reading, "barcelona-4-1-2-gap")["obs_value"].notna().all()
    targets = reading.local_targets.set_index("series")
    assert targets.loc["barcelona-4-1-2-gap", "target_value"] == 10 and "barcelona-4-1-2-rate" not in targets.index


def test_local_targets_keep_number_words_and_verdict(reading):
    targets = reading.local_targets.set_index("series")
    wait = targets.loc["barcelona-1-4-1"]
    assert (wait["target_value"], wait["text"], wait["verdict"]) == (15, "At most 15 by 2030", "target_achieved")
    assert targets.loc["barcelona-1-1-2-total", "target_value"] == 500
    assert targets.loc["barcelona-11-6-1-pm25", "target_value"] == 10 and targets.loc["barcelona-11-6-1-pm25", "verdict"] == ""
    by_sex = targets.loc["barcelona-3-3-2"]
    assert pd.isna(by_sex["target_value"]) and "30 for men" in by_sex["text"] and by_sex["verdict"] == "target_achieved"


def test_a_target_with_two_amounts_has_no_value_and_is_flagged(reading):
    assert pd.isna(reading.local_targets.set_index("series").loc["barcelona-10-1-2", "target_value"])
    flagged = reading.quality[reading.quality["action"] == "flagged"]
    assert "barcelona-10-1-2" in set(flagged["series"])


def judged_against_own_targets() -> pd.DataFrame:
    """Last total of the city against its own number, beside the city's own verdict, from the data files."""
    series = pd.read_csv(DATA / "series" / SOURCE, keep_default_na=False).set_index("series")
    targets = pd.read_csv(DATA / "targets" / SOURCE, keep_default_na=False).query("target_value != '' and verdict != ''")
    observed = pd.read_csv(DATA / "observations" / SOURCE, keep_default_na=False)
    totals = observed.query("ref_area == 'barcelona' and grp == '_T'").sort_values("time_period")
    joined = targets.join(series[["direction", "source_code"]], on="series")
    joined = joined.join(totals.groupby("series")["obs_value"].last(), on="series").query("direction != 'context'")
    number, higher = joined["target_value"].astype(float), joined["direction"] == "higher_better"
    met = (joined["obs_value"] >= number).where(higher, joined["obs_value"] <= number)
    indicator = series["source_code"].str.split(" | ", regex=False).str[0]
    joined["alone"] = joined["series"].map(indicator.map(indicator.value_counts()) == 1)
    return joined.assign(agrees=met == (joined["verdict"] == "target_achieved"))


def test_the_last_value_against_the_own_target_agrees_with_the_city_for_109_of_116_indicators():
    # The publisher's files give 108 of 117 for indicators with one series and one number. Two of their nine
    # disagreements are solved here: the number of 4-1-2 belongs to the gap between districts, 10-1-2 names two amounts.
    # The other seven remain, gaps in time or rounding. 12-2-1 repeats 7-2-1 and is skipped; 11-2-3 and 9-5-1 name
    # their number in words only.
    judged = judged_against_own_targets()
    alone = judged[judged["alone"]]
    assert (alone["agrees"].sum(), len(alone)) == (109, 116)
    assert (judged["agrees"].sum(), len(judged)) == (118, 125)
    assert set(judged[~judged["agrees"]]["series"]) == {
        "barcelona-1-4-1", "barcelona-4-7-3", "barcelona-6-5-2", "barcelona-8-2-2", "barcelona-8-8-2",
        "barcelona-13-1-2", "barcelona-14-1-1",
    }  # fmt: skip


@pytest.mark.parametrize(("twin", "line"), [("missing-column", 1), ("wrong-encoding", 3)])
def test_a_broken_file_says_where(twin, line):
    with pytest.raises(SourceError) as error:
        barcelona_open_sdg.read(FOLDER / f"broken-{twin}")
    assert error.value.problem.line == line
