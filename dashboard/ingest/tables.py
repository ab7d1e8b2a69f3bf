"""The files under `data/`: which there are, what their columns hold, and how they are read.

Every cell is read as text first, so that a problem can name file, line and column; then typed.
"""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from dashboard.concepts import NETWORKS, OWN_VERDICTS, QUALITY_ACTIONS, Boundary, BoundOrigin, Direction, ObsStatus
from dashboard.ingest.problems import Problem

FIRST_YEAR, LAST_YEAR = 1900, 2100
# Where a row was read from; kept beside it until everything is checked.
PLACE = ("source_file", "source_line")


@dataclass(frozen=True)
class Column:
    """One column: `kind` is text, number, year or whole; `required` cells may not be empty; `among` lists what is allowed."""

    kind: str = "text"
    required: bool = False
    among: tuple[str, ...] = ()


TEXT, NEEDED = Column(), Column(required=True)
NUMBER, WHOLE, YEAR = Column("number"), Column("whole"), Column("year")
_SERIES = {
    "series": NEEDED, "source": NEEDED, "panel": TEXT, "goal": NEEDED, "target": TEXT, "indicator": TEXT, "label": NEEDED,
    "definition": NEEDED, "unit_measure": NEEDED, "direction": Column(required=True, among=tuple(Direction)),
    "lower_bound": NUMBER, "red": NUMBER, "green": NUMBER, "optimum": NUMBER,
    "bound_origin": Column(required=True, among=tuple(BoundOrigin)), "bound_reason": TEXT,
    "decimals": Column("whole", required=True), "valid_min": NUMBER, "valid_max": NUMBER, "source_code": TEXT,
}  # fmt: skip
_OBSERVATION = {
    "ref_area": NEEDED, "series": NEEDED, "time_period": Column("year", required=True), "time_label": TEXT,
    "obs_value": Column("number", required=True), "unit_measure": NEEDED,
    "obs_status": Column(required=True, among=tuple(ObsStatus)), "nature": TEXT,
    "boundary": Column(required=True, among=tuple(Boundary)), "grp": NEEDED, "note": TEXT,
}  # fmt: skip

# Table name → (files below data/, columns). A pattern with a star reads one file per source.
FILES: dict[str, tuple[str, dict[str, Column]]] = {
    "goal": ("codes/goals.csv", dict.fromkeys(("goal", "name", "short_name", "colour", "label_ink"), NEEDED)),
    "target": ("codes/targets.csv", dict.fromkeys(("target", "goal", "label"), NEEDED)),
    "indicator": ("codes/indicators.csv", dict.fromkeys(("indicator", "target", "label"), NEEDED)),
    "unit": ("codes/units.csv", {"unit_measure": NEEDED, "label": TEXT, "long_label": NEEDED, "valid_min": NUMBER,
                                 "valid_max": NUMBER, "decimals": Column("whole", required=True)}),
    "country": ("codes/countries.csv", dict.fromkeys(("country", "iso2", "name", "region"), NEEDED)),
    "panel": ("codes/panels.csv", {**dict.fromkeys(("panel", "title", "description", "source"), NEEDED), "unranked": TEXT}),
    "area": ("areas/areas.csv", {"ref_area": NEEDED, "name": NEEDED, "kind": NEEDED, "country": TEXT, "region": TEXT,
                                 "lat": NUMBER, "lon": NUMBER, "population": NUMBER, "population_year": YEAR,
                                 "population_source": TEXT}),
    "area_alias": ("areas/aliases.csv", {"ref_area": NEEDED, "alias": NEEDED}),
    "membership": ("areas/memberships.csv", {"ref_area": NEEDED, "network": Column(required=True, among=NETWORKS)}),
    "series": ("series/*.csv", _SERIES),
    "observation": ("observations/*.csv", _OBSERVATION),
    "quality": ("quality/*.csv", {"rule": NEEDED, "action": Column(required=True, among=QUALITY_ACTIONS), "ref_area": TEXT, "series": TEXT, "time_period": TEXT,
                                  "found": TEXT, "reason": TEXT}),
    "local_target": ("targets/*.csv", {"ref_area": NEEDED, "series": NEEDED, "target_year": YEAR, "target_value": NUMBER,
                                       "label": TEXT, "text": TEXT, "verdict": Column(among=OWN_VERDICTS)}),
}  # fmt: skip


def read_all(data: Path) -> tuple[dict[str, pd.DataFrame], list[Problem]]:
    """Every table as a typed frame, with `source_file` and `source_line` for later checks, and every problem met on the way."""
    if not data.is_dir():
        return {}, [Problem(str(data), 0, "", "no such folder", "the project's data folder", "Check the path given.")]
    frames, problems = {}, []
    for table, (pattern, columns) in FILES.items():
        frames[table], found = read_table(data, pattern, columns)
        problems += found
    return frames, problems


