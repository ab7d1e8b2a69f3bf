"""All areas measured alike, summed up at build: the band of the middle half over the years, the whole strip of latest values."""

import numpy as np
import pandas as pd

from dashboard.analysis.ranks import FEWEST_PEERS, YEARS_APART
from dashboard.concepts import JUDGED_BOUNDARIES

OVER_TIME = 20
# A strip of a thousand areas is a few hundred pixels wide.
TICKS = 200
_QUARTILES = {"p25": 0.25, "median": 0.5, "p75": 0.75}
_STRIP = ("n", "n_old", "first_year", "last_year", "low", "n_middle", "middle_from", *_QUARTILES, "high", "ticks", "weight", "step")
_BOUNDARY_ORDER = [boundary.value for boundary in JUDGED_BOUNDARIES]


def bands(observations: pd.DataFrame, series: pd.DataFrame, smallest: int = OVER_TIME) -> pd.DataFrame:
    """Bands over time of the series that belong to a panel: series, time_period, n, p25, median, p75, in that order.

    `observations` holds values that may be judged (`evidence`): an area counts once a year, with its city value before
    that of its metropolitan area or urban centre. Years with fewer than `smallest` areas are left out; ask for at least
    five where only one year is shown.
    """
    in_panel = series.loc[series["panel"].fillna("") != "", "series"]
    values = observations[observations["series"].isin(in_panel) & observations["obs_value"].notna()]
    place = values["boundary"].map(_BOUNDARY_ORDER.index)
    key = ["series", "time_period", "ref_area"]
    once = values.assign(place=place).sort_values([*key, "place"]).drop_duplicates(key)
    grouped = once.groupby(["series", "time_period"])["obs_value"]
    columns = {"n": grouped.size()} | {name: grouped.quantile(share) for name, share in _QUARTILES.items()}
    found = pd.DataFrame(columns).reset_index()
    return found[found["n"] >= smallest].reset_index(drop=True)


def strips(assessed: pd.DataFrame, series: pd.DataFrame) -> pd.DataFrame:
    """The latest values of a whole panel, one row per series: count, years, quartiles, and the values to draw as ticks.

    `assessed` holds values that may be judged. More than `TICKS` different values are drawn together: `ticks` holds the
    middle of each small step, `weight` how many areas lie in it, `step` how wide it is in the unit of the series; 0 where
    every tick is a value. The quartiles are those of the `n_middle` values from `middle_from` on, the last three years before
    the newest, as peers are compared; of all where these are fewer than five. Series without a panel have none.
    """
    in_panel = series.loc[series["panel"].fillna("") != "", "series"]
    known = assessed[assessed["series"].isin(in_panel) & assessed["value"].notna()]
    rows = [{"series": key, **_strip(found)} for key, found in known.groupby("series", sort=True)]
    return pd.DataFrame(rows, columns=["series", *_STRIP])


def _strip(found: pd.DataFrame) -> dict:
    values = np.sort(found["value"].to_numpy(dtype=float))
    near = found[found["year"] >= found["year"].max() - YEARS_APART]
    near = near if len(near) >= FEWEST_PEERS else found
    p25, median, p75 = (float(limit) for limit in np.percentile(near["value"].to_numpy(dtype=float), [25, 50, 75]))
    at, weight = np.unique(values, return_counts=True)
    step = (values[-1] - values[0]) / TICKS if len(at) > TICKS else 0.0
    if step:
        place, weight = np.unique(np.minimum((values - values[0]) // step, TICKS - 1), return_counts=True)
        at = values[0] + (place + 0.5) * step
    return {
        "n": len(values), "n_old": int(found["is_old"].sum()), "first_year": int(found["year"].min()), "last_year": int(found["year"].max()),
        "low": float(values[0]), "n_middle": len(near), "middle_from": int(near["year"].min()),
        "p25": p25, "median": median, "p75": p75, "high": float(values[-1]),
        "ticks": [float(value) for value in at], "weight": [int(n) for n in weight], "step": float(step),
    }  # fmt: skip
