"""All goals at once, and which city has figures for which goal."""

import pytest
from valid import check

from dashboard.figures import theme
from dashboard.figures.coverage import coverage, step
from dashboard.figures.mosaic import ORDER, mosaic

COUNTS = {"1": dict.fromkeys(ORDER, 0) | {"met": 30, "slow": 60, "none": 10}, "2": dict.fromkeys(ORDER, 0) | {"away": 1, "level": 39}}


def test_a_bar_per_goal() -> None:
    figure = mosaic(["1", "2", "3"], COUNTS, {("1", "met"): "thirty"})
    check(figure)
    pieces = dict(zip(ORDER, figure["data"], strict=True))
    assert pieces["met"]["x"] == [0.3, 0, 0] and pieces["slow"]["x"] == [0.6, 0, 0] and pieces["level"]["x"] == [0, 0.975, 0]
    assert pieces["met"]["text"] == ["30", "", ""] and pieces["away"]["text"] == ["", "", ""], "too narrow for its count"
    assert pieces["met"]["hovertext"] == ["thirty", "", ""]
    assert pieces["slow"]["customdata"] == [["1", "slow"], ["2", "slow"], ["3", "slow"]]
    assert pieces["none"]["marker"]["pattern"]["shape"] == "/", "unknown is hatched, never a colour"
    assert figure["layout"]["yaxis"]["range"] == [2.5, -0.5], "the first goal is on top"


def test_a_bar_is_full_or_empty() -> None:
    figure = mosaic(["1", "2", "3"], COUNTS, {})
    totals = [sum(trace["x"][row] for trace in figure["data"]) for row in range(3)]
    assert totals == [pytest.approx(1), pytest.approx(1), 0]


@pytest.mark.parametrize(("n", "shade"), [(0, 0), (1, 1), (2, 2), (4, 2), (5, 3), (9, 3), (10, 4), (19, 4), (20, 5), (400, 5)])
def test_steps_of_the_grid(n: int, shade: int) -> None:
    assert step(n) == shade


def test_the_grid() -> None:
    figure = coverage([[0, 1, 7], [25, 0, 2]], [["a", "b", "c"], ["d", "e", "f"]])
    check(figure)
    (grid,) = figure["data"]
    assert grid["z"] == [[0, 1, 3], [5, 0, 2]] and grid["text"][1] == ["d", "e", "f"]
    assert grid["colorscale"][0] == [0, theme.PAPER] and grid["colorscale"][-1][0] == 1
    assert figure["layout"]["yaxis"]["range"] == [1.5, -0.5] and figure["layout"]["xaxis"]["range"] == [-0.5, 2.5]


def test_no_city_is_an_empty_grid() -> None:
    check(coverage([], []))
