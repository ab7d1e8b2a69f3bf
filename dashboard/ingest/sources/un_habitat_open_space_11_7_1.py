"""UN-Habitat, SDG 11.7.1: open public space in 1,343 urban areas, one year for nearly all (2020).

Traps and rules:
- Codes that start with NOCITI are whole countries, and Bahrain's four rows are governorates: dropped.
- Open spaces come from OpenStreetMap and images: a poorly mapped city reads low. Where a statistical office supplied
  the figure (most years other than 2020), its own definition holds.
- A share of land above the 50 % that UN-Habitat itself advises is listed: probably another definition.
- Medellín and the Valle de Aburrá are one urban area: the same figure stands for both.
"""

from pathlib import Path

from dashboard.ingest import tidy_long, un_habitat
from dashboard.ingest.reading import Reading

SOURCE = "un-habitat-open-space-11-7-1"
_FILE = "open_space_11_7_1_long.csv"
_COLUMNS = ("city_code", "city", "country", "series", "year", "value", "unit")
_SHARE = "open_space_street_share"
_HIGHEST_ADVISED = 50.0


def read(folder: Path) -> Reading:
    """All urban areas of the file. Raises SourceError for a file that cannot be read or a code that is not known."""
    rows = un_habitat.rows(folder, _FILE, _COLUMNS).rename(columns={"series": "code", "unit": "source_unit"})
    country = rows["city_code"].str.startswith("NOCITI")
    province = rows["city_code"].str.endswith("_GOVERNORATE")
    once = rows[~country & ~province].drop_duplicates(["city_code", "code", "year", "value"])
    values = un_habitat.placed(once)
    series = tidy_long.table(SOURCE).loc[_SHARE, "series"]
    high = values[(values["code"] == _SHARE) & (values["value"] > _HIGHEST_ADVISED)].assign(series=series)
    reason = "More land than UN-Habitat advises for streets and open space: probably another definition."
    quality = [
        tidy_long.case("not a city", "dropped", "Figures of whole countries.", found=f"{country.sum()} values"),
        tidy_long.case("not a city", "dropped", "Figures of governorates.", found=f"{province.sum()} values"),
        *tidy_long.cases(high, "very high share", "flagged", reason),
    ]
    return tidy_long.reading(SOURCE, values, tidy_long.cities(values), quality, _FILE)
