"""The page /activities: headline, marks and where they lead, the card, the plan, the years, rows to take away."""

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from dashboard import exports
from dashboard.components.content import Content
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import ViewState

Draw = Callable[[str], Content]


def words(part: str) -> str:
    """The words of a part."""
    return " ".join(re.sub(r"<[^>]*>", " ", part).split())


def test_the_headline_is_a_finding_or_counts_what_fits(draw: Draw) -> None:
    page = draw("/activities")
    assert page.title == "Most shared work goes to social and climate resilience"
    assert "29 activities, 63 members, 11 partners, January–April 2021." in page.sentence
    assert "ten judged measures or more, Cities and Education have the largest share of what is judged off course (67\u202f% each)" in page.sentence
    assert page.sentence.endswith("23 of these activities touch Cities and no challenge of the network leads to Education.")
    assert draw("/activities?challenge=2.1&line=L2").title == "8 of 29 activities: Social resilience, Capacities of members"
    assert draw("/activities?challenge=1.3&q=zzz").title.startswith("No activity of 29")
    assert draw("/activities?activity=co-presidencies-meeting").title == "Co-presidencies meeting, one of 29 activities"


def test_a_second_click_on_a_mark_takes_the_filter_away(draw: Draw) -> None:
    assert 'href="/activities?challenge=2.1" id="row-2.1"' in draw("/activities").parts["activities-matrix"]
    assert 'href="/activities" id="row-2.1" aria-current="true"' in draw("/activities?challenge=2.1").parts["activities-matrix"]
    assert 'href="/activities?line=L2&amp;challenge=2.1" id="cell-2.1-L2"' in draw("/activities").parts["activities-matrix"]


def test_the_matrix_shares_an_activity_out(draw: Draw) -> None:
    matrix = draw("/activities?challenge=4.2&weight=once").parts["activities-matrix"]
    assert words(matrix).count("0.1") == 20 and "shared equally" in matrix


def test_a_card_holds_everything_known_with_its_place(draw: Draw) -> None:
    head = words(draw("/activities?activity=digital-citymakers-summit").parts["activities-head"])
    for said in ("25 March 2021 · Summit · Online · Led by a member", "2.1 Social resilience", "L2A2D2 Online platforms", "Berlin", "No partners listed.",
                 "more than 200 registered participants", "Urban Sustainability Exchange (USE)", "lines 733–762 of its text"):  # fmt: skip
        assert said in head, said
    media = words(draw("/activities?activity=learning-from-tactical-urbanism-metropolitan-perspectives").parts["activities-head"])
    assert "Bogotá, February 2021" in media and "UNDP, March 2021" in media
    two_days = words(draw("/activities?activity=cities-are-listening-public-space-mental-health-and-culture").parts["activities-head"])
    assert "7 April and 20 April 2021" in two_days


def test_the_plan_says_that_it_is_not_completion(draw: Draw) -> None:
    plan = draw("/activities?plan=L2A1D1").parts["activities-plan"]
    assert "this is not completion" in plan
    assert len(re.findall(r'<li class="act-deliverable', plan)) == 21 and "L1A1D3" in draw("/activities").parts["activities-plan"]
    assert 'href="/activities?plan=L2A1D1&amp;activity=' in plan


def test_goals_that_cannot_be_placed_are_named(draw: Draw) -> None:
    foot = draw("/activities").parts["activities-effort-foot"]
    assert "Goals 2, 4, 12, 14, 15 and 17 have no challenge of their own" in foot
    assert "Table" in foot and "<table" not in foot and "<table" in draw("/activities?table=1").parts["activities-effort-foot"]


def test_absence_of_a_mention_is_said_not_to_be_absence_of_work(draw: Draw) -> None:
    part = words(draw("/activities").parts["activities-unmentioned"])
    assert "Absence of a mention is not absence of work" in part and "19 of 73 named" in part and "54 members not named" in part


def test_contacts_by_month(draw: Draw) -> None:
    part = words(draw("/activities").parts["activities-contacts"])
    assert "Bilateral meetings 12" in part and "Media mentions 20" in part
    assert "Bilateral meetings 5" in words(draw("/activities?period=2021-02").parts["activities-contacts"])


def test_both_years_stand_side_by_side(draw: Draw) -> None:
    part = words(draw("/activities").parts["activities-years"])
    assert "Members of the network 141 154" in part and "Activities and items described 29 22" in part
    assert "more than 600 kilometres" in part and "Objective, implied 373 kilometres" in part and "All 36 figures" in part


def test_rows_to_take_away_carry_their_place(store: Store, text: Text, client: FlaskClient) -> None:
    rows = exports.rows(ViewState(page="/activities", challenge="2.1"), store, text)
    assert len(rows) == 13 and all(row["place"].startswith("lines ") and row["source"] and row["release"] for row in rows)
    answer = client.get("/activities.csv?member=bogota")
    assert answer.status_code == 200 and answer.text.count("\r\n") == 6


def test_an_empty_choice_says_so_and_shows_the_way_back(draw: Draw) -> None:
    head = draw("/activities?q=zzz").parts["activities-head"]
    assert "No activity fits this choice." in head and 'id="clear"' in head


@pytest.mark.parametrize(
    ("query", "said"),
    [("member=nowhere", "No member goes by “nowhere”, so none is chosen"), ("challenge=9.9", "“9.9” is not a challenge of the network"),
     ("plan=L9", "“L9” is not an item of the plan"), ("activity=nothing", "No activity goes by “nothing”"), ("period=1999", "no period “1999”")],
)  # fmt: skip
def test_an_unknown_part_is_named_for_what_it_is(draw: Draw, query: str, said: str) -> None:
    assert said in "".join(draw(f"/activities?{query}").parts.values())
