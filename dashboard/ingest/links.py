"""Works out every pair of measures at build: across the cities of each panel, and inside each member city over time."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from dashboard.analysis import exclusions, interlinkages, link_counts, over_time
from dashboard.analysis.interlinkages import Link, Pair, Panel
from dashboard.analysis.over_time import Course
from dashboard.concepts import FEWEST_AREAS, JUDGED_BOUNDARIES, OLD_AFTER_YEARS, TOTAL, Direction, LinkClass

ACROSS, OVER_TIME = "across", "over-time"
# How many areas a pair must have to be counted, for the reader's choice.
LEAST = (0, 50, 100)
Frames = dict[str, pd.DataFrame]
_LINK = ["layer", "panel", "a", "b", "goal_a", "goal_b", "n", "class"]


def tables(assessed: pd.DataFrame, observation: pd.DataFrame, series: pd.DataFrame, area: pd.DataFrame, facts: Frames) -> Frames:
    """The tables `interlinkage`, `interlinkage_goal`, `interlinkage_value` and `interlinkage_panel`."""
    values = _values(assessed, series[series["direction"] != Direction.CONTEXT])
    # Money of each year is not judged, yet among figures of a few years it tells a rich city from a poor one.
    incomes = _values(assessed, series[series["series"].isin(facts["income"]["series"])])
    excluded = _excluded(series, facts)
    across = [_across(panel, own, series, area, excluded, incomes[incomes["panel"] == panel]) for panel, own in values.groupby("panel")]
    inside = _inside(observation, assessed, series, area, excluded)
    links = pd.concat([*[frame for frame in across if len(frame)], inside], ignore_index=True) if across else inside
    links = _with_words(links, series, facts)
    return {
        "interlinkage": links,
        "interlinkage_goal": _by_goal(links),
        "interlinkage_value": values[["panel", "series", "ref_area", "value", "year", "boundary", "obs_status", "nature"]],
        "interlinkage_panel": _panels(links, values, area, observation, facts),
    }


def _values(assessed: pd.DataFrame, series: pd.DataFrame) -> pd.DataFrame:
    """What is compared across cities: the newest value of each area in each of the measures that belong to a panel, unless it lies more
    than five years before the newest of the measure. Only what is the area's own."""
    joined = assessed.merge(series.loc[series["panel"].notna(), ["series", "panel"]], on="series")
    own = joined[joined["value"].notna() & joined["boundary"].isin(JUDGED_BOUNDARIES)]
    recent = own["year"] >= own.groupby("series")["year"].transform("max") - OLD_AFTER_YEARS
    return own[recent].sort_values(["panel", "series", "ref_area"], ignore_index=True)


def _excluded(series: pd.DataFrame, facts: Frames) -> dict[Pair, str]:
    counted = facts["counted"].fillna("").set_index("series")
    of_units = dict(zip(facts["unit_denominator"]["unit_measure"], facts["unit_denominator"]["denominator"], strict=True))
    divided = exclusions.denominators(counted["denominator"].to_dict(), of_units, dict(zip(series["series"], series["unit_measure"], strict=True)))
    judged = series[series["direction"] != Direction.CONTEXT]
    found: dict[Pair, str] = {}
    # Only measures of one source can share how they are counted; comparing all with all would take minutes.
    for source, rows in judged.groupby("source"):
        measures = [
            exclusions.Counted(
                row.series,
                f"{source} {counted['origin'].get(row.series, '')}",
                divided[row.series],
                "" if row.series in counted.index or pd.isna(row.indicator) else row.indicator,
                not counted["wider"].get(row.series, ""),
            )
            for row in rows.itertuples()
        ]
        found |= exclusions.excluded(measures, ())
    return found | exclusions.excluded((), zip(facts["computed"]["a"], facts["computed"]["b"], strict=True))


def _income(panel: str, facts: Frames) -> str:
    return next((row.series for row in facts["income"].itertuples() if row.panel == panel), "")


def panel_of(values: pd.DataFrame, series: pd.DataFrame) -> tuple[Panel, list[str]]:
    """The measures of one panel as a table, and its areas in the order of the columns."""
    wide = values.pivot(index="series", columns="ref_area", values="value")
    signs = series.set_index("series")["direction"].map(lambda direction: Direction(direction).sign)
    return Panel(list(wide.index), [signs[key] for key in wide.index], wide.to_numpy(dtype=float, na_value=np.nan)), list(wide.columns)


