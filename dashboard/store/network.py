"""The record of what the network does, of one release. It is small: read once, kept in memory, looked up by table name."""

import re
from functools import lru_cache
from pathlib import Path

import duckdb

from dashboard.store.catalogue import Record, records

NetworkRecord = dict[str, list[Record]]


@lru_cache
def tables() -> tuple[str, ...]:
    """The names of the tables of `network.sql`."""
    contract = Path(__file__).with_name("network.sql").read_text(encoding="utf-8")
    return tuple(re.findall(r"^create table (\w+)", contract, re.MULTILINE))


def read(cursor: duckdb.DuckDBPyConnection) -> NetworkRecord:
    """Every table of the record as its rows, in the order they were written."""
    return {table: records(cursor.execute(f'select * from "{table}" order by rowid')) for table in tables()}
