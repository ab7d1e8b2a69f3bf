"""A reading goes into the record without losing what people entered by hand."""

from pathlib import Path

import pandas as pd
import pytest

from dashboard.ingest.network import keep as keeping
from dashboard.ingest.network import progress_report
from dashboard.ingest.network.keep import keep
from dashboard.ingest.problems import BuildError

REPORT = Path(__file__).parents[2] / "fixtures" / "network" / "progress_report.txt"


def table(folder: Path, name: str) -> pd.DataFrame:
    return pd.read_csv(folder / f"{name}.csv", dtype=str, keep_default_na=False)


def save(folder: Path, name: str, frame: pd.DataFrame) -> None:
    frame.to_csv(folder / f"{name}.csv", index=False)


def test_what_is_entered_by_hand_stays(tmp_path):
    reading = progress_report.read(REPORT)
    keep(reading, tmp_path)
    activity = table(tmp_path, "activity")
    save(tmp_path, "activity", activity.assign(summary=activity["activity"] + " in short"))
    save(tmp_path, "result", table(tmp_path, "result").assign(result="a-key"))
    keep(reading, tmp_path)
    assert table(tmp_path, "activity")["summary"].str.endswith(" in short").all()
    assert set(table(tmp_path, "result")["result"]) == {"a-key"}


def test_rows_of_other_documents_stay(tmp_path):
    reading = progress_report.read(REPORT)
    keep(reading, tmp_path)
    other = table(tmp_path, "activity").head(1).assign(activity="from-elsewhere", document="another")
    save(tmp_path, "activity", pd.concat([table(tmp_path, "activity"), other]))
    by_hand = table(tmp_path, "anomalies").head(1).assign(kind="seen by a person", origin="hand")
    save(tmp_path, "anomalies", pd.concat([table(tmp_path, "anomalies"), by_hand]))
    keep(reading, tmp_path)
    assert "from-elsewhere" in table(tmp_path, "activity")["activity"].tolist()
    assert len(table(tmp_path, "activity")) == len(reading.tables["activity"]) + 1
    assert len(table(tmp_path, "anomalies")) == len(reading.anomalies) + 1


def test_codes_stay_as_first_printed(tmp_path):
    reading = progress_report.read(REPORT)
    keep(reading, tmp_path)
    first = table(tmp_path, "challenge").assign(document="first", label="As first printed")
    save(tmp_path, "challenge", first)
    keep(reading, tmp_path)
    assert set(table(tmp_path, "challenge")["label"]) == {"As first printed"}


def test_twice_gives_the_same_files(tmp_path):
    reading = progress_report.read(REPORT)
    first = {file.name: file.read_bytes() for file in keep(reading, tmp_path)}
    assert {file.name: file.read_bytes() for file in keep(reading, tmp_path)} == first


def test_a_document_is_listed_once_and_keeps_what_was_corrected(tmp_path):
    reading = progress_report.read(REPORT)
    keep(reading, tmp_path)
    assert table(tmp_path, "document")[["document", "start", "end"]].to_dict("split")["data"] == [
        ["metropolis-progress-2022-05-08", "2022-05-01", "2022-08-31"]
    ]
    save(tmp_path, "document", table(tmp_path, "document").assign(note="Second edition"))
    keep(reading, tmp_path)
    assert table(tmp_path, "document")["note"].tolist() == ["Second edition"]


def test_a_disk_that_fails_midway_leaves_the_old_tables(tmp_path, monkeypatch):
    reading = progress_report.read(REPORT)
    before = {file.name: file.read_bytes() for file in keep(reading, tmp_path)}
    write = keeping._write

    def full(file, frame, name):
        if name == "meeting":
            raise OSError(28, "No space left on device")
        return write(file, frame.head(0), name)

    monkeypatch.setattr(keeping, "_write", full)
    with pytest.raises(OSError, match="No space left"):
        keep(reading, tmp_path)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_nothing_is_written_while_there_are_problems(tmp_path):
    broken = tmp_path / "report.txt"
    broken.write_text(REPORT.read_text(encoding="utf-8").replace("15-21 June", "15-31 June"), encoding="utf-8")
    folder = tmp_path / "record"
    folder.mkdir()
    with pytest.raises(BuildError) as refused:
        keep(progress_report.read(broken), folder)
    assert "15-31 June" in str(refused.value)
    assert not list(folder.iterdir())
