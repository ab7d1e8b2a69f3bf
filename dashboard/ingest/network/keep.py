"""Puts a reading into the record's tables without losing what people entered by hand."""

import os
import tempfile
from pathlib import Path

import pandas as pd

from dashboard.ingest.network.columns import columns, names_of
from dashboard.ingest.network.names import RECORD
from dashboard.ingest.network.network_reading import NetworkReading
from dashboard.ingest.problems import BuildError

# Tables every report prints in part: a code that is already there stays as first printed.
SHARED = ("challenge", "plan_item")
# What makes a row of a reading the row that is already there, where the key itself is entered by hand.
_SAME = {"result": ["document", "place", "figure"]}


def keep(reading: NetworkReading, folder: Path = RECORD) -> list[Path]:
    """Writes the tables of a reading into the folder and gives back their files.

    Rows of the same document are replaced, rows of other documents stay, and columns entered by hand are carried over.
    Raises BuildError and writes nothing while the reading has problems; a disk that fails midway leaves the old tables.
    """
    if reading.problems:
        raise BuildError(list(reading.problems))
    merged = {name: _merged(name, frame, reading.document, folder) for name, frame in reading.tables.items()}
    merged["anomalies"] = _anomalies(reading, folder)
    with tempfile.TemporaryDirectory(prefix=".draft-", dir=folder) as drafts:
        written = [_write(Path(drafts) / f"{name}.csv", frame, name) for name, frame in merged.items()]
        for file in written:
            os.replace(file, folder / file.name)
    return [folder / file.name for file in written]


def _merged(name: str, fresh: pd.DataFrame, document: str, folder: Path) -> pd.DataFrame:
    old = _old(name, folder)
    if name == "document":  # title and note may have been corrected by hand
        return pd.concat([old, fresh[~fresh["document"].isin(old["document"])]])[names_of(name)]
    if name in SHARED:
        fresh = fresh[~fresh["code"].isin(old.loc[old["document"] != document, "code"])]
    by_hand = [column.column for column in columns(name) if column.by_hand]
    if by_hand:
        same = _SAME.get(name, names_of(name, only_key=True))
        fresh = fresh.merge(old.drop_duplicates(same)[same + by_hand], on=same, how="left").fillna("")
    return pd.concat([old[old["document"] != document], fresh])[names_of(name)]


def _anomalies(reading: NetworkReading, folder: Path) -> pd.DataFrame:
    old = _old("anomalies", folder)
    mine = (old["document"] == reading.document) & (old["origin"] == "reader")
    return pd.concat([old[~mine], reading.anomalies])


def _old(name: str, folder: Path) -> pd.DataFrame:
    file = folder / f"{name}.csv"
    if not file.exists():
        return pd.DataFrame(columns=names_of(name), dtype=str)
    return pd.read_csv(file, dtype=str, keep_default_na=False)


def _write(file: Path, frame: pd.DataFrame, name: str) -> Path:
    numbers = {column.column for column in columns(name) if column.type in ("int", "place", "goal")}

    def in_order(values: pd.Series) -> pd.Series:
        return values.str.extract(r"(\d+)")[0].fillna("0").astype(int) if values.name in numbers else values

    frame = frame.astype(str).sort_values(names_of(name, only_key=True), kind="stable", key=in_order)
    frame.to_csv(file, index=False, lineterminator="\n", encoding="utf-8")
    return file
