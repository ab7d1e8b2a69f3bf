"""One assessment recomputed from its rows with pandas and scipy alone, in another way than the product does it."""

import numpy as np
import pandas as pd
from scipy import stats
from scipy.special import expit, logit


def by_hand(group: pd.DataFrame, of: pd.Series, release_year: int) -> dict:
    """The assessment of one pair from its rows and its row of the series table."""
    own = group[(group["grp"] == "_T") & group["boundary"].isin(["city", "metro", "urban-centre"])]
    own = own[(own["obs_status"] != "F") & own["obs_value"].notna()]
    if own.empty:
        return unjudged(group, release_year)
    run = chosen_boundary(own)
    last, points = run.iloc[-1], comparable(run)
    t, x = points["time_period"].to_numpy(float), points["obs_value"].to_numpy(float)
    row = {
        "value": last["obs_value"], "year": last["time_period"], "boundary": last["boundary"], "n_points": max(len(t), 1),
        "is_old": release_year - last["time_period"] > 5, "status": "none", "colour": "grey", "projection_shown": False,
        "short_series": False,
    }  # fmt: skip
    if len(t) > 1:
        row |= start_of(t, x)
    sign = {"higher_better": 1, "lower_better": -1}.get(of["direction"], 0)
    if not sign:
        return row
    pace, limits = movement(t, x, sign, row.get("start_year"))
    shared = shares_years(points)
    row |= {"pace_per_year": limits["pace_per_year"]} if shared and limits else limits
    bounds = of[["lower_bound", "red", "green", "optimum"]].to_numpy(float)
    if np.isnan(bounds).any() or sign * (bounds[3] - bounds[0]) <= 0:
        return row
    row |= standing(last, sign, *bounds) | distance(last, sign, pace, *bounds)
    row |= direction(t, x, row, sign, *bounds)
    return row if shared else row | projected(t, x, row, sign, of)


