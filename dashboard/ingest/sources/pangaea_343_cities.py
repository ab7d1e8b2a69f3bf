"""A global data set of 343 cities (2019): emissions of one year each, and built-up area in 1990, 2000 and 2014.

Traps and rules:
- Emissions follow different protocols, gases and years: carbon dioxide and greenhouse gases are two series, neither
  is judged, and no one should rank cities by them. Totals in tonnes are left out.
- Emissions are those of the area the city reported (in the note); built-up series are of the whole urban area
  (boundary urban-centre). Neighbours in one urban area have the same figures: listed.
- A rate over a period stands under its last year, the label keeps the period.
- A name that fits two cities of its country is left out and listed.
"""

from pathlib import Path

import pandas as pd

from dashboard.ingest import tidy_long
from dashboard.ingest.areas import ambiguous, country_named
from dashboard.ingest.problems import SourceError
from dashboard.ingest.reading import Reading

SOURCE = "pangaea-343-cities"
_FILE = "nangini_343_cities_long.csv"
_COLUMNS = (*tidy_long.LONG_COLUMNS, "country")
_PER_HEAD = "ghg_scope1_per_capita"
_METRO = (
    "A metropolitan area",
    "Combination of administrative divisions",
    "Independent intercommunality",
    "Intercommunality",
)
_BOUNDARY = {"urban area": "urban-centre", "State / Region": "wider"} | dict.fromkeys(_METRO, "metro")
_TOTALS = ("ghg_scope1", "ghg_total_cdp")
# Names that fit two cities of their country, and the source does not say which.
_UNSURE = frozenset({("Albany", "USA"), ("Burlington", "USA"), ("Lakewood", "USA"), ("Iowa", "USA")})


def read(folder: Path) -> Reading:
    """All cities with a clear name. Raises SourceError also for a country that is not known."""
    rows = tidy_long.rows(folder, _FILE, _COLUMNS)
    rows["iso3"] = _countries(rows)
    rows, unsure = _clear(rows)
    rows["ref_area"] = tidy_long.placed(rows, _FILE)
    per_head = rows["code"] == _PER_HEAD
    rows["code"] = rows["code"].where(~per_head, rows["code"] + " (" + rows["source_unit"] + ")")
    rows.loc[rows["code"].isin(_TOTALS), "source_unit"] = ""
    reported = rows["boundary"]
    rows["boundary"] = reported.map(_BOUNDARY).fillna("city")
    rows["time_label"] = rows["flag"].str.extract(r"period ([\d-]+)")[0].fillna("")
    rows["note"] = (rows["flag"] + "; " + reported.str.split(":").str[0]).where(per_head, "")
    return tidy_long.reading(SOURCE, rows, tidy_long.cities(rows), unsure + _shared(rows), _FILE)


def _countries(rows: pd.DataFrame) -> pd.Series:
    codes = pd.Series([country_named(name) or "" for name in rows["country"]], index=rows.index, dtype=str)
    if (codes == "").any():
        line = codes.index[codes == ""][0]
        raise SourceError(
            file=_FILE, line=int(line), column="country", found=f"'{rows.loc[line, 'country']}'",
            expected="a country that is known", remedy="Add the name to data/codes/country_names.csv.",
        )  # fmt: skip
    return codes


def _clear(rows: pd.DataFrame) -> tuple[pd.DataFrame, list[tuple]]:
    """The rows whose name says which city is meant, and one case for every city left out."""
    place = list(zip(rows["city"], rows["iso3"], rows["city_id"], strict=True))
    unsure = pd.Series([not key and ((city, iso3) in _UNSURE or ambiguous(city, iso3)) for city, iso3, key in place], index=rows.index)
    reason = "The country has two cities of this name, and the source does not say which is meant."
    listed = [
        tidy_long.case("two cities of one name", "dropped", reason, found=f"{city}, {iso3}: {len(values)} values")
        for (city, iso3), values in rows[unsure].groupby(["city", "iso3"])
    ]
    return rows[~unsure], listed


def _shared(rows: pd.DataFrame) -> list[tuple]:
    """One case per city that has the same built-up area as another city of its country."""
    area = rows[rows["code"] == "built_up_area"]
    area = area[area["year"] == area["year"].max()]
    same = area[area.duplicated(["iso3", "value"], keep=False)]
    name = tidy_long.table(SOURCE).loc["built_up_area", "series"]
    reason = "Neighbours in one urban area have the same figures: do not count them twice."
    return tidy_long.cases(same.assign(series=name), "shared urban area", "flagged", reason)
