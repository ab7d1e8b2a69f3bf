"""The record of what the network does, of one release. It is small: read once, kept in memory, looked up by table name."""

import re
from collections.abc import Callable
from functools import lru_cache, wraps
from pathlib import Path
from typing import TypeVar

import duckdb

from dashboard.store.catalogue import Record, records

NetworkRecord = dict[str, list[Record]]
Found = TypeVar("Found")
RECORDS_KEPT = 3  # as many as releases are open


def once(work: Callable[[NetworkRecord], Found]) -> Callable[[NetworkRecord], Found]:
    """The same function, worked out once for each record: treat what it gives as read-only, and the record as what it was read."""
    kept: tuple[tuple[NetworkRecord, Found], ...] = ()

    @wraps(work)
    def ask(record: NetworkRecord) -> Found:
        nonlocal kept
        for known, found in kept:
            if known is record:
                return found
        found = work(record)
        kept = (*kept[1 - RECORDS_KEPT :], (record, found))
        return found

    return ask


@lru_cache
def tables() -> tuple[str, ...]:
    """The names of the tables of `network.sql`."""
    contract = Path(__file__).with_name("network.sql").read_text(encoding="utf-8")
    return tuple(re.findall(r"^create table (\w+)", contract, re.MULTILINE))


def read(cursor: duckdb.DuckDBPyConnection) -> NetworkRecord:
    """Every table of the record as its rows, in the order they were written."""
    return {table: records(cursor.execute(f'select * from "{table}" order by rowid')) for table in tables()}
