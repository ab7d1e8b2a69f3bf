"""PM2.5 of five Chinese cities 2010-2015, yearly means of hourly readings (years with less than 75 % left out before).

Traps and rules:
- One monitor, or two to three stations in the centre: not a mean of the whole city. The note says so.
- The embassy monitor and the national stations are two series: they differ by up to a tenth.
- It ends in 2015: history only.
"""

from pathlib import Path

from dashboard.ingest import tidy_long
from dashboard.ingest.reading import Reading

SOURCE = "china-pm25-five-cities"
_FILE = "china_pm25_annual_long.csv"


def read(folder: Path) -> Reading:
    """The five cities. Raises SourceError for a file that cannot be read or a code that is not known."""
    rows = tidy_long.rows(folder, _FILE)
    rows["ref_area"] = tidy_long.placed(rows, _FILE)
    stations = rows["boundary"].str.extract(r"(\d) official stations")[0]
    rows["note"] = (stations + " central stations, not the whole city").fillna("one monitor, not the whole city")
    rows["boundary"] = "city"
    return tidy_long.reading(SOURCE, rows, tidy_long.cities(rows), file=_FILE)
