"""Local targets that a city publishes beside its indicators: one number for one series, or the wish in words.

`local_target_value` of the source holds numbers by label ({"target 2030": 500}), by indicator. Which number belongs to
which series, and what the wish says in plain words, is kept by hand in `sources/tables/<source>-targets.csv`:
`number` is the label of the source or a number of our own reading, `words` the sentence for the screen.
"""

import json
from pathlib import Path

import pandas as pd

from dashboard.concepts import OWN_VERDICTS
from dashboard.ingest.areas import known
from dashboard.ingest.open_sdg_codebook import TABLES, Entry
from dashboard.ingest.open_sdg_files import rows
from dashboard.ingest.reading import LOCAL_TARGET_COLUMNS

COLUMNS = ("series", "number", "year", "words", "verdict")
YEAR = 2030


def local_targets(source: str, area: str, entries: list[Entry], used: set[str], meta: list[dict], tables: Path = TABLES) -> pd.DataFrame:
    """The city's own targets as rows of `LOCAL_TARGET_COLUMNS`; a target without one clear number has no value.

    An indicator with one series and one number needs no row in the hand-kept table. A verdict is kept where it can only
    mean this number, or for the indicator as a whole where no number is given.
    """
    by_hand: dict[str, dict] = {row["series"]: row for row in rows(tables / f"{source}-targets.csv", COLUMNS)}
    about = {row["indicator"]: row for row in meta}
    first: dict[str, Entry] = {}
    for entry in entries:
        if entry.slug in used and entry.row["label"]:
            first.setdefault(entry.slug, entry)
    alone = pd.Series([entry.key[0] for entry in first.values()]).value_counts()
    found = []
    for slug, entry in first.items():
        published = about.get(entry.key[0], {})
        numbers = json.loads(published.get("local_target_value") or "{}")
        if slug in by_hand:
            found.append(_row(slug, entry, published, numbers, by_hand[slug]))
        elif alone[entry.key[0]] == 1 and len(numbers) == 1:
            only = {"number": next(iter(numbers)), "year": "", "words": "", "verdict": "yes"}
            found.append(_row(slug, entry, published, numbers, only))
    frame = pd.DataFrame(found, columns=list(LOCAL_TARGET_COLUMNS))
    return frame.assign(ref_area=known("network", area))


def _row(slug: str, entry: Entry, published: dict, numbers: dict, by_hand: dict) -> dict:
    number = by_hand["number"]
    value = float(numbers[number]) if number in numbers else float(number) if number else None
    year = int(by_hand["year"] or YEAR)
    verdict = published.get("city_status", "") if by_hand["verdict"] else ""
    return {
        "ref_area": "", "series": slug, "target_year": year, "target_value": value,
        "label": "the city's own target" if value is not None else "the city's own aim",
        "text": by_hand["words"] or _sentence(value, year, entry.row["direction"]),
        "verdict": verdict if verdict in OWN_VERDICTS else "",
    }  # fmt: skip


def _sentence(value: float | None, year: int, direction: str) -> str:
    limit = {"higher_better": "At least", "lower_better": "At most"}.get(direction, "Reach")
    return f"{limit} {value:,.10g} by {year}"
