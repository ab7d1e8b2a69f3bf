"""Our codebook of an Open SDG platform: which source series becomes which series of ours, and what it means.

One CSV per source under `sources/tables/`, kept by hand. A series of the source is known by indicator, unit and series
name; `where` names groups that make a series of their own ("Group=Tonnes CO2 per capita"). Several rows may lead to
one slug (a total that the source repeats for every breakdown): the first with a label describes it.
"""

import csv
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pandas as pd

from dashboard.ingest import bounds
from dashboard.ingest.open_sdg_files import rows
from dashboard.ingest.reading import SERIES_COLUMNS

TABLES = Path(__file__).parent / "sources" / "tables"
UNITS = Path(__file__).resolve().parents[2] / "data" / "codes" / "units.csv"
COLUMNS = (
    "indicator", "unit", "series", "where", "slug", "label", "definition", "target", "un_indicator", "unit_measure",
    "direction", "bounds", "decimals", "nature", "boundary", "use", "rename", "breaks", "doubts", "skip",
)  # fmt: skip
# Doubts are separated by a semicolon before the next "2016:" or "2020@seoul:"; their sentences may hold one too.
_DOUBT = re.compile(r";(?=\d{1,4}(?:@[a-z-]+)?:)")
_PARITY = "Goal 5 asks for women's full and equal part in decisions: half is the target; more counts as met."


@dataclass(frozen=True)
class Entry:
    """One row of a codebook: `use` is "groups" where the total is left out, `skip` says why nothing is read.

    Breaks and doubts are known by year and area ("2020@seoul"); no area means all of them, year 0 the whole series.
    """

    key: tuple[str, str, str]
    where: dict[str, str]
    slug: str
    row: dict[str, str]
    breaks: tuple[tuple[int, str], ...]
    doubts: dict[tuple[int, str], str]
    rename: dict[str, str]

    @property
    def code(self) -> str:
        """The series as the source names it: indicator, unit, series and groups, without empty parts."""
        parts = [*self.key, *(f"{name}={value}" for name, value in self.where.items())]
        return " | ".join(part for part in parts if part)


def codebook(source: str, folder: Path = TABLES) -> list[Entry]:
    """The entries of a source's codebook in its order. Raises SourceError for a broken file."""
    return [_entry(row) for row in rows(folder / f"{source}.csv", COLUMNS)]


def series_frame(entries: list[Entry], used: set[str], source: str, panel: str) -> pd.DataFrame:
    """One row per slug in `used`, with bounds, units and source code; columns as in `SERIES_COLUMNS`."""
    described: dict[str, dict] = {}
    for entry in entries:
        if entry.slug in used and entry.row["label"] and entry.slug not in described:
            described[entry.slug] = _series_row(entry, source, panel)
    return pd.DataFrame(described.values(), columns=list(SERIES_COLUMNS))


def bounds_of(rule: str, direction: str) -> dict:
    """The four bounds with origin and reason for a rule of the codebook: name, a bar, argument.

    Rules: `none|why`, `none-behind|main clause`, `science|pollutant`, `threshold|code`, `sdg|UN indicator`, `parity`.
    Parity is judged from below only: half is target and optimum, a quarter is red. Raises ValueError for another rule.
    """
    name, _, argument = rule.partition("|")
    if direction == "context":
        return bounds.none(argument if name == "none" else "")
    rules: dict[str, Callable[[], dict]] = {
        "": bounds.none,
        "none": lambda: bounds.none(argument),
        "none-behind": lambda: bounds.none_behind(direction, argument),
        "science": lambda: bounds.science(argument),
        "threshold": lambda: bounds.threshold(argument),
        "sdg": lambda: bounds.sdg(argument),
        "parity": _parity,
    }
    if name not in rules:
        raise ValueError(f"'{rule}' is not a rule for bounds")
    return rules[name]()


def _parity() -> dict:
    scale = {"lower_bound": 0.0, "red": 25.0, "green": 50.0, "optimum": 50.0}
    return scale | {"bound_origin": "none-behind", "bound_reason": _PARITY}


def _entry(row: dict[str, str]) -> Entry:
    return Entry(
        key=(row["indicator"], row["unit"], row["series"]),
        where=json.loads(row["where"]) if row["where"] else {},
        slug=row["slug"],
        row=row,
        breaks=tuple(_when(text) for text in row["breaks"].split(";") if text),
        doubts=_doubts(row["doubts"]),
        rename=dict(part.split(">") for part in row["rename"].split(";") if part),
    )


def _doubts(text: str) -> dict[tuple[int, str], str]:
    parts = (part.partition(":") for part in _DOUBT.split(text) if part)
    return {_when(when): why for when, _, why in parts}


def _when(text: str) -> tuple[int, str]:
    year, _, area = text.partition("@")
    return int(year), area


def _series_row(entry: Entry, source: str, panel: str) -> dict:
    row, unit = entry.row, _units()[entry.row["unit_measure"]]
    return bounds_of(row["bounds"], row["direction"]) | {
        "series": entry.slug, "source": source, "panel": panel, "goal": row["target"].split(".")[0],
        "target": row["target"] if "." in row["target"] else "", "indicator": row["un_indicator"],
        "label": row["label"], "definition": row["definition"], "unit_measure": row["unit_measure"],
        "direction": row["direction"],
        "decimals": int(row["decimals"] or unit["decimals"]), "valid_min": unit["valid_min"],
        "valid_max": unit["valid_max"], "source_code": entry.code,
    }  # fmt: skip


@lru_cache
def _units(file: Path = UNITS) -> dict[str, dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        return {row["unit_measure"]: row for row in csv.DictReader(lines)}