def shares_years(points: pd.DataFrame) -> bool:
    """Whether a value is a mean of three years or more that reach into the one after it."""
    printed = points["time_label"].fillna("").str.extract(r"^(\d{4})\D+(\d{2,4})$").astype(float)
    first = printed[0].fillna(points["time_period"])
    last = printed[1].fillna(first).where(~(printed[1] < 100), printed[1] + first // 100 * 100)
    last = last.where(last >= first, last + 100).where(last != first + 1, first)
    return bool((last.to_numpy()[:-1] > first.to_numpy()[1:]).any())


def unjudged(group: pd.DataFrame, release_year: int) -> dict:
    row = {
        "status": "none",
        "colour": "grey",
        "n_points": 0,
        "short_series": False,
        "projection_shown": False,
        "is_old": False,
    }
    total = group[(group["grp"] == "_T") & group["obs_value"].notna()].sort_values("time_period", kind="stable")
    wider = total[total["boundary"].isin(["wider", "national"]) & (total["obs_status"] != "F")]
    shown = wider if len(wider) else total[total["time_period"] <= release_year]
    shown = shown if len(shown) else total.head(1)
    if shown.empty:
        return row
    last = shown.iloc[-1]
    old = release_year - last["time_period"] > 5
    return row | {"value": last["obs_value"], "year": last["time_period"], "boundary": last["boundary"], "is_old": old}


def chosen_boundary(own: pd.DataFrame) -> pd.DataFrame:
    order = {"city": 0, "metro": 1, "urban-centre": 2}
    by = own.groupby("boundary")["time_period"].agg(["max", "size"]).reset_index()
    by["order"] = by["boundary"].map(order)
    first = by.sort_values(["max", "size", "order"], ascending=[False, False, True]).iloc[0]
    return own[own["boundary"] == first["boundary"]].sort_values("time_period")


def comparable(run: pd.DataFrame) -> pd.DataFrame:
    kind = np.where(run["nature"] == "M", "modelled", np.where(run["obs_status"] == "E", "estimated", "measured"))
    breaks = run.loc[run["obs_status"] == "B", "time_period"]
    since = run["time_period"] >= (breaks.max() if len(breaks) else -np.inf)
    alike = np.ones(len(run), bool) if len(set(kind)) == 1 else kind == "measured"
    return run[since & alike]


def start_of(t: np.ndarray, x: np.ndarray) -> dict:
    before = t[:-1]
    recent = before[before >= 2015]
    start = recent.min() if len(recent) else before.max()
    if t[-1] - start < 3:
        far = before[t[-1] - before >= 5]
        start = far.max() if len(far) else before.min()
    return {"start_year": start, "start_value": x[t == start][0], "short_series": bool(t[-1] - start < 3)}


def pace_points(t: np.ndarray, start: float | None) -> np.ndarray:
    """Which points the pace rests on: those since the start of the arrow's window, if three or more; else all."""
    if start is None:
        return np.ones(len(t), bool)
    inside = t >= start
    return inside if inside.sum() >= 3 else np.ones(len(t), bool)


def movement(t: np.ndarray, x: np.ndarray, sign: int, start: float | None) -> tuple[float, dict]:
    keep = pace_points(t, start)
    t, x = t[keep], x[keep]
    if len(t) < 2 or t[-1] - t[0] < 3:
        return np.nan, {}
    if len(t) == 2:
        pace = sign * (x[1] - x[0]) / (t[1] - t[0])
        return pace, {"pace_per_year": pace}
    sen = stats.theilslopes(x, t)
    limits = np.sort(sign * np.array([sen.low_slope, sen.high_slope]))
    found = {"pace_per_year": sign * sen.slope, "sen_low": limits[0], "sen_high": limits[1], "trend_p": kendall_p(x)}
    return sign * sen.slope, found


def kendall_p(x: np.ndarray) -> float:
    n, counts = len(x), np.unique(x, return_counts=True)[1]
    if n <= 10 and counts.max() == 1:
        return stats.kendalltau(np.arange(n), x, method="exact").pvalue
    s = np.sign(np.subtract.outer(x, x))[np.tril_indices(n, -1)].sum()
    variance = (n * (n - 1) * (2 * n + 5) - (counts * (counts - 1) * (2 * counts + 5)).sum()) / 18
    return 1.0 if variance == 0 else 2 * stats.norm.sf(abs(s - np.sign(s)) / np.sqrt(variance))


def standing(last: pd.Series, sign: int, lower: float, red: float, green: float, optimum: float) -> dict:
    value = last["obs_value"]
    limits = [("green", green), ("yellow", (red + green) / 2), ("orange", red)]
    colour = next((name for name, limit in limits if sign * (value - limit) >= 0), "red")
    knots, marks = sign * np.array([lower, red, green, optimum]), [0.0, 1.0, 2.0, 3.0]
    if colour == "green":
        scale = 3.0 if green == optimum else np.interp(sign * value, knots[2:], marks[2:])
    elif colour == "red":
        scale = 0.0 if knots[1] <= knots[0] else np.interp(sign * value, knots[:2], marks[:2])
    else:
        scale = np.interp(sign * value, knots[1:3], marks[1:3])
    score = np.clip((value - lower) / (optimum - lower) * 100, 0, 100)
    return {"score": score, "colour": colour, "scale_0_3": scale}


def distance(last: pd.Series, sign: int, pace: float, lower: float, red: float, green: float, optimum: float) -> dict:
    value, left = last["obs_value"], 2030 - last["time_period"]
    native = max(0.0, sign * (green - value))
    if native == 0:
        return {"gap_native": 0.0, "gap_points": 0.0, "needed_per_year": 0.0, "years_to_target": 0.0}
    points = np.clip([(v - lower) / (optimum - lower) * 100 for v in (green, value)], 0, 100)
    row = {
        "gap_native": native, "gap_points": max(0.0, points[0] - points[1]), "needed_per_year": native / left,
        "share_done": np.clip((value - lower) / (green - lower), 0, 1),
    }  # fmt: skip
    if pace > 0:
        row |= {"years_to_target": native / pace, "acceleration": native / left / pace}
    return row


def direction(t: np.ndarray, x: np.ndarray, row: dict, sign: int, lower: float, red: float, green: float, optimum: float) -> dict:
    met = row["colour"] == "green"
    if len(t) < 2:
        return {"status": "met" if met else "level"}
    y0, y1, target = (min((v - lower) / (optimum - lower) * 100, 100) for v in (row["start_value"], x[-1], green))
    actual, needed = (y1 - y0) / (t[-1] - row["start_year"]), (target - y0) / (2030 - row["start_year"])
    if met:
        arrow, status = ("up", "hold") if actual >= 0 else ("flat", "slip")
    elif actual < 0:
        arrow, status = "down", "rev"
    elif needed <= 0 or round(actual / needed, 8) >= 1:
        arrow, status = "up", "on"
    else:
        arrow, status = ("diag", "speed") if round(actual / needed, 8) >= 0.5 else ("flat", "stall")
    if row["short_series"]:
        status = "met" if met else "level"
    return {"arrow": arrow, "status": status}


def projected(t: np.ndarray, x: np.ndarray, row: dict, sign: int, of: pd.Series) -> dict:
    keep = pace_points(t, row.get("start_year"))
    t, x = t[keep], x[keep]
    if len(t) < 5 or t[-1] - t[0] < 4:
        return {}
    mean, half, error = line_in_2030(t, x)
    share = of["valid_min"] == 0 and of["valid_max"] == 100
    bent = share and (mean - half < 0 or mean + half > 100) and (x > 0).all() and (x < 100).all()
    target = of["green"]
    if bent:
        with np.errstate(divide="ignore"):
            target = logit(target / 100)
        mean, half, error = line_in_2030(t, logit(x / 100))
    ends = np.array([mean, mean - half, mean + half])
    shown = 100 * expit(ends) if bent else ends
    possible = not (shown[0] < of["valid_min"] - 1e-9 or shown[0] > of["valid_max"] + 1e-9)
    row = {"projection_shown": possible, "projected_2030": shown[0], "projected_low": shown[1], "projected_high": shown[2]}
    if np.isfinite(target):
        exact = error <= 1e-12 * max(abs(mean), 1)
        row["chance"] = float(sign * (mean - target) >= -1e-9) if exact else stats.t.sf(sign * (target - mean) / error, len(t) - 2)
    return row


def line_in_2030(t: np.ndarray, x: np.ndarray) -> tuple[float, float, float]:
    """Projected mean, half-width of the 95 % range, standard error of a new value."""
    centre, n = t.mean(), len(t)
    fit = stats.linregress(t - centre, x)
    rest = x - fit.intercept - fit.slope * (t - centre)
    s = np.sqrt((rest**2).sum() / (n - 2))
    error = s * np.sqrt(1 + 1 / n + (2030 - centre) ** 2 / ((t - centre) ** 2).sum())
    return fit.intercept + fit.slope * (2030 - centre), stats.t.ppf(0.975, n - 2) * error, error
