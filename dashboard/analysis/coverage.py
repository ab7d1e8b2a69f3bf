"""What is known of a city and what is not: the data gap, kept apart from the distance to the target.

Never a ranking: a city with few figures is not a city that does badly.
"""

import pandas as pd

from dashboard.concepts import JUDGED_BOUNDARIES

KNOWN_MET, KNOWN_SHORT, PROXY, UNKNOWN = "known-met", "known-short", "unknown-proxy", "unknown"


def expected(assessments: pd.DataFrame, series: pd.DataFrame) -> pd.DataFrame:
    """Series with a target that could be known of each area: ref_area, series, goal, target; one row each.

    These are all such series of every panel the area has a value of its own in; for a city's own platform, which
    belongs to no panel, those of the platform.
    """
    related = series.assign(kin=_kin)
    own = assessments.loc[assessments["boundary"].isin(JUDGED_BOUNDARIES), ["ref_area", "series"]]
    kin = own.merge(related[["series", "kin"]], on="series")[["ref_area", "kin"]].drop_duplicates()
    judged = related.loc[related["lower_bound"].notna(), ["kin", "series", "goal", "target"]]
    pairs = kin.merge(judged, on="kin").drop(columns="kin")
    return pairs.sort_values(["ref_area", "series"], ignore_index=True)


def _kin(series: pd.DataFrame) -> pd.Series:
    """Series measured together: by panel, else by source."""
    panel = series["panel"].fillna("")
    return panel.where(panel != "", series["source"])


def four_cells(assessments: pd.DataFrame, expected: pd.DataFrame) -> pd.DataFrame:
    """The expected pairs with `cell`: known-met, known-short, unknown-proxy (a wider territory has a value) or unknown."""
    columns = ["ref_area", "series", "gap_points", "n_context", "year", "n_points"]
    pairs = expected.merge(assessments[columns], on=["ref_area", "series"], how="left")
    cell = pd.Series(UNKNOWN, index=pairs.index, dtype="str")
    cell = cell.mask(pairs["n_context"] > 0, PROXY).mask(pairs["gap_points"] > 0, KNOWN_SHORT)
    return pairs.assign(cell=cell.mask(pairs["gap_points"] == 0, KNOWN_MET))


def coverage(cells: pd.DataFrame, release_year: int, by: list[str]) -> pd.DataFrame:
    """One row per group of `by` (such as ref_area, or ref_area and goal), from the pairs of `four_cells`.

    `available` of `expected` series and their share `coverage` (0-1), `freshness` (median age in years at the release;
    missing if nothing is available), `depth` (share of available series with two or more values that carry a trend).
    """
    known = cells["cell"].isin([KNOWN_MET, KNOWN_SHORT])
    age = (release_year - cells["year"].astype("float64")).where(known)
    deep = (cells["n_points"] >= 2).astype("float64").where(known)
    grouped = cells.assign(known=known, age=age, deep=deep).groupby(by, as_index=False)
    counted = grouped.agg(
        expected=("known", "size"), available=("known", "sum"), coverage=("known", "mean"), freshness=("age", "median"),
        depth=("deep", "mean"),
    )  # fmt: skip
    return counted.astype({"expected": int, "available": int})
