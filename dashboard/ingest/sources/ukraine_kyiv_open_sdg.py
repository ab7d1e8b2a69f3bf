"""Kyiv on Ukraine's national Open SDG platform: 11 series, 2015-2023.

Numbers are Ukraine's own, not the UN's. 2022 and 2023 are war years: displacement changes every denominator (doubts).
Work accidents are shown as per cent of 2015, not as rates; the pay ratio grows beyond belief and has no direction.
"""

from pathlib import Path

from dashboard.ingest.open_sdg import Platform, read_platform
from dashboard.ingest.reading import Reading

PLATFORM = Platform(
    source="ukraine-kyiv-open-sdg",
    long_file="kyiv_sdg_long.csv",
    meta_file="kyiv_sdg_meta.csv",
    places=(("city of Kyiv", "city"),),
)


def read(folder: Path) -> Reading:
    """The source's files in `folder` as a Reading. Raises SourceError for a file that cannot be read."""
    return read_platform(PLATFORM, folder)
