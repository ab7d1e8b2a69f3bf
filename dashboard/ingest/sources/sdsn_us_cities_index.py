"""US Cities SDG Index of SDSN USA, editions 2017 to 2019: 105 metropolitan areas, 57 series with published bounds.

Traps and rules:
- Normalised scores of different editions cannot be compared (the bounds changed): only raw values are read.
- An earlier edition counts only where `edition_crosswalk.csv` calls the link comparable, link by link backwards from
  2019, where the later edition reports no other source, method or weighting, and where the median metro moves by at
  most five points of the published scale a year. A jump of all metros at once is a change of method: at five points
  a year the slowest metro would be done within 20 years.
- The year is the year of the data, not of the edition. The 2017 workbook names no years: the lag of the 2018 edition
  is taken, and said.
- Four series have thresholds outside or against the published scale: they are put in order, and listed.
- Some values were measured for the main city (boundary `city`) or for the whole state (said in the note).
"""

import re
from pathlib import Path

import pandas as pd

from dashboard.concepts import TOTAL, BoundOrigin, Direction
from dashboard.ingest import raw
from dashboard.ingest.areas import known, reference
from dashboard.ingest.reading import AREA_COLUMNS, OBSERVATION_COLUMNS, QUALITY_COLUMNS, SERIES_COLUMNS, Reading

SOURCE = "sdsn-us-cities-index"
PANEL = "us-metros"
LARGEST_JUMP = 5.0  # points of the published scale, median metro, per year
_LONG, _CODEBOOK, _SCORES = "us_cities_sdg_long.csv", "us_cities_2019_codebook.csv", "us_cities_2019_scores.csv"
_ANNEX, _CROSSWALK = "us_cities_2018_annex_d.csv", "edition_crosswalk.csv"
_THRESHOLDS = ("Worst Value", "To Orange", "To Yellow", "To Green", "Target Value")
# What the later edition says when figures are made in another way than before.
_OTHER_METHOD = re.compile(r"source|changed|method|weight|instead", re.IGNORECASE)
# Codes of the score columns that differ from the codebook in more than the ending RWJ.
_SPELLING = {"sdg3v8_lifeExpectancy": "sdg3v8_le"}
_CUT_NAMES = {"Winston": "Winston-Salem"}
_GEOGRAPHY = {
    "State": ("metro", "state value"),
    "State, city and county": ("metro", "rule of the state, a county or a main city"),
    "City": ("city", "value of the main city"),
}


def read(folder: Path) -> Reading:
    """The three editions as one reading. Raises SourceError for a missing file, a missing column or a wrong number."""
    codebook = _codebook(folder)
    long = raw.table(folder, _LONG, ("edition", "cbsa", "msa", "indicator", "raw_value", "label"))
    long["raw_value"] = raw.numbers(long, "raw_value", _LONG)
    areas = _areas(folder, long)
    values, quality = _values(folder, long, codebook)
    observations = _observations(values, codebook, areas)
    quality += _doubts(codebook, areas)
    named = areas[areas["kind"] != "network"]
    return Reading(
        source=SOURCE,
        observations=observations,
        series=codebook[list(SERIES_COLUMNS)],
        areas=named[list(AREA_COLUMNS)].reset_index(drop=True),
        quality=pd.DataFrame(quality, columns=list(QUALITY_COLUMNS)),
    )


def _codebook(folder: Path) -> pd.DataFrame:
    """One row per series: the published codebook joined with our own words, bounds in order."""
    wanted = ("SDG", "Indicator", "Indicator name", "Year", "Geographic Level", "Sort Order", "Changes from 2018")
    published = raw.table(folder, _CODEBOOK, wanted + _THRESHOLDS)
    for column in _THRESHOLDS:
        published[column] = raw.numbers(published, column, _CODEBOOK)
    frame = published.merge(raw.own_table(f"{SOURCE.replace('-', '_')}.csv"), left_on="Indicator", right_on="code")
    frame["source"], frame["panel"], frame["source_code"] = SOURCE, PANEL, frame["code"]
    frame["goal"] = frame["SDG"]
    rising = frame["Sort Order"] == "ascending"
    frame["direction"] = rising.map({True: Direction.HIGHER.value, False: Direction.LOWER.value})
    frame["bound_origin"] = BoundOrigin.PUBLISHED.value
    return frame.join(frame.apply(_bounds, axis=1, result_type="expand"))


