"""Chisinau on Moldova's national Open SDG platform: 11 series, 2010-2022.

Traps: particles in the air double from 2017 to 2020, probably with new monitoring stations (break); waste water of 2016
is odd (doubt); maternal mortality rests on a few deaths a year (doubt).
"""

from pathlib import Path

from dashboard.ingest.open_sdg import Platform, read_platform
from dashboard.ingest.reading import Reading

PLATFORM = Platform(
    source="moldova-chisinau-open-sdg",
    long_file="chisinau_sdg_long.csv",
    meta_file="chisinau_sdg_meta.csv",
    places=(("municipality of Chisinau", "city"), ("city (monitoring stations)", "city")),
)


def read(folder: Path) -> Reading:
    """The source's files in `folder` as a Reading. Raises SourceError for a file that cannot be read."""
    return read_platform(PLATFORM, folder)
