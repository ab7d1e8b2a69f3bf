"""The contract between the tables, in sentences: what refers to what, what must be unique, what is possible."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from dashboard.concepts import BoundOrigin, Direction, ObsStatus
from dashboard.ingest.problems import Problem

Frames = dict[str, pd.DataFrame]

# table, column, table it refers to, column there
_REFERENCES = (
    ("target", "goal", "goal", "goal"),
    ("indicator", "target", "target", "target"),
    ("area", "country", "country", "country"),
    ("area_alias", "ref_area", "area", "ref_area"),
    ("membership", "ref_area", "area", "ref_area"),
    ("series", "source", "source", "source"),
    ("series", "panel", "panel", "panel"),
    ("series", "goal", "goal", "goal"),
    ("series", "target", "target", "target"),
    ("series", "indicator", "indicator", "indicator"),
    ("series", "unit_measure", "unit", "unit_measure"),
    ("observation", "ref_area", "area", "ref_area"),
    ("observation", "series", "series", "series"),
    ("local_target", "ref_area", "area", "ref_area"),
    ("local_target", "series", "series", "series"),
)
_KEYS = {
    "goal": ["goal"], "target": ["target"], "indicator": ["indicator"], "unit": ["unit_measure"], "country": ["country"],
    "panel": ["panel"], "area": ["ref_area"], "series": ["series"], "source": ["source"],
    "observation": ["ref_area", "series", "time_period", "grp", "boundary"],
    "local_target": ["ref_area", "series", "label"],
}  # fmt: skip


def problems(frames: Frames) -> list[Problem]:
    """Everything that keeps the tables from becoming a release, in the order of the files."""
    found = [problem for reference in _REFERENCES for problem in _unknown(frames, *reference)]
    for table, key in _KEYS.items():
        found += _duplicates(table, frames[table], key)
    return found + _wrong_units(frames) + _beyond_limits(frames) + (_undated(frames["release"]) or _yet_to_come(frames)) + _bounds(frames["series"])


def release_year(release: pd.DataFrame) -> int:
    """The year a release is made in: nothing can have been measured after it."""
    return int(str(release["date"].iloc[0])[:4])


def _unknown(frames: Frames, table: str, column: str, other: str, other_column: str) -> list[Problem]:
    frame = frames[table]
    known = set(frames[other][other_column])
    wrong = frame[frame[column].notna() & ~frame[column].isin(known)]
    remedy = f"Correct the code, or add it to the list of {other} codes."
    return [
        Problem(row.source_file, row.source_line, column, f"'{getattr(row, column)}'", f"{'an' if other[0] in 'aeiou' else 'a'} {other} that is listed", remedy)
        for row in _rows(wrong, column)
    ]


def _rows(frame: pd.DataFrame, *columns: str) -> Iterator[Any]:
    """The rows as named tuples of these columns and the place they were read from."""
    return frame[[*columns, "source_file", "source_line"]].itertuples(index=False)


def _duplicates(table: str, frame: pd.DataFrame, key: list[str]) -> list[Problem]:
    again = frame[frame.duplicated(key, keep="first")]
    remedy = "Keep one row; if the values differ, keep the newest vintage and list the conflict in data/quality."
    return [
        Problem(row.source_file, row.source_line, " + ".join(key), f"a second row for {_shown(row, key)}", "one row per key", remedy)
        for row in _rows(again, *key)
    ]


def _shown(row: Any, key: list[str]) -> str:
    return " · ".join(str(getattr(row, column)) for column in key)


def _wrong_units(frames: Frames) -> list[Problem]:
    observations = frames["observation"]
    units = frames["series"].drop_duplicates("series").set_index("series")["unit_measure"]
    expected = observations["series"].map(units)
    wrong = observations[expected.notna() & (observations["unit_measure"] != expected)]
    remedy = "Convert the value, or give the series a unit of its own."
    return [
        Problem(row.source_file, row.source_line, "unit_measure", f"'{row.unit_measure}'", f"'{units[row.series]}', the unit of {row.series}", remedy)
        for row in _rows(wrong, "series", "unit_measure")
    ]


def _beyond_limits(frames: Frames) -> list[Problem]:
    """Values that their series cannot have, such as 340 of 100 per cent."""
    observations, series = frames["observation"], frames["series"].drop_duplicates("series").set_index("series")
    low, high = (observations["series"].map(series[limit]) for limit in ("valid_min", "valid_max"))
    wrong = observations[(observations["obs_value"] < low) | (observations["obs_value"] > high)]
    remedy = "Correct the value, or valid_min and valid_max of the series if they are wrong."
    return [
        Problem(row.source_file, row.source_line, "obs_value", f"{row.obs_value:g}", f"{_limits(series.loc[row.series])}, the limits of {row.series}", remedy)
        for row in _rows(wrong, "series", "obs_value")
    ]


def _limits(series: pd.Series) -> str:
    low, high = series["valid_min"], series["valid_max"]
    if pd.isna(low) or pd.isna(high):
        return f"{high:g} or less" if pd.isna(low) else f"{low:g} or more"
    return f"{low:g} to {high:g}"


def _undated(release: pd.DataFrame) -> list[Problem]:
    wrong = release[pd.to_datetime(release["date"].astype(str), errors="coerce").isna()]
    remedy = "Give the day the release is made."
    return [Problem(row.source_file, row.source_line, "date", f"'{row.date}'", "a day such as 2026-11-20", remedy) for row in _rows(wrong, "date")]


def _yet_to_come(frames: Frames) -> list[Problem]:
    """Values of a year after that of the release, unless they are marked as forecasts: they would pass for the latest measurement."""
    observations, year = frames["observation"], release_year(frames["release"])
    wrong = observations[(observations["time_period"] > year) & (observations["obs_status"] != ObsStatus.FORECAST)]
    expected = f"a year up to {year}, that of the release, or the status {ObsStatus.FORECAST} of a forecast"
    return [
        Problem(
            row.source_file, row.source_line, "time_period", f"{row.time_period} with the status {row.obs_status}", expected, "Correct the year or the status."
        )
        for row in _rows(wrong, "time_period", "obs_status")
    ]


def _bounds(series: pd.DataFrame) -> list[Problem]:
    """A judged series has all four bounds, an unjudged one has none, and optimum differs from lower bound."""
    bounds = series[["lower_bound", "red", "green", "optimum"]].notna()
    judged = (series["bound_origin"] != BoundOrigin.NO_TARGET) & (series["direction"] != Direction.CONTEXT)
    half = bounds.any(axis=1) & ~bounds.all(axis=1)
    missing = judged & ~bounds.all(axis=1)
    surplus = ~judged & bounds.any(axis=1)
    flat = bounds.all(axis=1) & (series["optimum"] == series["lower_bound"])
    found = []
    for wrong, what in ((half | missing, "some bounds missing"), (surplus, "bounds on a series without a target"), (flat, "optimum equal to the lower bound")):
        for row in _rows(series[wrong], "series"):
            remedy = "Give all four bounds with their reason, or none."
            found.append(Problem(row.source_file, row.source_line, "lower_bound … optimum", f"{what} ({row.series})", "four bounds or none", remedy))
    return found
