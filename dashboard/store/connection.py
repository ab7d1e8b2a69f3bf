"""A read-only, hardened handle on the data file that follows a swap of the pointer.

The pointer (`dashboard.duckdb`) is a symbolic link onto a file named by its content. A second connection to one path
would go on answering from the old file, so the real path is opened, and a new path means a new connection.
"""

import os
import threading
import weakref
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

Connection = duckdb.DuckDBPyConnection
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "memory_limit": "112MB",  # what it keeps of the file; a view reads a few kilobytes of it
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


# The current release, the one it replaces, and an earlier one that a link asks for. Replaced as a whole, never changed in
# place, so that reading it needs no lock.
RELEASES_OPEN = 3
_COLUMNS = "select table_name, column_name from duckdb_columns() where not internal"


class DataFileError(Exception):
    """The data file cannot be read. The message says why and what to do."""


@dataclass(eq=False)
class DataFile:
    """The data file behind a pointer. One per process; opened at first use, that is after gunicorn has forked."""

    pointer: Path
    _connections: dict[tuple[int, str], duckdb.DuckDBPyConnection] = field(default_factory=dict)
    _guard: threading.Lock = field(default_factory=threading.Lock)
    _held: threading.local = field(default_factory=threading.local)
    _readable: dict[str, bool] = field(default_factory=dict)
    _folder: str = ""

    def __post_init__(self) -> None:
        self._folder = os.path.realpath(self.pointer.parent)
        _FILES.add(self)

    def close(self) -> None:
        """Let go of every connection of this process; the next question opens the file again."""
        with self._guard:
            connections, self._connections = self._connections, {}
        for connection in connections.values():
            connection.close()

    def path(self) -> str:
        """The real path of the current data file; it changes when a new release is published, unless one is held."""
        return getattr(self._held, "path", "") or self._led_to()

    def newest(self) -> str:
        """The real path of the file the pointer leads to; while something is held, of the one it led to when that began."""
        return getattr(self._held, "newest", "") or self._led_to()

    def _led_to(self) -> str:
        """Where the pointer leads just now. Resolving its whole path would cost each view a tenth of a millisecond."""
        try:
            return os.path.join(self._folder, os.readlink(self.pointer))
        except OSError:  # a plain file, or none
            return os.path.join(self._folder, self.pointer.name)

    def to_let_go(self, paths: Iterable[str], most: int) -> set[str]:
        """Which of some files, oldest first, are to be forgotten so that `most` remain: never the current one, nor the one held. However
        many older releases are looked at, nobody waits for the current one to be read again."""
        needed = {self.path(), self.newest()}
        others = [path for path in dict.fromkeys(paths) if path not in needed]
        return set(others[: max(0, len(others) + len(needed) - most)])

    def kept(self) -> list[str]:
        """The data files that can be asked for, the current one first, then the newest."""
        newest = self.newest()
        return [newest, *(path for path in self._others() if self.is_readable(path))]

    def outdated(self) -> list[str]:
        """The digests of the files that are kept but cannot be asked for, as an earlier version of this code wrote them; the newest first."""
        return [Path(path).stem.removeprefix("dashboard-") for path in self._others() if not self.is_readable(path)]

    def _others(self) -> list[str]:
        newest = self.newest()
        times = {str(file): _written(file) for file in Path(newest).parent.glob("dashboard-*.duckdb")}
        return [file for file in sorted(filter(times.__getitem__, times), key=times.__getitem__, reverse=True) if file != newest]

    def of(self, digest: str) -> str:
        """The path of the kept file with a content digest; empty if it is gone or was written for another version of this code."""
        path = os.path.join(os.path.dirname(self.newest()), f"dashboard-{digest}.duckdb") if digest.isalnum() else ""
        return path if path and os.path.exists(path) and (path == self.newest() or self.is_readable(path)) else ""

    def is_readable(self, path: str) -> bool:
        """Whether a file holds every column the current one holds: what an earlier version of this code wrote may lack some. Only what
        was compared is kept: a file that could not be opened once may be opened the next time."""
        if path not in self._readable:
            wanted = self._columns(self.newest())
            try:
                self._readable[path] = wanted <= self._columns(path)
            except (duckdb.Error, DataFileError):
                return False
        return self._readable[path]

    def _columns(self, path: str) -> set[tuple[str, str]]:
        with self.held(path), self.cursor() as cursor:
            return set(cursor.execute(_COLUMNS).fetchall())

    @contextmanager
    def held(self, path: str = "") -> Iterator[None]:
        """While this lasts, this thread sees one release, even if a new one is published meanwhile: the file at `path`, else
        the one held already, else the current one."""
        before = getattr(self._held, "path", ""), getattr(self._held, "newest", "")
        if before[0] and path in ("", before[0]):
            yield
            return
        newest = self.newest()
        self._held.path, self._held.newest = path or newest, newest
        try:
            yield
        finally:
            self._held.path, self._held.newest = before

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor of one's own on the current file. Raises `DataFileError` if the file is missing or damaged, or memory runs out."""
        cursor = self._open().cursor()
        try:
            yield cursor
        except duckdb.OutOfMemoryException as error:  # the file is sound
            raise DataFileError("Too much is being asked of the figures at once. Try again in a moment.") from error
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
                gone = self.to_let_go((path for _, path in self._connections), RELEASES_OPEN)
                self._connections = {known: kept for known, kept in self._connections.items() if known[1] not in gone} | {key: connection}
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


def _written(file: Path) -> float:
    """When a file was written; 0 if it vanished meanwhile, as the oldest does when a new release is published."""
    try:
        return file.stat().st_mtime
    except FileNotFoundError:
        return 0.0


_FILES: weakref.WeakSet[DataFile] = weakref.WeakSet()


def _close_all() -> None:
    for file in list(_FILES):
        file.close()


# No connection may be used by two processes: each opens its own.
os.register_at_fork(before=_close_all)
