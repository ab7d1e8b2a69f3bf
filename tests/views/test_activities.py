"""The activities a view chooses: filters, search, the timeline, who has not appeared. Numbers counted by hand in the report."""

from collections.abc import Callable

import pytest

from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import PAGES, ViewState
from dashboard.views import activity_timeline
from dashboard.views.activities import Activities, activities

See = Callable[..., Activities]


@pytest.fixture
def see(store: Store, text: Text) -> See:
    """The view with some keys set."""

    def view(**keys: str) -> Activities:
        return activities(ViewState(page="/activities", **keys), store, text)

    return view


def test_the_record_is_whole(see: See) -> None:
    view = see()
    assert len(view.chosen) == 29 and sum(view.cells.values()) == 68
    assert view.worked_on()[:3] == ["2.1", "2.3", "1.1"]
    assert sum(view.cells.get(("2.1", line), 0) for line in ("L1", "L2", "L3")) == 13
    assert (view.cells["2.1", "L1"], view.cells["2.1", "L2"], view.cells["2.1", "L3"]) == (4, 8, 1)


@pytest.mark.parametrize(
    ("keys", "n"),
    [
        ({"challenge": "2.1"}, 13), ({"challenge": "2.1", "line": "L2"}, 8), ({"line": "L3"}, 2), ({"member": "bogota"}, 5), ({"member": "barcelona-amb"}, 8),
        ({"alliance": "uclg"}, 8), ({"goal": "13"}, 12), ({"goal": "2"}, 0),
        ({"plan": "L1"}, 15), ({"plan": "L2A2"}, 14), ({"plan": "L1A1D3"}, 1),
        ({"period": "2021-01"}, 4), ({"period": "2021-03"}, 9), ({"few": "1"}, 28), ({"challenge": "1.1", "few": "1"}, 10),
        ({"q": "bogota"}, 5), ({"q": "BOGOTÁ  webinar"}, 1), ({"q": "zzz"}, 0),
    ],
)  # fmt: skip
def test_filters(see: See, keys: dict[str, str], n: int) -> None:
    assert len(see(**keys).chosen) == n


def test_months_add_up_with_the_one_activity_of_two_days_in_one_month(see: See) -> None:
    assert sum(len(see(period=f"2021-0{month}").chosen) for month in (1, 2, 3, 4)) == 29


def test_an_open_card_is_counted_alone_but_does_not_shorten_the_list(see: See) -> None:
    view = see(challenge="2.1", activity="digital-citymakers-summit")
    assert len(view.chosen) == 1 and len(view.listed) == 13 and view.card is view.chosen[0]


def test_counted_once_an_activity_of_ten_challenges_weighs_as_much_as_any(see: See) -> None:
    view = see(weight="once")
    assert sum(view.cells.values()) == pytest.approx(28)
    assert view.cells["4.2", "L3"] == pytest.approx(0.1)


def test_who_has_not_appeared(see: See) -> None:
    missing = {region: (len(found), total) for region, (found, total) in see().unmentioned().items()}
    assert missing == {"Africa": (7, 25), "Asia-Pacific": (54, 73), "Europe": (5, 16), "Latin America and the Caribbean": (8, 20), "North America": (4, 7)}


def test_two_separate_days_are_two_dots_and_a_span_is_wide(see: See) -> None:
    lanes = {lane.line: lane for lane in activity_timeline.lanes(see())}
    days = [dot.start.isoformat() for dot in lanes["L1"].dots if dot.activity.key == "cities-are-listening-public-space-mental-health-and-culture"]
    assert days == ["2021-04-07", "2021-04-20"]
    assert sum(len(lane.dots) for lane in lanes.values()) == 30
    retreat = next(dot for dot in lanes["L1"].dots if dot.activity.key == "uclg-retreat-campus-a-global-community-that-cares")
    assert retreat.width == pytest.approx(100 * 6 / 120)


def test_dots_never_hide_each_other(see: See) -> None:
    for lane in activity_timeline.lanes(see()):
        for at, dot in enumerate(lane.dots):
            apart = [other for other in lane.dots[:at] if other.level == dot.level and dot.left - other.left - other.width < activity_timeline.SPACING]
            assert not apart


def test_what_a_filter_leaves_out_stays_as_a_faint_dot(see: See) -> None:
    dots = [dot for lane in activity_timeline.lanes(see(challenge="2.1")) for dot in lane.dots]
    assert len(dots) == 30 and len({dot.activity.key for dot in dots if not dot.faint}) == 13


def test_a_month_is_drawn_alone(see: See) -> None:
    view = see(period="2021-04")
    assert activity_timeline.month_starts(view.period) == [("2021-04", 0)]
    assert all(0 <= dot.left <= 100 for lane in activity_timeline.lanes(view) for dot in lane.dots)


def test_quick_links_are_the_addresses_of_the_state(see: See) -> None:
    view = see(challenge="2.1", member="bogota", q="são paulo & co", weight="once", rows="all")
    changes = [{}, {"challenge": ""}, {"period": "2021-02"}, {"weight": "tag"}, {"rows": "some"}, {"q": ""}, dict.fromkeys(PAGES["/activities"], "")]
    for change in changes[:-1]:
        assert view.link(**change) == view.state.but(**change).address()
    assert view.toggle("member", "bogota") == view.state.but(member="").address()
    assert view.toggle("member", "berlin") == view.state.but(member="berlin").address()
