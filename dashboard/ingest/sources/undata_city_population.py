"""UN Demographic Yearbook, table 240: official population of cities, members only.

Traps and rules:
- The same name stands in several countries (La Paz, Victoria): name, type and country must all fit.
- A year can have several figures: a census goes before an estimate, a complete one before a sample, the newest
  report before older ones. The others are listed if they differ by more than one per cent.
- City proper is boundary city, urban agglomeration is metro. Provisional figures have status P, estimates E.
"""

from pathlib import Path

import pandas as pd

from dashboard.ingest import raw, tidy_long
from dashboard.ingest.areas import country_named, known, network_country
from dashboard.ingest.reading import Reading

SOURCE = "undata-city-population"
_FILE = "undata_city_population.csv"
_COLUMNS = ("Country or Area", "Year", "City", "City type", "Record Type", "Reliability", "Source Year", "Value")
_BOUNDARY = {"City proper": "city", "Urban agglomeration": "metro"}
_FIRST = ("Census - de jure - complete", "Census - de facto - complete", "Census", "Estimate - de jure", "Estimate")
_DIFFERENCE = 0.01


def read(folder: Path) -> Reading:
    """The members. Raises SourceError for a file that cannot be read."""
    rows = raw.table(folder, _FILE, _COLUMNS)
    member = [known("undata", f"{city}|{kind}") or "" for city, kind in zip(rows["City"], rows["City type"], strict=True)]
    rows["ref_area"] = member
    countries = rows["ref_area"].map(network_country())
    own = rows[(rows["ref_area"] != "") & (rows["Country or Area"].map(country_named) == countries)].copy()
    own["value"] = raw.numbers(own, "Value", _FILE)
    own["year"] = tidy_long.years(own, "Year", _FILE)
    own["boundary"] = own["City type"].map(_BOUNDARY)
    values, quality = _best(own)
    estimate = values["Record Type"].str.startswith("Estimate").map({True: "E", False: "A"})
    values["obs_status"] = estimate.where(values["Reliability"] != "Provisional figure", "P")
    values["note"] = values["Record Type"]
    values = values.assign(code="population", source_unit="people")
    left = tidy_long.case("not a member", "skipped", "Only members are kept.", found=f"{len(rows) - len(own)} rows")
    areas = values.assign(city=values["City"], iso3=values["ref_area"].map(network_country()))
    return tidy_long.reading(SOURCE, values, tidy_long.cities(areas), [left, *quality], _FILE)


def _best(rows: pd.DataFrame) -> tuple[pd.DataFrame, list[tuple]]:
    """One figure per area and year, and the others that differ from it by more than one per cent."""
    rank = rows["Record Type"].map(lambda kind: next((i for i, start in enumerate(_FIRST) if kind.startswith(start)), len(_FIRST)))
    order = rows.assign(rank=rank, report=-raw.numbers(rows, "Source Year", _FILE)).sort_values(["rank", "report"], kind="stable")
    key = ["ref_area", "year", "boundary"]
    best = order.drop_duplicates(key).sort_index()
    other = order[order.duplicated(key)].merge(best[[*key, "value"]], on=key, suffixes=("", "_kept"))
    differ = other[(other["value"] / other["value_kept"] - 1).abs() > _DIFFERENCE]
    series = tidy_long.table(SOURCE).loc["population", "series"]
    reason = "Several figures for one year: a census goes before an estimate, then the newest report."
    shown = differ.assign(
        series=series,
        value=[f"{a:.0f} left out, {b:.0f} kept" for a, b in zip(differ["value"], differ["value_kept"], strict=True)],
    )
    return best, tidy_long.cases(shown, "several figures", "conflict", reason)
