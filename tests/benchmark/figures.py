"""The figures of the large release: straight lines with noise, and everything a page asks of them, worked out at once.

A quick stand-in for `dashboard.analysis`, good enough to be drawn: what counts here is how many there are.
"""

import numpy as np
import pandas as pd

SERIES, FIRST_YEAR, LAST_YEAR, TREND_FROM, TARGET_YEAR = 100, 1996, 2025, 2015, 2030
YEARS = LAST_YEAR - FIRST_YEAR + 1


def values(series: pd.DataFrame, areas: int) -> np.ndarray:
    """Area × series × year: straight lines across the scale of each series, with some noise."""
    dice = np.random.default_rng(2030)
    worst, best = series["lower_bound"].to_numpy(), series["optimum"].to_numpy()
    start, slope = dice.uniform(0, 0.8, (areas, SERIES, 1)), dice.normal(0.006, 0.012, (areas, SERIES, 1))
    share = start + slope * np.arange(YEARS) + dice.normal(0, 0.015, (areas, SERIES, YEARS))
    return np.round(worst[:, None] + np.clip(share, 0, 1) * (best - worst)[:, None], 4)


def _coded(codes: np.ndarray, words: pd.Series | list[str]) -> pd.Categorical:
    return pd.Categorical.from_codes(codes, pd.Index(words))


def observations(figures: np.ndarray, area: pd.DataFrame, series: pd.DataFrame) -> pd.DataFrame:
    """One row per value, in codes: as text this frame would not fit into memory."""
    n, rows = len(area), figures.size
    one = np.zeros(rows, np.int8)
    sources = pd.Index(sorted(series["source"].unique()))
    return pd.DataFrame(
        {
            "ref_area": _coded(np.repeat(np.arange(n, dtype=np.int16), SERIES * YEARS), area["ref_area"]),
            "series": _coded(np.tile(np.repeat(np.arange(SERIES, dtype=np.int8), YEARS), n), series["series"]),
            "time_period": np.tile(np.arange(FIRST_YEAR, LAST_YEAR + 1, dtype=np.int16), n * SERIES),
            "obs_value": figures.ravel(),
            "obs_status": _coded(one, ["A"]),
            "boundary": _coded(one, ["city"]),
            "source": _coded(np.tile(np.repeat(sources.get_indexer(series["source"]).astype(np.int8), YEARS), n), list(sources)),
            "grp": _coded(one, ["_T"]),
        },
        copy=False,
    )


def assessments(figures: np.ndarray, area: pd.DataFrame, series: pd.DataFrame) -> pd.DataFrame:
    """One row per area and series: latest value, gap, pace and status."""
    n = len(area)
    value, start = figures[:, :, -1], figures[:, :, TREND_FROM - FIRST_YEAR]
    worst, target, best = (series[name].to_numpy() for name in ("lower_bound", "green", "optimum"))
    sign = np.where(best > worst, 1.0, -1.0)
    gap, pace = np.maximum(sign * (target - value), 0), sign * (value - start) / (LAST_YEAR - TREND_FROM)
    needed = gap / (TARGET_YEAR - LAST_YEAR)
    ahead = value + sign * pace * (TARGET_YEAR - LAST_YEAR)
    faster = np.divide(needed, pace, out=np.full_like(pace, np.nan), where=pace > 0)
    status = np.where(gap == 0, np.where(pace >= 0, 0, 1), np.where(pace < 0, 5, np.where(faster <= 1, 2, np.where(faster <= 2, 3, 4))))
    numbers = {
        "value": value, "start_value": start, "score": np.clip((value - worst) / (best - worst), 0, 1) * 100, "gap_native": gap,
        "gap_points": gap / np.abs(target - worst) * 100, "needed_per_year": needed, "pace_per_year": pace, "acceleration": faster,
        "years_to_target": np.divide(gap, pace, out=np.full_like(pace, np.nan), where=pace > 0), "projected_2030": ahead,
        "projected_low": ahead - 0.1 * np.abs(best - worst), "projected_high": ahead + 0.1 * np.abs(best - worst),
    }  # fmt: skip
    one = np.zeros(n * SERIES, np.int8)
    columns = {name: figure.ravel() for name, figure in numbers.items()} | {
        "ref_area": _coded(np.repeat(np.arange(n, dtype=np.int16), SERIES), area["ref_area"]),
        "series": _coded(np.tile(np.arange(SERIES, dtype=np.int8), n), series["series"]),
        "status": _coded(status.ravel().astype(np.int8), ["hold", "slip", "on", "speed", "stall", "rev"]),
        "hardly_moved": (np.abs(value - start) < 0.02 * np.abs(target - start)).ravel(),
        "obs_status": _coded(one, ["A"]), "boundary": _coded(one, ["city"]), "strength": _coded(one, ["clear"]),
    }  # fmt: skip
    years = {"year": LAST_YEAR, "start_year": TREND_FROM, "pace_from": TREND_FROM, "n_context": 0}
    years |= dict.fromkeys(("n_points", "n_pace"), LAST_YEAR - TREND_FROM + 1)
    marks = {
        "pace_uncertain": False,
        "directions_disagree": False,
        "short_series": False,
        "projection_shown": True,
        "projection_too_wide": False,
        "projection_outside": False,
        "is_old": False,
    }
    return pd.DataFrame(columns).assign(**years, **marks)


def bands(figures: np.ndarray, series: pd.DataFrame) -> pd.DataFrame:
    """The middle half per series and year."""
    low, middle, high = (quartile.ravel() for quartile in np.percentile(figures, (25, 50, 75), axis=0))
    names, years = np.repeat(series["series"].to_numpy(), YEARS), np.tile(np.arange(FIRST_YEAR, LAST_YEAR + 1), SERIES)
    return pd.DataFrame({"series": names, "time_period": years, "n": len(figures), "p25": low, "median": middle, "p75": high})


def goal_counts(assessed: pd.DataFrame, series: pd.DataFrame) -> pd.DataFrame:
    """Measures per area, goal and status."""
    goals = assessed["series"].map(series.set_index("series")["goal"])
    counted = assessed.assign(goal=goals.astype(str)).groupby(["ref_area", "goal", "status"], observed=True).size()
    return counted.reset_index(name="n").assign(n_old=0)
