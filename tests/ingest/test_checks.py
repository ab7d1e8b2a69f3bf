"""What refers to what, what must be unique, what is possible: the contract between the tables."""

from pathlib import Path

import pandas as pd
import pytest

from dashboard.analysis import scores
from dashboard.ingest import build as builds
from dashboard.ingest import checks
from dashboard.ingest.checks import _KEYS, _REFERENCES, Frames

SMALL = Path(__file__).resolve().parents[1] / "fixtures" / "data_small"
DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture
def frames() -> Frames:
    return builds._read(SMALL)[0]


@pytest.mark.parametrize(("table", "column", "other", "other_column"), _REFERENCES)
def test_a_code_that_is_not_listed(frames: Frames, table: str, column: str, other: str, other_column: str) -> None:
    frame = frames[table].copy()
    frame.loc[frame.index[0], column] = "no-such-code"
    found = [problem for problem in checks.problems(frames | {table: frame}) if problem.column == column and "no-such-code" in problem.found]
    assert len(found) == 1
    assert found[0].file.startswith("data_small/") and found[0].line == frame["source_line"].iloc[0]


@pytest.mark.parametrize("table", [table for table in _KEYS if table != "source"])
def test_a_key_twice(frames: Frames, table: str) -> None:
    again = frames[table].iloc[[0]].assign(source_line=99)
    twice = pd.concat([frames[table], again], ignore_index=True)
    assert [problem.line for problem in checks.problems(frames | {table: twice})] == [99]


def test_an_empty_code_refers_to_nothing(frames: Frames) -> None:
    assert frames["series"]["panel"].isna().any()
    assert checks.problems(frames) == []


def test_a_scale_without_length(frames: Frames) -> None:
    flat = frames["series"].assign(optimum=frames["series"]["lower_bound"])
    assert {problem.line for problem in checks.problems(frames | {"series": flat})} == {2, 4}


@pytest.mark.parametrize(
    ("value", "limits", "said"),
    [
        (340.0, (0, 100), "found 340, expected 0 to 100, the limits of safe-water. Correct the value, or valid_min"),
        (-0.5, (0, 100), "found -0.5, expected 0 to 100, the limits"),
        (-0.5, (0, None), "found -0.5, expected 0 or more, the limits"),
        (340.0, (None, 100), "found 340, expected 100 or less, the limits"),
        (340.0, (None, None), ""),
        (100.0, (0, 100), ""),
    ],
)
def test_a_value_its_series_cannot_have(frames: Frames, value: float, limits: tuple, said: str) -> None:
    series, observation = frames["series"].copy(), frames["observation"].copy()
    series.loc[series["series"] == "safe-water", ["valid_min", "valid_max"]] = limits
    at = observation.index[observation["series"] == "safe-water"][0]
    observation.loc[at, "obs_value"] = value
    place = f"data_small/observations/town-hall.csv, line {observation.loc[at, 'source_line']}, column obs_value: "
    found = [problem.sentence for problem in checks.problems(frames | {"series": series, "observation": observation})]
    assert len(found) == bool(said) and all(sentence.startswith(place + said) for sentence in found)


@pytest.mark.parametrize(("year", "status", "is_wrong"), [(2088, "A", True), (2088, "E", True), (2027, "P", True), (2088, "F", False), (2026, "A", False)])
def test_a_year_yet_to_come_is_a_forecast_or_wrong(frames: Frames, year: int, status: str, is_wrong: bool) -> None:
    observation = frames["observation"].copy()
    observation.loc[0, ["time_period", "obs_status"]] = [year, status]
    said = f"line 2, column time_period: found {year} with the status {status}, expected a year up to 2026, that of the release, or the status F of a forecast."
    found = [problem.sentence for problem in checks.problems(frames | {"observation": observation})]
    assert len(found) == is_wrong and all(said in sentence for sentence in found)


def test_a_release_without_a_day(frames: Frames) -> None:
    found = [problem.sentence for problem in checks.problems(frames | {"release": frames["release"].assign(date="soon")})]
    assert found == ["data_small/release.toml, column date: found 'soon', expected a day such as 2026-11-20. Give the day the release is made."]


def test_the_projects_own_data_is_sound() -> None:
    assert [problem.sentence for problem in builds.check(DATA)] == []


def test_bounds_out_of_order_are_listed_not_repaired(frames: Frames) -> None:
    series = frames["series"].copy()
    series.loc[series["series"] == "homicides", "red"] = 99.0
    assert any("homicides" in line for line in scores.codebook_violations(series))
    assert scores.codebook_violations(frames["series"]) == []
