"""Takes in a new vintage of a source or the next progress report: reads it, keeps what was found under `data/`, and says so."""

import importlib
import pkgutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from dashboard.ingest import register, sources
from dashboard.ingest.network import checks, keep, progress_report
from dashboard.ingest.write import write

# The name of a progress report of the network; every other name is that of a source of figures.
REPORT = "metropolis-progress"
RECORD = "network"


def take_in(source: str, place: Path, data: Path, tell: Callable[[str], None]) -> list[str]:
    """Read a source from its folder, or a report from its file, and keep it; gives what was done, in lines.

    Raises ValueError for a name or place that is none, and what the reader raises for bad input: then nothing is changed.
    """
    read = None if source == REPORT else reader(source)
    if place.is_dir() == (read is None):
        raise ValueError(f"{source} is read from {'a folder' if read else 'the text file of a report'}, and {place} is none.")
    tell(f"Reading {place.name}")
    return _figures(source, read, place, data, tell) if read else _report(place, data / RECORD, tell)


def reader(source: str) -> ModuleType:
    """The module whose `read(folder)` reads the source. Raises ValueError naming those there are."""
    known = sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(sources.__path__))
    if source not in known:
        raise ValueError(f"There is no source called {source}. Known are: {', '.join([*known, REPORT])}.")
    return importlib.import_module(f"{sources.__name__}.{source.replace('-', '_')}")


def _figures(source: str, read: ModuleType, folder: Path, data: Path, tell: Callable[[str], None]) -> list[str]:
    reading = read.read(folder)
    tell("Writing its files")
    write(reading, data)
    register.write(data, [reading])
    counted = f"{source}: {len(reading.observations)} values of {len(reading.series)} series, {len(reading.areas)} areas."
    notes = [f"{len(reading.quality)} notes on dropped or flagged values: see quality/{source}.csv."] if len(reading.quality) else []
    return [counted, *notes, "Run `dashboard build` to publish them."]


def _report(file: Path, folder: Path, tell: Callable[[str], None]) -> list[str]:
    """What the report does not print is left to people: `check` names each cell, and nothing is published before."""
    reading = progress_report.read(file)
    tell("Writing the tables of the record")
    keep.keep(reading, folder)
    counted = ", ".join(f"{name} {len(frame)}" for name, frame in reading.tables.items())
    notes = [f"{len(reading.anomalies)} oddities of the text, each with what was decided: see {RECORD}/anomalies.csv."] if len(reading.anomalies) else []
    left = len(checks.check(folder))
    by_hand = [f"{left} places wait for what the report does not print: `dashboard check` names each."] if left else []
    return [f"{reading.document}: {counted}.", *notes, *by_hand, f"Run `dashboard build` {'after that ' if left else ''}to publish it."]
