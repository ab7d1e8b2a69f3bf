"""Buenos Aires (the city, not the metropolis): road deaths 2016-2021 and air quality 2010-2017.

Traps and rules:
- Air values are means of one to three stations, not the same every year: the number is in the note.
- 2015: the three station columns are identical in the source, one is counted. 2017 ends on 30 September. Both are
  estimates (status E) and listed.
- Road deaths are numbers: no source has the population of the city alone, so there is no rate.
"""

from pathlib import Path

from dashboard.ingest import tidy_long
from dashboard.ingest.reading import Reading

SOURCE = "buenos-aires-road-air"
_FILE = "buenos_aires_long.csv"
_DOUBTS = {
    "the three columns are identical in 2015: one station counted": (
        "identical stations", "The source repeats one station in three columns; it is counted once.", "one station",
    ),
    "to 30 September": ("part of a year", "The year ends on 30 September.", "January to September"),
}  # fmt: skip


def read(folder: Path) -> Reading:
    """The city. Raises SourceError for a file that cannot be read or a code that is not known."""
    rows = tidy_long.rows(folder, _FILE)
    rows["ref_area"] = tidy_long.placed(rows, _FILE)
    stations = rows["boundary"].str.extract(r"mean of (\d)")[0]
    rows["note"] = ("stations: " + stations).fillna("")
    rows["boundary"] = "city"
    doubtful = rows["flag"].isin(_DOUBTS)
    rows["obs_status"] = doubtful.map({True: "E", False: "A"})
    series = tidy_long.table(SOURCE)["series"]
    quality = []
    for row in rows[doubtful].itertuples():
        rule, reason, note = _DOUBTS[row.flag]
        rows.loc[row.Index, "note"] = f"{row.note}; {note}"
        quality.append(tidy_long.case(rule, "flagged", reason, row.ref_area, series[row.code], row.year, row.value))
    return tidy_long.reading(SOURCE, rows, tidy_long.cities(rows), quality, _FILE)