def _across(panel: str, values: pd.DataFrame, series: pd.DataFrame, area: pd.DataFrame, excluded: dict[Pair, str], incomes: pd.DataFrame) -> pd.DataFrame:
    table, areas = panel_of(values, series)
    if len(table.series) < 2:
        return pd.DataFrame()
    frame = pd.DataFrame([interlinkages.row(link) for link in interlinkages.links(table, excluded)])
    held = [("population", area.set_index("ref_area")["population"]), *((key, own.set_index("ref_area")["value"]) for key, own in incomes.groupby("series"))]
    controls = {name: known.reindex(areas).to_numpy(dtype=float, na_value=np.nan) for name, known in held}
    frame = frame.merge(_adjusted(table, controls, excluded), on=["a", "b"], how="left")
    return frame.assign(layer=ACROSS, panel=panel)


def _adjusted(table: Panel, controls: dict[str, np.ndarray], excluded: dict[Pair, str]) -> pd.DataFrame:
    """Every pair with population held constant, and income too where enough areas have it and it is not one of the two.
    One family of tests: q counts the pairs once, each with the controls it has."""
    found: dict[Pair, tuple[Link, str]] = {}
    for names in (["population"], list(controls)) if len(controls) > 1 else (["population"],):
        for link in interlinkages.adjusted(table, [controls[name] for name in names], excluded):
            if not (set(names[1:]) & {link.a, link.b}) and (link.n >= FEWEST_AREAS or len(names) == 1):
                found[link.a, link.b] = (link, "~".join(names))
    rows = [_partial(link, names) for link, names in found.values()]
    frame = pd.DataFrame(rows)
    q = interlinkages.false_discovery(frame["partial_p"].to_numpy(dtype=float, na_value=np.nan))
    named = [
        LinkClass.NOT_TESTED if np.isnan(clear) else interlinkages.named(clear, rho) for clear, rho in zip(q, frame["partial_rho"].astype(float), strict=True)
    ]
    return frame.assign(partial_q=q, partial_class=named)


def _partial(link: Link, names: str) -> dict[str, object]:
    return {
        "a": link.a,
        "b": link.b,
        "partial_n": link.n,
        "partial_rho": link.rho,
        "partial_p": link.p,
        "adjusted_for": names if link.rho is not None else None,
    }


def _inside(observation: pd.DataFrame, assessed: pd.DataFrame, series: pd.DataFrame, area: pd.DataFrame, excluded: dict[Pair, str]) -> pd.DataFrame:
    """Pairs inside each member city over time: its own values, forecasts and modelled years left out, one boundary per measure."""
    members = area[area["is_network"]]["ref_area"]
    directed = series[series["direction"] != Direction.CONTEXT]["series"]
    own = observation[
        observation["ref_area"].isin(members)
        & observation["series"].isin(directed)
        & (observation["grp"] == TOTAL)
        & observation["boundary"].isin(JUDGED_BOUNDARIES)
        & (observation["obs_status"] != "F")
    ].merge(assessed[["ref_area", "series", "boundary"]], on=["ref_area", "series", "boundary"])
    long = own.groupby(["ref_area", "series"])["time_period"].transform("size") >= over_time.FEWEST_YEARS
    signs = series.set_index("series")["direction"].map(lambda direction: Direction(direction).sign)
    frames = []
    for city, rows in own[long].groupby("ref_area"):
        courses = [_course(part, signs) for _, part in rows.groupby("boundary")]
        found = over_time.links([course for course in courses if len(course.series) > 1], excluded)
        frames.append(pd.DataFrame([interlinkages.row(link) for link in found]).assign(layer=OVER_TIME, panel=city))
    filled = [frame for frame in frames if len(frame)]
    return pd.concat(filled, ignore_index=True) if filled else pd.DataFrame(columns=[*_LINK, "reason"])


