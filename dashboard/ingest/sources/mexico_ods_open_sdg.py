"""Mexico's national Open SDG platform: Mexico City, and four members mostly by their state, 1990-2022.

Three traps, caught by rules: a zero stands for "no estimate"; one school year of one state collapses in every series;
rates lie above 100 per cent (prison occupancy may, by its unit). Poverty has a new method in 2016: states begin there
and municipalities run 2010-2020, so they never share a line (boundaries differ) and are marked as breaks.
`boundary` says what a value covers: Mexico City is a federal entity and the member itself; states are context.
"""

from pathlib import Path

from dashboard.ingest.open_sdg import Platform, read_platform
from dashboard.ingest.reading import Reading

PLATFORM = Platform(
    source="mexico-ods-open-sdg",
    long_file="mexico_ods_long.csv",
    meta_file="mexico_ods_meta.csv",
    panel="mexico-entities",
    places=(
        ("Mexico City (federal entity)", "city"),
        ("municipality of", "city"),
        ("survey city", "city"),
        ("state of", "wider"),
    ),
    zeros_are_missing=True,
    has_broken_years=True,
)


def read(folder: Path) -> Reading:
    """The source's files in `folder` as a Reading. Raises SourceError for a file that cannot be read."""
    return read_platform(PLATFORM, folder)
