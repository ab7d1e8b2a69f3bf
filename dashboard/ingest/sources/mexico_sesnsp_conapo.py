"""Police records (SESNSP, 2015-2024) and demography (CONAPO, 1990-2030) of five federal entities of Mexico.

Traps and rules:
- Mexico City is the federal entity itself (boundary city). Guadalajara, Monterrey, Puebla and Tijuana are shown by
  their state: context, never judged (boundary wider, the state in the note).
- CONAPO: up to 2019 a reconstruction (status E), from 2020 on a projection (status F), never scored.
- Police records are no death certificates; what depends on trust to report is context. Men and women are groups.
"""

from pathlib import Path

from dashboard.ingest import tidy_long
from dashboard.ingest.reading import Reading

SOURCE = "mexico-sesnsp-conapo"
_FILE = "mexico_long.csv"
_OWN = "city (federal entity)"
_STATUS = {"projection": "F", "reconstruction": "E"}


def read(folder: Path) -> Reading:
    """The five entities. Raises SourceError for a file that cannot be read or a code that is not known."""
    rows = tidy_long.rows(folder, _FILE)
    rows["ref_area"] = tidy_long.placed(rows, _FILE)
    state = rows["boundary"].str.extract(r"state \((.*)\)")[0]
    counted = rows["flag"].where(rows["flag"].str.match(r"\d"), "")
    rows["note"] = (("state of " + state).fillna("") + "; " + counted).str.strip("; ")
    rows["boundary"] = (rows["boundary"] == _OWN).map({True: "city", False: "wider"})
    rows["obs_status"] = rows["flag"].map(_STATUS).fillna("A")
    projected = rows[rows["obs_status"] == "F"]
    quality = [tidy_long.case("projection", "flagged", "Projections are shown, never scored.", found=f"{len(projected)} values")]
    return tidy_long.reading(SOURCE, rows, tidy_long.cities(rows), quality, _FILE)
