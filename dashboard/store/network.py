"""The record of what the network does, of one release. It is small: read once, kept in memory, looked up by table name."""

import re
from collections.abc import Callable
from functools import lru_cache, wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import duckdb

from dashboard.store.catalogue import Catalogue, Record, records

NetworkRecord = dict[str, list[Record]]
Release = TypeVar("Release", Catalogue, NetworkRecord)
Others = ParamSpec("Others")
Found = TypeVar("Found")
RELEASES_KEPT = 3  # as many as are open


def once(work: Callable[Concatenate[Release, Others], Found]) -> Callable[Concatenate[Release, Others], Found]:
    """The same function, worked out once for what was read of a release, its first argument; what else it is given must belong to
    that release too. Treat what it gives as read-only."""
    kept: tuple[tuple[Release, Found], ...] = ()

    @wraps(work)
    def ask(read: Release, *others: Others.args, **named: Others.kwargs) -> Found:
        nonlocal kept
        for known, found in kept:
            if known is read:
                return found
        found = work(read, *others, **named)
        kept = (*kept[1 - RELEASES_KEPT :], (read, found))
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
