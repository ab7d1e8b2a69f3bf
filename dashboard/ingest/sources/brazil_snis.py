"""SNIS, Brazil's information system on sanitation: storm water, solid waste, water and sewerage of six members.

Traps and rules:
- Figures are declared by cities and providers. Known changes of definition are breaks (status B at the first new
  year): Porto Alegre's storm drains 2019, Brasília's sewer network 2012.
- Any other share that moves by more than ten points in a year is listed, not changed.
- Floods follow the weather: shown without a target.
- The data are under the ODbL (share-alike): they stay in files of their own.
"""

from pathlib import Path

import pandas as pd

from dashboard.ingest import tidy_long
from dashboard.ingest.reading import Reading

SOURCE = "brazil-snis"
_FILE = "brazil_snis_long.csv"
_BREAKS = {("porto-alegre", "snis_drainage_coverage", 2019), ("brasilia", "snis_sewer_coverage", 2012)}
_LARGE_JUMP = 10.0  # percentage points from one year to the next


def read(folder: Path) -> Reading:
    """The six municipalities. Raises SourceError for a file that cannot be read or a code that is not known."""
    rows = tidy_long.rows(folder, _FILE)
    rows["ref_area"] = tidy_long.placed(rows, _FILE)
    provider = rows["boundary"].str.extract(r"\(provider (\w+)\)")[0]
    rows["note"] = ("declared by the provider " + provider).fillna("declared by the city")
    rows["boundary"] = "city"
    place = list(zip(rows["ref_area"], rows["code"], rows["year"], strict=True))
    rows["obs_status"] = ["B" if key in _BREAKS else "A" for key in place]
    return tidy_long.reading(SOURCE, rows, tidy_long.cities(rows), _jumps(rows), _FILE)


def _jumps(rows: pd.DataFrame) -> list[tuple]:
    """Shares that move by more than ten points within a year, and the known breaks."""
    shares = rows[rows["source_unit"] == "%"].sort_values(["ref_area", "code", "year"])
    previous = shares.groupby(["ref_area", "code"])[["year", "value"]].shift()
    jump = shares["value"] - previous["value"]
    large = shares[(jump.abs() > _LARGE_JUMP) & (shares["year"] - previous["year"] == 1)]
    series = large["code"].map(tidy_long.table(SOURCE)["series"])
    listed = []
    for row, name, step in zip(large.itertuples(), series, jump[large.index], strict=True):
        known = row.obs_status == "B"
        rule, reason = (
            ("break in series", "The definition changed: a new series starts here.")
            if known
            else ("large jump", "Declared figures: the step may be a new count, not a change on the ground.")
        )
        listed.append(tidy_long.case(rule, "flagged", reason, row.ref_area, name, row.year, f"{step:+.1f} points to {row.value:g}"))
    return listed
