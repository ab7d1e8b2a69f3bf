"""The shared way from a long source table (one value per row) to a reading.

A reader turns its raw rows into a frame of *values*: `code` (of the source), `ref_area`, `year`, `value`,
`source_unit`, `boundary`, and where they apply `obs_status`, `note`, `time_label`; its index is the line in the file.
The hand-kept table `sources/tables/<source>.csv` says what each code is: our series, words, unit, direction and the
rule of its bounds. What this module changes on the way (conversion of units) or drops (impossible values) is listed.
"""

from pathlib import Path

import pandas as pd

from dashboard.concepts import TOTAL, BoundOrigin, Direction
from dashboard.ingest import bounds, raw
from dashboard.ingest.areas import known, network, reference
from dashboard.ingest.problems import SourceError
from dashboard.ingest.reading import AREA_COLUMNS, OBSERVATION_COLUMNS, QUALITY_COLUMNS, SERIES_COLUMNS, Reading

LONG_COLUMNS = ("city_id", "city", "iso3", "series", "year", "value", "unit", "boundary", "flag")
SKIPPED = "skip"
MOST_LISTED = 50
FIRST_YEAR, LAST_YEAR = 1900, 2100
_KEY = ["ref_area", "series", "time_period", "grp", "boundary"]


def rows(folder: Path, file: str, columns: tuple[str, ...] = LONG_COLUMNS) -> pd.DataFrame:
    """The raw rows with `code`, whole `year`, float `value` and `source_unit`; the index is the line in the file.

    Raises SourceError for a missing file or column, a value that is no number and a year that is none.
    """
    frame = raw.table(folder, file, columns)
    frame["value"] = _filled(raw.numbers(frame, "value", file), "value", file)
    frame["year"] = years(frame, "year", file)
    return frame.rename(columns={"series": "code", "unit": "source_unit"})


def years(frame: pd.DataFrame, column: str, file: str) -> pd.Series:
    """The column as whole years. Raises SourceError at the first that is empty, no number or no plausible year."""
    found = _filled(raw.numbers(frame, column, file), column, file)
    wrong = found[(found % 1 != 0) | ~found.between(FIRST_YEAR, LAST_YEAR)]
    if len(wrong):
        raise SourceError(
            file=file, line=int(wrong.index[0]), column=column, found=f"'{frame.loc[wrong.index[0], column]}'",
            expected=f"a year from {FIRST_YEAR} to {LAST_YEAR}", remedy="Correct the cell.",
        )  # fmt: skip
    return found.astype(int)


def _filled(column: pd.Series, name: str, file: str) -> pd.Series:
    if column.isna().any():
        raise SourceError(
            file=file, line=int(column.index[column.isna()][0]), column=name, found="an empty cell",
            expected="a number", remedy="Fill the cell or remove the row: a missing value has no row.",
        )  # fmt: skip
    return column


def placed(frame: pd.DataFrame, file: str) -> pd.Series:
    """The area of each row: the member in `city_id`, else the reference city in `city` and `iso3`.

    Raises SourceError for a `city_id` that no member has.
    """
    own = pd.Series([known("network", key) or "" for key in frame["city_id"]], index=frame.index, dtype=str)
    lost = frame[(frame["city_id"] != "") & (own == "")]
    if len(lost):
        raise SourceError(
            file=file, line=int(lost.index[0]), column="city_id", found=f"'{lost['city_id'].iloc[0]}'",
            expected="a member of the network", remedy="Correct the key, or leave it empty for a reference city.",
        )  # fmt: skip
    pairs = zip(own, frame["city"], frame["iso3"], strict=True)
    return pd.Series([area or reference(city, iso3) for area, city, iso3 in pairs], index=frame.index)


def cities(frame: pd.DataFrame, kind: str = "city") -> pd.DataFrame:
    """One row per area of a frame with ref_area, city and iso3 (and lat, lon, where the source has them)."""
    first = frame.drop_duplicates("ref_area").reindex(columns=["ref_area", "city", "iso3", "lat", "lon"])
    first = first.rename(columns={"city": "name", "iso3": "country"}).assign(kind=kind)
    return first[list(AREA_COLUMNS)]


def table(source: str) -> pd.DataFrame:
    """The hand-kept table of a source, one row per code (index `code`)."""
    return raw.own_table(f"{source.replace('-', '_')}.csv").set_index("code")


def reading(source: str, values: pd.DataFrame, areas: pd.DataFrame, quality: list[tuple] | None = None, file: str = "") -> Reading:
    """The reading made of these values. `areas` may name network areas too: they are left out.

    Raises SourceError for a code that is not in the table, a unit other than the table's and two values for one key.
    """
    known = table(source)
    values, skipped = _described(values, known, file)
    values, dropped = _possible(values)
    _unique(values, file)
    observations = values.reindex(columns=list(OBSERVATION_COLUMNS))
    own = areas[~areas["ref_area"].isin(network())].drop_duplicates("ref_area")
    cases = [*(quality or []), *skipped, *dropped]
    return Reading(
        source=source,
        observations=observations.reset_index(drop=True),
        series=_series(source, known, values),
        areas=own.reindex(columns=list(AREA_COLUMNS)).reset_index(drop=True),
        quality=pd.DataFrame(cases, columns=list(QUALITY_COLUMNS)),
    )


