"""Writes checked frames into a new data file, beside the old one, and moves the pointer in one step."""

import hashlib
import os
from pathlib import Path

import duckdb
import pandas as pd

_SCHEMA, _NETWORK, _LINKS, _DERIVED = (Path(__file__).with_name(name) for name in ("schema.sql", "network.sql", "interlinkages.sql", "derived.sql"))
# Links that name a release go on working for as long as its file is kept. A file takes about 37 MB.
KEPT_FILES = 8
_SORTED = {
    "observation": "ref_area, series, grp, boundary, time_period",
    "assessment": "ref_area, series",
    "band": "series, time_period",
    "strip": "series",
    "peer": "ref_area, pool, place",
    "interlinkage": "layer, panel, a, b",
    "interlinkage_value": "panel, series, ref_area",
}


def try_folder(folder: Path) -> Path:
    """Make sure that data files can be written to a folder, and give the path of a draft in it. Raises OSError in the system's own
    words, which DuckDB would wrap in its own: a release that cannot be kept need not be computed."""
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.glob(".draft-*.duckdb*"):
        if not _is_running(left.name.split("-")[1].split(".")[0]):
            left.unlink(missing_ok=True)  # of a build that was killed
    draft = folder / f".draft-{os.getpid()}.duckdb"
    draft.touch()
    draft.unlink()
    return draft


def _is_running(pid: str) -> bool:
    """Whether another process of this number is there."""
    try:
        os.kill(int(pid), 0)
    except PermissionError:  # somebody else's
        return True
    except (ProcessLookupError, ValueError, OverflowError):
        return False
    return int(pid) != os.getpid()


def write(folder: Path, frames: dict[str, pd.DataFrame]) -> tuple[Path, str]:
    """Write the frames, one per table of `schema.sql`, and publish them.

    Returns the new file and its content digest. The digest depends on the rows alone, not on their order or on the
    bytes of the file. On any error the old file goes on serving and nothing half-written stays behind.
    """
    draft = try_folder(folder)
    try:
        digest = _fill(draft, frames)
        _verify(draft)  # before the move: under a known digest it takes the place of the file that is served
        final = folder / f"dashboard-{digest}.duckdb"
        os.replace(draft, final)
    finally:
        draft.unlink(missing_ok=True)
        Path(f"{draft}.wal").unlink(missing_ok=True)
    return final, digest


def publish(pointer: Path, file: Path) -> None:
    """Move the pointer onto the file in one step, then remove all but the newest few data files."""
    link = pointer.with_name(f".{pointer.name}-{os.getpid()}")
    link.unlink(missing_ok=True)
    os.symlink(os.path.relpath(file, pointer.parent), link)
    os.replace(link, pointer)
    files = sorted(file.parent.glob("dashboard-*.duckdb"), key=lambda path: path.stat().st_mtime, reverse=True)
    for outdated in [path for path in files if path != file][KEPT_FILES - 1 :]:
        outdated.unlink(missing_ok=True)


def _fill(draft: Path, frames: dict[str, pd.DataFrame]) -> str:
    with duckdb.connect(str(draft)) as connection:
        for contract in (_SCHEMA, _NETWORK, _LINKS):
            connection.execute(contract.read_text(encoding="utf-8"))
        for table, frame in frames.items():
            _insert(connection, table, frame)
        connection.execute(_DERIVED.read_text(encoding="utf-8"))
        digest = _digest(connection)
        connection.execute("update release set digest = ?", [digest])
        connection.execute("checkpoint")
    return digest


def _insert(connection: duckdb.DuckDBPyConnection, table: str, frame: pd.DataFrame) -> None:
    """Insert by column name; the frame may leave columns out, which stay null."""
    columns = ", ".join(f'"{column}"' for column in frame.columns)
    order = f" order by {_SORTED[table]}" if table in _SORTED else ""
    connection.register("frame_to_write", frame)
    connection.execute(f'insert into "{table}" ({columns}) select {columns} from frame_to_write{order}')
    connection.unregister("frame_to_write")


def _digest(connection: duckdb.DuckDBPyConnection) -> str:
    """Twelve hexadecimal digits over all rows of all tables, whatever their order."""
    tables = connection.execute("select table_name from duckdb_tables() order by table_name").fetchall()
    lines = []
    for (table,) in tables:
        line = f'select count(*), bit_xor(hash(t)), sum(hash(t)::hugeint) from "{table}" t'
        lines.append(f"{table} {connection.execute(line).fetchone()}")
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:12]


def _verify(file: Path) -> None:
    """Read every block once: DuckDB notices damage only in the blocks it reads."""
    with duckdb.connect(str(file), read_only=True) as connection:
        _digest(connection)
