"""The reader of progress reports: what it takes in, what it settles with an anomaly, what it refuses with a line."""

import tomllib
from pathlib import Path

import pytest

from dashboard.ingest.network import progress_report
from dashboard.ingest.problems import SourceError

FIXTURES = Path(__file__).parents[2] / "fixtures" / "network"
REPORT = FIXTURES / "progress_report.txt"
TWINS = tomllib.loads((FIXTURES / "twins.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def reading():
    return progress_report.read(REPORT)


def rows(reading, table, *wanted):
    return reading.tables[table][list(wanted)].to_dict("split")["data"]


def test_whole_report_has_no_problem(reading):
    assert reading.problems == ()
    assert reading.document == "metropolis-progress-2022-05-08"
    assert {"document", "place"} <= set(reading.tables["activity"])


def test_dates_lines_and_titles(reading):
    assert rows(reading, "activity", "activity", "start", "end", "second_date", "action_line", "place") == [
        ["walking-round-the-harbour", "2022-05-03", "2022-05-03", "", "L1", "26-47"],
        ["uclg-retreat-campus-two-days-of-tests", "2022-06-15", "2022-06-21", "", "L1", "49-60"],
        ["learning-station-a-list-that-wraps", "2022-05-07", "2022-05-07", "2022-07-20", "L2", "62-81"],
        ["webinar-trees-and-benches", "2022-08-09", "2022-08-09", "", "L2", "83-94"],
        ["meeting-about-meetings", "2022-05-13", "2022-05-13", "", "L3", "96-104"],
    ]
    titles = reading.tables["activity"]["title"].tolist()
    assert titles[1] == "UCLG Retreat & Campus: two days of tests"
    assert titles[3] == "Webinar “Trees and benches”"


def test_lists_that_wrap_and_spellings(reading):
    assert rows(reading, "activity_member", "ref_area", "place") == [
        ["bogota", "34"], ["sao-paulo", "34"], ["barcelona-amb", "69"], ["mexico-city", "70"], ["lyon", "70"],
    ]  # fmt: skip
    assert reading.tables["activity_alliance"]["alliance"].tolist() == ["uclg", "uclg", "uclg-africa", "uclg-aspac"]
    assert rows(reading, "meeting", "month", "mode", "kind", "ref_area", "alliance") == [
        ["2022-05", "online", "member", "bogota", ""],
        ["2022-05", "online", "member", "santiago", ""],
        ["2022-05", "online", "alliance", "", "undp"],
        ["2022-08", "hybrid", "alliance", "", "uclg-culture"],
    ]


def test_code_that_is_not_printed_is_marked(reading):
    unprinted = reading.tables["plan_item"].query("printed == 'no'")
    assert unprinted[["code", "line", "action", "label"]].to_dict("split")["data"] == [["L1A1D3", "L1", "L1A1", ""]]


def test_label_that_wraps(reading):
    labels = reading.tables["plan_item"].set_index("code")["label"]
    assert labels["L2A1D2"] == "Courses for Lovers of trees and all"
    assert reading.tables["challenge"]["label"].tolist() == ["Shade for everybody", "Benches and trees", "Quiet nights"]


def test_directory_without_persons(reading):
    assert reading.tables["membership"]["region"].value_counts().to_dict() == {
        "Europe": 3, "Africa": 2, "Asia-Pacific": 2, "North America": 1, "Latin America and the Caribbean": 1,
    }  # fmt: skip
    assert rows(reading, "board_seat", "seat", "ref_area", "role") == [
        [1, "rabat", "member"], [2, "barcelona-amb", "presidency"], [2, "barcelona", "presidency"],
        [3, "lyon", "vice-presidency"],
    ]  # fmt: skip
    assert reading.tables["focal_point"]["ref_area"].tolist() == ["rabat", "seoul", "lyon"]
    assert not any("person" in frame.to_csv().lower() for frame in reading.tables.values())


def test_figures_and_media(reading):
    assert rows(reading, "result", "figure", "qualifier") == [["240", "more than"], ["12", ""], ["9", ""]]
    assert rows(reading, "media_mention", "month", "outlet") == [
        ["2022-05", "City Paper"], ["2022-05", "Night Radio"], ["2022-08", "City Paper"],
    ]  # fmt: skip


def test_every_oddity_is_listed(reading):
    kinds = reading.anomalies["kind"].value_counts().to_dict()
    assert kinds == {
        "empty list": 3, "name variant": 2, "numbering skips": 2, "code not printed": 1, "split name": 1,
        "seat of two members": 1, "no subject": 1,
    }  # fmt: skip


@pytest.mark.parametrize("name", TWINS)
def test_each_mistake_is_listed_with_its_line(name, tmp_path):
    twin, text = TWINS[name], REPORT.read_text(encoding="utf-8")
    for old, new in twin["edits"]:
        assert old in text
        text = text.replace(old, new, 1)
    file = tmp_path / "twin.txt"
    file.write_text(text, encoding="utf-8")
    problems = progress_report.read(file).problems
    found = [(problem.file, problem.line, problem.column, problem.found) for problem in problems]
    assert ("twin.txt", twin["line"], twin["column"], twin["found"]) in found
    assert all(problem.expected and problem.remedy for problem in problems)


def test_members_told_and_listed_differ(tmp_path):
    file = tmp_path / "report.txt"
    file.write_text(REPORT.read_text(encoding="utf-8").replace("our 9 members", "our 11 members"), encoding="utf-8")
    anomalies = progress_report.read(file).anomalies
    assert "11 members in the foreword, 9 in the directory" in anomalies["found"].tolist()


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (("METROPOLIS PROGRESS REPORT.", "ANNUAL REPORT"), "'ANNUAL REPORT'"),
        (("May ———> August 2022", "2022"), "'METROPOLIS PROGRESS REPORT.'"),
        (("BILATERAL MEETINGS", "MEETINGS"), "no heading 'BILATERAL MEETINGS'"),
    ],
)
def test_another_layout_is_refused(change, found, tmp_path):
    file = tmp_path / "report.txt"
    file.write_text(REPORT.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    with pytest.raises(SourceError) as refused:
        progress_report.read(file)
    assert refused.value.problem.found == found
    assert "by hand" in refused.value.problem.remedy


def test_document_of_another_kind_is_refused():
    with pytest.raises(SourceError) as refused:
        progress_report.read(FIXTURES / "other_layout.txt")
    assert refused.value.problem.line == 1


@pytest.mark.parametrize("content", [b"", b"\n \n", b"\xff\xfe\x00"])
def test_unreadable_file_is_refused(content, tmp_path):
    file = tmp_path / "report.txt"
    file.write_bytes(content)
    with pytest.raises(SourceError):
        progress_report.read(file)


def test_missing_file_is_refused(tmp_path):
    with pytest.raises(SourceError):
        progress_report.read(tmp_path / "nothing.txt")
