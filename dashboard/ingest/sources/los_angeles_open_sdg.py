"""City of Los Angeles Open SDG: indicators of the city, the county, the metropolitan area or the state, 1984-2023.

Traps: the total is repeated for every breakdown (one variant gives the total, the others only groups; since 2021 their
totals differ); a headline holds several units; what a value covers is said in the meta file, sometimes not at all (set
in the codebook); many values are counts; the same figures stand under several numbers; one file is an empty form.
Local targets are sentences with several numbers: only three of them fit a series and have a value.
"""

from pathlib import Path

from dashboard.ingest.open_sdg import Platform, read_platform
from dashboard.ingest.reading import Reading

PLATFORM = Platform(
    source="los-angeles-open-sdg",
    long_file="los_angeles_sdg_long.csv",
    meta_file="los_angeles_sdg_meta.csv",
    city="los_angeles",
    places=(
        ("City of Los Angeles", "city"),
        ("Los Angeles, Long Beach, Anaheim Metropolitan", "metro"),
        ("Los Angeles County", "wider"),
        ("Los Angeles Unified School District", "wider"),
        ("Los Angeles Customs District", "wider"),
        ("Central Judicial District", "wider"),
        ("State of California", "wider"),
        ("United States", "national"),
    ),
    has_local_targets=True,
)


def read(folder: Path) -> Reading:
    """The source's files in `folder` as a Reading. Raises SourceError for a file that cannot be read."""
    return read_platform(PLATFORM, folder)
