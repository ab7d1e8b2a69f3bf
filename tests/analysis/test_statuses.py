import pytest

from dashboard.analysis import statuses, trends
from dashboard.concepts import Bounds, Direction, Status

SHARE = Bounds(20, 60, 90, 100, Direction.HIGHER)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([91, 93], Status.HOLD),
        ([91, 91], Status.HOLD),
        ([95, 93], Status.SLIP),
        ([50, 64], Status.ON),
        ([50, 60], Status.SPEED),
        ([50, 53], Status.STALL),
        ([50, 50], Status.STALL),
        ([50, 49], Status.REV),
        ([95, 80], Status.REV),
    ],
)
def test_status_of_two_values_five_years_apart(values: list, expected: Status) -> None:
    arrow = trends.arrow([2015, 2020], values, SHARE)
    assert statuses.status(arrow.key, met=values[-1] >= 90, short=False) == expected


def test_without_a_direction_only_the_distance_is_known() -> None:
    assert statuses.status(None, met=False, short=False) == Status.LEVEL
    assert statuses.status(None, met=True, short=False) == Status.MET
    assert statuses.status("up", met=False, short=True) == Status.LEVEL
    assert statuses.status("flat", met=True, short=True) == Status.MET


def test_hardly_moved_is_under_two_percent_of_the_distance() -> None:
    assert statuses.has_hardly_moved(50, 51.9, 150)
    assert statuses.has_hardly_moved(50, 48.1, 150)
    assert not statuses.has_hardly_moved(50, 52, 150)
    assert not statuses.has_hardly_moved(90, 90, 90)


def test_directions_disagree_only_if_they_are_opposite() -> None:
    rising = trends.arrow([2015, 2020], [50, 60], SHARE)
    assert statuses.directions_disagree(rising, -0.1)
    assert not statuses.directions_disagree(rising, 0.0)
    assert not statuses.directions_disagree(rising, None)
    assert not statuses.directions_disagree(None, -0.1)


def test_a_value_is_old_after_five_years() -> None:
    assert not statuses.is_old(2020, 2025)
    assert statuses.is_old(2019, 2025)
