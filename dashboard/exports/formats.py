"""Rows as files: CSV for spreadsheets, JSON for programs, a workbook, and what they must never do, run as formulas."""

import csv
import io
import math
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from dashboard.store.catalogue import Record
from dashboard.view_state import Misread

TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
# A spreadsheet runs a cell that begins with one of these as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
WIDEST, NARROWEST = 60, 9
# A printed sheet with more columns is two pages wide.
COLUMNS_ON_A_PAGE = 16
# Excel refuses to open a workbook with a longer text in a cell.
LONGEST_CELL = 32_767


@dataclass(frozen=True)
class Export:
    """Rows with what is said about them: the title of the view, the picture, the link back, the release, the words for "nothing"."""

    rows: list[Record]
    title: str
    picture: str
    link: str
    release: Record
    empty: str
    about: tuple[tuple[str, str], ...] = ()
    misread: tuple[Misread, ...] = ()
    message: str = ""


def as_csv(found: list[Record], empty: str = "") -> bytes:
    """The rows as CSV with a header, in UTF-8 that spreadsheets recognise; text that looks like a formula is neutralised. Without
    rows, one cell says so under the header `note`."""
    rows = found or ([{"note": empty}] if empty else [])
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(rows[0] if rows else [])
    writer.writerows([[_cell(value) for value in row.values()] for row in rows])
    return out.getvalue().encode("utf-8-sig")


def as_json(export: Export) -> bytes:
    """The rows with the release, the picture and the address of the view they belong to; `message` says why there are none, or that
    they are not those asked for."""
    body = {
        "release": export.release["release"], "digest": export.release["digest"], "title": export.title, "picture": export.picture,
        "view": export.link, "misread": export.misread, "message": export.message or ("" if export.rows else export.empty), "rows": export.rows,
    }  # fmt: skip
    # What a link sent in is told back; no browser may take it for markup, whatever it thinks of the type.
    return orjson.dumps(body, option=orjson.OPT_INDENT_2).replace(b"<", b"\\u003c")


def as_xlsx(export: Export) -> bytes:
    """A workbook of two sheets: the rows under a frozen header with a filter, and what they are. The same rows give the same bytes."""
    import xlsxwriter  # takes 50 ms to load and only this answer needs it

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
    built = export.release["built"]
    book.set_properties({"title": export.title[:250], "created": datetime(built.year, built.month, built.day)})
    bold, wrapped = book.add_format({"bold": True, "bottom": 1}), book.add_format({"text_wrap": True, "valign": "top"})
    _rows_sheet(book.add_worksheet("Rows"), export.rows or [{"note": export.empty}], bold)
    about = book.add_worksheet("About")
    about.set_column(0, 0, 18)
    about.set_column(1, 1, 100, wrapped)
    for line, (name, words) in enumerate(export.about):
        about.write_string(line, 0, name, bold)
        about.write_string(line, 1, words[:LONGEST_CELL])
    book.close()
    return out.getvalue()


def _rows_sheet(sheet: Any, rows: list[Record], bold: Any) -> None:
    columns = list(rows[0])
    for at, name in enumerate(columns):
        longest = max(len(str(row[name])) for row in rows if row[name] is not None) if any(row[name] is not None for row in rows) else 0
        sheet.set_column(at, at, min(max(longest, len(name), NARROWEST) + 1, WIDEST))
        sheet.write_string(0, at, name, bold)
    for line, row in enumerate(rows, 1):
        for at, value in enumerate(row.values()):
            _write(sheet, line, at, value)
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1 if len(columns) <= COLUMNS_ON_A_PAGE else 2, 0)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, len(rows), len(columns) - 1)


def _write(sheet: Any, line: int, at: int, value: Any) -> None:
    """One cell by its own kind: a number stays a number, text is text whatever it begins with, nothing stays empty, so that a
    spreadsheet counts it as blank."""
    if isinstance(value, bool):
        sheet.write_boolean(line, at, value)
    elif isinstance(value, int | float) and math.isfinite(value):
        sheet.write_number(line, at, value)
    elif value not in (None, ""):
        sheet.write_string(line, at, str(value)[:LONGEST_CELL])


def _cell(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return "" if value is None else value
