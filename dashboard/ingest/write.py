"""Writes a reading as tidy CSV files: exact columns, sorted by key, LF, at most ten significant digits."""

import csv
import math
from pathlib import Path

import numpy as np
import pandas as pd

from dashboard.ingest.reading import (
    AREA_COLUMNS,
    LOCAL_TARGET_COLUMNS,
    OBSERVATION_COLUMNS,
    QUALITY_COLUMNS,
    SERIES_COLUMNS,
    Reading,
)

SIGNIFICANT_DIGITS = 10
# In the file every value stands beside its unit, so that a row can be read, and checked, on its own.
FILE_COLUMNS = (*OBSERVATION_COLUMNS[:5], "unit_measure", *OBSERVATION_COLUMNS[5:])
OBSERVATION_KEY = ("ref_area", "series", "time_period", "grp", "boundary")


def cell(value: object) -> str:
    """The text of one value in a file: missing is empty, floats are the shortest text with up to ten digits."""
    if value is None or value is pd.NA or value is pd.NaT:
        return ""
    if isinstance(value, bool | np.bool_):
        return str(bool(value)).lower()
    if isinstance(value, float | np.floating):
        return _number(float(value))
    return " ".join(str(value).split())


def write(reading: Reading, data_folder: Path) -> None:
    """Writes the frames of one source below `data_folder`.

    `series`, `observations`, `quality` and `areas/sources` always get a file, `targets` only if the source has local
    targets. Raises ValueError, before anything is written, for wrong columns or for a key that occurs twice.
    """
    frames = [
        ("series", reading.series, SERIES_COLUMNS, ("series",), True),
        ("observations", _with_units(reading), FILE_COLUMNS, OBSERVATION_KEY, True),
        ("areas/sources", reading.areas, AREA_COLUMNS, ("ref_area",), True),
        ("quality", reading.quality, QUALITY_COLUMNS, QUALITY_COLUMNS, False),
    ]
    if len(reading.local_targets):
        key = ("ref_area", "series", "target_year", "label", "text")
        frames.append(("targets", reading.local_targets, LOCAL_TARGET_COLUMNS, key, False))
    ready = [(kind, _prepared(frame, f"{reading.source}: {kind}", *how)) for kind, frame, *how in frames]
    for kind, frame in ready:
        file = data_folder / kind / f"{reading.source}.csv"
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("w", encoding="utf-8", newline="") as lines:
            writer = csv.writer(lines, lineterminator="\n")
            writer.writerow(frame.columns)
            writer.writerows([[cell(value) for value in row] for row in frame.itertuples(index=False, name=None)])


def _with_units(reading: Reading) -> pd.DataFrame:
    units = reading.series.drop_duplicates("series").set_index("series")["unit_measure"]
    return reading.observations.assign(unit_measure=reading.observations["series"].map(units))


def _number(value: float) -> str:
    if math.isnan(value):
        return ""
    if math.isinf(value):
        raise ValueError("an infinite number cannot be written")
    text = np.format_float_positional(value, precision=SIGNIFICANT_DIGITS, fractional=False, trim="-")
    return "0" if text == "-0" else text


def _prepared(frame: pd.DataFrame, where: str, columns: tuple[str, ...], key: tuple[str, ...], unique: bool) -> pd.DataFrame:
    if frame.empty:
        return pd.DataFrame(columns=list(columns))
    if set(frame.columns) != set(columns):
        raise ValueError(f"{where}: columns differ: {sorted(set(frame.columns) ^ set(columns))}")
    frame = frame[list(columns)].reset_index(drop=True)
    twice = frame.duplicated(list(key))
    if unique and twice.any():
        raise ValueError(f"{where}: {twice.sum()} keys occur twice, first {tuple(frame.loc[twice.idxmax(), list(key)])}")
    order = frame[list(key)].apply(lambda column: column if column.dtype.kind in "if" else column.map(cell))
    return frame.loc[order.sort_values(list(key), kind="stable").index]