def _course(rows: pd.DataFrame, signs: pd.Series) -> Course:
    wide = rows.pivot(index="series", columns="time_period", values="obs_value").sort_index(axis=1)
    return Course(list(wide.index), [signs[key] for key in wide.index], [int(year) for year in wide.columns], wide.to_numpy(dtype=float, na_value=np.nan))


def _with_words(links: pd.DataFrame, series: pd.DataFrame, facts: Frames) -> pd.DataFrame:
    """Goals beside the measures, and for pairs computed from each other why, in a sentence."""
    goals = series.set_index("series")["goal"]
    why = {tuple(sorted((row.a, row.b))): row.reason for row in facts["computed"].itertuples()}
    said = [why.get((row.a, row.b)) if row.reason == exclusions.COMPUTED else None for row in links.itertuples()]
    return links.assign(goal_a=links["a"].map(goals), goal_b=links["b"].map(goals), why=said).sort_values(["layer", "panel", "a", "b"], ignore_index=True)


def _by_goal(links: pd.DataFrame) -> pd.DataFrame:
    rows: list[dict[str, object]] = []
    for (layer, panel), frame in links.groupby(["layer", "panel"]):
        kinds = [(False, "class", "n")] + ([(True, "partial_class", "partial_n")] if layer == ACROSS else [])
        for adjusted, named, n in kinds:
            tested = frame[frame[named] != LinkClass.NOT_TESTED][["goal_a", "goal_b", named, n]].to_dict("records")
            for least in LEAST if layer == ACROSS else LEAST[:1]:
                cells: Iterable[link_counts.GoalLink] = link_counts.by_goals(tested, named, least, n).values()
                rows += [
                    {
                        "layer": layer,
                        "panel": panel,
                        "adjusted": adjusted,
                        "least": least,
                        "goal_a": cell.a,
                        "goal_b": cell.b,
                        "tested": cell.tested,
                        "together": cell.together,
                        "apart": cell.apart,
                    }
                    for cell in cells
                ]
    columns = ["layer", "panel", "adjusted", "least", "goal_a", "goal_b", "tested", "together", "apart"]
    return pd.DataFrame(rows, columns=columns)


def _panels(links: pd.DataFrame, values: pd.DataFrame, area: pd.DataFrame, observation: pd.DataFrame, facts: Frames) -> pd.DataFrame:
    """One row per panel and per city: how much was compared and what came out; which measure is its income, which regions have
    enough cities to be compared alone."""
    of_area = area.set_index("ref_area")["region"]
    members = set(area[area["is_network"]]["ref_area"])
    measured = observation[observation["obs_status"] != "F"]
    rows = []
    for (layer, panel), frame in links.groupby(["layer", "panel"]):
        used = values[values["panel"] == panel] if layer == ACROSS else measured[measured["ref_area"] == panel].rename(columns={"time_period": "year"})
        used = used[used["series"].isin({*frame["a"], *frame["b"]})]
        counts, partial = frame["class"].value_counts(), frame["partial_class"].value_counts() if layer == ACROSS and "partial_class" in frame else None
        rows.append(
            {
                "layer": layer,
                "panel": panel,
                "n_series": used["series"].nunique(),
                "n_areas": used["ref_area"].nunique(),
                "n_network": len(members & set(used["ref_area"])),
                "pairs": len(frame),
                "tested": _tested(counts),
                "together": counts.get(LinkClass.TOGETHER, 0),
                "apart": counts.get(LinkClass.APART, 0),
                "adjusted_tested": None if partial is None else _tested(partial),
                "adjusted_together": None if partial is None else partial.get(LinkClass.TOGETHER, 0),
                "adjusted_apart": None if partial is None else partial.get(LinkClass.APART, 0),
                "first_year": used["year"].min(),
                "last_year": used["year"].max(),
                "income": (_income(panel, facts) or None) if layer == ACROSS else None,
                "regions": _regions(used["ref_area"].unique(), of_area),
            }
        )
    return pd.DataFrame(rows)


def _regions(areas: Iterable[str], of_area: pd.Series) -> str:
    counts = of_area.reindex(list(areas)).value_counts()
    return "~".join(sorted(region for region, n in counts.items() if n >= FEWEST_AREAS))


def _tested(counts: pd.Series) -> int:
    return int(counts.sum() - counts.get(LinkClass.NOT_TESTED, 0))
