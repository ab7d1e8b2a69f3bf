"""Which member or partner a printed name means, whatever its spelling."""

import csv
from functools import lru_cache
from pathlib import Path

from dashboard.ingest.areas import fold, known

TABLES = Path(__file__).resolve().parent / "tables"
RECORD = Path(__file__).resolve().parents[3] / "data" / "network"


@lru_cache
def _spellings(file: Path, name: str, value: str) -> dict[str, str]:
    with file.open(encoding="utf-8", newline="") as rows:
        return {fold(row[name]): row[value] for row in csv.DictReader(rows)}


def member(printed: str) -> str | None:
    """The area of a member by any of its printed names, or None if no member has that name."""
    folded = fold(printed)
    own = _spellings(TABLES / "member_names.csv", "printed", "ref_area").get(folded)
    return own or known("network", folded.replace(" ", "_"))


@lru_cache
def member_name(ref_area: str) -> str:
    """The one name a member has here, or its slug if the member table does not hold it."""
    with (RECORD / "member.csv").open(encoding="utf-8", newline="") as rows:
        return next((row["name"] for row in csv.DictReader(rows) if row["ref_area"] == ref_area), ref_area)


@lru_cache
def _alliances() -> dict[str, str]:
    with (RECORD / "alliance.csv").open(encoding="utf-8", newline="") as rows:
        return {fold(name): row["alliance"] for row in csv.DictReader(rows) for name in (row["label"], *row["also"].split("~")) if name}


def alliance(printed: str) -> str | None:
    """The slug of a partner organisation by its label or another spelling, or None if the record does not know it."""
    return _alliances().get(fold(printed))


def members_in(phrase: str) -> list[str]:
    """The members a title of office speaks of: 'Mayor of Barcelona & President of the Metropolitan Area' names two.

    Longer names are looked for first and taken out, so that a part of a name is not taken for another member.
    """
    rest, found = f" {fold(phrase)} ", []
    for name, ref_area in _offices():
        if f" {name} " in rest:
            found.append(ref_area)
            rest = rest.replace(f" {name} ", " ")
    return list(dict.fromkeys(found))


@lru_cache
def _offices() -> list[tuple[str, str]]:
    spelled = _spellings(TABLES / "member_names.csv", "printed", "ref_area")
    with (RECORD / "member.csv").open(encoding="utf-8", newline="") as rows:
        own = {fold(row["name"]): row["ref_area"] for row in csv.DictReader(rows)}
    offices = _spellings(TABLES / "office_names.csv", "printed", "ref_area")
    return sorted((own | spelled | offices).items(), key=lambda pair: -len(pair[0]))
