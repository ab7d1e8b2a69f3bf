"""Barcelona's 2030 Agenda: the city's own indicators with its 2030 targets and its own verdicts, 1999-2024.

Traps: the number is the UN target and a counter of the city's own, never a UN indicator (its 11.6.1 is air quality), so
series carry a target and no indicator; "Gap" among the districts is another measure; the metropolitan area among the
groups is a member of its own (its values go there), Catalonia and Spain are context; counts outnumber rates; many
series are inputs. Years such as 2016-2017 are survey or school years. A local target becomes a number only where it
can mean one series.
"""

from pathlib import Path

from dashboard.ingest.open_sdg import Platform, read_platform
from dashboard.ingest.reading import Reading

PLATFORM = Platform(
    source="barcelona-open-sdg",
    long_file="barcelona_sdg_long.csv",
    meta_file="barcelona_sdg_meta.csv",
    city="barcelona",
    places=(
        ("Barcelona City", "city"),
        ("City of Barcelona", "city"),
        ("Barcelona Metropolitan Area", "metro"),
        ("Metropolitan Area of Barcelona", "metro"),
        ("Barcelonès", "wider"),
        ("Barcelones", "wider"),
        ("Province of Barcelona", "wider"),
        ("judicial district of Barcelona", "wider"),
        ("Catalonia", "wider"),
    ),
    area_dimension="Geographical_Area",
    area_groups={
        "Barcelona Metropolitan Area": ("barcelona_amb", "metro"),
        "Catalonia": ("barcelona", "wider"),
        "Spain": ("barcelona", "national"),
        "European Union": None,
    },
    has_local_targets=True,
)


def read(folder: Path) -> Reading:
    """The source's files in `folder` as a Reading. Raises SourceError for a file that cannot be read."""
    return read_platform(PLATFORM, folder)
