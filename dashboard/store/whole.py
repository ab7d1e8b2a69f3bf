"""Answers read whole, once per release. Asking the file costs a millisecond or two, however little is asked; a view needs several parts.

Long answers are kept packed, which takes a tenth of the memory of their records; unpacking a part takes hundredths of a millisecond.
"""

import threading
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import orjson

from dashboard.store import catalogue as catalogues
from dashboard.store.catalogue import Record
from dashboard.store.connection import Connection, DataFile

_QUERIES = Path(__file__).parent / "queries"
ROWS_AT_ONCE = 4_000
UNPACKED = 32
# The questions answered so, with the columns that name a part.
SHORT = {
    "assessments_of_members": ("ref_area",),
    "bands": ("series",),
    "standings": ("series",),
    "goals_by_area": ("goal",),
    "goal_counts": ("network", "region"),
    "clear_links": ("series",),
    "link_goals": ("layer", "panel", "adjusted", "least"),
    "strongest_links": ("layer", "panel", "goal"),
}
LONG = {
    "assessments_of_others": ("ref_area",),
    "observations_of_members": ("ref_area", "series"),
    "observations_of_others": ("ref_area", "series"),
    "own_targets": ("ref_area",),
    "quality": ("source",),
    "peers": ("ref_area", "pool"),
    "target_counts": ("ref_area",),
    "links": ("layer", "panel", "series"),
    "links_by_goals": ("layer", "panel", "goal", "goal_to"),
    "values_of_panels": ("panel", "series"),
}
RELEASES_READ = 2  # the current one, and one that a link pins or a view under way may still hold


@lru_cache
def statement(name: str) -> str:
    """The text of a question: one file in `queries/` each."""
    return (_QUERIES / f"{name}.sql").read_text(encoding="utf-8")


class Whole:
    """Whole answers by the value of some of their columns, for the release held. Treat what comes back as read-only."""

    def __init__(self, file: DataFile) -> None:
        self._file, self._guard = file, threading.Lock()
        # Replaced as a whole, never changed in place, so that reading it needs no lock.
        self._read: dict[tuple[str, str], Any] = {}

    def read(self) -> None:
        """Read everything, so that no view has to wait for it."""
        for name in (*SHORT, *LONG):
            self._whole(name)

    def of(self, name: str, *part: Hashable) -> list[Record]:
        """One part of a short answer; empty if there is none."""
        return self._whole(name).get(part if len(part) > 1 else part[0], [])

    def of_long(self, name: str, *part: Hashable) -> list[Record]:
        """The same of a long answer."""
        return self._whole(name).of(part)

    def of_long_if_kept(self, name: str, *part: Hashable) -> list[Record] | None:
        """The same where the statement gives nothing at all if there is too much to keep; None then, or if there is nothing to give."""
        found = self._whole(name)
        return found.of(part) if found.parts else None

    def _whole(self, name: str) -> Any:
        path = self._file.path()
        found = self._read.get((path, name))
        if found is None:
            with self._guard, self._file.held(path), self._file.cursor() as cursor:  # a room asks at once; one of it reads
                found = self._read.get((path, name))
                if found is None:
                    cursor.execute(statement(name))
                    found = catalogues.parts(cursor, SHORT[name]) if name in SHORT else packed(cursor, LONG[name])
                    gone = self._file.to_let_go((known for known, _ in self._read), RELEASES_READ)
                    self._read = {key: kept for key, kept in self._read.items() if key[0] not in gone} | {(path, name): found}
        return found


@dataclass(frozen=True)
class Packed:
    """The parts of a long answer: JSON, a list of values per record, in the order of `names`; the values that name the part come last."""

    names: tuple[str, ...]
    parts: dict[tuple[Any, ...], bytes]
    recent: dict[tuple[Hashable, ...], list[Record]] = field(default_factory=dict, repr=False, compare=False)

    def of(self, value: tuple[Hashable, ...]) -> list[Record]:
        """The records of one part, empty if there is none. A view asks for some parts twice, so the last ones stay unpacked."""
        found = self.recent.get(value)
        if found is None:
            raw = self.parts.get(value)
            found = [dict(zip(self.names, (*row, *value), strict=True)) for row in orjson.loads(raw)] if raw else []
            if len(self.recent) >= UNPACKED:
                self.recent.clear()
            self.recent[value] = found
        return found


def packed(cursor: Connection, key: Sequence[str]) -> Packed:
    """Pack the answer of the statement just executed, which must be sorted by the columns of `key` and begin with them."""
    names = tuple(column[0] for column in cursor.description or ())
    n = len(key)
    if names[:n] != tuple(key):
        raise ValueError(f"the answer begins with {names[:n]}, not with {tuple(key)}")
    parts = groupby(_rows(cursor), itemgetter(slice(n)))
    return Packed((*names[n:], *names[:n]), {tuple(map(catalogues.one_text, value)): _written([row[n:] for row in rows]) for value, rows in parts})


def _written(rows: Sequence[Sequence[Any]]) -> bytes:
    """Rows as JSON, copied: what orjson gives keeps the whole room it was written in, several times its length."""
    return bytes(memoryview(orjson.dumps(rows)))


def _rows(cursor: Connection) -> Iterator[tuple[Any, ...]]:
    while found := cursor.fetchmany(ROWS_AT_ONCE):
        yield from found
