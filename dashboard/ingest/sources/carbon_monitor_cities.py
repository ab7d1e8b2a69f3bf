"""Carbon Monitor Cities v0325: carbon dioxide of cities 2019-2021, yearly sums of a daily model.

Traps and rules:
- Modelled for functional urban areas (boundary metro, nature M); a power plant inside the boundary dominates.
- Totals in tonnes: no population of the same boundary is in the sources, so there is no rate per person and no target.
- Half of the cities have no name in the copy, only a UN/LOCODE: they are left out and counted, members excepted.
- Two codes with one name in one country are left out: the name alone does not tell them apart.
"""

from pathlib import Path

import pandas as pd

from dashboard.ingest import raw, tidy_long
from dashboard.ingest.areas import ambiguous, country, known, reference
from dashboard.ingest.reading import Reading

SOURCE = "carbon-monitor-cities"
_FILE = "carbon_monitor_cities_annual.csv"


def read(folder: Path) -> Reading:
    """Members and cities with a clear name. Raises SourceError for a file that cannot be read."""
    rows = raw.table(folder, _FILE, ("un_locode", "city", "year", "co2_tonnes"))
    rows["value"] = raw.numbers(rows, "co2_tonnes", _FILE)
    rows["year"] = tidy_long.years(rows, "year", _FILE)
    rows["iso3"] = rows["un_locode"].str[:2].map(country)
    rows["ref_area"] = [_area(*place) for place in zip(rows["un_locode"], rows["city"], rows["iso3"], strict=True)]
    unnamed = (rows["ref_area"] == "") & (rows["city"] == "")
    shared = rows.groupby(["ref_area", "year"])["un_locode"].transform("nunique").gt(1)
    unclear = ~unnamed & (shared | (rows["ref_area"] == ""))
    values = rows[~unnamed & ~unclear].assign(code="co2_tonnes", source_unit="", boundary="metro")
    values["note"] = values["un_locode"]
    quality = [_unnamed(rows[unnamed]), *_unclear(rows[unclear])]
    return tidy_long.reading(SOURCE, values, tidy_long.cities(values), quality, _FILE)


def _area(locode: str, city: str, iso3: str) -> str:
    return known("un-locode", locode) or ("" if not city or ambiguous(city, iso3) else reference(city, iso3))


def _unnamed(rows: pd.DataFrame) -> tuple:
    found = f"{len(rows)} values of {rows['un_locode'].nunique()} cities"
    return tidy_long.case("no name", "skipped", "The copy has only a code for these cities.", found=found)


def _unclear(rows: pd.DataFrame) -> list[tuple]:
    """One case per name that fits two cities of its country, with its codes."""
    reason = "The name fits two cities of the country."
    return [
        tidy_long.case("two cities of one name", "dropped", reason, found=f"{name}: {len(codes)} values of {', '.join(sorted(set(codes)))}")
        for name, codes in rows.groupby("city")["un_locode"]
    ]
