"""Links: what is tested and what not, in words; a second road to every pair of the US panel; properties that must always hold."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special, stats

from dashboard.analysis import exclusions, interlinkages, link_counts, over_time
from dashboard.analysis.communities import communities, modularity, partition
from dashboard.analysis.exclusions import Counted
from dashboard.analysis.interlinkages import Link, Panel
from dashboard.analysis.rank_links import false_discovery, partial_correlations, rank_correlations, two_sided_p
from dashboard.concepts import LinkClass
from dashboard.store.questions import Store

DATA = Path(__file__).resolve().parents[2] / "data"


def panel(values: np.ndarray, signs: list[int] | None = None) -> Panel:
    return Panel([f"s{number}" for number in range(len(values))], signs or [1] * len(values), values)


def only(values: np.ndarray, signs: list[int] | None = None) -> Link:
    return interlinkages.links(panel(values, signs), {})[0]


def test_signs_are_turned_so_that_up_is_better() -> None:
    up = np.arange(30.0)
    assert only(np.array([up, up])).link == LinkClass.TOGETHER
    assert only(np.array([up, up]), [1, -1]).link == LinkClass.APART
    assert only(np.array([up, -up]), [-1, -1]).rho == pytest.approx(-1)


@pytest.mark.parametrize(
    ("values", "signs", "reason"),
    [(np.arange(38.0).reshape(2, 19), [1, 1], "few"), (np.array([np.arange(25.0), np.full(25, 3.0)]), [1, 1], "constant"),
     (np.arange(50.0).reshape(2, 25), [1, 0], "no-direction")],
    ids=["nineteen cities", "a constant", "neither more nor less is better"],
)  # fmt: skip
def test_what_is_not_tested(values: np.ndarray, signs: list[int], reason: str) -> None:
    link = only(values, signs)
    assert (link.link, link.reason, link.rho, link.q) == (LinkClass.NOT_TESTED, reason, None, None)


def test_excluded_pairs_do_not_count_in_q() -> None:
    rng = np.random.default_rng(3)
    values = rng.normal(size=(3, 40))
    everything = {(link.a, link.b): link for link in interlinkages.links(panel(values), {})}
    fewer = {(link.a, link.b): link for link in interlinkages.links(panel(values), {("s0", "s1"): "computed"})}
    assert fewer["s0", "s1"].reason == "computed" and fewer["s0", "s1"].q is None
    assert fewer["s1", "s2"].p == everything["s1", "s2"].p
    assert max(link.q for link in fewer.values() if link.q is not None) <= max(link.q for link in everything.values() if link.q is not None)


def test_how_measures_are_counted_keeps_them_apart() -> None:
    measures = [
        Counted("poor", "census", "people"), Counted("sick", "census", "people"), Counted("rich", "tax", "people"),
        Counted("index-a", "census", "", "1.2.1"), Counted("index-b", "census", "", "1.2.1"), Counted("state", "grid", "", "", False),
    ]  # fmt: skip
    found = exclusions.excluded(measures, [("rich", "poor")])
    assert found["poor", "sick"] == "denominator" and found["index-a", "index-b"] == "same-indicator"
    assert found["poor", "rich"] == "computed" and ("rich", "sick") not in found
    assert found["rich", "state"] == "not-own"
    assert exclusions.denominators({"a": ""}, {"PER_100000": "people"}, {"a": "PER_100000", "b": "PER_100000"}) == {"a": "", "b": "people"}


def test_over_time_needs_years_that_follow_each_other() -> None:
    years = [2000, 2001, 2002, 2004, 2005, 2006, 2007, 2008, 2009, 2010, 2011]
    course = over_time.Course(["a", "b"], [1, 1], years, np.array([np.arange(11.0) ** 2, np.arange(11.0) ** 2]))
    assert np.isnan(over_time.changes(course)[0]).sum() == 1
    link = over_time.links([course], {})[0]
    assert (link.n, link.n_levels, link.link) == (9, 11, LinkClass.TOGETHER)
    short = over_time.Course(["a", "b"], [1, 1], years[:9], course.values[:, :9])
    assert over_time.links([short], {})[0].reason == "few"
    flat = over_time.Course(["a", "b"], [1, 1], list(range(2000, 2012)), np.array([np.arange(12.0), np.arange(12.0) ** 2]))
    assert over_time.links([flat], {})[0].reason == "constant"


def test_counts_by_goals() -> None:
    rows = [{"goal_a": "2", "goal_b": "10", "n": 30, "class": link} for link in ("together", "apart", "none", "not-tested")]
    rows.append({"goal_a": "10", "goal_b": "2", "n": 90, "class": "together"})
    cell = link_counts.by_goals(rows)["2", "10"]
    assert (cell.tested, cell.together, cell.apart, cell.linked, cell.share) == (4, 2, 1, 3, 0.75)
    assert link_counts.by_goals(rows, least=50)["2", "10"].tested == 1
    assert cell.other("10") == "2"


def test_groups_only_if_they_are_real() -> None:
    cliques = [("a", "b", "c")] * 6 + [("x", "y", "z")] * 6
    found = communities(cliques)
    assert found.are_real and found.groups == {frozenset("abc"), frozenset("xyz")} and found.modularity == pytest.approx(0.5)
    blurred = communities([("a", "b"), ("b", "c"), ("a", "c"), ("a", "d")])
    assert not blurred.are_real
    assert partition({}) == frozenset() and modularity({}, frozenset()) == 0


@pytest.fixture(scope="module")
def us(store: Store) -> tuple[pd.DataFrame, dict, list]:
    """The US panel read from the tidy files alone, its signs, and the links of the release."""
    values = pd.read_csv(DATA / "observations" / "sdsn-us-cities-index.csv", dtype={"note": str, "nature": str, "time_label": str})
    values = values[values["grp"] == "_T"].sort_values("time_period").drop_duplicates(["ref_area", "series"], keep="last")
    series = pd.read_csv(DATA / "series" / "sdsn-us-cities-index.csv").set_index("series")
    signs = series["direction"].map({"higher_better": 1, "lower_better": -1}).to_dict()
    return values.pivot(index="ref_area", columns="series", values="obs_value"), signs, store.links_of_panel("across", "us-metros")


def test_the_whole_us_panel_by_another_road(us: tuple[pd.DataFrame, dict, list]) -> None:
    """Values from the files, rho and p from scipy, q by hand: equal to 1e-9, and every class the same."""
    wide, signs, links = us
    found = []
    for row in links:
        both = wide[[row["a"], row["b"]]].dropna()
        rho, p = stats.spearmanr(both[row["a"]] * signs[row["a"]], both[row["b"]] * signs[row["b"]])
        found.append((len(both), float(rho), float(p)))
    q = stats.false_discovery_control([p for _, _, p in found])
    assert len(links) == 1456
    for row, (n, rho, _), clear in zip(links, found, q, strict=True):
        named = ("together" if rho > 0 else "apart") if clear <= 0.10 and abs(rho) >= 0.4 else "none"
        assert (row["n"], row["class"]) == (n, named)
        assert row["rho"] == pytest.approx(rho, abs=1e-9) and row["q"] == pytest.approx(float(clear), abs=1e-9)
    assert sum(row["class"] == "together" for row in links) == 204 and sum(row["class"] == "apart" for row in links) == 20


def test_population_held_constant_by_another_road(us: tuple[pd.DataFrame, dict, list], store: Store) -> None:
    """Residuals of ranks on the ranks of population, with scipy and numpy alone."""
    wide, signs, links = us
    population = pd.Series({key: area["population"] for key, area in store.catalogue().areas.items()}, dtype=float)
    for row in links[::40]:
        both = wide[[row["a"], row["b"]]].assign(size=population).dropna()
        ranks = [stats.rankdata(both[key] * signs.get(key, 1)) for key in (row["a"], row["b"], "size")]
        rest = [line - np.polyval(np.polyfit(ranks[2], line, 1), ranks[2]) for line in ranks[:2]]
        assert row["partial_n"] == len(both)
        assert row["partial_rho"] == pytest.approx(float(np.corrcoef(rest)[0, 1]), abs=1e-9)


@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_false_discovery_is_what_scipy_says(p: list[float]) -> None:
    assert false_discovery(np.array(p)) == pytest.approx(stats.false_discovery_control(p), abs=1e-12)


@given(st.floats(-1, 1), st.integers(1, 2000))
def test_the_tail_is_what_scipy_says(rho: float, freedom: int) -> None:
    # Both tails of t by the beta function: stats.t.sf is off by 5e-11 for one degree of freedom and rho = 8.7e-11.
    expected = 1 - special.betainc(0.5, freedom / 2, rho**2)
    assert two_sided_p(np.array([rho]), np.array([float(freedom)]))[0] == pytest.approx(expected, abs=1e-11)


TABLES = st.integers(0, 10_000).map(np.random.default_rng)


@given(TABLES, st.booleans())
def test_correlations_with_gaps_and_ties(rng: np.random.Generator, ties: bool) -> None:
    values = rng.normal(size=(4, 30))
    values = values.round(0) if ties else values
    values[rng.random(values.shape) < 0.2] = np.nan
    counts, rho = rank_correlations(values)
    assert np.allclose(rho, rho.T, equal_nan=True)
    for i in range(4):
        for j in range(i):
            both = ~np.isnan(values[i]) & ~np.isnan(values[j])
            assert counts[i, j] == both.sum()
            if both.sum() > 2 and len(set(values[i][both])) > 1 and len(set(values[j][both])) > 1:
                assert rho[i, j] == pytest.approx(stats.spearmanr(values[i][both], values[j][both])[0], abs=1e-12)
            else:
                assert both.sum() < 3 or np.isnan(rho[i, j])


@given(TABLES)
def test_two_controls_by_the_inverse_of_the_correlations(rng: np.random.Generator) -> None:
    values, controls = rng.normal(size=(3, 40)), rng.normal(size=(2, 40))
    controls[0, :3] = np.nan
    rho = partial_correlations(values, controls)[1]
    kept = ~np.isnan(controls).any(axis=0)
    inverse = np.linalg.inv(np.corrcoef([stats.rankdata(line[kept]) for line in (values[0], values[2], *controls)]))
    assert rho[0, 2] == pytest.approx(-inverse[0, 1] / np.sqrt(inverse[0, 0] * inverse[1, 1]), abs=1e-9)
