"""The roads to 2030: positions on the track, marks, and how rows are placed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from valid import check

from dashboard.figures import theme
from dashboard.figures.roads import HEADING, PINNED_LEFT, PINNED_RIGHT, Road, position, roads

NUMBER = st.floats(-1e6, 1e6) | st.none()
STATUS = st.sampled_from(["", *theme.FILL])
ROADS = st.lists(st.builds(Road, status=STATUS, start=NUMBER, latest=NUMBER, ahead=NUMBER), max_size=12)
HOMICIDES = {"worst": 38.0, "target": 1.5}


@pytest.mark.parametrize(
    ("value", "worst", "target", "place"),
    [(0, 0, 100, 0), (100, 0, 100, 100), (47, 0, 100, 47), (38, 38, 1.5, 0), (1.5, 38, 1.5, 100), (19.75, 38, 1.5, 50), (0, 38, 1.5, 38 / 36.5 * 100),
     (120, 0, 100, 120), (-5, 0, 100, -5), (None, 0, 100, None), (5, 7, 7, None)],
)  # fmt: skip
def test_position(value: float | None, worst: float, target: float, place: float | None) -> None:
    assert position(value, worst, target) == (place if place is None else pytest.approx(place))


def test_one_road() -> None:
    """Homicides from 12 in 2015 to 9: ring left of dot, line between, dotted line on to where it leads."""
    places = [position(value, **HOMICIDES) for value in (12.0, 9.0, 4.0)]
    figure = roads([Road("speed", *places)])
    track, line, dotted, marks = figure["data"]
    assert (track["x"], track["y"]) == ([0, 100, None], [0.5, 0.5, None])
    assert line["x"] == [pytest.approx(26 / 36.5 * 100), pytest.approx(29 / 36.5 * 100), None]
    assert line["line"]["color"] == dotted["line"]["color"] == theme.FILL["speed"]
    assert dotted["x"] == [line["x"][1], pytest.approx(34 / 36.5 * 100), None] and dotted["line"]["dash"] != "solid"
    # Arrow head and ring are paper with a coloured edge; the dot is coloured, and lies over both.
    assert marks["x"] == [dotted["x"][1], line["x"][0], line["x"][1]] and marks["y"] == [0.5, 0.5, 0.5]
    assert marks["marker"]["symbol"] == ["triangle-right", "circle", "circle"] and marks["marker"]["size"] == [10, 9, 13]
    assert marks["marker"]["color"] == [theme.PAPER, theme.PAPER, theme.FILL["speed"]]
    assert marks["marker"]["line"] == {"color": [theme.FILL["speed"], theme.FILL["speed"], theme.PAPER], "width": [2, 2, 1.5]}
    assert figure["layout"]["yaxis"]["range"] == [1.0, 0]
    check(figure)


def test_headings_push_rows_down() -> None:
    figure = roads([Road(""), Road("on", latest=50.0), Road(""), Road("rev", latest=20.0)])
    assert figure["data"][-1]["y"] == [HEADING + 0.5, HEADING + 1 + HEADING + 0.5]
    assert figure["layout"]["yaxis"]["range"] == [pytest.approx(2 + 2 * HEADING), 0]


def test_one_value_is_a_dot_without_a_road() -> None:
    figure = roads([Road("level", latest=50.0)])
    assert [trace["mode"] for trace in figure["data"]] == ["lines", "markers"]
    assert figure["data"][1]["marker"]["color"] == [theme.FILL["level"]]


def test_a_line_that_leads_nowhere_new_is_not_drawn() -> None:
    figure = roads([Road("stall", 40.0, 41.0, 42.0)])
    assert [trace["mode"] for trace in figure["data"]] == ["lines", "lines", "markers"] and figure["data"][-1]["x"] == [40.0, 41.0]


def test_moving_away_points_left() -> None:
    marks = roads([Road("rev", 60.0, 50.0, 20.0)])["data"][-1]
    assert marks["marker"]["symbol"] == ["triangle-left", "circle", "circle"] and marks["x"] == [20.0, 60.0, 50.0]


def test_what_lies_beyond_the_picture_is_pinned_to_its_edge() -> None:
    marks = roads([Road("rev", -300.0, -400.0, -500.0), Road("hold", 90.0, 400.0)])["data"][-1]
    assert marks["x"] == [PINNED_LEFT, PINNED_LEFT, 90.0, PINNED_LEFT, PINNED_RIGHT]


def test_no_rows_is_an_empty_picture() -> None:
    figure = roads([])
    assert figure["data"][0]["x"] == [] and figure["layout"]["yaxis"]["range"] == [1.0, 0]
    check(figure)


@given(ROADS)
def test_any_rows_make_a_picture(rows: list[Road]) -> None:
    figure = roads(rows)
    check(figure)
    xs = [x for trace in figure["data"] for x in trace["x"] if x is not None]
    assert all(PINNED_LEFT <= x <= PINNED_RIGHT for x in xs)
    measures = [road for road in rows if road.status]
    assert figure["data"][0]["x"].count(None) == len(measures)
