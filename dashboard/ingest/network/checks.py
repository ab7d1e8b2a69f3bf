"""What must hold in the record's tables before they become part of a release."""

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from dashboard.ingest.network.columns import Column, columns, every_table
from dashboard.ingest.problems import Problem

_TYPES: dict[str, Callable[[str], object]] = {
    "int": int,
    "number": float,
    "date": date.fromisoformat,
    "month": lambda text: date.fromisoformat(f"{text}-01"),
    "slug": re.compile(r"[a-z0-9]+(-[a-z0-9]+)*$").match,
    "place": re.compile(r"[\d.]+(-\d+)?(~\d+(-\d+)?)*$").match,
    "goal": lambda text: 1 <= int(text) <= 17,
    "target": re.compile(r"\d{1,2}\.(\d{1,2}|[a-d])$").match,
    "iso3": re.compile(r"[A-Z]{3}$").match,
}
_EXAMPLES = {
    "int": "a whole number",
    "number": "a number",
    "date": "a date such as 2021-02-03",
    "month": "a month such as 2021-02",
    "slug": "a key in lower case with hyphens",
    "place": "lines such as 85-115",
    "goal": "a goal from 1 to 17",
    "target": "a target such as 11.6",
    "iso3": "a country code of three letters",
}


def check(folder: Path) -> list[Problem]:
    """Every problem of the tables in the folder: missing files and columns, types, keys, links, choices, weights.

    Outside links (areas, goals, targets) are left to the build, which knows those lists.
    """
    problems: list[Problem] = []
    tables = {}
    for name in every_table():
        tables[name], found = _read(folder / f"{name}.csv", name)
        problems += found
    for name, rows in tables.items():
        for column in columns(name):
            problems += _values(column, rows, tables)
        problems += _keys(name, rows)
    problems += [*_shares(tables["transition_goal"]), *_days(tables["activity"])]
    return [replace(problem, file=f"{folder.parent.name}/{folder.name}/{problem.file}") for problem in problems]


def _read(file: Path, name: str) -> tuple[list[dict[str, str]], list[Problem]]:
    if not file.exists():
        return [], [Problem(file.name, 0, "", "no file", f"the table {name}", "Add it, with its header alone if need be.")]
    expected = [column.column for column in columns(name)]
    with file.open(encoding="utf-8", newline="") as text:
        reader = csv.DictReader(text)
        if reader.fieldnames != expected:
            found, remedy = ",".join(reader.fieldnames or []), "Set the header as in tables/columns.csv."
            return [], [Problem(file.name, 1, "", found, ",".join(expected), remedy)]
        return list(reader), []


def _values(column: Column, rows: list[dict[str, str]], tables: dict[str, list[dict[str, str]]]) -> Iterator[Problem]:
    table, _, key = column.links_to.partition(".")
    known = {row[key] for row in tables[table]} if key else set()
    for number, row in enumerate(rows, start=2):
        value = row[column.column]
        expected = _expected(column, value, known)
        if expected:
            found = f"'{value}'" if value else "nothing"
            yield Problem(f"{column.table}.csv", number, column.column, found, expected, "Correct the cell.")


def _expected(column: Column, value: str, known: set[str]) -> str:
    if not value:
        return column.meaning if column.required else ""
    if column.choices and value not in column.choices:
        return f"one of {', '.join(column.choices)}"
    if known and value not in known:
        return f"a value of {column.links_to}"
    return "" if _fits(column.type, value) else _EXAMPLES[column.type]


def _fits(kind: str, value: str) -> bool:
    try:
        return kind not in _TYPES or bool(_TYPES[kind](value)) or kind in ("int", "number")
    except ValueError:
        return False


def _keys(name: str, rows: list[dict[str, str]]) -> Iterator[Problem]:
    keys = [column.column for column in columns(name) if column.key]
    seen: dict[tuple[str, ...], int] = {}
    for number, row in enumerate(rows, start=2):
        key = tuple(row[column] for column in keys)
        if key in seen:
            found = f"'{' · '.join(filter(None, key))}' again, first in line {seen[key]}"
            yield Problem(f"{name}.csv", number, "~".join(keys), found, "each key once", "Leave out one of the two rows.")
        seen.setdefault(key, number)


def _shares(rows: list[dict[str, str]]) -> Iterator[Problem]:
    for transition in sorted({row["transition"] for row in rows}):
        total = sum(float(row["weight"]) for row in rows if row["transition"] == transition)
        if abs(total - 1) > 1e-9:
            found = f"{total:g} for {transition}"
            yield Problem("transition_goal.csv", 0, "weight", found, "shares that add up to 1", "Correct the weights.")


def _days(rows: list[dict[str, str]]) -> Iterator[Problem]:
    for number, row in enumerate(rows, start=2):
        if not row["start"] <= row["end"] or row["second_date"] and row["second_date"] <= row["start"]:
            found = f"{row['start']} to {row['second_date'] or row['end']}"
            yield Problem("activity.csv", number, "end", found, "days in order", "Correct the dates.")
