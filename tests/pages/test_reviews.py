"""The page /reviews: headline, parts, table twin, rows to take away."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from dashboard import exports
from dashboard.components.content import Content
from dashboard.pages import reviews_linkage, reviews_work
from dashboard.pages.reviews_cells import step
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import ViewState
from dashboard.views import reviews

Draw = Callable[[str], Content]


def test_the_headline_counts_what_is_confirmed(draw: Draw) -> None:
    page = draw("/reviews")
    assert page.title == "Ten of 14 cities have a confirmed local review"
    assert "Of 17, six came out in the year of a national review or one year before." in page.sentence
    assert draw("/reviews?cities=milan").title == "No local review of Milan could be confirmed"
    assert draw("/reviews?cities=helsinki").title == "Helsinki has three confirmed local reviews"
    assert draw("/reviews?cities=milan~helsinki").title == "One of two cities has a confirmed local review"


def test_every_part_of_the_linkage_stands_in_every_row(draw: Draw) -> None:
    linkage = draw("/reviews").parts["reviews-linkage"]
    assert linkage.count("verdict-unchecked") == 4 * 17
    assert linkage.count("verdict-met") == 6 and linkage.count("verdict-not-met") == 2
    assert "1 met, 4 not checked" in linkage and "1 not met, 4 not checked" in linkage
    assert "United States: none reported up to 2020; 2021 or 2022 would count" in linkage
    assert "United Kingdom: no review confirmed" in linkage and "Finland: no review in 2021 or 2022" in linkage


def test_a_review_only_listed_beforehand_is_not_called_reported(draw: Draw) -> None:
    linkage = draw("/reviews?cities=helsinki~buenos-aires").parts["reviews-linkage"]
    assert "Finland: listed for 2020" in linkage and "Finland: reported" not in linkage
    assert "Argentina: reported in 2020" in linkage and "Argentina: listed" not in linkage


def test_a_review_of_the_whole_state_says_so_unless_names_are_hidden(draw: Draw) -> None:
    linkage = draw("/reviews?cities=honolulu").parts["reviews-linkage"]
    assert 'Honolulu <b>2020</b> <span class="small">Covers the state of Hawaiʻi</span>' in linkage
    hidden = draw("/reviews?cities=honolulu&rule=chatham&names=hidden").parts
    assert "Hawai" not in hidden["reviews-lines-rows"] + hidden["reviews-linkage"]


def test_a_city_without_review_is_named(draw: Draw) -> None:
    assert "Bogotá, Durban, Madrid, Milan" in draw("/reviews").parts["reviews-linkage"]


def test_a_goal_opens_its_targets(draw: Draw) -> None:
    assert 'id="goal-11"' in draw("/reviews").parts["reviews-measures"]
    targets = draw("/reviews?goal=11").parts["reviews-measures"]
    assert targets.count("<b>11.") == 10 and "11.c" in targets


def test_the_localization_checklist_is_honestly_empty(draw: Draw) -> None:
    local = draw("/reviews").parts["reviews-local"]
    assert "nobody has filled it yet" in local
    assert local.count("none yet") == 6 and "checklist_answer.csv" in local


def test_the_partnership_check_asks_all_factors_and_sends_nothing(draw: Draw) -> None:
    check = draw("/reviews").parts["reviews-partners"]
    assert check.count("<select") == check.count('<input id="note-') == 18
    assert "action=" not in check and "name=" not in check


def test_what_was_agreed(draw: Draw) -> None:
    parts = draw("/reviews").parts
    assert parts["reviews-next"].count("<tr>") == 17 and "Results by late 2025" in parts["reviews-next"]
    assert parts["reviews-promises"].count("<li>") == 5
    assert "Two regions have no formal hub yet" in parts["reviews-hubs"]
    assert "SDG Summit 2027" in parts["reviews-calendar"]


def test_the_table_twin_holds_every_review(draw: Draw, store: Store, text: Text) -> None:
    twin = draw("/reviews?table=1").parts["reviews-lines-foot"]
    rows = exports.rows(ViewState("/reviews"), store, text)
    assert twin.count('<th scope="row">') == len(rows)
    assert "<table" not in draw("/reviews").parts["reviews-lines-foot"]


def test_rows_to_take_away(client: FlaskClient, store: Store, text: Text) -> None:
    rows = exports.rows(ViewState("/reviews", cities="helsinki"), store, text)
    assert [(row["review"], row["TIME_PERIOD"], row["timing"], row["joined_national_review"]) for row in rows] == [
        ("VLR", 2019, "met", 2020), ("VLR", 2021, "not met", None), ("VLR", 2023, "not met", None), ("VNR", 2020, None, None), ("VNR", None, None, None),
    ]  # fmt: skip
    assert all(row["source"] and row["release"] for row in rows)
    answer = client.get("/reviews.csv?cities=helsinki")
    assert answer.status_code == 200 and answer.get_data(as_text=True).count("\r\n") == 6


def test_parts_of_a_link_that_are_unknown_are_told(draw: Draw) -> None:
    head = draw("/reviews?cities=helsinki~atlantis").parts["reviews-head"]
    assert "atlantis" in head and "data-notice" in head
    assert draw("/reviews?cities=atlantis").title == draw("/reviews").title


def test_the_last_city_cannot_be_taken_out(draw: Draw) -> None:
    assert 'id="out-milan"' not in draw("/reviews?cities=milan").parts["reviews-head"]
    assert 'id="out-milan"' in draw("/reviews").parts["reviews-head"]


@pytest.mark.parametrize(("count", "shade"), [(0, 0), (1, 1), (2, 1), (3, 2), (7, 2), (8, 3), (19, 3), (20, 4), (300, 4)])
def test_shades(count: int, shade: int) -> None:
    assert step(count) == shade


def test_shares_appear_once_targets_are_listed(store: Store, text: Text) -> None:
    view = reviews.reviews(ViewState("/reviews", cities="helsinki"), store, text)
    local = [{"kind": "VLR", "ref_area": "helsinki", "country": "FIN", "year": 2019, "target": target} for target in ("1.2", "3.6", "11.2", "11.6", "13.2")]
    national = [{"kind": "VNR", "ref_area": None, "country": "FIN", "year": 2020, "target": target} for target in ("1.2", "3.8", "11.6", "13.2")]
    told = replace(view, record=view.record | {"review_target": [*local, *national]})
    assert reviews_linkage.values(told)["shares"] == [("Helsinki", "2019 · 2020", "1.2, 11.6, 13.2", "60\u202f%", "75\u202f%", "50\u202f%")]
    one_sided = replace(view, record=view.record | {"review_target": local})
    assert reviews_linkage.values(one_sided)["shares"] == []


def test_only_a_page_that_can_be_opened_becomes_a_link(store: Store, text: Text) -> None:
    view = reviews.reviews(ViewState("/reviews", cities="helsinki"), store, text)
    for evidence, links in (("https://example.org/vnr.pdf", 1), ("javascript:alert(1)", 0), ("a book", 0)):
        answer = {"ref_area": "helsinki", "year": 2019, "part": "goals", "answer": "yes", "evidence": evidence}
        rows = reviews_linkage.values(replace(view, record=view.record | {"linkage_answer": [answer]}))["linkage_rows"]
        assert sum(str(row["cells"]).count("href=") for row in rows) == links
        assert rows[0]["sum"] == "2 met, 3 not checked"


def test_a_filled_checklist_shows_points_and_evidence(store: Store, text: Text) -> None:
    answers = [{"ref_area": "helsinki", "item": item, "points": points, "evidence": "https://example.org"} for item, points in (("design", 2), ("data", 1))]
    values = reviews_work._local(store.record() | {"checklist_answer": answers}, {"helsinki": "Helsinki"}, text)
    assert values["local_title"] == "Localization checklist: filled for one city"
    assert values["totals"] == [("Helsinki", "3 of 12 points")]
    assert [item["item"] for item, told in values["items"] if told] == ["design", "data"]
