"""`dashboard import` reads a new vintage of a source, or the next progress report, and changes nothing if that cannot be read."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from dashboard.ingest import imports, register
from dashboard.ingest.network import checks as network_checks

ROOT = Path(__file__).parents[1]
REPORT = ROOT / "tests" / "fixtures" / "network" / "progress_report.txt"


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
