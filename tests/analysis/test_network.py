"""Counting activities: challenges by tag or shared, months, plan items with what lies above them."""

from datetime import date

import pytest

from dashboard.analysis import network
from dashboard.analysis.network import Activity


def activity(key: str, line: str = "L1", challenges: str = "", plan: str = "", members: str = "", **dates: date) -> Activity:
    """An activity of the third of March, unless it says otherwise."""
    row = {"activity": key, "action_line": line, "start": date(2021, 3, 3), "end": date(2021, 3, 3), "second_date": None} | dates
    return Activity(row, tuple(challenges.split()), tuple(plan.split()), tuple(members.split()), ())


MEETING = activity("meeting", "L3", "1.1 1.2 2.1 2.2")
FORUM = activity("forum", "L1", "1.1")
SILENT = activity("silent", "L1")


def test_by_tag_every_challenge_counts_one() -> None:
    assert network.shares([MEETING, FORUM, SILENT], once=False) == {("1.1", "L3"): 1, ("1.2", "L3"): 1, ("2.1", "L3"): 1, ("2.2", "L3"): 1, ("1.1", "L1"): 1}


def test_counted_once_the_cells_add_up_to_the_activities_that_name_a_challenge() -> None:
    cells = network.shares([MEETING, FORUM, SILENT], once=True)
    assert cells["1.1", "L3"] == 0.25 and sum(cells.values()) == pytest.approx(2)


def test_names_are_counted_most_first_then_by_their_code() -> None:
    found = [activity("a", members="rome lima"), activity("b", members="lima"), activity("c", members="oslo")]
    assert list(network.counted(found, "members").items()) == [("lima", 2), ("oslo", 1), ("rome", 1)]


def test_an_activity_stands_once_behind_an_action_of_which_it_names_two_deliverables() -> None:
    behind = network.behind_plan([activity("a", plan="L1A2D1 L1A2D3 L2A1D1")])
    assert {code: len(found) for code, found in behind.items()} == {"L1": 1, "L1A2": 1, "L1A2D1": 1, "L1A2D3": 1, "L2": 1, "L2A1": 1, "L2A1D1": 1}


def test_two_separate_days_are_two_spans_and_two_months() -> None:
    twice = activity("twice", start=date(2021, 4, 30), end=date(2021, 4, 30), second_date=date(2021, 6, 2))
    assert len(twice.spans) == 2
    assert [month for month in ("2021-04", "2021-05", "2021-06") if twice.in_month(month)] == ["2021-04", "2021-06"]


def test_a_span_lies_in_every_month_it_touches() -> None:
    long = activity("long", start=date(2021, 1, 30), end=date(2021, 3, 1))
    assert [long.in_month(f"2021-0{month}") for month in (1, 2, 3, 4)] == [True, True, True, False]


def test_months_leave_none_out_and_cross_the_year() -> None:
    rows = [activity("a", start=date(2020, 11, 5), end=date(2020, 11, 5)).row, activity("b", start=date(2021, 2, 1), end=date(2021, 2, 1)).row]
    assert network.months(rows) == ["2020-11", "2020-12", "2021-01", "2021-02"]
    assert network.months([]) == []


def test_things_of_other_months_are_not_counted() -> None:
    assert network.by_month([{"month": "2021-01"}, {"month": "2021-03"}, {"month": "2021-03"}], ["2021-02", "2021-03"]) == {"2021-02": 0, "2021-03": 2}
