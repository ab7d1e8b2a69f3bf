"""What the tables of UN-Habitat's urban indicators have in common: city codes, names in two forms, urban areas."""

from pathlib import Path

import pandas as pd

from dashboard.ingest import raw, tidy_long
from dashboard.ingest.areas import country, known_all, reference, shown, two_names


def rows(folder: Path, file: str, columns: tuple[str, ...]) -> pd.DataFrame:
    """The raw rows with whole years and float values; the index is the line in the file. Raises SourceError."""
    frame = raw.table(folder, file, columns)
    frame["value"] = raw.numbers(frame, "value", file)
    frame["year"] = tidy_long.years(frame, "year", file)
    return frame.dropna(subset="value")


def placed(frame: pd.DataFrame) -> pd.DataFrame:
    """The rows with `ref_area`, the `city` name for the screen, `iso3` and boundary `urban-centre`.

    The first two letters of `city_code` are the country. Members that share an urban area get a row each, with a note.
    """
    pieces = []
    for (code, printed), group in frame.groupby(["city_code", "city"], sort=False):
        iso3 = country(code[:2])
        members = known_all("unhabitat", code)
        for area in members or (reference(two_names(printed)[0], iso3),):
            note = "one urban area for several members" if len(members) > 1 else ""
            pieces.append(group.assign(ref_area=area, city=shown(printed, iso3), iso3=iso3, note=note))
    return pd.concat(pieces).sort_index().assign(boundary="urban-centre")
