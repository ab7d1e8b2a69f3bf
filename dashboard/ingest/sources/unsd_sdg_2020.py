"""UN Global SDG Indicators Database, October 2020: national context of 37 countries, and waste collection of cities.

Traps and rules:
- National series are areas of kind country, boundary national: context beside the city, never judged, no target.
- The waste table squeezes names (`sansalvador_sansalvador`): a hand-kept table says which city each is. Whole
  countries, rows without a city, a city under another country's code (Lahore, Windhoek) and names that fit two
  cities are dropped and listed.
- Guadalajara stands under two codes: the one without a state is a break (status B).
"""

from pathlib import Path

import pandas as pd

from dashboard.ingest import raw, tidy_long
from dashboard.ingest.areas import country_title
from dashboard.ingest.reading import Reading

SOURCE = "unsd-sdg-2020"
_NATIONAL, _WASTE = "unsd_national_context.csv", "unsd_city_waste_collection_11_6_1.csv"
_STATUS = {"e": "E", "m": "E"}
_SECOND_CODE = ("guadalajara", "484")


def read(folder: Path) -> Reading:
    """Both tables. Raises SourceError for a file that cannot be read or a code that is not known."""
    countries = _countries(folder)
    cities, quality = _cities(folder)
    values = pd.concat([countries, cities], ignore_index=True)
    areas = pd.concat([tidy_long.cities(countries, "country"), tidy_long.cities(cities)])
    return tidy_long.reading(SOURCE, values, areas, quality, _NATIONAL)


def _countries(folder: Path) -> pd.DataFrame:
    rows = raw.table(folder, _NATIONAL, ("iso3", "series", "year", "value", "units", "nature"))
    rows["value"] = raw.numbers(rows, "value", _NATIONAL)
    rows["year"] = tidy_long.years(rows, "year", _NATIONAL)
    rows = rows.rename(columns={"series": "code", "units": "source_unit"})
    rows["ref_area"], rows["city"] = rows["iso3"].str.lower(), rows["iso3"].map(country_title)
    rows["obs_status"] = rows["nature"].map(_STATUS).fillna("A")
    return rows.drop(columns="nature").assign(boundary="national")


def _cities(folder: Path) -> tuple[pd.DataFrame, list[tuple]]:
    rows = raw.table(folder, _WASTE, ("cities", "geo_area", "units", "year", "en_ref_wascol"))
    rows["value"] = raw.numbers(rows, "en_ref_wascol", _WASTE)
    rows["year"] = tidy_long.years(rows, "year", _WASTE)
    names = raw.own_table("unsd_waste_cities.csv").rename(columns={"code": "cities"})
    rows = rows.merge(names, on=["cities", "geo_area"], how="left").fillna({"city": "", "iso3": "", "reason": "no city is named"})
    second = (rows["cities"] == _SECOND_CODE[0]) & (rows["geo_area"] == _SECOND_CODE[1])
    rows["obs_status"] = second.map({True: "B", False: "A"})
    quality = [
        tidy_long.case(
            "not clearly a city",
            "dropped",
            f"{row.reason[:1].upper()}{row.reason[1:]}.",
            found=f"{row.cities}, {row.geo_area}: {row.value:g}",
        )
        for row in rows[rows["city"] == ""].itertuples()
    ]
    reason = "A second code of the city, without a state: perhaps another boundary."
    rows = rows[rows["city"] != ""].assign(city_id="", code="EN_REF_WASCOL", boundary="city", source_unit="percent")
    rows["ref_area"] = tidy_long.placed(rows, _WASTE)
    listed = rows[rows["obs_status"] == "B"].assign(series=tidy_long.table(SOURCE).loc["EN_REF_WASCOL", "series"])
    return rows, quality + tidy_long.cases(listed, "break in series", "flagged", reason)
