"""Homicides of the National Police of Colombia 2003-2024: Bogotá, Medellín, Cali and the Valle de Aburrá.

Traps and rules:
- 2018 is a break (status B): from then on the population comes from the census of 2018. It lifts Bogotá's rate by
  about nine per cent without any change in homicides.
- 2024 is the first count of the police: provisional (status P).
- Valle de Aburrá is the sum of its ten municipalities (boundary metro); Medellín is one of them.
- The data are under a share-alike licence: they stay in files of their own.
"""

from pathlib import Path

from dashboard.ingest import tidy_long
from dashboard.ingest.reading import Reading

SOURCE = "colombia-homicides"
_FILE = "colombia_homicides_long.csv"
_BREAK, _FIRST_COUNT = 2018, 2024
_BOUNDARY = {"municipality": "city", "ten municipalities of the Valle de Aburrá": "metro"}


def read(folder: Path) -> Reading:
    """The four areas. Raises SourceError for a file that cannot be read or a code that is not known."""
    rows = tidy_long.rows(folder, _FILE)
    rows["ref_area"] = tidy_long.placed(rows, _FILE)
    rows["boundary"] = rows["boundary"].map(_BOUNDARY)
    rows["note"] = rows["flag"].str.split(";").str[0]
    rows["obs_status"] = rows["year"].map({_BREAK: "B", _FIRST_COUNT: "P"}).fillna("A")
    listed = rows.assign(series=tidy_long.table(SOURCE)["series"].iloc[0])
    census = "From 2018 on the population is that of the 2018 census, before it was projected from 2005."
    quality = [
        *tidy_long.cases(listed[rows["obs_status"] == "B"], "break in series", "flagged", census),
        *tidy_long.cases(listed[rows["obs_status"] == "P"], "newest year", "flagged", "The first count of the police."),
    ]
    return tidy_long.reading(SOURCE, rows, tidy_long.cities(rows), quality, _FILE)
