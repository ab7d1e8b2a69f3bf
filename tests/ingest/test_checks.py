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


def test_the_projects_own_data_is_sound() -> None:
    assert [problem.sentence for problem in builds.check(DATA)] == []


def test_bounds_out_of_order_are_listed_not_repaired(frames: Frames) -> None:
    series = frames["series"].copy()
    series.loc[series["series"] == "homicides", "red"] = 99.0
    assert any("homicides" in line for line in scores.codebook_violations(series))
    assert scores.codebook_violations(frames["series"]) == []
