"""Indicators of Korea's capital region: Seoul, Incheon, Gyeonggi and Goyang, 2001-2022.

The platform has no SDG numbers: the mapping to targets is ours. Gyeonggi is a member and a province: its own values are
judged as `metro` with the note "province". Units are as published (won of each year, opinion items every two years).
"""

from pathlib import Path

from dashboard.ingest.open_sdg import Platform, read_platform
from dashboard.ingest.reading import Reading

PLATFORM = Platform(
    source="korea-capital-region",
    long_file="korea_capital_region_long.csv",
    meta_file="korea_capital_region_meta.csv",
    panel="korea-capital-region",
    places=(("Seoul Special City", "city"), ("Incheon Metropolitan City", "city"), ("Goyang City", "city")),
    provinces=frozenset({"gyeonggi"}),
)


def read(folder: Path) -> Reading:
    """The source's files in `folder` as a Reading. Raises SourceError for a file that cannot be read."""
    return read_platform(PLATFORM, folder)
