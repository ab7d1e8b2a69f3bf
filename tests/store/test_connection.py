"""The data file is only read: nothing can be written or fetched through it, and what is broken says so."""

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from dashboard.store.connection import DataFile, DataFileError
from dashboard.store.questions import Store

ROOT = Path(__file__).resolve().parents[2]
FORBIDDEN = [
    "insert into goal values ('18', 'a', 'b', 'c', 'd')",
    "update area set name = 'x'",
    "delete from observation",
    "create table stolen (a integer)",
    "create view v as select 1",
    "drop table goal",
    "alter table goal add column x integer",
    "select * from read_csv('/etc/passwd')",
    "select * from read_text('/etc/passwd')",
    "select * from read_parquet('x.parquet')",
    "select * from glob('/etc/*')",
    "select * from '/etc/passwd'",
    "copy goal to 'goals.csv'",
    "copy goal from 'goals.csv'",
    "export database 'everything'",
    "attach 'other.duckdb' as other",
    "install httpfs",
    "load httpfs",
    "set enable_external_access = true",
    "set threads = 64",
    "reset lock_configuration",
    "set temp_directory = 'spill'",
    "select getenv('HOME')",
    "select * from 'https://example.org/a.csv'",
]
# Every case in one process of its own: a crash fails the test instead of ending the run.
PROBE = """
import sys
from pathlib import Path
from dashboard.store.connection import DataFileError
from dashboard.store.questions import Store

whole = Path(sys.argv[1]).read_bytes()
work = Path(sys.argv[2])

def everything(file):
    store = Store(file)
    catalogue = store.catalogue()
    return repr([catalogue, *(store.assessments_of_area(area) for area in catalogue.areas), store.goal_counts("", ""), store.coverage(),
                 *(store.observations(area, series) for area in catalogue.areas for series in catalogue.series),
                 *(store.standings(series) + store.band(series) for series in catalogue.series), store.quality_counts()])

def damaged():
    for share in (0, 0.01, 0.3, 0.5, 0.9, 0.999):
        yield f"cut at {share}", whole[: int(len(whole) * share)]
    for step in range(40):
        place = int(len(whole) * (step + 0.5) / 40)
        yield f"bit at {place}", whole[:place] + bytes([whole[place] ^ 16]) + whole[place + 1 :]
    for step in range(12):
        place = int(len(whole) * step / 12)
        yield f"zeros at {place}", whole[:place] + bytes(4096) + whole[place + 4096 :]
    yield "zeros", bytes(len(whole))
    yield "another kind of file", b"SQLite format 3" + bytes(4096)
    yield "text", b"ref_area,series" * 1000

right = everything(Path(sys.argv[1]))
for number, (name, content) in enumerate(damaged()):
    file = work / f"{number}.duckdb"
    file.write_bytes(content)
    try:
        answer = everything(file)
        print("right" if answer == right else f"WRONG {name}")
    except DataFileError as error:
        print("refused" if "dashboard build" in str(error) else f"UNCLEAR {name}: {error}")
    except BaseException as error:
        print(f"ESCAPED {name}: {type(error).__name__}: {error}")
    file.unlink()
"""
FORK = """
import os, sys
from pathlib import Path
from dashboard.store.questions import Store

store = Store(Path(sys.argv[1]))
read = store.catalogue()
store.assessments_of_area("alphaville")
child = os.fork()
if child:  # one after the other, so that their lines cannot mix
    os.waitpid(child, 0)
inherited = len(store._file._connections)
print(inherited, store.catalogue() is read, len(store.observations_of_area("alphaville")) > 0, flush=True)
"""


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_a_forbidden_statement_is_refused(small: Path, statement: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    connection = DataFile(small)._open()
    with pytest.raises(duckdb.Error):
        connection.cursor().execute(statement).fetchall()
    assert list(tmp_path.iterdir()) == []


def test_a_frame_of_ours_cannot_be_read_by_name(small: Path) -> None:
    goal_frame = [1, 2, 3]  # noqa: F841 - DuckDB would look for it
    with pytest.raises(duckdb.Error):
        DataFile(small)._open().execute("select * from goal_frame")


def test_after_a_fork_what_was_read_is_kept_and_the_file_is_opened_anew(small: Path) -> None:
    run = subprocess.run([sys.executable, "-c", FORK, small.resolve()], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert run.stdout.splitlines() == ["0 True True"] * 2, run.stderr[-500:]


def test_damage_is_refused_or_harmless_never_wrong(small: Path, tmp_path: Path) -> None:
    run = subprocess.run([sys.executable, "-c", PROBE, small.resolve(), tmp_path], cwd=ROOT, capture_output=True, text=True, timeout=120)
    outcomes = run.stdout.split("\n")[:-1]
    assert run.returncode == 0, run.stderr[-500:]
    assert len(outcomes) == 61
    assert not [outcome for outcome in outcomes if outcome not in ("right", "refused")]
    assert outcomes.count("refused") >= 20


@pytest.mark.parametrize("content", [None, b"", b"\x00" * 100_000, b"not a data file"])
def test_a_file_that_cannot_be_read_says_what_to_do(tmp_path: Path, content: bytes | None) -> None:
    pointer = tmp_path / "dashboard.duckdb"
    if content is not None:
        pointer.write_bytes(content)
    with pytest.raises(DataFileError) as error:
        Store(pointer).catalogue()
    words = str(error.value)
    assert words.startswith("dashboard.duckdb ") and "dashboard build" in words
    assert str(tmp_path) not in words, "readers need not know where it lies"


def test_a_pointer_to_nowhere(tmp_path: Path) -> None:
    pointer = tmp_path / "dashboard.duckdb"
    pointer.symlink_to("built/gone.duckdb")
    with pytest.raises(DataFileError, match="missing"):
        Store(pointer).catalogue()


def test_a_release_that_could_not_be_opened_once_is_not_gone_for_good(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pointer, other = tmp_path / "dashboard.duckdb", tmp_path / "dashboard-abc.duckdb"
    for file in (tmp_path / "dashboard-new.duckdb", other):
        file.write_bytes(small.read_bytes())
    pointer.symlink_to("dashboard-new.duckdb")
    file, connect = DataFile(pointer), duckdb.connect

    def busy(path: str, **settings: object) -> duckdb.DuckDBPyConnection:
        if path == str(other):
            raise duckdb.IOException("Too many open files")
        return connect(path, **settings)

    monkeypatch.setattr(duckdb, "connect", busy)
    assert file.of("abc") == "" and file.kept() == [str(tmp_path / "dashboard-new.duckdb")]
    monkeypatch.undo()
    assert file.of("abc") == str(other) and len(file.kept()) == 2


def test_a_release_that_vanishes_while_they_are_listed_is_left_out(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest goes when a new one is published."""
    pointer, gone = tmp_path / "dashboard.duckdb", tmp_path / "dashboard-gone.duckdb"
    (tmp_path / "dashboard-new.duckdb").write_bytes(small.read_bytes())
    pointer.symlink_to("dashboard-new.duckdb")
    found = Path.glob
    monkeypatch.setattr(Path, "glob", lambda folder, pattern: [*found(folder, pattern), gone])
    assert DataFile(pointer).kept() == [str(tmp_path / "dashboard-new.duckdb")]


def test_it_works_again_once_the_file_is_back(small: Path, tmp_path: Path) -> None:
    pointer = tmp_path / "dashboard.duckdb"
    store = Store(pointer)
    with pytest.raises(DataFileError):
        store.catalogue()
    pointer.symlink_to(small.resolve())
    assert store.assessments_of_area("alphaville")


def test_a_file_of_another_version_is_told(tmp_path: Path) -> None:
    """A sound DuckDB file that is not ours is no reason for a traceback."""
    pointer = tmp_path / "dashboard.duckdb"
    duckdb.connect(str(pointer)).execute("create table other (a integer)").close()
    with pytest.raises(DataFileError, match="dashboard build"):
        Store(pointer).catalogue()


def test_a_question_too_large_for_the_memory_is_not_told_as_damage(pointer: Path) -> None:
    question = "select list(a.obs_value) from observation a, range(400) group by a.series, a.ref_area"
    with pytest.raises(DataFileError, match="Try again in a moment"), DataFile(pointer).cursor() as cursor:
        cursor.execute(question).fetchall()
