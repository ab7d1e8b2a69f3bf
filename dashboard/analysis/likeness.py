"""Who is like whom: Gower distance on what is known of both areas (Gower 1971, method note 4.3). Runs at build."""

import numpy as np
import pandas as pd

# Frozen, so that a distance does not change when areas are added: widest and narrowest value we count with, as powers of ten.
RANGES = {"population": 4.5, "density": 2.5}
CATEGORIES = ("region", "near_sea")
FEWEST_SHARED = 3
NEAREST, FURTHEST = 8, 0.5
COLUMNS = ("ref_area", "peer", "pool", "place", "distance", "shared")


def distances(one: dict, others: pd.DataFrame, ranges: dict[str, float]) -> tuple[np.ndarray, np.ndarray]:
    """Distance from one area to each row of `others`, and the number of attributes known for both.

    Attributes are the columns; those in `ranges` are numbers, compared over their range and cut at 1, all others are
    categories, equal or not. An attribute missing on either side counts for neither. Nothing shared gives NaN.
    """
    total, shared = np.zeros(len(others)), np.zeros(len(others), dtype=int)
    for name in others.columns:
        column = others[name]
        known = column.notna().to_numpy() & (not pd.isna(one[name]))
        if name in ranges:
            apart = np.minimum(np.abs(column.to_numpy(dtype=float, na_value=np.nan) - (one[name] if known.any() else np.nan)) / ranges[name], 1.0)
        else:
            apart = (column != one[name]).to_numpy(dtype=float, na_value=1.0)
        total += np.where(known, apart, 0.0)
        shared += known
    return np.divide(total, shared, out=np.full(len(others), np.nan), where=shared > 0), shared


def peers(attributes: pd.DataFrame, members: pd.Series) -> pd.DataFrame:
    """The eight nearest of each area, among all areas and among the members of the network: `COLUMNS`, nearest first.

    `attributes` has one row per area: ref_area, population and density (as powers of ten), region, near_sea. Nobody
    farther than half, nobody with fewer than three attributes known of both. `shared` names those attributes, joined by ~.
    """
    names = [*RANGES, *CATEGORIES]
    known = attributes[attributes[names].notna().sum(axis=1) >= FEWEST_SHARED].reset_index(drop=True)
    values, areas, there = known[names], known["ref_area"].to_numpy(), known[names].notna().to_numpy()
    is_member = known["ref_area"].isin(members).to_numpy()
    rows = []
    for place, one in enumerate(values.to_dict("records")):
        apart, shared = distances(one, values, RANGES)
        fit = (shared >= FEWEST_SHARED) & (apart <= FURTHEST)
        fit[place] = False
        for pool, within in (("all", fit), ("network", fit & is_member)):
            near = np.flatnonzero(within)
            near = near[np.lexsort((areas[near], np.round(apart[near], 9)))][:NEAREST]
            rows += [
                (areas[place], areas[other], pool, rank, round(float(apart[other]), 6), "~".join(np.array(names)[there[place] & there[other]]))
                for rank, other in enumerate(near, 1)
            ]
    return pd.DataFrame(rows, columns=list(COLUMNS))
