"""A read-only, hardened handle on the data file that follows a swap of the pointer.

The pointer (`dashboard.duckdb`) is a symbolic link onto a file named by its content. A second connection to one path
would go on answering from the old file, so the real path is opened, and a new path means a new connection.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "memory_limit": "160MB",  # what it keeps of the file; a view reads a few kilobytes of it
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
}
# The order matters: the configuration is locked last.
_LOCK = (
    "SET temp_directory=''",
    "SET python_enable_replacements=false",
    "SET enable_external_access=false",
    "SET lock_configuration=true",
)


# The current release and the one a view under way may still hold. Replaced as a whole, never changed in place, so that
# reading it needs no lock.
RELEASES_OPEN = 2


class DataFileError(Exception):
    """The data file cannot be read. The message says why and what to do."""


@dataclass
class DataFile:
    """The data file behind a pointer. One per process; opened at first use, that is after gunicorn has forked."""

    pointer: Path
    _connections: dict[tuple[int, str], duckdb.DuckDBPyConnection] = field(default_factory=dict)
    _guard: threading.Lock = field(default_factory=threading.Lock)
    _held: threading.local = field(default_factory=threading.local)

    def path(self) -> str:
        """The real path of the current data file; it changes when a new release is published, unless one is held."""
        return getattr(self._held, "path", "") or os.path.realpath(self.pointer)

    @contextmanager
    def held(self) -> Iterator[None]:
        """While this lasts, this thread sees one release, even if a new one is published meanwhile."""
        before = getattr(self._held, "path", "")
        self._held.path = self.path()
        try:
            yield
        finally:
            self._held.path = before

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of one's own on the current file. Raises `DataFileError` if the file is missing or damaged."""
        cursor = self._open().cursor()
        try:
            yield cursor
        except duckdb.Error as error:  # a damaged block is told by the bare Error, a file of another version by several others
            raise DataFileError(f"{self.pointer.name} is damaged or of another version: build it again with `dashboard build`.") from error
        finally:
            cursor.close()

    def _open(self) -> duckdb.DuckDBPyConnection:
        """The connection of this process to the file of this thread; a view that holds an older release keeps it."""
        key = (os.getpid(), self.path())
        connection = self._connections.get(key)
        if connection is None:
            with self._guard:
                connection = self._connections.get(key) or self._connect(key[1])
                kept = dict(list(self._connections.items())[-RELEASES_OPEN + 1 :])
                self._connections = kept | {key: connection}
        return connection

    def _connect(self, path: str) -> duckdb.DuckDBPyConnection:
        if not os.path.exists(path):
            raise DataFileError(f"{self.pointer.name} is missing: build it with `dashboard build`.")
        try:
            connection = duckdb.connect(path, read_only=True, config=_CONFIG)
        except duckdb.Error as error:
            raise DataFileError(f"{self.pointer.name} cannot be opened: build it again with `dashboard build`.") from error
        # While a cursor on the same file is still open elsewhere, both share one database, and its configuration is locked already.
        if not connection.execute("select current_setting('lock_configuration')").fetchall()[0][0]:
            for statement in _LOCK:
                connection.execute(statement)
        return connection
