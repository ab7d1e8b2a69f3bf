"""Worked cases with numbers to six digits, run through the real functions."""

import json
import math
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard.analysis import gaps, goals, likeness, projection, ranks, scores, shared_core, trends
from dashboard.concepts import Bounds, Direction

CASES = Path(__file__).parent / "cases"


def cases(method: str) -> pytest.MarkDecorator:
    found = json.loads((CASES / f"{method}.json").read_text(encoding="utf-8"))["cases"]
    return pytest.mark.parametrize(("given", "expected"), [pytest.param(case["input"], case["expected"], id=case["id"]) for case in found])


def same(number: float | None) -> Any:
    return number if number is None or isinstance(number, str) else pytest.approx(number, abs=6e-7)


def has(result: object, expected: dict) -> None:
    """Every expected field of a dataclass, numbers to six digits."""
    for name, value in expected.items():
        assert getattr(result, name) == same(value), name


def direction_of(given: dict) -> Direction:
    return Direction.HIGHER if given["optimum"] > given["lower_bound"] else Direction.LOWER


def bounds_of(given: dict) -> Bounds:
    green = given.get("green", given.get("target", given["optimum"]))
    return Bounds(given["lower_bound"], given.get("red", green), green, given["optimum"], direction_of(given))


@cases("score")
def test_score(given: dict, expected: dict) -> None:
    assert scores.score(given["value"], bounds_of(given)) == same(expected["score"])


@cases("band_score")
def test_band_score(given: dict, expected: dict) -> None:
    assert scores.band_score(given["value"], tuple(given["target"]), tuple(given["worst"])) == same(expected["score"])


@cases("colour")
def test_colour(given: dict, expected: dict) -> None:
    assert scores.colour(given["value"], bounds_of(given)) == expected["colour"]
    assert scores.scale_0_3(given["value"], bounds_of(given)) == same(expected["scale_0_3"])


@cases("goal_colour")
def test_goal_colour(given: dict, expected: dict) -> None:
    standings = [tuple(standing) for standing in given["standings"]]
    assert scores.goal_colour(standings, given["expected"]) == expected["colour"]


@cases("goal_index")
def test_goal_scores_and_index(given: dict, expected: dict) -> None:
    by_goal = goals.goal_scores(given["scores"])
    index = expected.get("index", expected.get("index_available_goals"))
    assert goals.index(by_goal) == same(index)
    for goal, score in expected.get("goal_scores", {}).items():
        assert by_goal[goal] == (same(score) if score is not None else pytest.approx(float("nan"), nan_ok=True))
    if "index_imputed_peer_mean" in expected:
        assert goals.index(by_goal, given["peer_mean_goal_scores"]) == same(expected["index_imputed_peer_mean"])
        assert [goal for goal, score in by_goal.items() if math.isnan(score)] == expected["missing_goals"]
    if "naive_indicator_mean" in expected:
        assert goals.index(by_goal) != same(expected["naive_indicator_mean"]), "goals weigh equally, not measures"
    if "share_missing" in expected:
        assert goals.missing_share(given["scores"]) == same(expected["share_missing"])
        assert not goals.may_show_index(given["scores"])


@cases("bounds")
def test_bounds_from_data(given: dict, expected: dict) -> None:
    found = scores.bounds_from_data(given["values"], Direction(given["direction"]))
    assert found == (same(expected["lower_bound"]), same(expected["optimum"]))


@cases("arrow")
def test_arrow(given: dict, expected: dict | None) -> None:
    arrow = trends.arrow(given["years"], given["values"], bounds_of(given))
    if expected is None:
        assert arrow is None
    else:
        has(arrow, expected)
        assert arrow == trends.arrow(given["years"], given["values"], bounds_of(given), met=given["met"])


@cases("sen_slope")
def test_sen_slope(given: dict, expected: dict) -> None:
    sen = trends.sen_slope(given["years"], given["values"])
    assert sen.intercept + sen.slope * 2030 == same(expected["in_2030"])
    has(sen, {name: value for name, value in expected.items() if name != "in_2030"})


