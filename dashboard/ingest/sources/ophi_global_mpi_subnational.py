"""Global Multidimensional Poverty Index 2024 (OPHI, UNDP): the regions of 61 members, newest survey and trends.

Traps and rules:
- Most regions are wider than the city (state, department, province): context, never judged. Only the labels in
  `_BOUNDARY` are the city, its metropolitan area, or a member that is itself the province.
- Table and harmonised trend hold the same surveys twice. They become one series: the trend wins, the table fills
  the rest; where the two differ by half a point or more for one survey, both figures are listed.
- A survey over two years stands under its first year, the label keeps both.
- Samples are small (nature S): in rich cities one more survey can turn the trend.
"""

from pathlib import Path

import pandas as pd

from dashboard.ingest import tidy_long
from dashboard.ingest.reading import Reading

SOURCE = "ophi-global-mpi-subnational"
_FILE = "mpi_network_regions_long.csv"
_TREND = "_trend"
_DIFFERENCE = 0.5
_CITY = (
    "city: Addis Ababa", "city: Antananarivo", "city: Bamako", "city: Bangkok", "city: Bangui", "city: Bogota",
    "city: Brazzaville", "city: Chisinau", "city: Douala", "city: Libreville", "city: Niamey", "city: Nouakchott",
    "city: Yaoundé", "department (city): Littoral", "district: Abidjan", "federal district: Distrito Federal",
    "governorate (city): Alexandria", "governorate (city): Cairo", "province (city): Jakarta",
    "province (city): La Habana", "state (city): Delhi", "state (the member itself): Minas Gerais",
)  # fmt: skip
_METRO = (
    "district: District Tunis", "metro (AMBA): AMBA", "metro: Cali A.M.", "metro: Medellin A.M.", "province: Harare",
    "region: Dakar", "region: Greater Accra",
)  # fmt: skip
_BOUNDARY = dict.fromkeys(_CITY, "city") | dict.fromkeys(_METRO, "metro")
_ITSELF = {("east-kalimantan", "province: East Kalimantan"): "city"}


def read(folder: Path) -> Reading:
    """All regions of the file. Raises SourceError for a file that cannot be read or a code that is not known."""
    rows = tidy_long.rows(folder, _FILE)
    rows["ref_area"] = tidy_long.placed(rows, _FILE)
    field = rows["flag"].str.extract(r"^(?P<survey>[A-Z]+) (?P<first>\d{4})(?:-(?P<last>\d{4}))?;")
    rows["year"] = field["first"].astype(int)
    pooled = field["last"].notna() & (field["last"] != field["first"])
    rows["time_label"] = (field["first"] + "-" + field["last"]).where(pooled, "")
    rows["region"] = rows["boundary"]
    rows["note"] = rows["region"] + "; " + field["survey"]
    place = zip(rows["ref_area"], rows["region"], strict=True)
    rows["boundary"] = [_ITSELF.get(key) or _BOUNDARY.get(key[1], "wider") for key in place]
    values, quality = _joined(rows)
    return tidy_long.reading(SOURCE, values, tidy_long.cities(rows), quality, _FILE)


def _joined(rows: pd.DataFrame) -> tuple[pd.DataFrame, list[tuple]]:
    """Trend and table as one, the trend first, and the pairs that differ by half a point or more."""
    trend = rows["code"].str.endswith(_TREND)
    rows = rows.assign(code=rows["code"].str.removesuffix(_TREND))
    rows.loc[trend, "note"] += "; harmonised"
    key = ["ref_area", "region", "code", "year"]
    both = rows[~trend].reset_index().merge(rows[trend], on=key, suffixes=("", "_trend")).set_index("index")
    points = both["source_unit"] == "%"
    differ = both[points & ((both["value"] - both["value_trend"]).abs() >= _DIFFERENCE)]
    name = tidy_long.table(SOURCE)["series"]
    reason = "Table and harmonised trend differ for one survey; the harmonised figure is shown."
    listed = [
        tidy_long.case(
            "table and trend",
            "conflict",
            reason,
            row.ref_area,
            name[row.code],
            row.year,
            f"table {row.value:g}, trend {row.value_trend:g}",
        )
        for row in differ.itertuples()
    ]
    return rows.drop(index=both.index), listed
