"""Writing a release: named by its content, moved into place in one step, the old one safe until then."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from dashboard.ingest import build as builds
from dashboard.plain_errors import told
from dashboard.store import write
from dashboard.store.questions import Store

SMALL = Path(__file__).resolve().parents[1] / "fixtures" / "data_small"
NOBODY = 65534


@pytest.fixture(scope="module")
def frames() -> dict[str, pd.DataFrame]:
    """All tables of the tiny release."""
    return builds._computed(builds._read(SMALL)[0], SMALL / builds.SHORE)


@pytest.fixture(scope="module")
def digest(frames: dict[str, pd.DataFrame], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The digest of the tiny release."""
    return write.write(tmp_path_factory.mktemp("first"), frames)[1]


def renamed(frames: dict[str, pd.DataFrame], name: str) -> dict[str, pd.DataFrame]:
    """The same tables for a release of another name."""
    return frames | {"release": frames["release"].assign(release=name)}


def test_the_digest_depends_on_the_rows_not_on_their_order(frames: dict[str, pd.DataFrame], digest: str, tmp_path: Path) -> None:
    shuffled = {name: frame.sample(frac=1, random_state=7) for name, frame in frames.items()}
    assert write.write(tmp_path, shuffled)[1] == digest
    assert write.write(tmp_path, frames)[1] == digest
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(("table", "column", "value"), [("observation", "obs_value", 0.1), ("area", "name", "x"), ("assessment", "status", "met")])
def test_one_changed_cell_changes_it(frames: dict[str, pd.DataFrame], digest: str, tmp_path: Path, table: str, column: str, value: object) -> None:
    changed = frames[table].copy()
    changed.loc[changed.index[0], column] = value
    assert write.write(tmp_path, frames | {table: changed})[1] != digest


def test_a_row_twice_changes_it(frames: dict[str, pd.DataFrame], digest: str, tmp_path: Path) -> None:
    """Rows are summed as well as crossed out against each other: a pair of equal rows is not nothing."""
    alias = frames["area_alias"]
    more = pd.concat([alias, alias.iloc[[0, 0]]])
    assert write.write(tmp_path, frames | {"area_alias": more})[1] != digest


def test_an_error_leaves_nothing_half_written(frames: dict[str, pd.DataFrame], tmp_path: Path) -> None:
    file, _ = write.write(tmp_path, frames)
    with pytest.raises(duckdb.Error):
        write.write(tmp_path, frames | {"goal": pd.concat([frames["goal"], frames["goal"]])})
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_cannot_be_read_again_is_not_kept(frames: dict[str, pd.DataFrame], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read before it is moved: the file that is served under the same digest stays the one it was."""
    file, _ = write.write(tmp_path, frames)
    before, fill = (file.stat().st_ino, file.stat().st_mtime_ns), write._fill

    def spoilt(draft: Path, frames: dict[str, pd.DataFrame]) -> str:
        digest = fill(draft, frames)
        whole = draft.read_bytes()
        draft.write_bytes(whole[:12_288] + bytes(len(whole) - 12_288))  # its three headers are all that is left
        return digest

    monkeypatch.setattr(write, "_fill", spoilt)
    for tables in (frames, renamed(frames, "another")):
        with pytest.raises(duckdb.Error):
            write.write(tmp_path, tables)
        assert list(tmp_path.iterdir()) == [file] and (file.stat().st_ino, file.stat().st_mtime_ns) == before


def test_what_a_killed_build_left_is_removed(frames: dict[str, pd.DataFrame], tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    for pid, suffix in ((ended.pid, ""), (ended.pid, ".wal"), (os.getpid(), ""), (os.getpid(), ".wal"), (os.getppid(), "")):
        (tmp_path / f".draft-{pid}.duckdb{suffix}").write_bytes(b"half")
    file, _ = write.write(tmp_path, frames)
    assert {path.name for path in tmp_path.iterdir()} == {file.name, f".draft-{os.getppid()}.duckdb"}, "that of a build under way stays"


def test_publishing_keeps_few_files(frames: dict[str, pd.DataFrame], tmp_path: Path) -> None:
    pointer = tmp_path / "dashboard.duckdb"
    for number in range(write.KEPT_FILES + 1):
        file, _ = write.write(tmp_path / "built", renamed(frames, f"release {number}"))
        write.publish(pointer, file)
        assert pointer.resolve() == file
        os.utime(file, (number, number))
    assert len(list((tmp_path / "built").iterdir())) == write.KEPT_FILES
    assert sorted(path.name for path in tmp_path.iterdir()) == ["built", "dashboard.duckdb"]
    assert Store(pointer).catalogue().release["release"] == f"release {write.KEPT_FILES}"


def test_an_older_release_can_be_published_again(frames: dict[str, pd.DataFrame], tmp_path: Path) -> None:
    pointer = tmp_path / "dashboard.duckdb"
    files = [write.write(tmp_path / "built", renamed(frames, name))[0] for name in ("old", "new")]
    store = Store(pointer)
    for file, name in zip((*files, files[0]), ("old", "new", "old"), strict=True):
        write.publish(pointer, file)
        assert store.catalogue().release["release"] == name


def test_readers_do_not_notice_a_swap(frames: dict[str, pd.DataFrame], tmp_path: Path) -> None:
    """Four threads ask without pause while the pointer moves, until both were seen; every catalogue is that of one release."""
    pointer, store = tmp_path / "dashboard.duckdb", Store(tmp_path / "dashboard.duckdb")
    files = {name: write.write(tmp_path / "built", renamed(frames, name))[0] for name in ("old", "new")}
    write.publish(pointer, files["old"])
    errors, answers, done = [], set(), threading.Event()

    def ask() -> None:
        while not done.is_set():
            try:
                release = store.catalogue().release
                assert files[release["release"]].stem == f"dashboard-{release['digest']}"
                assert len(store.observations("alphaville", "safe-water")) == 6 and len(store.standings("homicides")) == 2
                answers.add(release["release"])
            except BaseException as error:
                errors.append(error)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    number, deadline = 0, time.monotonic() + 30
    while number < 30 or (answers != {"old", "new"} and time.monotonic() < deadline):
        number += 1
        write.publish(pointer, files["new" if number % 2 else "old"])
        time.sleep(0.02)
    done.set()
    for thread in threads:
        thread.join()
    assert not errors and answers == {"old", "new"}


@contextmanager
def read_only(folder: Path, open_to: Callable[[], None]) -> Iterator[None]:
    """The folder as someone sees it who may not write there; root may write anywhere, so root becomes nobody."""
    open_to()
    folder.chmod(0o555)
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
        folder.chmod(0o755)


def test_a_folder_that_may_not_be_written_is_told(frames: dict[str, pd.DataFrame], tmp_path: Path) -> None:
    folder = tmp_path / "built"
    folder.mkdir()

    def open_to() -> None:
        for parent in (folder, *folder.parents):
            if parent.owner() == tmp_path.owner() and parent != Path("/"):
                parent.chmod(parent.stat().st_mode | 0o055)

    with read_only(folder, open_to), pytest.raises(Exception) as caught:
        write.write(folder, frames)
    words = told(caught.value)
    assert "may not" in words or "read-only" in words, words
    assert "unexpected" not in words and list(folder.iterdir()) == []
