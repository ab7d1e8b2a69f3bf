"""Opens the CSV files of an Open SDG platform and our codebooks, and says exactly what is wrong with a broken one."""

import csv
import io
import math
from collections.abc import Iterable
from pathlib import Path

from dashboard.ingest.open_sdg_periods import period
from dashboard.ingest.problems import SourceError

# Marks that publishers print where they have no number; any other text in place of a number is a mistake.
NO_NUMBER = frozenset({"", "-", "–", "—", ".", "..", "...", "…", ":", "*", "c", "x", "na", "n/a", "nan", "null", "none"})
INFINITE = frozenset({"inf", "+inf", "-inf", "infinity", "-infinity"})


def rows(file: Path, columns: Iterable[str]) -> list[dict[str, str]]:
    """The rows of a CSV file as text, with their line number under `line`; cells without blanks at the ends.

    Raises SourceError if the file is missing, empty, not UTF-8 or lacks one of the columns.
    """
    reader = csv.DictReader(io.StringIO(_text(file), newline=""))
    header = reader.fieldnames or []
    for column in columns:
        if column not in header:
            raise SourceError(
                file=file.name, line=1, column=column, found=f"the columns {', '.join(header)}",
                expected=f"a column '{column}'", remedy="Take the file again from the publisher, or rename the column.",
            )  # fmt: skip
    return [{name: (cell or "").strip() for name, cell in row.items() if name} | {"line": str(reader.line_num)} for row in reader]


def number(text: str, file: str, line: str) -> float | None:
    """The number in a cell, or None where the publisher prints a mark for no number, NaN or infinity.

    Raises SourceError for any other text.
    """
    if text.lower() in NO_NUMBER | INFINITE:
        return None
    try:
        value = float(text)
    except ValueError:
        raise SourceError(
            file=file, line=int(line), column="value", found=f"'{text}'", expected="a number with a point for decimals",
            remedy="Correct the cell, or empty it if there is no number.",
        ) from None  # fmt: skip
    return value if math.isfinite(value) else None


def year(text: str, file: str, line: str) -> tuple[int, str]:
    """Year and label of a cell (see `period`). Raises SourceError if it holds no year."""
    try:
        return period(text)
    except ValueError as error:
        raise SourceError(
            file=file, line=int(line), column="year", found=str(error), expected="a year, 2018/19 or 2014-2016",
            remedy="Correct the year in the file.",
        ) from None  # fmt: skip


def _text(file: Path) -> str:
    if not file.is_file():
        raise SourceError(file=file.name, found="no such file", expected="the file of this source", remedy="Check the folder given.")
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError(
            file=file.name, line=error.object[: error.start].count(b"\n") + 1,
            found=f"a byte that is not UTF-8 (0x{error.object[error.start]:02x})", expected="UTF-8 text",
            remedy="Save the file as UTF-8.",
        ) from None  # fmt: skip
    if not text.strip():
        raise SourceError(file=file.name, found="an empty file", expected="a header and rows", remedy="Take the file again.")
    return text
