"""Reads the raw files of a source as text, so that a wrong cell can be named by file, line and column."""

from pathlib import Path

import pandas as pd

from dashboard.ingest.problems import SourceError

TABLES = Path(__file__).resolve().parent / "sources" / "tables"


def table(folder: Path, name: str, columns: tuple[str, ...]) -> pd.DataFrame:
    """The CSV file as text, blanks around cells removed; the index is the line in the file (header = line 1).

    Raises SourceError if the file is missing, is not UTF-8, or lacks one of `columns`.
    """
    try:
        frame = pd.read_csv(folder / name, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise SourceError(file=name, found="no such file", expected="the file of the source", remedy="Check the folder.") from error
    except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise SourceError(file=name, found=str(error), expected="a UTF-8 table", remedy="Fetch the file again.") from error
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        raise SourceError(
            file=name, line=1, column=missing[0], found=f"columns {', '.join(frame.columns)}",
            expected=f"a column '{missing[0]}'", remedy="The layout of the source changed: adapt the reader.",
        )  # fmt: skip
    frame.index = range(2, len(frame) + 2)
    return frame.apply(lambda column: column.str.strip())


def numbers(frame: pd.DataFrame, column: str, file: str) -> pd.Series:
    """The column as floats, empty cells as missing. Raises SourceError at the first cell that is not a number."""
    text = frame[column]
    values = pd.to_numeric(text.where(text != ""), errors="coerce")
    wrong = text[(text != "") & (values.isna() | values.abs().eq(float("inf")))]
    if len(wrong):
        raise SourceError(
            file=file, line=int(wrong.index[0]), column=column, found=f"'{wrong.iloc[0]}'", expected="a number",
            remedy="Correct the cell or leave it empty.",
        )  # fmt: skip
    return values.astype(float)


def own_table(name: str) -> pd.DataFrame:
    """One of the hand-kept tables next to the readers, as text; empty cells are empty strings."""
    return pd.read_csv(TABLES / name, dtype=str, keep_default_na=False, encoding="utf-8")
