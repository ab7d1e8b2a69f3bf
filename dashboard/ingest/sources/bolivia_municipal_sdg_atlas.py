"""Municipal SDG Atlas of Bolivia 2020: La Paz, Santa Cruz de la Sierra and El Alto, one year for most indicators.

Traps and rules:
- A mean of several years stands under its last year; the label keeps the years.
- Population is a projection throughout (status F); night lights are modelled (nature M), a logarithm without a unit.
- The Atlas files some indicators under another target than the goals' own text would: its numbering is kept.
- El Alto has no key: it is a reference city, kept because it is one urban area with La Paz.
"""

from pathlib import Path

from dashboard.ingest import tidy_long
from dashboard.ingest.reading import Reading

SOURCE = "bolivia-municipal-sdg-atlas"
_FILE = "bolivia_la_paz_santa_cruz_long.csv"


def read(folder: Path) -> Reading:
    """The three municipalities. Raises SourceError for a file that cannot be read or a code that is not known."""
    rows = tidy_long.rows(folder, _FILE)
    rows["ref_area"] = tidy_long.placed(rows, _FILE)
    rows["boundary"] = "city"
    rows["obs_status"] = rows["flag"].map({"projection": "F"}).fillna("A")
    years = rows["flag"].str.extract(r"average ([\d-]+)")[0].fillna("")
    rows["time_label"] = years
    rows["note"] = years.map(lambda label: "mean of several years" if label else "")
    return tidy_long.reading(SOURCE, rows, tidy_long.cities(rows), file=_FILE)
