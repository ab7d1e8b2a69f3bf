"""The shared core: the exact sets are as good as trying everything, under every rule, and quick."""

import time
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis import shared_core
from dashboard.analysis.shared_core import WIDEST, Candidates, Rules


@st.composite
def small_worlds(draw: st.DrawFn) -> tuple[dict[str, list[str]], dict[str, str], Rules]:
    """A few cities and measures with gaps, and rules that may be too strict."""
    measures = [f"m{place}" for place in range(draw(st.integers(1, 8)))]
    goals = {measure: draw(st.sampled_from("123")) for measure in measures}
    held = {f"city-{place}": [measure for measure in measures if draw(st.booleans())] for place in range(draw(st.integers(1, 6)))}
    required = tuple(measure for measure in measures if draw(st.integers(0, 5)) == 0)
    return held, goals, Rules(draw(st.integers(1, 4)), draw(st.sampled_from([None, 1, 2])), required)


def brute_force(held: dict[str, list[str]], goals: dict[str, str], rules: Rules, k: int) -> int | None:
    """The most pairs of city and goal that any allowed set of k measures covers; None if none is allowed."""
    known = {measure: sum(measure in own for own in held.values()) for measure in goals}
    fit = [measure for measure in goals if known[measure] >= rules.at_least or measure in rules.required]
    best = None
    for chosen in combinations(fit, k):
        per_goal = [sum(goals[measure] == goal for measure in chosen) for goal in set(goals.values())]
        if set(rules.required) - set(chosen) or (rules.per_goal is not None and max(per_goal) > rules.per_goal):
            continue
        cells = sum(len({goals[measure] for measure in chosen if measure in own}) for own in held.values())
        best = cells if best is None else max(best, cells)
    return best


@given(small_worlds())
def test_a_shorter_curve_is_the_beginning_of_the_longer_one(world: tuple) -> None:
    held, goals, rules = world
    found = shared_core.candidates(held, goals, rules)
    everything = shared_core.exact(found, rules)
    for most in range(len(goals) + 1):
        sets = shared_core.exact(found, rules, most)
        assert everything is not None and sets is not None
        assert [one and (one.measures, one.cells) for one in sets] == [one and (one.measures, one.cells) for one in everything[: most + 1]]


@given(small_worlds())
def test_exact_sets_are_as_good_as_trying_everything(world: tuple) -> None:
    held, goals, rules = world
    found = shared_core.candidates(held, goals, rules)
    sets = shared_core.exact(found, rules)
    assert sets is not None
    for k in range(len(goals) + 1):
        best = brute_force(held, goals, rules, k)
        core = sets[k] if k < len(sets) else None
        assert (core.cells if core else None) == best
        if core:
            assert len(set(core.measures)) == k and set(rules.required) <= set(core.measures)
            assert core.everyone == sum(set(core.measures) <= set(own) for own in held.values())


@given(small_worlds())
def test_greedy_keeps_the_rules_and_comes_near(world: tuple) -> None:
    held, goals, rules = world
    found = shared_core.candidates(held, goals, rules)
    sets = shared_core.exact(found, rules) or []
    for k, best in enumerate(sets):
        chosen = shared_core.greedy(found, rules, k)
        if best is None or chosen is None:  # one choice after the other may run out of room where a goal holds too many
            assert best is None or rules.per_goal is not None
            continue
        assert chosen.cells <= best.cells and len(set(chosen.measures)) == k
        if not rules.required and rules.per_goal is None:
            assert chosen.cells >= 0.63 * best.cells


@pytest.fixture
def wide() -> tuple[Candidates, Rules]:
    """One goal, more measures that no other contains than can be tried: measure n is known for all but city n."""
    n = WIDEST + 2
    measures = [f"m{place:02}" for place in range(n)]
    held = {f"city-{place}": [measure for number, measure in enumerate(measures) if number != place] for place in range(n)}
    return shared_core.candidates(held, dict.fromkeys(measures, "1"), Rules()), Rules()


def test_too_wide_a_goal_is_left_to_the_greedy_choice_and_says_so(wide: tuple[Candidates, Rules]) -> None:
    found, rules = wide
    assert shared_core.exact(found, rules) is None
    sets = shared_core.cores(found, rules, 3)
    assert [core.cells for core in sets] == [WIDEST + 1, WIDEST + 2, WIDEST + 2]
    assert not any(core.exact for core in sets)


def test_the_curve_has_both_numbers() -> None:
    held = {"a": ["x", "y"], "b": ["x", "y"], "c": ["x"]}
    found = shared_core.candidates(held, {"x": "1", "y": "2"}, Rules())
    sets = shared_core.cores(found, Rules(), 60)
    assert [(len(core.measures), core.cells, core.everyone, core.exact) for core in sets] == [(1, 3, 3, True), (2, 5, 2, True)]


def test_rules_that_allow_nothing_give_nothing() -> None:
    held, goals = {"a": ["x"], "b": ["x", "y"]}, {"x": "1", "y": "1"}
    strict = Rules(at_least=3)
    assert shared_core.cores(shared_core.candidates(held, goals, strict), strict, 5) == []
    both = Rules(per_goal=1, required=("x", "y"))
    assert shared_core.cores(shared_core.candidates(held, goals, both), both, 5) == []
    assert shared_core.greedy(shared_core.candidates(held, goals, both), both, 2) is None


def test_a_required_measure_stays_however_few_have_it() -> None:
    held, rules = {"a": ["x"], "b": ["x", "y"]}, Rules(at_least=2, required=("y",))
    sets = shared_core.cores(shared_core.candidates(held, {"x": "1", "y": "2"}, rules), rules, 5)
    assert [set(core.measures) for core in sets] == [{"y"}, {"x", "y"}]


def test_the_middle_year() -> None:
    assert shared_core.median_year([2015, 2023, 2018]) == 2018
    assert shared_core.median_year([]) is None


def test_sixty_cities_and_sixty_measures_take_less_than_a_tenth_of_a_second() -> None:
    goals = {f"m{place:02}": str(place % 5) for place in range(60)}
    held = {f"city-{city}": [key for place, key in enumerate(goals) if (city * 7 + place * 11 + city * place) % 10 < 6] for city in range(60)}
    rules = Rules(at_least=10)
    found = shared_core.candidates(held, goals, rules)
    begun = time.process_time()
    sets = shared_core.exact(found, rules)
    assert sets is not None and sets[12] is not None and sets[12].exact
    assert time.process_time() - begun < 0.1
