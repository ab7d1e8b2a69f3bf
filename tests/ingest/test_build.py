"""Building a release: everything checked first, the same input the same digest, the old release safe until the new one is whole."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from dashboard.ingest import summaries
from dashboard.ingest.build import STEPS, BuildReport, build, check
from dashboard.ingest.network import record
from dashboard.ingest.problems import BuildError
from dashboard.store import write
from dashboard.store.questions import Store

SMALL = Path(__file__).resolve().parents[1] / "fixtures" / "data_small"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the tiny data folder."""
    return shutil.copytree(SMALL, tmp_path / "data")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> BuildReport:
    """The report of the tiny release."""
    return build(shutil.copytree(SMALL, tmp_path_factory.mktemp("one") / "data"))


def test_what_is_reported(report: BuildReport) -> None:
    assert report.counts == {"n_areas": 3, "n_series": 4, "n_observations": 24, "n_assessments": 10, "n_judged": 5}
    assert report.lines()[:5] == ["n areas: 3", "n series: 4", "n observations: 24", "n assessments: 10", "n judged: 5"]
    assert any("dropped 1 in 1 line " in line and "beyond the possible" in line for line in report.lines())
    assert any("conflict 1" in line and "two values" in line for line in report.lines())
    assert "listed by the readers: 2 values in 2 lines" in report.lines()
    assert report.lines()[-1] == f"digest {report.digest}" and report.file.stem == f"dashboard-{report.digest}"


def test_a_line_of_the_lists_counts_the_values_it_speaks_of() -> None:
    found = pd.Series(["68 values, DE", "EC1010V: 4768 values", "1221 values of 407 cities", "84 rows", "51 cases", "32.1", "111 cities, last year 2018", None])
    assert summaries.values_named(found).tolist() == [68, 4768, 1221, 84, 51, 1, 1, 1]


def test_every_source_leads_to_its_own_page(store: Store) -> None:
    sources = store.catalogue().sources
    assert len(sources) == 31 and all(source["url"].startswith("https://") for source in sources.values())
    assert all(source["licence_url"] for source in sources.values() if source["licence"].startswith(("CC BY 4", "CC BY-SA", "ODbL", "MIT", "PDDL")))
    assert sources["carbon-monitor-cities"]["url"] == "https://doi.org/10.6084/m9.figshare.19425665.v1"
    assert sources["pangaea-343-cities"]["licence_url"] is None  # the version of the licence is not certain


def test_an_address_that_is_none_is_refused(data: Path) -> None:
    file = data / "sources.toml"
    file.write_text(file.read_text(encoding="utf-8") + 'url = "town-hall.example"\n', encoding="utf-8")
    (problem,) = check(data)
    assert (problem.column, problem.expected) == ("url", "an address that begins with https://")


def test_lists_are_counted_by_value_not_by_line(store: Store) -> None:
    """The readers of the Urban Audit list 10,477 counts without a population in seven lines, and 200 values beside the wrong cities in two."""
    eurostat = {row["rule"]: (row["n"], row["n_lines"]) for row in store.quality_counts() if row["source"] == "eurostat-urban-audit"}
    assert eurostat["no-population"] == (10_477, 7) and eurostat["scrambled-year"] == (200, 2)
    source = store.catalogue().sources["eurostat-urban-audit"]
    assert (source["n_dropped"], source["n_flagged"], source["n_skipped"]) == (11_114, 31, 17_848)


def test_what_was_odd_in_the_documents_is_reported_with_its_place(report: BuildReport) -> None:
    """Every kind of every document, as often as it stands in the table; nothing where there is no record of the network."""
    lines = replace(report, anomalies=record.load()["anomalies"]).lines()
    assert "odd in the documents, with lines: 60" in lines
    assert "  metropolis-annual-2023: figures differ 3 · 77-79, 130-142, 172, 340-517" in lines
    assert "  metropolis-progress-2021-01-04: code not printed 1 · 186" in lines
    assert sum(int(re.search(r"(\d+) · ", line)[1]) for line in lines if line.startswith(("  metropolis", "  local2030", "  sdg-cities"))) == 60
    assert not any("odd in the documents" in line for line in report.lines())


def test_same_input_same_digest_whatever_the_order_of_the_rows(data: Path, report: BuildReport) -> None:
    for folder in ("observations", "series", "targets", "quality"):
        file = data / folder / "town-hall.csv"
        header, *rows = file.read_text().splitlines()
        file.write_text("\n".join([header, *reversed(rows)]) + "\n")
    assert build(data).digest == report.digest


def test_one_figure_changed_is_another_release(data: Path, report: BuildReport) -> None:
    file = data / "observations" / "town-hall.csv"
    file.write_text(file.read_text().replace("88.5", "88.6"))
    assert build(data).digest != report.digest


def test_steps_are_told(data: Path) -> None:
    steps: list[str] = []
    build(data, steps.append)
    assert len(steps) == STEPS
    assert [words for step, words in zip(steps, ("checking", "assessing", "comparing", "writing"), strict=True) if words not in step] == []


def test_a_failed_build_changes_nothing_and_names_every_problem(data: Path) -> None:
    first = build(data)
    file = data / "observations" / "town-hall.csv"
    file.write_text(file.read_text().replace("88.5", "many").replace("13.5", "inf"))
    with pytest.raises(BuildError) as error:
        build(data)
    assert [problem.line for problem in error.value.problems] == [5, 12]
    assert all(problem.sentence in str(error.value) for problem in error.value.problems)
    assert (data / "dashboard.duckdb").resolve() == first.file and list((data / "built").iterdir()) == [first.file]
    assert Store(data / "dashboard.duckdb").catalogue().digest == first.digest


def test_a_build_interrupted_while_writing_changes_nothing(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = build(data)
    file = data / "observations" / "town-hall.csv"
    file.write_text(file.read_text().replace("88.5", "88.6"))

    def disk_full(connection: object, table: str, frame: pd.DataFrame) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(write, "_insert", disk_full)
    with pytest.raises(OSError, match="No space left"):
        build(data)
    assert (data / "dashboard.duckdb").resolve() == first.file and list((data / "built").iterdir()) == [first.file]


def test_building_twice_leaves_one_file(data: Path) -> None:
    assert build(data).file == build(data).file
    assert len(list((data / "built").iterdir())) == 1


def test_projections_and_groups_are_kept_but_not_judged(report: BuildReport) -> None:
    store = Store(report.file)
    water = next(row for row in store.assessments_of_area("alphaville") if row["series"] == "safe-water")
    assert (water["value"], water["year"], water["n_points"]) == (88.5, 2023, 4)
    assert [row["obs_status"] for row in store.observations("alphaville", "safe-water")][-1] == "F"


def test_a_value_of_the_county_is_context(report: BuildReport) -> None:
    benches = next(row for row in Store(report.file).assessments_of_area("beta-hill") if row["series"] == "park-benches")
    assert (benches["status"], benches["reason"], benches["boundary"]) == ("none", "wider", "wider")


def test_a_folder_that_cannot_be_written_is_told_before_anything_is_computed(data: Path) -> None:
    (data / "built").write_text("a file where the folder should be", encoding="utf-8")
    steps: list[str] = []
    with pytest.raises(FileExistsError):
        build(data, steps.append)
    assert steps == ["reading and checking data"]
