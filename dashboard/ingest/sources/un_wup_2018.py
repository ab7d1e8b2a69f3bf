"""UN World Urbanization Prospects 2018: population of agglomerations, every five years from 1990 to 2030.

Traps and rules:
- Up to 2018 an estimate (status E), then a projection (status F). The file has every year: kept are the years that
  end in 0 and 5, up to 2030, for members and for cities that another source measures. The rest is counted.
- An agglomeration is wider than the municipality (boundary metro). Where members share one, each gets its figure
  with a note. Printed in thousands, turned into people.
- Coordinates and names for the map come from here too.
"""

from pathlib import Path

import pandas as pd

from dashboard.ingest import raw, tidy_long
from dashboard.ingest.areas import country_named, known_all, measured, reference, shown, two_names
from dashboard.ingest.problems import SourceError
from dashboard.ingest.reading import Reading

SOURCE = "un-wup-2018"
_FILE = "wup2018_city_population_1990_2035.csv"
_PLACE = ("Country or area", "City Code", "Urban Agglomeration", "Latitude", "Longitude")
_YEARS = tuple(str(year) for year in range(1990, 2031, 5))
_LAST_ESTIMATE = 2018


def read(folder: Path) -> Reading:
    """Members and cities of other sources. Raises SourceError for a file that cannot be read or an unknown country."""
    rows = raw.table(folder, _FILE, _PLACE + _YEARS)
    for column in ("Latitude", "Longitude", *_YEARS):
        rows[column] = raw.numbers(rows, column, _FILE)
    rows = rows.rename(columns={"Latitude": "lat", "Longitude": "lon"})
    named = pd.concat([_named(line, row) for line, row in rows.iterrows()])
    wanted = named[named["member"] | named["ref_area"].isin(measured(without=SOURCE))]
    left = rows[~rows["City Code"].isin(wanted["City Code"])]
    return tidy_long.reading(SOURCE, _long(wanted), tidy_long.cities(wanted), _left_out(left), _FILE)


def _long(wanted: pd.DataFrame) -> pd.DataFrame:
    """One row per area and kept year; the index stays the line in the file."""
    others = [*wanted.columns.difference(_YEARS), "index"]
    values = wanted.reset_index().melt(others, list(_YEARS), "year").set_index("index")
    values["year"] = values["year"].astype(int)
    values["obs_status"] = (values["year"] > _LAST_ESTIMATE).map({True: "F", False: "E"})
    return values.assign(code="population", source_unit="thousand", boundary="metro").sort_index(kind="stable")


def _left_out(rows: pd.DataFrame) -> list[tuple]:
    cities, years = "Only cities that another source measures are kept.", "Only every fifth year up to 2030 is kept."
    return [
        tidy_long.case("not measured by others", "skipped", cities, found=f"{rows[list(_YEARS)].count().sum()} values of {len(rows)} agglomerations"),
        tidy_long.case("years between", "skipped", years, found="the other years of each agglomeration"),
    ]


def _named(line: int, row: pd.Series) -> pd.DataFrame:
    """The row once for every area it stands for, with ref_area, name for the screen, country and note."""
    iso3 = country_named(row["Country or area"])
    if iso3 is None:
        raise SourceError(
            file=_FILE, line=line, column="Country or area", found=f"'{row['Country or area']}'",
            expected="a country that is known", remedy="Add the name to data/codes/country_names.csv.",
        )  # fmt: skip
    printed = row["Urban Agglomeration"]
    members = known_all("wup", row["City Code"])
    areas = members or (reference(two_names(printed)[0], iso3),)
    note = "one agglomeration for several members" if len(members) > 1 else ""
    pieces = pd.DataFrame([row] * len(areas), index=[line] * len(areas))
    return pieces.assign(ref_area=areas, city=shown(printed, iso3), iso3=iso3, note=note, member=bool(members))
