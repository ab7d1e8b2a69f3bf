"""Air quality of 19 Indian cities 2015-2019 from the monitors of the Central Pollution Control Board.

Traps and rules:
- Yearly means over a city's monitors; years with fewer than 274 days were left out before. The note gives the days.
- The network of monitors grew: a change may be a new site, not cleaner air.
- Ozone and sulphur dioxide have no WHO guideline for a yearly mean: shown without a target.
- Delhi stands for the member New Delhi.
"""

from pathlib import Path

from dashboard.ingest import tidy_long
from dashboard.ingest.reading import Reading

SOURCE = "india-cpcb-air"
_FILE = "india_air_annual_long.csv"


def read(folder: Path) -> Reading:
    """All cities of the file. Raises SourceError for a file that cannot be read or a code that is not known."""
    rows = tidy_long.rows(folder, _FILE)
    rows["ref_area"] = tidy_long.placed(rows, _FILE)
    rows["boundary"] = "city"
    rows["note"] = "monitors, " + rows["flag"]
    return tidy_long.reading(SOURCE, rows, tidy_long.cities(rows), file=_FILE)
