"""Quality rules for Open SDG observations: each takes a frame and gives it back with the list of what it did.

Nothing is repaired in silence: a dropped, flagged or conflicting value is a row of the second frame.
"""

from collections import defaultdict

import pandas as pd

from dashboard.concepts import TOTAL, ObsStatus
from dashboard.ingest.open_sdg_codebook import Entry
from dashboard.ingest.reading import QUALITY_COLUMNS

KEY = ["ref_area", "series", "time_period", "grp", "boundary"]
LINE = ["ref_area", "series", "grp", "boundary"]
MANY_EQUAL_CASES = 50
# A broken year: less than a fifth of both neighbours (or more than five times both), and these within a factor of two.
FALL, NEIGHBOURS = 5.0, 2.0
SERIES_FOR_A_BROKEN_YEAR = 3
Ruled = tuple[pd.DataFrame, list[dict]]


def case(rule: str, action: str, row: dict, found: object, reason: str) -> dict:
    """One row of the quality list; `row` gives area, series and year."""
    place = {name: row.get(name, "") for name in ("ref_area", "series", "time_period")}
    return {"rule": rule, "action": action, **place, "found": str(found), "reason": reason}


def without_impossible(frame: pd.DataFrame, series: pd.DataFrame) -> Ruled:
    """Drops values outside the range the unit allows, such as a share above 100."""
    limits = series.set_index("series")[["valid_min", "valid_max"]].apply(pd.to_numeric)
    low, high = (frame["series"].map(limits[name]) for name in limits)
    wrong = (frame["obs_value"] < low) | (frame["obs_value"] > high)
    reason = "The value lies outside the range that its unit allows."
    return _dropped(frame, wrong, "outside-range", reason)


def without_zeros(frame: pd.DataFrame) -> Ruled:
    """Drops zeros, for a source that prints 0 where it has no estimate."""
    reason = "This source prints 0 where it has no estimate."
    return _dropped(frame, frame["obs_value"] == 0, "zero-for-missing", reason)


def without_broken_years(frame: pd.DataFrame) -> Ruled:
    """Drops a year that collapses or leaps between two like neighbours in three or more series of one area.

    The same jump in one or two series may be real: it is kept and flagged.
    """
    jumps = _jumps(frame)
    together = jumps.groupby(["ref_area", "boundary", "time_period"])["series"].transform("nunique")
    broken = frame.index.isin(jumps.index[together >= SERIES_FOR_A_BROKEN_YEAR])
    alone = frame.loc[jumps.index[together < SERIES_FOR_A_BROKEN_YEAR]]
    reason = "The same year breaks down in several series of this area, between two years that agree."
    kept, cases = _dropped(frame, pd.Series(broken, frame.index), "broken-year", reason)
    lone = "The value is far from both years beside it, which agree."
    flagged = [case("lone-jump", "flagged", row, row["obs_value"], lone) for row in alone.to_dict("records")]
    return kept, cases + flagged


def without_repeats(frame: pd.DataFrame) -> Ruled:
    """Keeps the last of several rows with one key; equal values are a repeat, different ones a conflict."""
    cases = []
    for _, rows in frame[frame.duplicated(KEY, keep=False)].groupby(KEY):
        first, last = rows.iloc[0].to_dict(), rows.iloc[-1]["obs_value"]
        values = " / ".join(f"{value:g}" for value in rows["obs_value"])
        if rows["obs_value"].nunique() == 1:
            cases.append(case("repeat", "dropped", first, values, f"The row is there {len(rows)} times; one is kept."))
        else:
            where = "" if first["grp"] == TOTAL else f" ({first['grp']})"
            reason = f"Rows disagree{where}; the last in the file, {last:g}, is kept."
            cases.append(case("conflict", "conflict", first, values, reason))
    return frame.drop_duplicates(KEY, keep="last"), cases


def with_breaks(frame: pd.DataFrame, entries: list[Entry]) -> Ruled:
    """Marks the values of the year in which a method changed as a break (status B)."""
    frame = frame.copy()
    for entry in entries:
        for year, area in entry.breaks:
            rows = _of(frame, entry.slug, area)
            frame.loc[rows.index[rows["time_period"] == year], "obs_status"] = ObsStatus.BREAK.value
    return frame, []


def with_doubts(frame: pd.DataFrame, entries: list[Entry]) -> Ruled:
    """Flags the totals our codebook doubts and says why in their note; year 0 stands for the whole series."""
    frame, cases = frame.copy(), []
    for entry in entries:
        for (year, area), why in entry.doubts.items():
            rows = _of(frame, entry.slug, area)
            if year:
                rows = rows[(rows["time_period"] == year) & (rows["grp"] == TOTAL)]
                frame.loc[rows.index, "note"] = [f"{note}; {why}".strip("; ") for note in rows["note"]]
                cases += [case("doubt", "flagged", row, row["obs_value"], why) for row in rows.to_dict("records")]
            elif len(rows):
                cases.append(case("doubt", "flagged", {"series": entry.slug}, f"{len(rows)} values", why))
    return frame, cases


def quality_frame(cases: list[dict]) -> pd.DataFrame:
    """The list of cases; more than fifty of one rule, action, series and reason become one row with their count."""
    alike = defaultdict(list)
    for row in cases:
        alike[row["rule"], row["action"], row["series"], row["reason"]].append(row)
    listed = []
    for same in alike.values():
        counted = same[0] | {"ref_area": "", "time_period": "", "found": f"{len(same)} cases"}
        listed += [counted] if len(same) > MANY_EQUAL_CASES else same
    return pd.DataFrame(listed, columns=list(QUALITY_COLUMNS))


def _of(frame: pd.DataFrame, slug: str, area: str) -> pd.DataFrame:
    return frame[(frame["series"] == slug) & (not area or frame["ref_area"] == area)]


def _dropped(frame: pd.DataFrame, wrong: pd.Series, rule: str, reason: str) -> Ruled:
    cases = [case(rule, "dropped", row, row["obs_value"], reason) for row in frame[wrong].to_dict("records")]
    return frame[~wrong], cases


def _jumps(frame: pd.DataFrame) -> pd.DataFrame:
    ordered = frame.sort_values([*LINE, "time_period"])
    lines = ordered.groupby(LINE)["obs_value"]
    before, after, value = lines.shift(1), lines.shift(-1), ordered["obs_value"]
    low, high = pd.concat([before, after], axis=1).min(axis=1), pd.concat([before, after], axis=1).max(axis=1)
    agree = before.notna() & after.notna() & (high <= NEIGHBOURS * low)
    return ordered[agree & ((value * FALL < low) | (value > FALL * high))]
