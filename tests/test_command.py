"""The command line does what it says and tells every failure in a sentence."""

import shutil
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
from dashboard.ingest import imports, register
from dashboard.ingest.network import checks as network_checks
from dashboard.ingest.problems import BuildError, Problem

ROOT = Path(__file__).parents[1]
PROBLEM = Problem("data/series/a.csv", 3, "green", "'many'", "a number", "Correct it.")
REPORT = ROOT / "tests" / "fixtures" / "network" / "progress_report.txt"
SOURCES = """
[[source]]
source = "town-hall"
licence = "CC BY 4.0"
vintage = "2025-06"
[[source]]
source = "a-source-without-files"
licence = "CC0"
vintage = 2024
"""


@dataclass
class Report:
    """What a build reports."""

    def lines(self) -> list[str]:
        """Two lines."""
        return ["areas: 3", "digest abc"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with two sources, one of them empty."""
    folder = tmp_path / "data"
    for kind in ("series", "observations"):
        (folder / kind).mkdir(parents=True)
        (folder / kind / "town-hall.csv").write_text('a,b\n1,"two\nlines"\n3,4\n')
    (folder / "sources.toml").write_text(SOURCES)
    return folder


@pytest.fixture
def run(data: Path) -> Callable[..., Result]:
    """Run the command line on that folder."""
    return lambda *words: CliRunner().invoke(command.main, ["--data", str(data), *words])


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


def test_check_tries_the_decks_as_they_are_written_now(tmp_path: Path) -> None:
    """A deck edited after the build is tried with the figures built before, and nothing is called sound that was not tried."""
    data = shutil.copytree(ROOT / "tests" / "fixtures" / "data_small", tmp_path / "data")
    deck = data / "sessions" / "one.toml"
    deck.parent.mkdir()
    deck.write_text('title = "A"\n[[step]]\nlink = "/gaps?city=alphaville"\ntitle = "B"\n', encoding="utf-8")
    assert _checked(data).startswith("No problems found, but the steps of the decks were not tried, as no figures are built: run `dashboard build`")
    builds.build(data)
    assert _checked(data) == "No problems found.\n"
    _outdate((data / starting.POINTER).resolve())
    assert _checked(data).startswith("No problems found, but the steps of the decks were tried with figures built before the last change: ")
    deck.write_text(deck.read_text().replace("city=alphaville", "city=alphavile"), encoding="utf-8")
    assert _checked(data).startswith("data/sessions/one.toml, line 2, link: found city=alphavile, expected what this release knows.")
    deck.write_text(deck.read_text().replace("city=alphavile", "city=alphaville&release=000000000000"), encoding="utf-8")
    assert "line 2, link: found a release in the link, expected none" in _checked(data)
    deck.write_text(deck.read_text().replace("&release=000000000000", ""), encoding="utf-8")
    (data / starting.POINTER).resolve().write_bytes(b"not a data file")
    assert _checked(data).startswith("No problems found, but the steps of the decks were not tried. dashboard.duckdb cannot be opened: build it again")


def test_sources_counts_rows_as_a_spreadsheet_would(run: Callable[..., Result]) -> None:
    lines = run("sources").output.splitlines()
    assert lines[0].split() == ["source", "licence", "vintage", "series", "values"]
    assert lines[1].split() == ["a-source-without-files", "CC0", "2024", "0", "0"]
    assert lines[2].split() == ["town-hall", "CC", "BY", "4.0", "2025-06", "2", "2"]


def test_import_reads_and_writes(run: Callable[..., Result], data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pandas as pd

    from dashboard.ingest.reading import Reading

    rows = pd.DataFrame({"a": [1, 2]})
    reading = Reading("town-hall", rows, rows, rows, rows)
    written = []
    monkeypatch.setattr(imports, "reader", lambda source: type("Reader", (), {"read": staticmethod(lambda f: reading)}))
    monkeypatch.setattr(imports, "write", lambda *what: written.append(what))
    monkeypatch.setattr(register, "write", lambda *what: written.append(what))
    result = run("import", "town-hall", str(tmp_path))
    assert result.exit_code == 0, result.output
    assert written == [(reading, data), (data, [reading])]
    assert "town-hall: 2 values of 2 series, 2 areas." in result.output


def test_import_of_an_unknown_source_names_the_known(run: Callable[..., Result], tmp_path: Path) -> None:
    result = run("import", "no-such-source", str(tmp_path))
    assert result.exit_code == 1
    assert "There is no source called no-such-source. Known are: " in result.output


def test_a_source_is_read_from_a_folder_and_a_report_from_a_file(run: Callable[..., Result], data: Path) -> None:
    file = data / "sources.toml"
    assert f"barcelona-open-sdg is read from a folder, and {file} is none." in run("import", "barcelona-open-sdg", str(file)).output
    assert f"metropolis-progress is read from the text file of a report, and {data} is none." in run("import", "metropolis-progress", str(data)).output


def test_import_of_the_next_progress_report(run: Callable[..., Result], data: Path) -> None:
    """Its rows stand beside those of the report before; what it does not print is named by `check`."""
    record = shutil.copytree(ROOT / "data" / "network", data / "network")
    before = (record / "activity.csv").read_text(encoding="utf-8").splitlines()
    result = run("import", "metropolis-progress", str(REPORT))
    assert result.exit_code == 0, result.output
    assert "metropolis-progress-2022-05-08: document 1, activity 5, activity_outcome 7," in result.output
    assert "11 oddities of the text, each with what was decided: see network/anomalies.csv." in result.output
    assert "Run `dashboard build` after that to publish it." in result.output
    after = (record / "activity.csv").read_text(encoding="utf-8").splitlines()
    assert len(after) == len(before) + 5 and set(before) < set(after)
    assert "metropolis-progress-2022-05-08,Metropolis progress report. May to August 2022,Metropolis,progress report,2022-05-01,2022-08-31" in (
        record / "document.csv"
    ).read_text(encoding="utf-8")
    left = network_checks.check(record)
    assert f"{len(left)} places wait" in result.output and {problem.found for problem in left if problem.column in ("label", "summary")} == {"nothing"}


def test_a_broken_progress_report_changes_nothing(run: Callable[..., Result], data: Path, tmp_path: Path) -> None:
    record = shutil.copytree(ROOT / "data" / "network", data / "network")
    before = {file.name: file.read_bytes() for file in record.iterdir()}
    broken = tmp_path / "next.txt"
    broken.write_text(REPORT.read_text(encoding="utf-8").replace("15-21 June", "15-31 June"), encoding="utf-8")
    result = run("import", "metropolis-progress", str(broken))
    assert result.exit_code == 1
    assert "The data has problems; nothing was changed.\nnext.txt, line 49, column date: found '15-31 June', expected" in result.output
    broken.write_text("ANNUAL REPORT\n2022\n", encoding="utf-8")
    assert "next.txt, line 1: found 'ANNUAL REPORT', expected 'METROPOLIS PROGRESS REPORT'" in run("import", "metropolis-progress", str(broken)).output
    assert {file.name: file.read_bytes() for file in record.iterdir()} == before


def test_a_fault_of_ours_shows_no_traceback(run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(plain_errors.DEBUG, raising=False)
    monkeypatch.setattr(builds, "check", _failing(KeyError("green")))
    result = run("check")
    assert result.exit_code == 1
    assert "Something unexpected happened (KeyError: 'green')." in result.output
    monkeypatch.setenv(plain_errors.DEBUG, "1")
    assert isinstance(run("check").exception, KeyError)


def test_the_pointer_is_the_builds() -> None:
    assert starting.POINTER == builds.POINTER


def test_python_m_dashboard_is_the_command_line(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "dashboard", "--data", str(tmp_path / "nowhere"), "check"]
    done = subprocess.run(words, capture_output=True, text=True, cwd=ROOT, timeout=60, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("Error: There is no data folder at")


def _checked(data: Path) -> str:
    return CliRunner().invoke(command.main, ["--data", str(data), "check"]).stdout


def _published(data: Path) -> Path:
    (data / "built").mkdir()
    (data / "built" / "dashboard-1.duckdb").write_text("")
    (data / starting.POINTER).symlink_to("built/dashboard-1.duckdb")
    return data / "built" / "dashboard-1.duckdb"


def _outdate(file: Path) -> None:
    import os

    os.utime(file, (1, 1))


def _failing(error: Exception) -> Callable[..., None]:
    def fail(*given: object) -> None:
        raise error

    return fail
