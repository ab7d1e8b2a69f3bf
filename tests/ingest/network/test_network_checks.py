"""One broken twin of the record's tables for each mistake, answered with file, line and column."""

import shutil

import pytest

from dashboard.ingest.network.checks import check
from dashboard.ingest.network.names import RECORD
from dashboard.ingest.network.record import load
from dashboard.ingest.problems import BuildError


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(RECORD, tmp_path / "data" / "network")


def test_shipped_record_has_no_problem():
    assert check(RECORD) == []


@pytest.mark.parametrize(
    ("table", "old", "new", "line", "column"),
    [
        ("activity", "2021-03-23", "2021-13-23", 2, "start"),
        ("activity", "2021-02-15,2021-02-21", "2021-02-21,2021-02-15", None, "end"),
        ("activity", ",forum,", ",party,", None, "format"),
        ("activity_challenge", ",1.1,", ",9.9,", 2, "code"),
        ("activity_member", ",barcelona,", ",atlantis,", 2, "ref_area"),
        ("activity_outcome", ",L1A1D1,", ",L9A9D9,", 2, "code"),
        ("challenge_target", ",1,", ",2,", None, "weight"),
        ("challenge_target", "1.1,1.2,", "1.1,10.2,", None, "challenge~target"),
        ("challenge_target", ",1.2,", ",one,", None, "target"),
        ("five_p_goal", "planet,15", "planet,18", None, "goal"),
        ("meeting", ",2021-01,", ",January,", 2, "month"),
        ("next_step", ",2025,", ",soon,", None, "due_year"),
        ("question", "How does Mexico City go about the SDGs and the other global agendas?", "", 2, "question"),
        ("result", ",119,", ",many,", None, "figure"),
        ("review", ",ARG,", ",Argentina,", None, "country"),
        ("transition_goal", ",0.7,", ",0.8,", 0, "weight"),
    ],
)
def test_each_mistake_has_its_place(table, old, new, line, column, folder):
    file = folder / f"{table}.csv"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    expected_line = text[: text.index(old)].count("\n") + 1 if line is None else line
    found = [(problem.file, problem.line, problem.column) for problem in check(folder)]
    if column == "challenge~target":
        assert any(place == (f"data/network/{table}.csv", place[1], column) for place in found)
    else:
        assert (f"data/network/{table}.csv", expected_line, column) in found


def test_missing_table_and_wrong_header(folder):
    (folder / "hub.csv").unlink()
    theme = folder / "theme.csv"
    theme.write_text(theme.read_text(encoding="utf-8").replace("label", "title", 1), encoding="utf-8")
    found = [(problem.file, problem.line) for problem in check(folder)]
    assert ("data/network/hub.csv", 0) in found
    assert ("data/network/theme.csv", 1) in found


def test_load_refuses_with_every_problem(folder):
    (folder / "hub.csv").unlink()
    (folder / "theme.csv").unlink()
    with pytest.raises(BuildError) as refused:
        load(folder)
    assert {"data/network/hub.csv", "data/network/theme.csv"} <= {problem.file for problem in refused.value.problems}
