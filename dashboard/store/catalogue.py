"""The code lists of one release, read once and kept in memory: goals, series, areas, sources.

They are small and every view needs them; the figures themselves stay in the file.
"""

import unicodedata
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from sys import intern
from typing import Any

import duckdb

from dashboard.concepts import JUDGED_BOUNDARIES, Direction

Record = dict[str, Any]


def rows(cursor: duckdb.DuckDBPyConnection) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The names of the columns and all rows of the statement just executed."""
    return [column[0] for column in cursor.description or ()], cursor.fetchall()


def parts(cursor: duckdb.DuckDBPyConnection, key: Sequence[str]) -> dict[Hashable, list[Record]]:
    """The records by the value they have in the column `key` names (or values, for several)."""
    value = itemgetter(*key)
    grouped: dict[Hashable, list[Record]] = {}
    for row in records(cursor):
        known = {name: one_text(field) for name, field in row.items()}
        grouped.setdefault(value(known), []).append(known)
    return grouped


def one_text(value: Any) -> Any:
    """The value; of a text the one copy that is kept, for codes come back as a new text in every row."""
    return intern(value) if type(value) is str else value


def records(cursor: duckdb.DuckDBPyConnection) -> list[Record]:
    """The same as dictionaries by column name."""
    names, found = rows(cursor)
    return [dict(zip(names, row, strict=True)) for row in found]


def judged(found: Sequence[Record]) -> list[Record]:
    """The rows measured for the city, its metropolitan area or its urban centre: the others are context."""
    return [row for row in found if row["boundary"] in JUDGED_BOUNDARIES]


def paired(across: Sequence[Record], up: Sequence[Record]) -> list[Record]:
    """The values of two measures side by side, for the areas that have both, in the order of the first."""
    ups = {row["ref_area"]: row for row in up}
    pairs = ((row, ups[row["ref_area"]]) for row in across if row["ref_area"] in ups)
    return [
        {"ref_area": a["ref_area"], "a": a["value"], "b": b["value"], "year_a": a["year"], "year_b": b["year"],
         "nature_a": a["nature"], "nature_b": b["nature"], "status_a": a["status"], "status_b": b["status"]}
        for a, b in pairs
    ]  # fmt: skip


def _table(cursor: duckdb.DuckDBPyConnection, table: str, order: str) -> list[Record]:
    return records(cursor.execute(f"select * from {table} order by {order}"))


@dataclass(frozen=True, eq=False)
class Catalogue:
    """What one release knows, by key. Dictionaries keep the order of the code lists. Read once per release, so one is only equal to itself."""

    release: Record
    goals: dict[str, Record]
    targets: dict[str, Record]
    units: dict[str, Record]
    sources: dict[str, Record]
    panels: dict[str, Record]
    series: dict[str, Record]
    areas: dict[str, Record]
    aliases: dict[str, list[str]]
    networks: dict[str, list[str]]
    own_targets: frozenset[str]

    @property
    def digest(self) -> str:
        """The content digest of the release: it names the file and every cached answer."""
        return self.release["digest"]

    @cached_property
    def network_areas(self) -> dict[str, Record]:
        """The members of the network, in the order of their names without accents."""
        members = [area for area in self.areas.values() if area["is_network"]]
        return {area["ref_area"]: area for area in sorted(members, key=lambda area: _sort_key(area["name"]))}

    @cached_property
    def cities_by_figures(self) -> list[Record]:
        """The members of the network, those with most measures first."""
        return sorted(self.network_areas.values(), key=lambda area: (-area["n_series"], area["name"]))

    @cached_property
    def comparable(self) -> dict[str, bool]:
        """The series that a panel shares and that are judged, each with whether it has a 2030 target."""
        return {key: self.series[key]["green"] is not None for key in self.series if key in self.judged and self.series[key]["panel"]}

    @cached_property
    def judged(self) -> frozenset[str]:
        """The series that say how well a city does; the others describe it."""
        return frozenset(key for key, row in self.series.items() if row["direction"] != Direction.CONTEXT)

    @cached_property
    def regions(self) -> list[str]:
        """The regions that have members."""
        return sorted({area["region"] for area in self.network_areas.values() if area["region"]})


def _sort_key(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).lower()


def _by(key: str, rows: list[Record]) -> dict[str, Record]:
    return {row[key]: row for row in rows}


def _lists(rows: list[Record], key: str, value: str) -> dict[str, list[str]]:
    lists: dict[str, list[str]] = {}
    for row in rows:
        lists.setdefault(row[key], []).append(row[value])
    return lists


def release(cursor: duckdb.DuckDBPyConnection) -> Record:
    """Name, digest, date and counts of the open data file."""
    return _table(cursor, "release", "release")[0]


def read(cursor: duckdb.DuckDBPyConnection) -> Catalogue:
    """The catalogue of the open data file."""
    return Catalogue(
        release=release(cursor),
        goals=_by("goal", _table(cursor, "goal", "goal::integer")),
        targets=_by("target", _table(cursor, "target", "target")),
        units=_by("unit_measure", _table(cursor, "unit", "unit_measure")),
        sources=_by("source", _table(cursor, "source", "source")),
        panels=_by("panel", _table(cursor, "panel", "panel")),
        series=_by("series", _table(cursor, "series", "series")),
        areas=_by("ref_area", _table(cursor, "area", "ref_area")),
        aliases=_lists(_table(cursor, "area_alias", "ref_area, alias"), "ref_area", "alias"),
        networks=_lists(_table(cursor, "membership", "ref_area, network"), "ref_area", "network"),
        own_targets=frozenset(row["ref_area"] for row in _table(cursor, "local_assessment", "ref_area")),
    )