def read_table(data: Path, pattern: str, columns: dict[str, Column]) -> tuple[pd.DataFrame, list[Problem]]:
    """One table from one or several files."""
    files = sorted(data.glob(pattern))
    if not files:
        problem = Problem(f"{data.name}/{pattern}", 0, "", "no file", "at least one file", "Put the file back.")
        return pd.DataFrame(columns=[*columns, *PLACE]), [problem]
    pieces, problems = [], []
    for file in files:
        frame, found = _read_text(file, f"{data.name}/{file.relative_to(data).as_posix()}", columns)
        problems += found
        pieces.append(frame)
    frame = pd.concat(pieces, ignore_index=True)
    typed, found = _typed(frame, columns)
    return typed, problems + found


def _read_text(file: Path, shown: str, columns: dict[str, Column]) -> tuple[pd.DataFrame, list[Problem]]:
    """The cells of a file as text, each row with the line it begins on; rows with too many or too few cells are named."""
    empty = pd.DataFrame(columns=[*columns, *PLACE])
    names = ", ".join(columns)
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return empty, [Problem(shown, line, "", f"a byte that is not UTF-8 (0x{raw[error.start]:02x})", "UTF-8 text", "Save the file as UTF-8.")]
    if not text.strip():
        return empty, [Problem(shown, 0, "", "an empty file", f"a header line with {names}", "Put the file back.")]
    header, rows, problems = _rows(text, shown)
    missing = [column for column in columns if column not in header]
    if missing:
        problems = [Problem(shown, 1, column, "no such column", f"the columns {names}", "Add the column.") for column in missing]
        return empty, problems
    return pd.DataFrame(rows, columns=[*header, *PLACE])[[*columns, *PLACE]], problems


def _rows(text: str, shown: str) -> tuple[list[str], list[list[str | int]], list[Problem]]:
    reader = csv.reader(io.StringIO(text, newline=""))
    header, end = next(reader), 1
    rows: list[list[str | int]] = []
    problems = []
    for cells in reader:
        begin, end = end + 1, reader.line_num
        if not cells:
            continue
        if len(cells) == len(header):
            rows.append([*cells, shown, begin])
            continue
        remedy = "Put quotation marks around cells that hold a comma." if len(cells) > len(header) else "Add the cells, empty ones too."
        problems.append(Problem(shown, begin, "", f"{len(cells)} cells", f"{len(header)} cells, as in the header", remedy))
    return header, rows, problems


def _typed(frame: pd.DataFrame, columns: dict[str, Column]) -> tuple[pd.DataFrame, list[Problem]]:
    problems: list[Problem] = []
    typed = frame.copy()
    for name, column in columns.items():
        cells = frame[name]
        if column.required:
            problems += _report(frame, name, cells == "", "a value", "Fill the cell or remove the row.")
        if column.among:
            wrong = ~cells.isin(column.among) & (cells != "")
            problems += _report(frame, name, wrong, " or ".join(column.among), "Use one of these words.")
        if column.kind != "text":
            typed[name], found = _numbers(frame, name, column.kind)
            problems += found
        else:
            typed[name] = cells.where(cells != "", None)
    return typed, problems


def _numbers(frame: pd.DataFrame, name: str, kind: str) -> tuple[pd.Series, list[Problem]]:
    cells = frame[name]
    filled = cells != ""
    numbers = pd.to_numeric(cells.where(filled), errors="coerce").astype("float64")
    expected = {"number": "a number with a point for decimals", "whole": "a whole number", "year": f"a year from {FIRST_YEAR} to {LAST_YEAR}"}[kind]
    wrong = filled & (numbers.isna() | numbers.isin([float("inf"), float("-inf")]))
    if kind != "number":
        wrong |= filled & (numbers % 1 != 0)
    if kind == "year":
        wrong |= filled & ~numbers.between(FIRST_YEAR, LAST_YEAR)
    problems = _report(frame, name, wrong, expected, "Correct the cell; leave it empty if the figure is not known.")
    numbers = numbers.where(~wrong)
    return (numbers if kind == "number" else numbers.astype("Int64")), problems


def _report(frame: pd.DataFrame, column: str, wrong: "pd.Series[bool]", expected: str, remedy: str) -> list[Problem]:
    rows: Iterable[tuple[str, int, str]] = frame.loc[wrong, ["source_file", "source_line", column]].itertuples(index=False, name=None)
    return [Problem(file, line, column, f"'{cell[:60]}'" if cell else "an empty cell", expected, remedy) for file, line, cell in rows]
