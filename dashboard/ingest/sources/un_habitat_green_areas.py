"""UN-Habitat, green area in cities 1990-2020: satellite shares of 659 urban areas, four points each.

Traps and rules:
- Eight rows are world and region means without a city code: dropped.
- Green seen from space is not public space, and how green a city can be depends on its climate: no target.
- A share of exactly zero between years with green (Yopal: 16, 16, 0, 20 %) is an image without use, not a city without
  a tree: dropped and listed. A jump of more than 30 points between two epochs is listed, not changed.
- Modelled throughout (nature M), boundary urban-centre.
"""

from pathlib import Path

import pandas as pd

from dashboard.ingest import tidy_long, un_habitat
from dashboard.ingest.reading import Reading

SOURCE = "un-habitat-green-areas"
_FILE = "green_areas_long.csv"
_COLUMNS = ("country", "city_code", "city", "indicator", "year", "value")
_SHARE = "green_area_share_pct"
_LARGE_JUMP = 30.0  # points of the share between two epochs


def read(folder: Path) -> Reading:
    """All urban areas of the file. Raises SourceError for a file that cannot be read or a code that is not known."""
    rows = un_habitat.rows(folder, _FILE, _COLUMNS).rename(columns={"indicator": "code"})
    rows["source_unit"] = ""
    means = rows["city_code"] == ""
    placed = un_habitat.placed(rows[~means])
    zero = placed["value"] == 0
    values = placed[~zero]
    quality = [
        tidy_long.case("not a city", "dropped", "Means of the world and its regions.", found=f"{means.sum()} values"),
        *tidy_long.cases(_named(placed[zero]), "zero green", "dropped", "No green at all: an image without use."),
        *_jumps(_named(values)),
    ]
    return tidy_long.reading(SOURCE, values, tidy_long.cities(values), quality, _FILE)


def _named(values: pd.DataFrame) -> pd.DataFrame:
    return values.assign(series=values["code"].map(tidy_long.table(SOURCE)["series"]))


def _jumps(values: pd.DataFrame) -> list[tuple]:
    """Shares that move by more than 30 points between two epochs."""
    share = values[values["code"] == _SHARE].sort_values(["ref_area", "year"])
    jump = share.groupby("ref_area")["value"].diff()
    far = share[jump.abs() > _LARGE_JUMP]
    reason = "A jump of more than 30 points between two epochs: more likely the image than the city."
    steps = [f"{step:+.1f} points" for step in jump[far.index]]
    return tidy_long.cases(far.assign(value=steps), "large jump", "flagged", reason)
