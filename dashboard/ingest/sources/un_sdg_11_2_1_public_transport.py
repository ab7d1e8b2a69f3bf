"""UN SDG 11.2.1, public transport near home: one value for each of some 1,940 urban areas (2016-2023, mostly 2020).

Traps and rules:
- The copy was joined with a gazetteer: a city that fits several places is repeated with the same value. Repeats are
  dropped; where their coordinates differ, none is kept.
- A name with different values (Guerrero in Mexico), a name cut short (Santa in the United States) and a name that two
  cities of the country share belong to no city: dropped.
- Stops come from open maps and timetables: minibuses without stops are missed, so low values are a floor. Figures of
  statistical offices follow their own definition.
"""

from pathlib import Path

import pandas as pd

from dashboard.ingest import raw, tidy_long
from dashboard.ingest.areas import ambiguous, country
from dashboard.ingest.reading import Reading

SOURCE = "un-sdg-11-2-1-public-transport"
_FILE = "pt_access_11_2_1_long.csv"
_COLUMNS = ("city_id", "city", "country_iso2", "lat", "lon", "series", "year", "value", "unit")
_CITY = ["city", "country_iso2"]


def read(folder: Path) -> Reading:
    """All urban areas with a clear name. Raises SourceError for a file that cannot be read or an unknown code."""
    rows = tidy_long.rows(folder, _FILE, _COLUMNS)
    for column in ("lat", "lon"):
        rows[column] = raw.numbers(rows, column, _FILE)
    rows["iso3"] = rows["country_iso2"].map(country)
    rows, unclear = _clear(rows)
    rows, repeats = _once(rows)
    rows["ref_area"] = tidy_long.placed(rows, _FILE)
    rows["boundary"] = "urban-centre"
    return tidy_long.reading(SOURCE, rows, tidy_long.cities(rows), unclear + repeats, _FILE)


def _clear(rows: pd.DataFrame) -> tuple[pd.DataFrame, list[tuple]]:
    """The rows whose name says which city is meant, and one case for every name left out."""
    unclear = pd.Series([ambiguous(*place) for place in zip(rows["city"], rows["iso3"], strict=True)], index=rows.index)
    unclear &= rows["city_id"] == ""
    unclear |= rows.groupby([*_CITY, "year"])["value"].transform("nunique") > 1
    reason = "The name fits several cities of the country, and the source does not say which is meant."
    listed = [
        tidy_long.case("name not clear", "dropped", reason, found=f"{city}, {iso2}: {_found(group['value'])}")
        for (city, iso2), group in rows[unclear].groupby(_CITY)
    ]
    return rows[~unclear], listed


def _found(values: pd.Series) -> str:
    listed = ", ".join(map(str, values))
    return listed if len(values) == 1 else f"{len(values)} values, {listed}"


def _once(rows: pd.DataFrame) -> tuple[pd.DataFrame, list[tuple]]:
    """One row per city and year; without coordinates where the repeats lie in different places."""
    apart = rows.groupby([*_CITY, "year"])["lat"].transform("nunique") > 1
    rows = rows.assign(lat=rows["lat"].where(~apart), lon=rows["lon"].where(~apart))
    again = rows.duplicated([*_CITY, "year", "value"])
    places = rows[apart].drop_duplicates(_CITY)
    listed = [
        tidy_long.case(
            "row repeated",
            "dropped",
            "The same city and value again: an artefact of the copy.",
            found=f"{again.sum()} rows",
        ),
        tidy_long.case(
            "place not clear",
            "flagged",
            "The copy has several places for the city: no coordinates.",
            found=f"{len(places)} cities",
        ),
    ]
    return rows[~again].copy(), listed
