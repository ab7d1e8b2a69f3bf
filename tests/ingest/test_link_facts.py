"""The facts about links: what is wrong with a file is said with its line, and a group's scores reach the release."""

import shutil
from pathlib import Path

import pytest

from dashboard import steering
from dashboard.ingest import link_facts
from dashboard.ingest.build import build, check
from dashboard.ingest.problems import Problem
from dashboard.store.questions import Store
from dashboard.text import load

SMALL = Path(__file__).resolve().parents[1] / "fixtures" / "data_small"
HEADERS = {file: ",".join(columns) for file, columns, _ in link_facts.FILES.values()}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The tiny data folder with the facts about links, all of them empty."""
    folder = shutil.copytree(SMALL, tmp_path / "data")
    (folder / "interlinkages" / "scores").mkdir(parents=True)
    for file, header in HEADERS.items():
        if "*" not in file:
            (folder / "interlinkages" / file).write_text(f"{header}\n")
    return folder


def scores(data: Path, *rows: str, name: str = "planner") -> None:
    (data / "interlinkages" / "scores" / f"{name}.csv").write_text("\n".join(["from,to,score,note,scored", *rows]) + "\n")


def only(data: Path) -> Problem:
    (problem,) = check(data)
    return problem


def test_a_release_needs_none_of_it(data: Path) -> None:
    assert check(SMALL) == [] and check(data) == []


@pytest.mark.parametrize(
    ("row", "column", "found"),
    [
        ("11,6,5,,2026-11-20", "score", "'5'"),
        ("11,6,-4,,2026-11-20", "score", "'-4'"),
        ("11,99.9,2,,2026-11-20", "to", "'99.9'"),
        ("eleven,6,2,,2026-11-20", "from", "'eleven'"),
        ("11,11,2,,2026-11-20", "to", "'11', the same as where the link begins"),
        ("11,6,1.5,,2026-11-20", "score", "'1.5'"),
        ("11,6,,,2026-11-20", "score", "an empty cell"),
        ("11,6,2,,last week", "scored", "'last week'"),
    ],
    ids=["a score of 5", "a score of -4", "an unknown target", "a word", "onto itself", "half a step", "no score", "no date"],
)
def test_a_score_that_cannot_be(data: Path, row: str, column: str, found: str) -> None:
    scores(data, row)
    problem = only(data)
    assert (problem.line, problem.column, problem.found) == (2, column, found)
    assert problem.file == "data/interlinkages/scores/planner.csv" and problem.remedy


def test_one_link_twice_by_one_scorer(data: Path) -> None:
    scores(data, "11,6,2,,2026-11-20", "11,6,1,,2026-11-20")
    assert only(data).found == "a second score for 11 on 6"
    scores(data, "11,6,2,,2026-11-20")
    scores(data, "11,6,-1,,2026-11-20", name="engineer")
    assert check(data) == []


def test_unknown_codes_in_the_facts(data: Path) -> None:
    (data / "interlinkages" / "computed.csv").write_text("a,b,reason\nno-such,town-waste,It is.\n")
    (data / "interlinkages" / "target_wording.csv").write_text("target,goal,words\n77.7,6,water\n")
    places = {(Path(problem.file).name, problem.column) for problem in check(data)}
    assert ("target_wording.csv", "target") in places and ("computed.csv", "a") in places


def test_a_file_that_is_missing(data: Path) -> None:
    (data / "interlinkages" / "counted.csv").unlink()
    assert only(data).found == "no file"


def test_scores_reach_the_release(data: Path) -> None:
    scores(data, "11,6,2,Parks help,2026-11-20", name="planner")
    scores(data, "11,6,0,,2026-11-19", name="engineer")
    build(data)
    rows = Store(data / "dashboard.duckdb").research_scores()
    assert [(row["scorer"], row["score"], row["note"]) for row in rows] == [("engineer", 0, None), ("planner", 2, "Parks help")]


def test_a_group_sees_what_its_scores_say(data: Path) -> None:
    """Two scorers: 11 helps 6 (2 and 0, they differ), 16 hinders 11."""
    scores(data, "11,6,2,,2026-11-20", "16,11,-1,,2026-11-20", name="planner")
    scores(data, "11,6,0,,2026-11-19", name="engineer")
    build(data)
    page = steering.draw("/interlinkages", "layer=research", Store(data / "dashboard.duckdb"), load())[1].parts["links-scores"]
    assert "planner (2026-11-20)" in page and "the scorers differ" in page
    assert "<td>+1.0</td><td>\u22121.0</td>" in page and "driver" in page