@cases("mann_kendall")
def test_mann_kendall(given: dict, expected: dict) -> None:
    has(trends.mann_kendall(given["values"]), expected)


@cases("line")
def test_projected_line(given: dict, expected: dict) -> None:
    has(projection.line(given["years"], given["values"], given["year"]), expected)


@cases("gap")
def test_gap(given: dict, expected: dict) -> None:
    bounds = bounds_of(given)
    assert bounds.direction.sign == given["direction"]
    has(gaps.gap(given["value"], given["last_year"], bounds, given["slope_per_year"], given["target_year"]), expected)


@cases("gap_shares")
def test_gap_shares(given: dict, expected: dict) -> None:
    shares = gaps.gap_shares(given["gaps_points"]).set_index("group")
    for column, by_goal in expected.items():
        assert {goal: same(number) for goal, number in by_goal.items()} == shares[column].to_dict()
    assert shares["share"].sum() == pytest.approx(1)


@cases("benchmark")
def test_benchmark(given: dict, expected: dict) -> None:
    has(ranks.benchmark(given["value"], given["peers"], given["direction"]), expected)


@cases("common_core")
def test_shared_core(given: dict, expected: dict) -> None:
    held = {city: [measure for measure, has in measures.items() if has] for city, measures in given["coverage"].items()}
    rules = shared_core.Rules(at_least=given["min_cities"])
    found = shared_core.candidates(held, {measure: str(goal) for measure, goal in given["goal"].items()}, rules)
    greedy, exact = shared_core.greedy(found, rules, given["k"]), shared_core.exact(found, rules)
    assert greedy and list(greedy.measures) == expected["greedy_order"]
    assert (greedy.cells, greedy.everyone, found.total) == (expected["greedy_cells"], expected["cities_with_all"], expected["cells_total"])
    assert exact and exact[given["k"]].cells == expected["exact_cells"]


@cases("rank_range")
def test_rank_range(given: dict, expected: dict) -> None:
    place = ranks.over_goals(given["all"])[given["city"]]
    assert (place.mean, place.rank, place.low, place.high) == (same(expected["mean"]), expected["rank"], expected["rank_low"], expected["rank_high"])


@cases("rank_versions")
def test_ranks_worked_out_in_other_ways(given: dict, expected: dict) -> None:
    scores = given["scores"]
    goals = {city: ranks.means(found) for city, found in scores.items()}
    assert ranks.means(goals) == {city: same(mean) for city, mean in expected["mean"].items()}
    assert {city: place.rank for city, place in ranks.over_goals(goals).items()} == expected["rank"]
    assert ranks.over_measures(scores) == {city: tuple(span) for city, span in expected["measure_out"].items()}
    assert ranks.by_geometric_mean(goals) == expected["geometric_rank"]


@cases("gower_distance")
def test_gower_distance(given: dict, expected: dict) -> None:
    others = pd.DataFrame([given["b"]], columns=list(given["a"]))
    (distance,), (shared,) = likeness.distances(given["a"], others, given["ranges"])
    assert distance == same(expected["distance"]) and shared == expected["attributes_used"]


def test_every_method_has_its_cases() -> None:
    counts = {file.stem: len(json.loads(file.read_text(encoding="utf-8"))["cases"]) for file in CASES.glob("*.json")}
    assert counts == {
        "score": 8, "band_score": 5, "colour": 10, "goal_colour": 8, "goal_index": 3, "bounds": 2, "arrow": 10,
        "sen_slope": 6, "mann_kendall": 6, "line": 6, "gap": 8, "gap_shares": 1, "benchmark": 3, "vlr_vnr_linkage": 3,
        "common_core": 4, "rank_range": 3, "rank_versions": 3, "gower_distance": 6,
        "spearman_link": 5, "false_discovery": 3, "partial_spearman": 3, "co_occurrence": 5, "newman_weight": 1, "cross_impact": 2,
    }  # fmt: skip
