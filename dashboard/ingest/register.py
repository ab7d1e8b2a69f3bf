"""The register of areas: the members kept by hand, and every other area a reader found, one row each.

`data/areas/areas.csv` and `aliases.csv` are made here from `network.csv`, `network_aliases.csv`,
`reference_aliases.csv` and `areas/sources/*.csv`; nobody edits them. The command that reads sources calls `write`
when it is done.
"""

import csv
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from dashboard.concepts import METROPOLIS
from dashboard.ingest.areas import fold
from dashboard.ingest.reading import AREA_COLUMNS, Reading
from dashboard.ingest.write import cell

COLUMNS = (
    "ref_area",
    "name",
    "kind",
    "country",
    "region",
    "lat",
    "lon",
    "population",
    "population_year",
    "population_source",
)
# Whose name and kind an area of several sources gets: names with a state first, then the UN's with accents.
_NAMES_FIRST = (
    "sdsn-us-cities-index",
    "un-wup-2018",
    "un-habitat-green-areas",
    "un-habitat-open-space-11-7-1",
    "eurostat-urban-audit",
)
# Whose country and place: the UN's own list, then the rest; the copy of 11.2.1 has guessed coordinates and comes last.
_PLACES_FIRST = ("un-wup-2018",)
_PLACES_LAST = ("un-sdg-11-2-1-public-transport",)
# Series of population, first choice first.
_POPULATION = (("un-wup-2018", "un-agglomeration-population", 2020), ("eurostat-urban-audit", "eu-population", None))
_KIND = {"metro": METROPOLIS}


def register(data: Path, readings: Iterable[Reading] = ()) -> pd.DataFrame:
    """All areas, sorted by slug; a reading given stands for the file of its source. Missing values are empty.

    Network areas come as kept by hand, reference areas from their sources: name, kind, country and place by the order
    above, population from the UN (2020, projected) or Eurostat (newest year). Regions are those of the country.
    """
    found = _found(data, readings)
    own = _table(data / "areas" / "network.csv")
    others = found[~found["ref_area"].isin(own["ref_area"])]
    named = _first(others, _NAMES_FIRST, ())[["ref_area", "name", "kind"]]
    placed = _first(others[others["lat"] != ""], _PLACES_FIRST, _PLACES_LAST)[["ref_area", "lat", "lon"]]
    country = _first(others, _PLACES_FIRST, _PLACES_LAST)[["ref_area", "country"]]
    reference = named.merge(country, on="ref_area").merge(placed, on="ref_area", how="left")
    reference["kind"] = reference["kind"].replace(_KIND)
    reference = reference.merge(_population(data), on="ref_area", how="left")
    areas = pd.concat([own, reference])
    regions = _table(data / "codes" / "countries.csv").set_index("country")["region"]
    areas["region"] = areas["country"].map(regions)
    return areas.reindex(columns=list(COLUMNS)).fillna("").sort_values("ref_area").reset_index(drop=True)


def aliases(data: Path, areas: pd.DataFrame, readings: Iterable[Reading] = ()) -> pd.DataFrame:
    """Other names of the areas (ref_area, alias), sorted: those kept by hand and those other sources use."""
    kept = [_table(data / "areas" / f"{kind}_aliases.csv") for kind in ("network", "reference")]
    used = _found(data, readings).rename(columns={"name": "alias"})[["ref_area", "alias"]]
    names = pd.concat([*kept, used]).merge(areas[["ref_area", "name"]], on="ref_area")
    names = names[(names["alias"] != "") & (names["alias"] != names["name"])]
    names["folded"] = names["alias"].map(lambda alias: fold(alias) or alias)
    names = names.drop_duplicates(["ref_area", "folded"]).sort_values(["ref_area", "alias"])
    return names[["ref_area", "alias"]].reset_index(drop=True)


def write(data: Path, readings: Iterable[Reading] = ()) -> pd.DataFrame:
    """Writes `areas.csv` and `aliases.csv` below `data` and gives back the areas."""
    readings = list(readings)
    areas = register(data, readings)
    for name, frame in (("areas.csv", areas), ("aliases.csv", aliases(data, areas, readings))):
        with (data / "areas" / name).open("w", encoding="utf-8", newline="") as lines:
            writer = csv.writer(lines, lineterminator="\n")
            writer.writerow(frame.columns)
            writer.writerows([[cell(value) for value in row] for row in frame.itertuples(index=False, name=None)])
    return areas


def _table(file: Path) -> pd.DataFrame:
    return pd.read_csv(file, dtype=str, keep_default_na=False, encoding="utf-8")


def _found(data: Path, readings: Iterable[Reading]) -> pd.DataFrame:
    """Every area of every source, with `source`."""
    pieces = {file.stem: _table(file) for file in sorted((data / "areas" / "sources").glob("*.csv"))}
    pieces |= {reading.source: reading.areas.map(cell) for reading in readings}
    frames = [piece.reindex(columns=list(AREA_COLUMNS)).assign(source=source) for source, piece in pieces.items()]
    return pd.concat([*frames, pd.DataFrame(columns=[*AREA_COLUMNS, "source"])]).fillna("")


def _first(found: pd.DataFrame, first: tuple[str, ...], last: tuple[str, ...]) -> pd.DataFrame:
    """One row per area: of the first source in `first`, else of any other, only then of one in `last`."""
    order = {source: rank for rank, source in enumerate(first)} | dict.fromkeys(last, len(first) + 1)
    rank = found["source"].map(order).fillna(len(first))
    return found.assign(rank=rank).sort_values("rank", kind="stable").drop_duplicates("ref_area")


def _population(data: Path) -> pd.DataFrame:
    pieces = []
    for source, series, year in _POPULATION:
        file = data / "observations" / f"{source}.csv"
        if file.exists():
            values = _table(file)
            values = values[values["series"] == series]
            values = values[values["time_period"] == str(year)] if year else values.sort_values("time_period").drop_duplicates("ref_area", keep="last")
            pieces.append(values.assign(source=source))
    if not pieces:
        return pd.DataFrame(columns=["ref_area", "population", "population_year", "population_source"])
    values = pd.concat(pieces).drop_duplicates("ref_area")
    names = {"obs_value": "population", "time_period": "population_year", "source": "population_source"}
    return values.rename(columns=names)[["ref_area", *names.values()]]
