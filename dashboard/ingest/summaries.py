"""Counts the pages show at once, computed at build: per area, source, series, goal."""

import pandas as pd

from dashboard.concepts import JUDGED_BOUNDARIES, TOTAL, Status

_DIRECTION_KNOWN = [Status.HOLD, Status.SLIP, Status.ON, Status.SPEED, Status.STALL, Status.REV]


def areas(frames: dict[str, pd.DataFrame], assessed: pd.DataFrame, series: pd.DataFrame) -> pd.DataFrame:
    """Areas with country name, membership and how much is known of each. Context series and wider values do not count."""
    counted = measures(assessed, series)
    known = counted.groupby("ref_area").agg(
        n_series=("series", "size"), n_goals=("goal", "nunique"), n_values=("n_points", "sum"),
        n_judged=("status", lambda status: int(status.isin(_DIRECTION_KNOWN).sum())),
        n_trends=("n_points", lambda points: int((points >= 3).sum())),
        first_year=("start_or_value", "min"), last_year=("year", "max"),
    )  # fmt: skip
    countries = frames["country"].rename(columns={"name": "country_name"})[["country", "country_name"]]
    joined = frames["area"].merge(countries, on="country", how="left").merge(known, on="ref_area", how="left")
    counts = ["n_series", "n_goals", "n_values", "n_judged", "n_trends"]
    joined[counts] = joined[counts].fillna(0).astype(int)
    joined[["first_year", "last_year"]] = joined[["first_year", "last_year"]].astype("Int64")
    return joined.assign(is_network=joined["ref_area"].isin(frames["membership"]["ref_area"]))


def projected(area: pd.DataFrame, observation: pd.DataFrame) -> pd.Series:
    """Whether the population of each area is a projection: all figures of its source for that year are."""
    forecast = (observation["obs_status"] == "F").groupby([observation["source"], observation["time_period"]]).all()
    ahead = set(forecast[forecast].index)
    return pd.Series([pair in ahead for pair in zip(area["population_source"], area["population_year"], strict=True)], index=area.index)


def measures(assessed: pd.DataFrame, series: pd.DataFrame) -> pd.DataFrame:
    """Assessments that count as measures of a city: no context series, no values of a wider territory."""
    joined = assessed.merge(series[["series", "goal", "direction"]], on="series")
    own = (joined["direction"] != "context") & joined["boundary"].isin(JUDGED_BOUNDARIES) & joined["value"].notna()
    start = joined["start_year"].fillna(joined["year"])
    return joined.assign(start_or_value=start)[own]


def goal_counts(assessed: pd.DataFrame, series: pd.DataFrame) -> pd.DataFrame:
    """Measures per area, goal and status; `n_old` of them rest on an old value."""
    counted = measures(assessed, series).groupby(["ref_area", "goal", "status"])["is_old"]
    return counted.agg(n="size", n_old="sum").reset_index().astype({"n_old": int})


def values_named(found: pd.Series) -> pd.Series:
    """How many values each line of the quality lists speaks of: "68 values, DE" is 68; a line without such a number is one case."""
    return pd.to_numeric(found.fillna("").str.extract(r"(?:^|\s)(\d+) (?:values|rows|cases)\b")[0]).fillna(1).astype(int)


def sources(source: pd.DataFrame, observation: pd.DataFrame, quality: pd.DataFrame) -> pd.DataFrame:
    """Sources with the counts of what was taken in, dropped, flagged and not taken: values, however few lines name them."""
    taken = observation.groupby("source").agg(
        n_observations=("series", "size"), n_series=("series", "nunique"), n_areas=("ref_area", "nunique"),
        first_year=("time_period", "min"), last_year=("time_period", "max"),
    )  # fmt: skip
    listed = quality.assign(action=quality["action"].replace("conflict", "flagged")).pivot_table("n_values", "source", "action", "sum", fill_value=0)
    counted = listed.reindex(columns=["dropped", "flagged", "skipped"], fill_value=0).add_prefix("n_")
    joined = source.merge(taken, on="source", how="left").merge(counted, on="source", how="left")
    counts = ["n_observations", "n_series", "n_areas", *counted.columns]
    joined[counts] = joined[counts].fillna(0).astype(int)
    joined[["first_year", "last_year"]] = joined[["first_year", "last_year"]].astype("Int64")
    return joined


def series(definitions: pd.DataFrame, observation: pd.DataFrame, assessed: pd.DataFrame, membership: pd.DataFrame) -> pd.DataFrame:
    """Series with the number of areas that have them, how many of those are members, their years, and the members with a known direction."""
    totals = observation[observation["grp"] == TOTAL]
    members = totals[totals["ref_area"].isin(membership["ref_area"])].groupby("series")["ref_area"].nunique().rename("n_network")
    taken = totals.groupby("series").agg(n_areas=("ref_area", "nunique"), first_year=("time_period", "min"), last_year=("time_period", "max"))
    fresh = assessed[assessed["status"].isin(_DIRECTION_KNOWN) & ~assessed["is_old"] & assessed["ref_area"].isin(membership["ref_area"])]
    moving = fresh.groupby("series").size().rename("n_moving")
    joined = definitions.merge(taken, on="series", how="left").merge(members, on="series", how="left").merge(moving, on="series", how="left")
    counts = ["n_areas", "n_network", "n_moving"]
    joined[counts] = joined[counts].fillna(0).astype(int)
    joined["bound_reason"] = joined["bound_reason"].fillna("")
    joined[["first_year", "last_year"]] = joined[["first_year", "last_year"]].astype("Int64")
    return joined


def panel_areas(observation: pd.DataFrame, definitions: pd.DataFrame) -> pd.DataFrame:
    """Which areas belong to which panel: those with a value of their own in one of its series."""
    own = observation[observation["boundary"].isin(JUDGED_BOUNDARIES)]
    joined = own[["ref_area", "series"]].drop_duplicates().merge(definitions[["series", "panel"]], on="series")
    return joined.dropna(subset="panel")[["panel", "ref_area"]].drop_duplicates().sort_values(["panel", "ref_area"])
