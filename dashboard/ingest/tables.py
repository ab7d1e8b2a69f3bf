"""The files under `data/`: which there are, what their columns hold, and how they are read.

Every cell is read as text first, so that a problem can name file, line and column; then typed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from dashboard.concepts import Boundary, BoundOrigin, Direction, ObsStatus
from dashboard.ingest.problems import Problem

FIRST_YEAR, LAST_YEAR = 1900, 2100


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
    "panel": ("codes/panels.csv", dict.fromkeys(("panel", "title", "description", "source"), NEEDED)),
    "area": ("areas/areas.csv", {"ref_area": NEEDED, "name": NEEDED, "kind": NEEDED, "country": TEXT, "region": TEXT,
                                 "lat": NUMBER, "lon": NUMBER, "population": NUMBER, "population_year": YEAR,
                                 "population_source": TEXT}),
    "area_alias": ("areas/aliases.csv", {"ref_area": NEEDED, "alias": NEEDED}),
    "membership": ("areas/memberships.csv", {"ref_area": NEEDED, "network": NEEDED}),
    "series": ("series/*.csv", _SERIES),
    "observation": ("observations/*.csv", _OBSERVATION),
    "quality": ("quality/*.csv", {"rule": NEEDED, "action": NEEDED, "ref_area": TEXT, "series": TEXT, "time_period": TEXT,
                                  "found": TEXT, "reason": TEXT}),
    "local_target": ("targets/*.csv", {"ref_area": NEEDED, "series": NEEDED, "target_year": YEAR, "target_value": NUMBER,
                                       "label": TEXT, "text": TEXT, "verdict": TEXT}),
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
        return pd.DataFrame(columns=[*columns, "source_file", "source_line"]), [problem]
    pieces, problems = [], []
    for file in files:
        frame, found = _read_text(file, f"{data.name}/{file.relative_to(data).as_posix()}", columns)
        problems += found
        pieces.append(frame)
    frame = pd.concat(pieces, ignore_index=True)
    typed, found = _typed(frame, columns)
    return typed, problems + found


def _read_text(file: Path, shown: str, columns: dict[str, Column]) -> tuple[pd.DataFrame, list[Problem]]:
    empty = pd.DataFrame(columns=[*columns, "source_file", "source_line"])
    names = ", ".join(columns)
    try:
        frame = pd.read_csv(file, dtype=str, keep_default_na=False, encoding="utf-8", skipinitialspace=False)
    except pd.errors.EmptyDataError:
        return empty, [Problem(shown, 0, "", "an empty file", f"a header line with {names}", "Put the file back.")]
    except UnicodeDecodeError as error:
        remedy = "Save the file as UTF-8."
        return empty, [Problem(shown, 0, "", f"a byte that is not UTF-8 at position {error.start}", "UTF-8 text", remedy)]
    except pd.errors.ParserError as error:
        remedy = "Put quotation marks around cells that hold a comma."
        return empty, [Problem(shown, 0, "", str(error).split(": ")[-1].strip(), "the same number of cells in every line", remedy)]
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        problems = [Problem(shown, 1, column, "no such column", f"the columns {names}", "Add the column.") for column in missing]
        return empty, problems
    frame = frame[list(columns)].fillna("")
    return frame.assign(source_file=shown, source_line=range(2, len(frame) + 2)), []


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
