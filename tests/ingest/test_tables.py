"""A mistake in a data file is answered with file, line, column, what was found, what was expected and what to do.

`fixtures/data_small` is a whole data folder; `fixtures/data_small_broken` holds, per mistake, the one file that differs.
"""

import shutil
from pathlib import Path

import pytest

from dashboard.ingest.build import check
from dashboard.ingest.problems import Problem
from dashboard.ingest.tables import FILES

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
SMALL, BROKEN = FIXTURES / "data_small", FIXTURES / "data_small_broken"
VALUES, SERIES = "data/observations/town-hall.csv", "data/series/town-hall.csv"
NUMBER, YEAR, COLUMNS = "a number with a point", "a year from 1900 to 2100", "ref_area, series, time_period"
# Mistake: file, line, column, then words of: found, expected, remedy.
MISTAKES = {
    "unknown-area": (VALUES, 4, "ref_area", "'alphavile'", "an area that is listed", "Correct the code, or add it"),
    "unknown-series": (VALUES, 9, "series", "'safe-waters'", "a series that is listed", "Correct the code, or add it"),
    "unknown-goal": (SERIES, 4, "goal", "'18'", "a goal that is listed", "Correct the code"),
    "unknown-status": (VALUES, 6, "obs_status", "'Z'", "A or B or E or F or P", "Use one of these"),
    "unknown-boundary": (VALUES, 6, "boundary", "'town'", "city or metro or urban-centre or wider or national", "Use one of these"),
    "unknown-direction": (SERIES, 4, "direction", "'more_better'", "higher_better or lower_better or context", "Use one of these"),
    "unknown-network": ("data/areas/memberships.csv", 4, "network", "'c40'", "metropolis or sdg-leadership-cities", "Use one of these"),
    "unknown-action": ("data/quality/town-hall.csv", 3, "action", "'removed'", "dropped or flagged or conflict or skipped", "Use one of these"),
    "unknown-verdict": ("data/targets/town-hall.csv", 3, "verdict", "'nearly'", "target_achieved or approaching_target", "Use one of these"),
    "wrong-unit": (VALUES, 10, "unit_measure", "'PER_1000'", "'PT', the unit of safe-water", "Convert the value"),
    "text-for-number": (VALUES, 2, "obs_value", "'about ten'", NUMBER, "Correct the cell"),
    "comma-for-point": (VALUES, 5, "obs_value", "'13,5'", NUMBER, "Correct the cell"),
    "nan": (VALUES, 7, "obs_value", "'NaN'", NUMBER, "Correct the cell"),
    "infinity": (VALUES, 7, "obs_value", "'inf'", NUMBER, "Correct the cell"),
    "beyond-numbers": (VALUES, 7, "obs_value", "'1e400'", NUMBER, "Correct the cell"),
    "year-20244": (VALUES, 5, "time_period", "'20244'", YEAR, "Correct the cell"),
    "year-and-a-half": (VALUES, 5, "time_period", "'2024.5'", YEAR, "Correct the cell"),
    "empty-value": (VALUES, 6, "obs_value", "an empty cell", "a value", "Fill the cell or remove the row"),
    "duplicate-key": (VALUES, 6, "ref_area + series + time_period + grp + boundary", "a second row for alphaville · homicides · 2024",
                      "one row per key", "Keep one row"),
    "missing-column": (VALUES, 1, "obs_status", "no such column", COLUMNS, "Add the column"),
    "wrong-encoding": (VALUES, 17, "", "not UTF-8", "UTF-8", "Save the file as UTF-8"),
    "empty-file": (VALUES, 0, "", "an empty file", COLUMNS, "Put the file back"),
    "one-cell-too-many": (VALUES, 5, "", "12", "11", "quotation marks"),
    "one-cell-too-many-at-once": (VALUES, 2, "", "12", "11", "quotation marks"),
    "after-a-blank-line": (VALUES, 5, "obs_value", "'twelve'", NUMBER, "Correct the cell"),
    "after-a-cell-of-two-lines": (VALUES, 7, "obs_value", "'four hundred'", NUMBER, "Correct the cell"),
    "half-the-bounds": (SERIES, 2, "", "some bounds missing (homicides)", "four bounds or none", "with their reason"),
    "bounds-without-origin": (SERIES, 3, "", "bounds on a series without a target (park-benches)", "four bounds or none", "or none"),
    "source-without-licence": ("data/sources.toml", 0, "licence", "town-hall", "a value", "Add the line"),
    "margin-in-words": ("data/sources.toml", 0, "margin", "'three'", "a number above 0", "Correct the line, or leave it out."),
    "broken-toml": ("data/sources.toml", 0, "", "line 7", "valid TOML", "Correct the line"),
}  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the tiny data folder, to be spoilt."""
    return shutil.copytree(SMALL, tmp_path / "data")


def test_the_tiny_folder_is_sound() -> None:
    assert check(SMALL) == []


def test_every_broken_twin_is_tried() -> None:
    assert {twin.name for twin in BROKEN.iterdir()} == MISTAKES.keys()


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_named_in_full(data: Path, mistake: str) -> None:
    shutil.copytree(BROKEN / mistake, data, dirs_exist_ok=True)
    (problem,) = check(data)
    file, line, column, found, expected, remedy = MISTAKES[mistake]
    assert (problem.file, problem.line) == (file, line)
    assert column in problem.column
    assert found in problem.found and expected in problem.expected and remedy in problem.remedy
    assert problem.sentence.startswith(f"{file}, line {line}" if line else file)
    assert problem.sentence.endswith(".")


def test_all_mistakes_are_told_at_once(data: Path) -> None:
    file = data / "observations" / "town-hall.csv"
    lines = file.read_text().splitlines()
    lines[1] = lines[1].replace(",10,", ",ten,").replace("2014", "20144")
    lines[4] = lines[4].replace(",city,", ",town,")
    lines[8] = lines[8].replace("PT", "PER_1000").replace("alphaville", "atlantis")
    file.write_text("\n".join(lines) + "\n")
    told = {(problem.line, problem.column) for problem in check(data)}
    assert {(2, "obs_value"), (2, "time_period"), (5, "boundary")} <= told
    assert told <= {(2, "obs_value"), (2, "time_period"), (5, "boundary"), (9, "unit_measure"), (9, "ref_area")}


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    (problem,) = check(tmp_path / "nowhere")
    assert problem == Problem(str(tmp_path / "nowhere"), 0, "", "no such folder", "the project's data folder", "Check the path given.")


@pytest.mark.parametrize("table", FILES)
def test_a_file_that_is_missing(data: Path, table: str) -> None:
    pattern = FILES[table][0]
    for file in data.glob(pattern):
        file.unlink()
    problem = next(problem for problem in check(data) if problem.found == "no file")
    assert (problem.file, problem.line) == (f"data/{pattern}", 0) and problem.remedy


@pytest.mark.parametrize("name", ["release.toml", "sources.toml"])
def test_a_description_that_is_missing(data: Path, name: str) -> None:
    (data / name).unlink()
    assert [(problem.file, problem.found) for problem in check(data) if problem.file.endswith(".toml")] == [(f"data/{name}", "no such file")]


@pytest.mark.parametrize(("before", "after"), [(b"", b"\xef\xbb\xbf"), (b"\n", b"\r\n")], ids=["a mark of byte order", "line ends of Windows"])
def test_what_spreadsheets_add_does_no_harm(data: Path, before: bytes, after: bytes) -> None:
    file = data / "observations" / "town-hall.csv"
    raw = file.read_bytes()
    file.write_bytes(raw.replace(before, after) if before else after + raw)
    assert check(data) == []


def test_columns_of_ones_own_and_another_order_do_no_harm(data: Path) -> None:
    file = data / "areas" / "memberships.csv"
    file.write_text("my_note,network,ref_area\nx,metropolis,alphaville\n,metropolis,beta-hill\n")
    assert check(data) == []
