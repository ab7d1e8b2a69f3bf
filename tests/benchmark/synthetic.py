"""A large release: 13,000 areas, 100 series, 30 years, made up from the project's own code lists, the same every time."""

import re
from pathlib import Path

import numpy as np
import pandas as pd

from dashboard.store import write
from dashboard.store.connection import DataFile

from . import figures
from .figures import FIRST_YEAR, LAST_YEAR, SERIES, YEARS

SCHEMA = Path(write.__file__).parent
Frames = dict[str, pd.DataFrame]


def build(pointer: Path, folder: Path, areas: int) -> Path:
    """Write the large release below `folder`, with the code lists of the release behind `pointer`. Returns its pointer."""
    frames = _tables(pointer)
    frames["area"] = _areas(frames["area"], areas)
    frames["series"] = _series(frames["series"])
    frames["membership"] = frames["membership"][frames["membership"]["ref_area"].isin(frames["area"]["ref_area"])]
    values = figures.values(frames["series"], areas)
    frames["observation"] = figures.observations(values, frames["area"], frames["series"])
    frames["assessment"] = figures.assessments(values, frames["area"], frames["series"])
    frames["band"] = figures.bands(values, frames["series"])
    frames["goal_count"] = figures.goal_counts(frames["assessment"], frames["series"])
    known = frames["series"]["series"]
    frames["local_assessment"] = frames["local_assessment"][frames["local_assessment"]["series"].isin(known)]
    frames["release"] = frames["release"].assign(
        release="synthetic", digest=None, n_areas=areas, n_series=SERIES, n_observations=values.size, n_assessments=areas * SERIES
    )
    file, _ = write.write(folder / "built", frames)
    write.publish(folder / "dashboard.duckdb", file)
    return folder / "dashboard.duckdb"


def _tables(pointer: Path) -> Frames:
    """Every table of the contract as the real release holds it; what the file derives itself is left out."""
    names = [name for file in ("schema.sql", "network.sql") for name in re.findall(r"create table (\w+)", (SCHEMA / file).read_text())]
    with DataFile(pointer).cursor() as cursor:
        return {name: cursor.execute(f"select * from {name}").df() for name in names if name != "observation"}


def _areas(real: pd.DataFrame, n: int) -> pd.DataFrame:
    """The members of the network, then made-up places like the real ones."""
    members = real[real["is_network"]]
    rest = real[~real["is_network"]].sample(n - len(members), replace=True, random_state=2030)
    number = np.arange(len(rest)).astype(str)
    rest = rest.assign(ref_area=np.char.add("place-", np.char.zfill(number, 5)), name=np.char.add("Place ", number))
    counts = {
        "n_series": SERIES,
        "n_goals": 17,
        "n_values": SERIES * YEARS,
        "n_judged": SERIES,
        "n_trends": SERIES,
        "first_year": FIRST_YEAR,
        "last_year": LAST_YEAR,
    }
    return pd.concat([members, rest]).assign(**counts).sort_values("ref_area").reset_index(drop=True)


def _series(real: pd.DataFrame) -> pd.DataFrame:
    """Real series with a target, taken turn about from the panels that have any."""
    judged = real[real["optimum"].notna() & real["panel"].notna()]
    turn = judged.groupby("goal").cumcount()
    return judged.assign(turn=turn).sort_values(["turn", "series"]).drop(columns="turn").head(SERIES).sort_values("series").reset_index(drop=True)
