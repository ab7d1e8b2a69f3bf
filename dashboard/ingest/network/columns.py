"""The columns of every table of the record, read from `tables/columns.csv`."""

import csv
from dataclasses import dataclass
from functools import lru_cache

from dashboard.ingest.network.names import TABLES


@dataclass(frozen=True)
class Column:
    """One column: its type, whether it is part of the key, what it links to, and whether people enter it by hand."""

    table: str
    column: str
    type: str
    key: bool
    required: bool
    links_to: str
    choices: tuple[str, ...]
    by_hand: bool
    meaning: str


@lru_cache
def every_table() -> dict[str, tuple[Column, ...]]:
    """The columns of each table in file order, by table name. Each table is `data/network/<table>.csv`."""
    found: dict[str, list[Column]] = {}
    with (TABLES / "columns.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            found.setdefault(row["table"], []).append(_column(row))
    return {table: tuple(columns) for table, columns in found.items()}


def columns(table: str) -> tuple[Column, ...]:
    """The columns of one table. Raises KeyError if the record has no such table."""
    return every_table()[table]


def names_of(table: str, only_key: bool = False) -> list[str]:
    """The column names of a table, or only those of its key."""
    return [column.column for column in columns(table) if column.key or not only_key]


def _column(row: dict[str, str]) -> Column:
    flags = {name: row[name] == "yes" for name in ("key", "required", "by_hand")}
    choices = tuple(filter(None, row["choices"].split("~")))
    return Column(**{**row, **flags, "choices": choices})