def case(rule: str, action: str, reason: str, ref_area: str = "", series: str = "", year: object = "", found: object = "") -> tuple:
    """One row of the quality list."""
    return (rule, action, ref_area, series, str(year), str(found), reason)


def cases(frame: pd.DataFrame, rule: str, action: str, reason: str) -> list[tuple]:
    """One row per row of `frame` (ref_area, series, year, value), or one row with their number if there are over 50."""
    if len(frame) > MOST_LISTED:
        return [case(rule, action, reason, found=f"{len(frame)} values")]
    listed = frame.reindex(columns=["ref_area", "series", "year", "value"]).fillna("")
    return [case(rule, action, reason, *row) for row in listed.itertuples(index=False, name=None)]


def _described(values: pd.DataFrame, known: pd.DataFrame, file: str) -> tuple[pd.DataFrame, list[tuple]]:
    """The values with what the table says of their code, in our unit; codes marked to be skipped are left out."""
    _refuse_unknown(values, known, file)
    leave = values["code"].isin(known.index[known["series"] == SKIPPED])
    skipped = [
        case(
            "left out on purpose",
            "skipped",
            known.loc[code, "bounds"].removeprefix("skipped: "),
            found=f"{count} values",
        )
        for code, count in values.loc[leave, "code"].value_counts().sort_index().items()
    ]
    values = values[~leave]
    told = known.loc[values["code"], ["series", "grp", "nature", "factor", "valid_min", "valid_max"]]
    values = values.assign(**{column: told[column].to_numpy() for column in told.columns})
    factor = pd.to_numeric(values["factor"]).fillna(1.0)
    values["obs_value"] = values["value"] * factor
    values["time_period"] = values["year"]
    values["grp"] = values["grp"].where(values["grp"] != "", TOTAL)
    for column, default in (("obs_status", "A"), ("note", ""), ("time_label", "")):
        values[column] = values[column].fillna(default) if column in values else default
    return values, skipped


def _refuse_unknown(values: pd.DataFrame, known: pd.DataFrame, file: str) -> None:
    unknown = values[~values["code"].isin(known.index)]
    if len(unknown):
        raise SourceError(
            file=file, line=int(unknown.index[0]), column="series", found=f"'{unknown['code'].iloc[0]}'",
            expected="a code of the hand-kept table", remedy="Add the code to the table, or mark it to be skipped.",
        )  # fmt: skip
    expected = known.loc[values["code"], "source_unit"].to_numpy()
    other = values[(values["source_unit"] != expected) & (expected != "")]
    if len(other):
        raise SourceError(
            file=file, line=int(other.index[0]), column="unit", found=f"'{other['source_unit'].iloc[0]}'",
            expected=f"'{known.loc[other['code'].iloc[0], 'source_unit']}'",
            remedy="The unit changed: adapt the table.",
        )  # fmt: skip


def _possible(values: pd.DataFrame) -> tuple[pd.DataFrame, list[tuple]]:
    low, high = pd.to_numeric(values["valid_min"]), pd.to_numeric(values["valid_max"])
    impossible = (values["obs_value"] < low) | (values["obs_value"] > high)
    reason = "The value lies outside what the measure can be."
    return values[~impossible], cases(values[impossible], "possible range", "dropped", reason)


def _unique(values: pd.DataFrame, file: str) -> None:
    again = values[values.duplicated(_KEY)]
    if len(again):
        found = " · ".join(str(again[column].iloc[0]) for column in _KEY)
        raise SourceError(
            file=file, line=int(again.index[0]), found=f"a second value for {found}", expected="one value",
            remedy="Find out which is right, or give the reader a rule.",
        )  # fmt: skip


def _series(source: str, known: pd.DataFrame, values: pd.DataFrame) -> pd.DataFrame:
    """The rows of the series that have values, with their bounds."""
    listed = known[(known["grp"] == "") & known["series"].isin(values["series"])].copy()
    listed["source"], listed["source_code"] = source, listed.index
    scales = [bounds_by(rule, direction) for rule, direction in zip(listed["bounds"], listed["direction"], strict=True)]
    listed = listed.join(pd.DataFrame(scales, index=listed.index, columns=list(bounds.none())))
    return listed.reindex(columns=list(SERIES_COLUMNS)).reset_index(drop=True)


def bounds_by(rule: str, direction: str) -> dict:
    """The bounds a rule of a hand-kept table stands for, as `dashboard.ingest.bounds` gives them.

    Rules: `none: why`, `none-behind: clause`, `science: pollutant` (µg/m³), `threshold: indicator`, `sdg: indicator`,
    `guideline: lower red green optimum; which guideline` for a named guideline. Raises ValueError for any other.
    """
    name, _, rest = (part.strip() for part in rule.partition(":"))
    if name == "none-behind":
        return bounds.none_behind(direction, rest)
    if name == "guideline":
        numbers, _, reason = (part.strip() for part in rest.partition(";"))
        scale = dict(zip(("lower_bound", "red", "green", "optimum"), map(float, numbers.split()), strict=True))
        return {**scale, "bound_origin": BoundOrigin.SCIENCE.value, "bound_reason": reason}
    simple = {"none": bounds.none, "science": bounds.science, "threshold": bounds.threshold, "sdg": bounds.sdg}
    if name not in simple or (name != "none" and Direction(direction) is Direction.CONTEXT):
        raise ValueError(f"no rule '{rule}' for a {direction} series")
    return simple[name](rest)