def _bounds(row: pd.Series) -> dict:
    """The published bounds; green and red are swapped if printed in reverse and kept within the scale."""
    worst, red, green, best = (row[column] for column in ("Worst Value", "To Orange", "To Green", "Target Value"))
    sign = Direction(row["direction"]).sign
    mended = ""
    if sign * (green - red) < 0:
        red, green = green, red
        mended = " Green and red are printed in reverse and were swapped."
    inside = [min(max(value, min(worst, best)), max(worst, best)) for value in (red, green)]
    if inside != [red, green]:
        mended = " A threshold printed beyond the scale was set to its end."
    reason = (
        f"US Cities SDG Index 2019: target {inside[1]:,.4g} is its green threshold; best value: {row['best_from']}; worst value: {row['worst_from']}.{mended}"
    )
    return {"lower_bound": worst, "red": inside[0], "green": inside[1], "optimum": best, "bound_reason": reason}


def _areas(folder: Path, long: pd.DataFrame) -> pd.DataFrame:
    """One row per metro, indexed by its code; network cities are marked by kind `network`."""
    scores = raw.table(folder, _SCORES, ("Cbsa", "msa", "maincity")).set_index("Cbsa")
    names = scores["maincity"].replace(_CUT_NAMES)
    states = scores["msa"].str.extract(r", ([A-Z]{2})")[0]
    again = names.duplicated(keep=False)
    full = names.where(~again, names + " " + states)
    own = [known("cbsa", code) for code in scores.index]
    scores["ref_area"] = [mine or reference(name, "USA") for mine, name in zip(own, full, strict=True)]
    scores["name"] = names + ", " + states
    scores["kind"] = ["network" if mine else "metro" for mine in own]
    scores["country"], scores["lat"], scores["lon"] = "USA", None, None
    return scores.loc[scores.index.isin(long["cbsa"])]


def _values(folder: Path, long: pd.DataFrame, codebook: pd.DataFrame) -> tuple[pd.DataFrame, list[tuple]]:
    """Values of all editions that may stand in one series (cbsa, series, edition, year, value), and what may not."""
    codes = long["indicator"].replace(_SPELLING)
    series = codebook.set_index(codebook["code"].str.removesuffix("RWJ"))["series"]
    newest = long[long["edition"] == "2019"].assign(series=codes.map(series))
    years = codebook.set_index("series")["Year"]
    newest = newest.assign(year=newest["series"].map(years).map(_year), printed=newest["series"].map(years))
    taken, quality = [], []
    annex = raw.table(folder, _ANNEX, ("Variable code name", "Most Recent Year", "Changes from 2017"))
    annex = annex.set_index("Variable code name")
    links = raw.table(folder, _CROSSWALK, ("label_2017", "label_2018", "label_2019", "link_2018_2019"))
    for link in links.to_dict("records"):
        row = codebook[codebook["Indicator name"] == link["label_2019"]]
        if len(row):
            chain, found = _chain(link, row.iloc[0], long, newest, annex)
            taken += chain
            quality += found
    return pd.concat([newest, *taken]), quality + _left_out(long, taken)


def _left_out(long: pd.DataFrame, taken: list[pd.DataFrame]) -> list[tuple]:
    found = []
    for edition in ("2017", "2018"):
        all_values = long[(long["edition"] == edition) & long["raw_value"].notna()]
        used = {rows["indicator"].iloc[0] for rows in taken if rows["edition"].iloc[0] == edition}
        rest = all_values[~all_values["indicator"].isin(used)]
        reason = f"{rest['indicator'].nunique()} indicators of edition {edition} continue no series of 2019; not read."
        found.append(("edition-left-out", "skipped", None, None, None, f"{len(rest)} values", reason))
    return found


def _chain(link: dict, series: pd.Series, long: pd.DataFrame, newest: pd.DataFrame, annex: pd.DataFrame) -> tuple[list[pd.DataFrame], list[tuple]]:
    """The earlier editions of one series, as far back as the links hold, and why they end."""
    later, chain, lag = newest[newest["series"] == series["series"]], [], 0
    changes = series["Changes from 2018"]
    for edition, after in (("2018", "2019"), ("2017", "2018")):
        flag = link[f"link_{edition}_{after}"]
        rows = long[(long["edition"] == edition) & (long["label"] == link[f"label_{edition}"])]
        if rows.empty or flag == "n/a":
            break
        printed = ""
        if edition == "2018":
            printed, next_changes = annex.loc[rows["indicator"].iloc[0], ["Most Recent Year", "Changes from 2017"]]
            lag = 2018 - _year(printed)
        rows = rows.assign(series=series["series"], year=int(edition) - lag, printed=printed)
        refusal = _refusal(rows, later, series, flag, changes)
        if refusal:
            return chain, [*_inferred(chain), (*refusal[:2], None, series["series"], *refusal[2:])]
        chain.append(rows)
        later, changes = rows, next_changes
    return chain, _inferred(chain)


