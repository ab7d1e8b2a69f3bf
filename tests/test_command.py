"""The command line does what it says and tells every failure in a sentence."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dashboard import command, front_end, plain_errors, starting
from dashboard.ingest import build as builds
from dashboard.ingest.problems import BuildError, Problem

ROOT = Path(__file__).parents[1]
PROBLEM = Problem("data/series/a.csv", 3, "green", "'many'", "a number", "Correct it.")
REPORT = ROOT / "tests" / "fixtures" / "network" / "progress_report.txt"


@dataclass
class Report:
    """What a build reports."""

    def lines(self) -> list[str]:
        """Two lines."""
        return ["areas: 3", "digest abc"]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple]:
    """What would have been started."""
    calls: list[tuple] = []
    monkeypatch.setattr(starting, "start", lambda *how: calls.append(how))
    monkeypatch.setattr(front_end, "is_current", lambda: True)
    monkeypatch.setattr(builds, "build", lambda data, tell: calls.append(("built", data)) or Report())
    return calls


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def test_help_reads_well(run: Callable[..., Result]) -> None:
    shown = run("--help").output
    for name in ("serve", "build", "check", "import", "assets", "sources"):
        assert f"  {name} " in shown
        assert run(name, "--help").exit_code == 0


def test_serve_builds_what_is_missing_and_starts(run: Callable[..., Result], started: list, data: Path) -> None:
    port = free_port()
    result = run("serve", "--port", str(port))
    assert result.exit_code == 0, result.output
    assert started == [("built", data), ("127.0.0.1", port, data)]


def test_serve_does_not_build_what_is_there(run: Callable[..., Result], started: list, data: Path) -> None:
    _published(data)
    run("serve", "--port", str(free_port()))
    assert [call[0] for call in started] == ["127.0.0.1"]


def test_serve_keeps_the_old_file_if_the_new_one_fails(run: Callable[..., Result], started: list, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pointer = _published(data)
    (data / "sources.toml").touch()
    _outdate(pointer)
    monkeypatch.setattr(builds, "build", _failing(BuildError([PROBLEM])))
    result = run("serve", "--port", str(free_port()))
    assert result.exit_code == 0
    assert "the one there is stays in use" in result.output
    assert PROBLEM.sentence in result.output
    assert len(started) == 1


def test_serve_starts_without_front_end_files(run: Callable[..., Result], started: list, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front_end, "is_current", lambda: False)
    monkeypatch.setattr(front_end, "install", _failing(front_end.CannotInstall("The registry cannot be reached.")))
    result = run("serve", "--port", str(free_port()))
    assert result.exit_code == 0
    assert "Starting without the front-end files of others. The registry cannot be reached." in result.output
    assert len(started) == 2


def test_a_port_in_use_is_told(run: Callable[..., Result], started: list) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        result = run("serve", "--port", str(port))
    assert result.exit_code == 1
    assert f"Port {port} is in use. Stop the program that uses it, or choose another: --port {port + 1}." in result.output
    assert not started


def test_a_host_that_is_not_here_is_told(run: Callable[..., Result], started: list) -> None:
    result = run("serve", "--host", "203.0.113.7")
    assert result.exit_code == 1
    assert "The server cannot listen on 203.0.113.7:8050" in result.output


@pytest.mark.parametrize("name", ["serve", "build", "check", "sources"])
def test_a_missing_data_folder_is_told(name: str, tmp_path: Path, started: list) -> None:
    result = CliRunner().invoke(command.main, ["--data", str(tmp_path / "nowhere"), name])
    assert result.exit_code == 1
    assert "There is no data folder at" in result.output


def test_build_reports(run: Callable[..., Result], started: list) -> None:
    result = run("build")
    assert result.exit_code == 0
    assert result.output.splitlines()[-2:] == ["areas: 3", "digest abc"]


def test_a_refused_build_lists_every_problem(run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builds, "build", _failing(BuildError([PROBLEM, PROBLEM])))
    result = run("build")
    assert result.exit_code == 1
    assert result.output.count(PROBLEM.sentence) == 2


def test_a_read_only_disk_is_told(run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builds, "build", _failing(OSError(30, "Read-only file system", "data/built")))
    result = run("build")
    assert result.exit_code == 1
    assert "data/built: the disk is read-only. Run this where files can be written" in result.output


def test_check_lists_problems_or_says_there_are_none(run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builds, "check", lambda data: [PROBLEM])
    result = run("check")
    assert result.exit_code == 1
    assert PROBLEM.sentence in result.output and "1 problem found." in result.output
    monkeypatch.setattr(builds, "check", lambda data: [])
    assert run("check").stdout == "No problems found.\n"


def test_sources_counts_rows_as_a_spreadsheet_would(run: Callable[..., Result]) -> None:
    lines = run("sources").output.splitlines()
    assert lines[0].split() == ["source", "licence", "vintage", "series", "values"]
    assert lines[1].split() == ["a-source-without-files", "CC0", "2024", "0", "0"]
    assert lines[2].split() == ["town-hall", "CC", "BY", "4.0", "2025-06", "2", "2"]


def test_a_fault_of_ours_shows_no_traceback(run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(plain_errors.DEBUG, raising=False)
    monkeypatch.setattr(builds, "check", _failing(KeyError("green")))
    result = run("check")
    assert result.exit_code == 1
    assert "Something unexpected happened (KeyError: 'green')." in result.output
    monkeypatch.setenv(plain_errors.DEBUG, "1")
    assert isinstance(run("check").exception, KeyError)


def test_the_pointer_is_the_builds() -> None:
    assert (starting.POINTER, starting.BUILT) == (builds.POINTER, builds.BUILT)


def test_python_m_dashboard_is_the_command_line(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "dashboard", "--data", str(tmp_path / "nowhere"), "check"]
    done = subprocess.run(words, capture_output=True, text=True, cwd=ROOT, timeout=60, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("Error: There is no data folder at")


def _published(data: Path) -> Path:
    (data / "built").mkdir()
    (data / "built" / "dashboard-1.duckdb").write_text("")
    (data / starting.POINTER).symlink_to("built/dashboard-1.duckdb")
    return data / "built" / "dashboard-1.duckdb"


def _outdate(file: Path) -> None:
    os.utime(file, (1, 1))


def _failing(error: Exception) -> Callable[..., None]:
    def fail(*given: object) -> None:
        raise error

    return fail
