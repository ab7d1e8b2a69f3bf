"""The shared reader of Open SDG platforms: a long file (indicator, year, value, unit, series, groups) and a meta file.

A series is known by indicator, unit and series name, never by the indicator number alone: a headline may hold several
units. What a source series means is said by its codebook (`open_sdg_codebook`); a series that is not in it is listed as
skipped, not guessed. Years, groups, quality rules and local targets have modules of their own beside this one.
"""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from dashboard.concepts import Boundary, ObsStatus
from dashboard.ingest import open_sdg_rules as rules
from dashboard.ingest.areas import known
from dashboard.ingest.open_sdg_codebook import TABLES, Entry, codebook, series_frame
from dashboard.ingest.open_sdg_files import number, rows, year
from dashboard.ingest.open_sdg_groups import group_key
from dashboard.ingest.open_sdg_targets import local_targets
from dashboard.ingest.problems import SourceError
from dashboard.ingest.reading import AREA_COLUMNS, LOCAL_TARGET_COLUMNS, OBSERVATION_COLUMNS, Reading

LONG_COLUMNS = ("indicator", "year", "value", "unit", "series", "disaggregation")
# A survey's city may reach beyond the municipality, so its name is kept as a note.
_NAMED = "survey city"
_NOT_JUDGED = {Boundary.WIDER.value, Boundary.NATIONAL.value}


@dataclass(frozen=True)
class Platform:
    """How one platform fills the layout.

    `places` are pairs of how the text of a boundary begins and what it is; `city` is the network id where the file
    names no city; `area_groups` are values of the group `area_dimension` that are areas: (network id, boundary), or
    None for one that is not read. `provinces` are members that are provinces: their own values are judged as `metro`.
    """

    source: str
    long_file: str
    meta_file: str
    places: tuple[tuple[str, str], ...]
    city: str = ""
    panel: str = ""
    provinces: frozenset[str] = frozenset()
    area_dimension: str = ""
    area_groups: dict[str, tuple[str, str] | None] = field(default_factory=dict)
    zeros_are_missing: bool = False
    has_broken_years: bool = False
    has_local_targets: bool = False


def read_platform(platform: Platform, folder: Path, tables: Path = TABLES) -> Reading:
    """The platform's files in `folder` as a Reading. Raises SourceError for a file that cannot be read."""
    entries = codebook(platform.source, tables)
    meta = rows(folder / platform.meta_file, ("indicator",))
    needed = LONG_COLUMNS if platform.city else ("city_id", *LONG_COLUMNS)
    source_rows = rows(folder / platform.long_file, needed)
    coverage = {row["indicator"]: row.get("coverage", "") for row in meta}
    frame, cases = _observations(platform, entries, coverage, source_rows)
    series = series_frame(entries, set(frame["series"]), platform.source, platform.panel)
    frame, ruled = _ruled(platform, frame, series, entries)
    series = series[series["series"].isin(frame["series"])]
    return Reading(
        source=platform.source,
        observations=frame[list(OBSERVATION_COLUMNS)],
        series=series,
        areas=pd.DataFrame(columns=list(AREA_COLUMNS)),
        quality=rules.quality_frame(cases + ruled),
        local_targets=_targets(platform, entries, set(series["series"]), meta, tables),
    )


def _targets(platform: Platform, entries: list[Entry], used: set[str], meta: list[dict], tables: Path) -> pd.DataFrame:
    if not platform.has_local_targets:
        return pd.DataFrame(columns=list(LOCAL_TARGET_COLUMNS))
    return local_targets(platform.source, platform.city, entries, used, meta, tables)


def _ruled(platform: Platform, frame: pd.DataFrame, series: pd.DataFrame, entries: list[Entry]) -> rules.Ruled:
    """The observations after every quality rule, in the order in which one may depend on another."""
    steps: list[Callable[[pd.DataFrame], rules.Ruled]] = [lambda rows: rules.without_impossible(rows, series)]
    if platform.zeros_are_missing:
        steps.append(rules.without_zeros)
    steps.append(rules.without_repeats)
    if platform.has_broken_years:
        steps.append(rules.without_broken_years)
    steps += [lambda rows: rules.with_breaks(rows, entries), lambda rows: rules.with_doubts(rows, entries)]
    cases: list[dict] = []
    for step in steps:
        frame, found = step(frame)
        cases += found
    return frame, cases


