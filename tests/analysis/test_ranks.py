"""Places among cities: each with its range; equal where the range says so."""

import pytest

from dashboard.analysis import ranks
from dashboard.analysis.ranks import Place, about_equal


def test_the_range_of_one_measure_is_what_rounding_leaves_open() -> None:
    places = ranks.of_one_measure({"a": 10.04, "b": 10.0, "c": 12.0, "d": 9.0}, -1, 1)
    assert places == {"d": Place(1, 1, 1, 4), "b": Place(2, 2, 3, 4), "a": Place(3, 2, 3, 4), "c": Place(4, 4, 4, 4)}
    assert about_equal(places["a"], places["b"]) and not about_equal(places["a"], places["c"])


def test_the_error_a_source_names_widens_the_range() -> None:
    """Give or take three points each: a difference of 4.2 may be none."""
    places = ranks.of_one_measure({"helsinki": 49.9, "berlin": 47.6, "madrid": 45.6, "zagreb": 30.0}, 1, 0, 3.0)
    assert [(place.rank, place.low, place.high) for place in places.values()] == [(1, 1, 2), (2, 1, 3), (3, 2, 3), (4, 4, 4)]


def test_ties_share_the_lower_number() -> None:
    places = ranks.of_one_measure({"a": 5, "b": 5, "c": 1}, 1, 0)
    assert [(places[city].rank, places[city].low, places[city].high) for city in "abc"] == [(1, 1, 2), (1, 1, 2), (3, 3, 3)]


def test_without_a_better_direction_nobody_has_a_place() -> None:
    assert ranks.of_one_measure({"a": 1, "b": 2}, 0, 0) == {}


SCORES = {"a": {"1": 90, "2": 10}, "b": {"1": 40, "2": 40}, "c": {"1": 20, "2": 70}}


def test_leaving_a_goal_out_moves_a_place() -> None:
    places = ranks.over_goals(SCORES)
    assert {city: (place.rank, place.low, place.high) for city, place in places.items()} == {"a": (1, 1, 3), "b": (3, 2, 3), "c": (2, 1, 3)}
    assert places["a"].mean == 50 and all(place.n == 3 for place in places.values())


def test_a_city_with_one_goal_only_is_missing_where_that_is_left_out() -> None:
    assert ranks.means({"a": {"1": 5.0}, "b": {"1": 3.0, "2": 9.0}}, "1") == {"b": 9.0}
    assert ranks.over_goals({"a": {"1": 5.0}, "b": {"1": 3.0, "2": 9.0}})["a"] == Place(2, 1, 2, 2, 5.0)


def test_random_weights_never_change() -> None:
    first = ranks.over_weights(SCORES)
    assert first == ranks.over_weights(SCORES)
    assert first["a"] == (1, 3) and all(1 <= low <= high <= 3 for low, high in first.values())
    assert ranks.over_weights({"a": {"1": 9, "2": 9}, "b": {"1": 1, "2": 1}}) == {"a": (1, 1), "b": (2, 2)}


def test_random_weights_leave_out_what_a_city_lacks() -> None:
    """Counted the long way, draw by draw, from the same thousand weightings."""
    scores = {"a": {"1": 80.0, "2": 20.0, "3": 55.0}, "b": {"1": 60.0, "3": 50.0}, "c": {"2": 70.0, "3": 30.0}}
    reached: dict[str, list[int]] = {city: [] for city in scores}
    for draw in ranks._weights(3):
        weight = dict(zip("123", draw, strict=True))
        mean = {city: sum(weight[goal] * score for goal, score in found.items()) / sum(weight[goal] for goal in found) for city, found in scores.items()}
        for city in scores:
            reached[city].append(1 + sum(other > mean[city] for other in mean.values()))
    assert ranks.over_weights(scores) == {city: (sorted(found)[50], sorted(found)[950]) for city, found in reached.items()}


def test_a_measure_left_out_may_take_its_goal_along() -> None:
    scores = {"a": {"1": {"x": 90.0}, "2": {"y": 10.0}}, "b": {"1": {"x": 40.0}, "2": {"y": 40.0}}}
    assert ranks.over_measures(scores) == {"a": (1, 2), "b": (1, 2)}
    assert ranks.by_geometric_mean({"a": {"1": 90.0, "2": 10.0}, "b": {"1": 40.0, "2": 40.0}}) == {"a": 2, "b": 1}
    assert ranks.by_geometric_mean({"a": {"1": 100.0, "2": 0.0}, "b": {"1": 9.0, "2": 9.0}}) == {"a": 1, "b": 2}


@pytest.mark.parametrize(("known", "expected", "enough"), [(8, 10, True), (7, 10, False), (0, 0, False)])
def test_four_fifths_of_the_measures(known: int, expected: int, enough: bool) -> None:
    assert ranks.known_enough(known, expected) is enough


def test_fewer_than_five_peers_or_no_better_direction_give_no_benchmark() -> None:
    assert ranks.benchmark(5, [1, 2, 3, 4], 1) is None
    assert ranks.benchmark(5, [1, 2, 3, 4, 5], 0) is None


def test_lower_better_turns_best_gap_and_percentile() -> None:
    found = ranks.benchmark(8, [2, 4, 6, 8, 10], -1)
    assert (found.best, found.median, found.gap_to_best, found.gap_to_median) == (2, 6, 6, 2)
    assert found.percentile == 30


def test_a_realistic_step_leads_to_the_next_better_quartile() -> None:
    values = [10, 20, 30, 40, 50]
    assert ranks.benchmark(15, values, 1).gap_to_next_quartile == 5
    assert ranks.benchmark(45, values, 1).gap_to_next_quartile == 5
    assert ranks.benchmark(60, values, 1).gap_to_next_quartile == 0
    assert ranks.benchmark(45, values, -1).gap_to_next_quartile == 5
