"""Bristol Open SDG: the city's own indicators under UN numbers, 1997-2021.

Traps: one indicator holds several units and series; the group "Group" often names another measure, not a group of
people (`where` in the codebook makes series of these); the same measure appears under several numbers (read once);
years are plain, financial (2015/16, 2017-18) or pooled over three (2000 - 02); some coverage texts name England
although the values are Bristol's (their boundary is set in the codebook); several units are misprinted (doubts).
"""

from pathlib import Path

from dashboard.ingest.open_sdg import Platform, read_platform
from dashboard.ingest.reading import Reading

PLATFORM = Platform(
    source="bristol-open-sdg",
    long_file="bristol_sdg_long.csv",
    meta_file="bristol_sdg_meta.csv",
    city="bristol",
    places=(
        ("Bristol, South Gloucestershire", "wider"),
        ("Bristol", "city"),
        ("England", "national"),
        ("United", "national"),
    ),
)


def read(folder: Path) -> Reading:
    """The source's files in `folder` as a Reading. Raises SourceError for a file that cannot be read."""
    return read_platform(PLATFORM, folder)
