"""Gap beside work: squares where they belong, blind spots apart, nothing hidden behind another."""

import pytest
from valid import check

from dashboard.figures.gap_effort import NARROW, SIDE, Spot, behind_with_little, gap_effort
from dashboard.text import Text


def spot(goal: str, gap: float, work: float | None) -> Spot:
    return Spot(goal, f"Goal number {goal}", "#123456", "#FFFFFF", gap, work, hover=f"about {goal}")


SPOTS = [spot("5", 52.6, 6.7), spot("11", 53.3, 16.5), spot("6", 23.1, 0.8), spot("4", 62.5, None), spot("2", 58.3, None)]


def test_every_goal_has_its_square(text: Text) -> None:
    figure = gap_effort(SPOTS, text)
    check(figure)
    (squares,) = figure["data"]
    placed = dict(zip(squares["text"], zip(squares["x"], squares["y"], strict=True), strict=True))
    assert placed["11"] == (16.5, 53.3) and placed["6"] == (0.8, 23.1)
    assert squares["hovertext"][squares["text"].index("5")] == "about 5"
    assert {note["text"] for note in figure["layout"]["annotations"]} >= {one.name for one in SPOTS}


def test_blind_spots_stand_left_of_zero_in_a_field_of_their_own(text: Text) -> None:
    figure = gap_effort(SPOTS, text)
    squares = figure["data"][0]
    lefts = dict(zip(squares["text"], squares["x"], strict=True))
    assert lefts["4"] < 0 and lefts["2"] < 0 and min(lefts[goal] for goal in ("5", "11", "6")) > 0
    assert text("effort.corner-blind") in {note["text"] for note in figure["layout"]["annotations"]}
    sighted = gap_effort([one for one in SPOTS if one.work is not None], text)
    assert text("effort.corner-blind") not in {note["text"] for note in sighted["layout"]["annotations"]}
    assert len(sighted["layout"]["shapes"]) == 1


def test_squares_that_would_hide_each_other_are_pushed_apart_and_keep_their_order(text: Text) -> None:
    crowd = [spot(str(goal), 10 + goal / 10, 5.0) for goal in range(1, 8)]
    figure = gap_effort(crowd, text)
    squares = figure["data"][0]
    heights = dict(zip(squares["text"], squares["y"], strict=True))
    ordered = [heights[str(goal)] for goal in range(1, 8)]
    assert ordered == sorted(ordered) and ordered[0] == 10.1
    pixels = 330 / (figure["layout"]["yaxis"]["range"][1] - figure["layout"]["yaxis"]["range"][0])
    assert all((above - below) * pixels >= SIDE for below, above in zip(ordered, ordered[1:], strict=False))
    assert NARROW > 300


def test_a_high_pile_of_squares_stays_below_the_words_of_the_corners(text: Text) -> None:
    crowd = [spot(str(goal), 50 + 2 * goal, 0.0) for goal in range(1, 9)]
    figure = gap_effort(crowd, text)
    squares, (low, high) = figure["data"][0], figure["layout"]["yaxis"]["range"]
    heights = dict(zip(squares["text"], squares["y"], strict=True))
    ordered = [heights[str(goal)] for goal in range(1, 9)]
    assert ordered == sorted(ordered) and max(ordered) <= 75 * 0.97 and min(ordered) > low
    assert all((above - below) * 330 / (high - low) >= SIDE for below, above in zip(ordered, ordered[1:], strict=False))


@pytest.mark.parametrize(("work", "inside"), [(2.0, ["5"]), (12.0, []), (None, [])])
def test_the_corner_holds_goals_far_behind_with_little_work(work: float | None, inside: list[str]) -> None:
    assert behind_with_little([spot("5", 60, work), spot("11", 20, 18)]) == inside


def test_without_a_goal_there_are_only_the_fields(text: Text) -> None:
    figure = gap_effort([], text)
    check(figure)
    assert figure["data"] == []


def test_no_name_of_a_goal_lies_on_another(text: Text) -> None:
    """The goals of Mexico City: beside square 8 there is room on the page, not on the wall, and below it stands the name of goal 3."""
    at = {"Energy": ("7", 50, 0.2), "Water": ("6", 25, 0.4), "Health": ("3", 45.65, 0.6), "Work": ("8", 47, 0.857), "Gender equality": ("5", 52, 1.0)}
    crowd = [Spot(goal, name, "#123456", "#FFFFFF", gap, work) for name, (goal, gap, work) in at.items()]
    crowd += [Spot("4", "Education", "#123456", "#FFFFFF", 66.67, None), Spot("1", "No poverty", "#123456", "#FFFFFF", 37.25, 2.9)]
    sides = {note["text"]: note.get("xanchor") for note in gap_effort([*crowd, spot("11", 66.67, 3.49)], text)["layout"]["annotations"]}
    assert sides["Health"] == "left" and sides["Work"] == "left"
