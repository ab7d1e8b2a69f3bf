import math

import pytest

from dashboard.analysis import projection
from dashboard.analysis.measures import Measure
from dashboard.concepts import Bounds, Direction

YEARS = [2015, 2016, 2017, 2018, 2019]
BOUNDS = Bounds(20, 60, 90, 100, Direction.HIGHER)
SHARE = Measure(Direction.HIGHER, BOUNDS, 0, 100)
AMOUNT = Measure(Direction.HIGHER, BOUNDS, 0, None)


def test_a_projection_needs_five_values_over_four_years() -> None:
    assert projection.may_project(YEARS)
    assert not projection.may_project([2015, 2017, 2019, 2021])
    assert not projection.may_project([2015, 2016, 2017, 2018, 2018])


def test_a_share_whose_range_leaves_0_to_100_is_bent() -> None:
    values = [88, 90, 93, 94, 96]
    bent, straight = projection.projection(YEARS, values, SHARE), projection.projection(YEARS, values, AMOUNT)
    assert straight.high > 100 and straight.scale == "linear"
    assert bent.scale == "logit"
    assert 0 < bent.low < bent.mean < bent.high < 100


def test_a_share_that_stays_inside_or_has_touched_the_edge_keeps_the_straight_line() -> None:
    assert projection.projection(YEARS, [50, 50.2, 50.1, 50.3, 50.2], SHARE).scale == "linear"
    assert projection.projection(YEARS, [90, 93, 95, 98, 100], SHARE).scale == "linear"


def test_chance_of_meeting() -> None:
    on_the_line = projection.line(YEARS, [50, 52, 54, 56, 58])
    assert projection.chance_of_meeting(on_the_line, Bounds(20, 60, 80, 100, Direction.HIGHER)) == 1
    assert projection.chance_of_meeting(on_the_line, Bounds(20, 60, 81, 100, Direction.HIGHER)) == 0
    scattered = projection.line(YEARS, [50, 53, 53, 57, 57])
    at_mean = Bounds(20, 60, scattered.mean, 100, Direction.HIGHER)
    assert projection.chance_of_meeting(scattered, at_mean) == pytest.approx(0.5)


def test_the_bent_line_never_reaches_the_edge_so_no_chance_is_given() -> None:
    bent = projection.projection(YEARS, [88, 90, 93, 94, 96], SHARE)
    assert math.isnan(projection.chance_of_meeting(bent, Bounds(0, 50, 100, 100, Direction.HIGHER)))


def test_a_range_wider_than_red_to_green_says_nothing() -> None:
    assert projection.is_too_wide(projection.line(YEARS, [50, 70, 40, 80, 45]), BOUNDS)
    assert not projection.is_too_wide(projection.line(YEARS, [50, 51, 52, 53, 54.1]), BOUNDS)


def test_two_values_cannot_be_projected() -> None:
    with pytest.raises(ValueError, match="three values"):
        projection.line([2015, 2020], [1, 2])