def _observations(platform: Platform, entries: list[Entry], coverage: dict[str, str], source_rows: list[dict]) -> rules.Ruled:
    by_key: dict[tuple, list[Entry]] = {}
    for entry in entries:
        by_key.setdefault(entry.key, []).append(entry)
    found, cases, skipped = [], [], Counter()
    for row in source_rows:
        groups = _groups(row, platform.long_file)
        entry = _entry(by_key.get((row["indicator"], row["unit"], row["series"]), []), groups)
        reason = "Not in the codebook of this source." if entry is None else entry.row["skip"]
        if reason:
            skipped[_code(entry, row), reason] += 1
            continue
        groups = {name: value for name, value in groups.items() if name not in entry.where}
        if entry.row["use"] == "groups" and not groups:
            continue
        observation, case = _observation(platform, entry, row, groups, coverage.get(row["indicator"], ""))
        found += [observation] if observation else []
        cases += [case] if case else []
    for (code, reason), count in skipped.items():
        cases.append(rules.case("not-read", "skipped", {"series": code}, f"{count} rows", reason))
    return pd.DataFrame(found, columns=list(OBSERVATION_COLUMNS)), cases


def _observation(platform: Platform, entry: Entry, row: dict, groups: dict, coverage: str) -> tuple[dict | None, dict | None]:
    """One observation, or None with the case that says why the row was dropped."""
    time_period, label = year(row["year"], platform.long_file, row["line"])
    place = {"ref_area": "", "series": entry.slug, "time_period": time_period}
    area = _area(platform, entry, row, groups, coverage)
    if area is None:
        name = groups[platform.area_dimension]
        return None, rules.case("other-area", "dropped", place, name, "Not an area of this city or country.")
    city, boundary, note = area
    place["ref_area"] = known("network", city) or ""
    if not place["ref_area"]:
        return None, rules.case("unknown-area", "dropped", place, city, "Not a member of the network.")
    value = number(row["value"], platform.long_file, row["line"])
    if value is None:
        reason = "The cell holds no finite number."
        return None, rules.case("no-number", "dropped", place, row["value"] or "empty", reason)
    groups = {name: group for name, group in groups.items() if group not in platform.area_groups}
    status = ObsStatus.PROVISIONAL if row.get("flag") == "preliminary" else ObsStatus.NORMAL
    return place | {
        "time_label": label, "obs_value": value, "obs_status": status.value, "nature": entry.row["nature"],
        "boundary": boundary, "grp": group_key(groups, entry.rename), "note": note,
    }, None  # fmt: skip


def _area(platform: Platform, entry: Entry, row: dict, groups: dict, coverage: str) -> tuple[str, str, str] | None:
    """Network id, boundary and note of a row; None for an area among the groups that is not read."""
    name = groups.get(platform.area_dimension, "")
    if name not in platform.area_groups:
        return row.get("city_id") or platform.city, *_place(platform, entry, row, coverage)
    area = platform.area_groups[name]
    return area and (*area, name if area[1] in _NOT_JUDGED else "")


def _place(platform: Platform, entry: Entry, row: dict, coverage: str) -> tuple[str, str]:
    """Boundary and note of a row: our codebook's word, else the source's own text, read by how it begins."""
    text = row.get("boundary") or coverage
    if row.get("city_id") in platform.provinces:
        return Boundary.METRO.value, "province"
    boundary = entry.row["boundary"] or next((place for start, place in platform.places if text.startswith(start)), "")
    if not boundary:
        raise SourceError(
            file=platform.long_file, line=int(row["line"]), column="boundary", found=f"'{text}'",
            expected="an area this reader knows", remedy="Say in the reader or the codebook what kind of area it is.",
        )  # fmt: skip
    return boundary, text if boundary in _NOT_JUDGED or text.startswith(_NAMED) else ""


def _groups(row: dict, file: str) -> dict[str, str]:
    try:
        return json.loads(row["disaggregation"]) if row["disaggregation"] else {}
    except json.JSONDecodeError:
        raise SourceError(
            file=file, line=int(row["line"]), column="disaggregation", found=f"'{row['disaggregation']}'",
            expected='groups such as {"Sex": "Women"}, or nothing', remedy="Correct the cell.",
        ) from None  # fmt: skip


def _code(entry: Entry | None, row: dict) -> str:
    key = (row["indicator"], row["unit"], row["series"])
    return entry.code if entry else " | ".join(part for part in key if part)


def _entry(candidates: list[Entry], groups: dict[str, str]) -> Entry | None:
    """The entry whose `where` fits the groups and says most; None if none fits."""
    fitting = [entry for entry in candidates if entry.where.items() <= groups.items()]
    return max(fitting, key=lambda entry: len(entry.where), default=None)
