"""Worked cases of links with numbers to six digits: correlation over time and across, false discovery, shared work, scored matrices."""

import math

import numpy as np
import pytest

from dashboard.analysis import co_occurrence, cross_impact, over_time
from dashboard.analysis.co_occurrence import Shared
from dashboard.analysis.over_time import Course
from dashboard.analysis.rank_links import false_discovery, partial_correlations, rank_correlations
from dashboard.concepts import LinkClass

from .test_worked_cases import cases, same

LEVELS = {"synergy": "synergy", "trade_off": "trade-off", None: ""}


def over_years(given: dict) -> over_time.TimeLink:
    course = Course(["a", "b"], [given["sign_a"], given["sign_b"]], given["years"], np.array([given["a"], given["b"]]))
    return over_time.links([course], {})[0]


@cases("spearman_link")
def test_a_pair_over_the_years(given: dict, expected: dict) -> None:
    link = over_years(given)
    assert link.n_levels == expected["n"] and link.n == expected["n"] - 1
    assert (link.rho_levels, link.p_levels) == (same(expected["rho_levels"]), same(expected["p_levels"]))
    assert (link.rho, link.p, link.rho_detrended) == (same(expected["rho_diff"]), same(expected["p_diff"]), same(expected["rho_detrended"]))
    assert link.class_levels == LEVELS[expected["class_levels"]]
    assert link.link == (LinkClass.TOGETHER if abs(expected["rho_diff"]) > 0.9 else LinkClass.NONE)


@cases("false_discovery")
def test_false_discovery(given: dict, expected: dict) -> None:
    q = false_discovery(np.array(given["p"]))
    assert q.tolist() == pytest.approx(expected["q"], abs=6e-7) == co_occurrence.false_discovery(given["p"])
    assert (q <= 0.05 + 1e-12).tolist() == expected["rejected_at_0_05"]


@cases("partial_spearman")
def test_with_one_thing_held_constant(given: dict, expected: dict) -> None:
    both = np.array([given["a"], given["b"]])
    assert rank_correlations(both)[1][0, 1] == same(expected["rho"])
    assert partial_correlations(both, np.array([given["control"]]))[1][0, 1] == same(expected["partial_rho"])


@cases("co_occurrence")
def test_named_together(given: dict, expected: dict) -> None:
    pair = Shared("a", "b", given["n_a"], given["n_b"], given["n_ab"], given["N"])
    assert (pair.jaccard, pair.lift, pair.expected) == (same(expected["jaccard"]), same(expected["lift"]), same(expected["expected"]))
    assert (pair.pmi, pair.npmi, pair.p) == (same(expected["pmi_bits"]), same(expected["npmi"]), same(expected["p_at_least"]))


@cases("newman_weight")
def test_weights_of_shared_work(given: dict, expected: dict) -> None:
    assert {"|".join(pair): weight for pair, weight in co_occurrence.newman_weights(given["activities"]).items()} == {
        pair: same(weight) for pair, weight in expected["weights"].items()
    }


@cases("cross_impact")
def test_reading_a_scored_matrix(given: dict, expected: dict) -> None:
    square = given["matrix_row_influences_column"]
    names = [str(number) for number in range(len(square))]
    matrix = {(a, b): square[i][j] for i, a in enumerate(names) for j, b in enumerate(names) if square[i][j]}
    out, into = cross_impact.sums(matrix)
    assert ([out[name] for name in names], [into[name] for name in names]) == (expected["out_sum"], expected["in_sum"])
    further = cross_impact.second_order(matrix, given["second_order_weight"])
    assert [[further.get((a, b), 0.0) for b in names] for a in names] == expected["second_order_matrix"]
    assert [cross_impact.sums(further)[0].get(name, 0.0) for name in names] == expected["second_order_out"]


def test_several_scorers() -> None:
    found = cross_impact.agreements([(("16", "8"), 2), (("16", "8"), 1), (("16", "8"), -1), (("4", "16"), 3), (("4", "16"), 2)])
    assert (found["16", "8"].median, found["16", "8"].spread, found["16", "8"].n, found["16", "8"].differs) == (1, 3, 3, True)
    assert (found["4", "16"].median, found["4", "16"].spread, found["4", "16"].differs) == (2.5, 1, False)


def test_drivers_and_receivers() -> None:
    out, into = cross_impact.sums({("1", "2"): 3, ("1", "3"): 2, ("2", "3"): 1})
    assert cross_impact.roles(out, into) == {"1": "driver", "2": "receiver", "3": "receiver"}
    out, into = cross_impact.sums({("1", "2"): 3, ("2", "1"): 3, ("3", "1"): 1})
    assert cross_impact.roles(out, into) == {"1": "linker", "2": "linker", "3": "loner"}


def test_a_lift_from_one_meeting_is_noise_and_only_counted() -> None:
    once = Shared("a", "b", 2, 1, 1, 30, q=0.0)
    assert once.lift == 15 and not once.is_clear
    assert Shared("a", "b", 8, 11, 7, 30, q=0.05).is_clear and not Shared("a", "b", 8, 11, 7, 30, q=0.051).is_clear


def test_a_tag_on_every_activity_says_nothing() -> None:
    pairs = co_occurrence.pairs([("a", "b"), ("a", "b"), ("a", "c"), ("a",)])
    assert all(math.isclose(pair.p, 1) for pair in pairs if pair.a == "a")


def test_an_omnibus_can_be_left_out() -> None:
    many = tuple("abcdefg")
    assert {(pair.a, pair.b): pair.n_ab for pair in co_occurrence.pairs([("a", "b"), many])}["a", "b"] == 2
    assert {(pair.a, pair.b): pair.n_ab for pair in co_occurrence.pairs([("a", "b"), many], most=5)} == {("a", "b"): 1}
