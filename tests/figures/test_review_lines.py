"""The lanes of reviews: filled for cities, open for countries, a question mark on what is not confirmed."""

import pytest
from valid import check

from dashboard.figures import theme
from dashboard.figures.review_lines import LEFT, NO_YEAR, RIGHT, Mark, review_lines
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import ViewState
from dashboard.views import reviews

MARKS = [
    Mark(0, 2020, False, "listed", "Finland"),
    Mark(0, None, False, "not confirmed", "Finland?"),
    Mark(0, 2019, True, "seen", "Helsinki"),
    Mark(1, None, False, "none reported", "United States"),
    Mark(1, None, True, "not confirmed", "Elsewhere"),
]


@pytest.fixture(scope="module")
def figure() -> dict:
    return review_lines(2, MARKS, [(0, 2019, 2020), (1, 2021, 2021)], 2024)


def test_it_is_a_figure(figure: dict) -> None:
    check(figure)
    assert figure["layout"]["xaxis"]["range"] == [LEFT, RIGHT]
    assert figure["layout"]["yaxis"]["range"] == [1.5, -0.5]


def test_countries_are_open_and_cities_filled(figure: dict) -> None:
    _, national, local, _ = figure["data"]
    assert national["marker"]["symbol"] == ["square", "diamond"] and set(national["marker"]["color"]) == {theme.PAPER}
    assert local["marker"]["symbol"] == ["circle", "diamond"] and local["marker"]["color"][0] == theme.MARK


def test_what_has_no_year_stands_in_the_first_column_with_a_question_mark(figure: dict) -> None:
    doubts = figure["data"][3]
    assert doubts["x"] == [NO_YEAR, NO_YEAR] and doubts["y"] == [0, 1] and doubts["text"] == ["?", "?"]


def test_a_country_that_reported_none_has_no_mark(figure: dict) -> None:
    assert sum(len(trace["x"]) for trace in figure["data"][1:3]) == 4


def test_only_a_review_one_year_before_is_bridged(figure: dict) -> None:
    assert figure["data"][0]["x"] == [2019, 2020, None]


def test_the_lanes_of_the_convening(store: Store, text: Text) -> None:
    view = reviews.reviews(ViewState("/reviews"), store, text)
    drawn = reviews.lines_figure(view)
    check(drawn)
    assert len(drawn["data"][2]["x"]) == 23
    assert all(LEFT < x < RIGHT for trace in drawn["data"][1:] for x in trace["x"])
