"""Rules that keep impossible values of the Urban Audit out. Each takes long rows and gives the rows kept and the cases.

Rows have at least `ref_area`, `country`, `series`, `year`, `value`. A case is a row of the quality table: rule, action,
area, series, year, what was found, why. More than fifty equal cases of one series become one row with their number.
"""

from itertools import pairwise

import pandas as pd

Cases = list[tuple]
MANY = 50
SMALLEST_GROUP = 8
SAME_ORDER = 0.6  # rank correlation below which two years of head counts cannot belong to the same cities
FAR_OFF = 3.0
ALIKE = 2.0
TERRITORY_CHANGE = 10.0  # per cent in a year
WITHOUT_GUESTS = (2020, 2021)


def scrambled_years(rows: pd.DataFrame, head_counts: set[str]) -> tuple[pd.DataFrame, Cases]:
    """Drops years in which the head counts of a country stand beside the wrong cities.

    The order of cities by inhabitants hardly moves from year to year. A year whose order disagrees (Spearman below
    0.6, at least eight cities) with every neighbouring year that exists was shifted in the copy.
    """
    wrong, cases = pd.Series(False, index=rows.index), []
    for (country, series), group in rows[rows["series"].isin(head_counts)].groupby(["country", "series"]):
        table = group.pivot(index="ref_area", columns="year", values="value")
        for year in _disordered(table):
            slice_ = group.index[group["year"] == year]
            wrong[slice_] = True
            reason = "The order of the cities is unlike that of the years around it: values stand beside wrong cities."
            cases.append(("scrambled-year", "dropped", None, series, year, f"{len(slice_)} values, {country}", reason))
    return rows[~wrong], cases


def _disordered(table: pd.DataFrame) -> list[int]:
    """The years (columns) that disagree with their neighbours; inner years first, so that a good edge is kept."""
    years, wrong = list(table.columns), []
    while len(years) > 1:
        alike = [_same_order(table[[before, after]].dropna()) for before, after in pairwise(years)]
        sides = list(zip([alike[0], *alike], [*alike, alike[-1]], strict=True))
        alone = [place for place, agreeing in enumerate(sides) if not any(agreeing)]
        inner = [place for place in alone if 0 < place < len(years) - 1]
        if not alone:
            break
        wrong.append(years.pop((inner or alone)[0]))
    return wrong


def _same_order(both: pd.DataFrame) -> bool:
    ranks = both.rank()
    return len(both) < SMALLEST_GROUP or ranks.iloc[:, 0].corr(ranks.iloc[:, 1]) >= SAME_ORDER


def incredible(rows: pd.DataFrame, limits: pd.DataFrame) -> tuple[pd.DataFrame, Cases]:
    """Drops values outside the credible range of their series: `credible_min` and `credible_max` in `limits`."""
    low, high = (rows["series"].map(limits[name]) for name in ("credible_min", "credible_max"))
    wrong = (rows["value"] < low) | (rows["value"] > high)
    bounds = {series: f"Outside what is credible for it ({row.credible_min:g} to {row.credible_max:g})." for series, row in limits.iterrows()}
    return rows[~wrong], listed(rows[wrong], "credible-range", "dropped", bounds)


def isolated(rows: pd.DataFrame, exempt: set[str], guests: set[str]) -> tuple[pd.DataFrame, Cases]:
    """Drops single values at least three times above or below both neighbours, which agree within a factor of two.

    Series in `exempt` (temperatures, changes) are left alone, and so are the `guests` series in 2020 and 2021.
    """
    rows = rows.sort_values(["ref_area", "series", "year"])
    around = rows.groupby(["ref_area", "series"])["value"]
    before, after = around.shift(1), around.shift(-1)
    low, high = before.combine(after, min), before.combine(after, max)
    wrong = before.notna() & after.notna() & (low > 0) & (high < ALIKE * low)
    wrong &= (rows["value"] > FAR_OFF * high) | (rows["value"] < low / FAR_OFF)
    wrong &= ~rows["series"].isin(exempt) & ~(rows["series"].isin(guests) & rows["year"].isin(WITHOUT_GUESTS))
    reason = "More than three times above or below the values before and after, which agree."
    return rows[~wrong], listed(rows[wrong], "isolated-jump", "dropped", reason)


def copied(rows: pd.DataFrame, checked: set[str]) -> tuple[pd.DataFrame, Cases]:
    """Drops values that at least three cities and a third of a country's cities share in a year.

    Compared to one decimal, for the series in `checked`: such values were filled in for a region or a size class.
    """
    some = rows[rows["series"].isin(checked)]
    place = [some["country"], some["series"], some["year"]]
    same = some.groupby([*place, some["value"].round(1)])["value"].transform("size")
    all_cities = some.groupby(place)["value"].transform("size")
    wrong = some[(same >= 3) & (same >= all_cities / 3)]
    reason = "The same value stands for at least three cities and a third of the country's: filled in, not measured."
    return rows.drop(wrong.index), listed(wrong, "copied-value", "dropped", reason)


def territory_changes(rows: pd.DataFrame, population: str, change: str) -> pd.DataFrame:
    """Years in which the territory of a city changed: ref_area, year, per_cent (as published, else computed).

    A change of the population by more than ten per cent in a year is taken as a change of territory.
    """
    published = rows[rows["series"] == change][["ref_area", "year", "value"]]
    counts = rows[rows["series"] == population].sort_values(["ref_area", "year"])
    steps = counts.groupby("ref_area")[["year", "value"]].shift(1)
    computed = counts.assign(value=100 * (counts["value"] / steps["value"] - 1))[counts["year"] - steps["year"] == 1]
    both = pd.concat([published, computed[["ref_area", "year", "value"]]])
    both = both.drop_duplicates(["ref_area", "year"]).rename(columns={"value": "per_cent"})
    return both[both["per_cent"].abs() > TERRITORY_CHANGE].sort_values(["ref_area", "year"]).reset_index(drop=True)


def listed(rows: pd.DataFrame, rule: str, action: str, reason: str | dict[str, str]) -> Cases:
    """The rows as cases; a series with more than fifty becomes one case with their number."""
    cases: Cases = []
    for series, group in rows.groupby("series"):
        why = reason if isinstance(reason, str) else reason[series]
        if len(group) > MANY:
            cases.append((rule, action, None, series, None, f"{len(group)} values", why))
            continue
        cases += [(rule, action, row.ref_area, series, row.year, row.value, why) for row in group.itertuples()]
    return cases