def _refusal(rows: pd.DataFrame, later: pd.DataFrame, series: pd.Series, flag: str, changes: str) -> tuple | None:
    """Why an edition cannot be joined to the later one: (rule, action, year, found, reason), or None if it can."""
    edition, year = rows["edition"].iloc[0], rows["year"].iloc[0]
    pairs = rows.merge(later, on="cbsa")[["raw_value_x", "raw_value_y"]].dropna()
    if flag != "comparable":
        rule = "edition-same-values" if flag.startswith("same") else "edition-break"
        return rule, "skipped", year, f"{len(rows)} values", f"Edition {edition}: the crosswalk says '{flag}'."
    span = later["year"].iloc[0] - year
    if span <= 0:
        differ = int((pairs["raw_value_x"] - pairs["raw_value_y"]).abs().gt(1e-6).sum())
        newer = later["edition"].iloc[0]
        reason = f"Editions {edition} and {newer} give different values for one year; the newer stays."
        return "edition-conflict", "conflict", year, f"{differ} values", reason
    found = f"{rows['raw_value'].notna().sum()} values"
    if _OTHER_METHOD.search(changes):
        return (
            "edition-method",
            "dropped",
            year,
            found,
            f"Edition {edition}: the next one reports another way of measuring.",
        )
    scale = abs(series["Target Value"] - series["Worst Value"])
    jump = 100 * (pairs["raw_value_y"] - pairs["raw_value_x"]).median() / scale / span
    if abs(jump) > LARGEST_JUMP:
        reason = f"Edition {edition}: the median metro would move {abs(jump):.1f} points a year, a change of method."
        return "edition-jump", "dropped", year, found, reason
    return None


def _inferred(chain: list[pd.DataFrame]) -> list[tuple]:
    return [
        ("edition-year-inferred", "flagged", None, rows["series"].iloc[0], rows["year"].iloc[0], f"{len(rows)} values",
         "The 2017 workbook names no year; the lag of the 2018 edition was taken.")
        for rows in chain
        if rows["edition"].iloc[0] == "2017"
    ]  # fmt: skip


def _year(printed: str) -> int:
    """The data year: a school year such as 2016-2017 gives its first year, a pooled range its last."""
    years = [int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", printed)]
    pooled = re.fullmatch(r"\d{4}-\d{4}", printed) and years[1] - years[0] > 1
    return years[1] if pooled else years[0]


def _observations(values: pd.DataFrame, codebook: pd.DataFrame, areas: pd.DataFrame) -> pd.DataFrame:
    values = values[values["raw_value"].notna()].merge(codebook[["series", "Geographic Level", "nature"]], on="series")
    place = values["Geographic Level"].map(_GEOGRAPHY)
    ranges = values["printed"].str.fullmatch(r"\d{4}-\d{4}") & (values["edition"] != "2017")
    edition = values["edition"].map({"2017": "2017 edition, year inferred", "2018": "2018 edition"})
    frame = values.assign(
        ref_area=values["cbsa"].map(areas["ref_area"]),
        time_period=values["year"].astype(int),
        time_label=values["printed"].where(ranges, ""),
        obs_value=values["raw_value"],
        obs_status="A",
        boundary=place.map(lambda pair: pair[0], na_action="ignore").fillna("metro"),
        grp=TOTAL,
        note=edition.fillna(place.map(lambda pair: pair[1], na_action="ignore")).fillna(""),
    )
    return frame[list(OBSERVATION_COLUMNS)].reset_index(drop=True)


def _doubts(codebook: pd.DataFrame, areas: pd.DataFrame) -> list[tuple]:
    """What is kept with a doubt: thresholds out of order, an uneven yellow limit, other geographies, cut names."""
    found = []
    for row in codebook.to_dict("records"):
        halfway = (row["To Green"] + row["To Orange"]) / 2
        if (row["red"], row["green"]) != (row["To Orange"], row["To Green"]):
            printed = f"green {row['To Green']:.6g}, red {row['To Orange']:.6g}"
            used = f"Printed against the scale; used: green {row['green']:.6g}, red {row['red']:.6g}."
            found.append(("bounds-order", "flagged", None, row["series"], None, printed, used))
        if abs(row["To Yellow"] - halfway) > 0.01 * abs(row["To Green"] - row["To Orange"]):
            reason = f"The published yellow limit is not halfway between green and red ({halfway:.6g})."
            found.append(("yellow-limit", "flagged", None, row["series"], None, f"{row['To Yellow']:.6g}", reason))
        if row["Geographic Level"] in _GEOGRAPHY:
            reason = f"Not measured for the metro: {_GEOGRAPHY[row['Geographic Level']][1]}."
            found.append(("geographic-level", "flagged", None, row["series"], None, row["Geographic Level"], reason))
        if row["doubt"]:
            found.append(("codebook-text", "flagged", None, row["series"], None, row["Indicator name"], row["doubt"]))
    for cut, name in _CUT_NAMES.items():
        for ref_area in areas.loc[areas["maincity"] == cut, "ref_area"]:
            found.append(("area-name", "flagged", ref_area, None, None, cut, f"The name is cut short; {name} is used."))
    return found
