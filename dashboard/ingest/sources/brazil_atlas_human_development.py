"""Atlas of Human Development in Brazil: 29 municipalities and one state, censuses of 1991, 2000 and 2010.

Traps and rules:
- It ends in 2010: every value is old, and the three points must not be drawn on to 2030 as if they were recent.
- Minas Gerais is a state, but the member is the state itself: its values are its own (boundary city, with a note).
- The Gini coefficient is printed from 0 to 1 and turned into 0 to 100, the scale of its published threshold.
"""

from pathlib import Path

import pandas as pd

from dashboard.ingest import tidy_long
from dashboard.ingest.problems import SourceError
from dashboard.ingest.reading import Reading

SOURCE = "brazil-atlas-human-development"
_FILE = "brazil_atlas_long.csv"


def read(folder: Path) -> Reading:
    """All areas of the file. Raises SourceError also for a boundary that is neither municipality nor the state."""
    rows = tidy_long.rows(folder, _FILE)
    rows["ref_area"] = tidy_long.placed(rows, _FILE)
    rows["note"] = _notes(rows)
    rows["boundary"] = "city"
    return tidy_long.reading(SOURCE, rows, tidy_long.cities(rows), file=_FILE)


def _notes(rows: pd.DataFrame) -> pd.Series:
    state = (rows["boundary"] == "state") & (rows["ref_area"] == "minas-gerais")
    other = rows[~state & ~rows["boundary"].str.startswith("municipality")]
    if len(other):
        raise SourceError(
            file=_FILE, line=int(other.index[0]), column="boundary", found=f"'{other['boundary'].iloc[0]}'",
            expected="a municipality, or the member state", remedy="Add a rule for this boundary.",
        )  # fmt: skip
    return state.map({True: "the member is the state itself", False: ""})
