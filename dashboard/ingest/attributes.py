"""What is known of an area beyond its measures, for finding others like it: how densely it is built, whether it is near the sea.

Density is the value of one global satellite study, of the year it names. Near the sea is worked out from the land map the
site draws: less than `NEAR_KM` from its shore, or an island too small for it. The map is coarse, so the limit is wide.
"""

from pathlib import Path

import numpy as np
import pandas as pd

from dashboard.concepts import JUDGED_BOUNDARIES

DENSITY = "urban-density"
NEAR_KM = 60
_KM_A_DEGREE = 111.2


def attributes(area: pd.DataFrame, observation: pd.DataFrame, shore: Path) -> pd.DataFrame:
    """One row per area: ref_area, kind, population, region, density, density_year, near_sea. What is not known is missing."""
    own = observation[(observation["series"] == DENSITY) & observation["boundary"].isin(JUDGED_BOUNDARIES)]
    latest = own.sort_values("time_period").drop_duplicates("ref_area", keep="last")
    density = latest.rename(columns={"obs_value": "density", "time_period": "density_year"})[["ref_area", "density", "density_year"]]
    joined = area[["ref_area", "kind", "n_series", "population", "region", "lat", "lon"]].merge(density, on="ref_area", how="left")
    near = _near_sea(joined["lat"].to_numpy(dtype=float), joined["lon"].to_numpy(dtype=float), shore)
    return joined.assign(near_sea=pd.array(near, dtype="boolean"), density_year=joined["density_year"].astype("Int64"))


def scaled(traits: pd.DataFrame) -> pd.DataFrame:
    """The attributes as likeness compares them: population and density as powers of ten. Only places with a measure of their own."""
    places = traits[(traits["kind"] != "country") & (traits["n_series"] > 0)]
    logs = {name: np.log10(places[name].astype(float).where(places[name] > 0)) for name in ("population", "density")}
    return places.assign(**logs)[["ref_area", "population", "density", "region", "near_sea"]]


def _near_sea(lat: np.ndarray, lon: np.ndarray, shore: Path) -> list[bool | None]:
    if not shore.exists():
        return [None] * len(lat)
    land = pd.read_csv(shore)
    rings = [ring[["lon", "lat"]].to_numpy() for _, ring in land.groupby("ring")]
    starts = np.concatenate(rings)
    ends = np.concatenate([np.roll(ring, -1, axis=0) for ring in rings])
    # The edge of the map at the date line is no shore.
    real = ~((np.abs(starts[:, 0]) > 179.9) & (np.abs(ends[:, 0]) > 179.9))
    return [
        None if np.isnan(y) else bool(_apart(x, y, starts[real], ends[real]) < NEAR_KM or not _inside(x, y, starts, ends))
        for x, y in zip(lon, lat, strict=True)
    ]


def _apart(x: float, y: float, starts: np.ndarray, ends: np.ndarray) -> float:
    """Kilometres to the nearest stretch of shore, on a plane that touches the globe at the place."""
    scale = np.array([np.cos(np.radians(y)) * _KM_A_DEGREE, _KM_A_DEGREE])
    a, b = (starts - (x, y)) * scale, (ends - (x, y)) * scale
    along = b - a
    length = (along**2).sum(axis=1)
    share = np.clip(-(a * along).sum(axis=1) / np.where(length == 0, 1, length), 0, 1)
    return float(np.sqrt(((a + along * share[:, None]) ** 2).sum(axis=1)).min())


def _inside(x: float, y: float, starts: np.ndarray, ends: np.ndarray) -> bool:
    """Whether a place lies on land: a ray to the east crosses the shores an odd number of times."""
    crosses = (starts[:, 1] > y) != (ends[:, 1] > y)
    a, b = starts[crosses], ends[crosses]
    at = a[:, 0] + (y - a[:, 1]) * (b[:, 0] - a[:, 0]) / (b[:, 1] - a[:, 1])
    return bool((at > x).sum() % 2)
