"""The measures of one city, sorted, filtered and brought into focus, over the tiny release."""

import pytest

from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import ViewState
from dashboard.views import focus, gaps, own_targets
from dashboard.views.gaps import Gaps


@pytest.fixture
def view(small_store: Store, text: Text):  # noqa: ANN201 - a function of the state's fields
    def of(city: str = "alphaville", **state: str) -> Gaps:
        return gaps.gaps(ViewState("/gaps", city=city, **state), small_store, text)

    return of


def keys(measures) -> list[str]:  # noqa: ANN001
    return [measure.key for measure in measures]


def test_judged_measures_by_gap_and_the_rest_apart(view) -> None:
    seen = view()
    assert keys(seen.listed) == ["homicides", "safe-water"], "moving away from 1.5 is further off than 88.5 of 100"
    assert keys(seen.unjudged) == ["park-benches", "town-population"]
    assert dict(seen.counts) == {"rev": 1, "on": 1, "none": 2}


def test_by_goal(view) -> None:
    assert keys(view(sort="goal").listed) == ["safe-water", "homicides"]


@pytest.mark.parametrize(
    ("show", "listed", "unjudged"),
    [("all", ["homicides", "safe-water"], 2), ("worse", ["homicides"], 0), ("on", ["safe-water"], 0), ("none", [], 2), ("hold", [], 0)],
)
def test_filters(view, show: str, listed: list[str], unjudged: int) -> None:
    seen = view(show=show)
    assert keys(seen.listed) == listed and len(seen.unjudged) == unjudged
    assert sum(seen.counts.values()) == 4, "filters do not change what is counted"


def test_a_goal(view) -> None:
    seen = view(goal="6")
    assert keys(seen.listed) == ["safe-water"] and seen.unjudged == [] and seen.empty_goals == []


def test_goals_without_a_figure(view) -> None:
    assert [goal["goal"] for goal in view("beta-hill").empty_goals] == []
    assert [goal["goal"] for goal in view("gammaburg").empty_goals] == []
    assert [goal["goal"] for goal in view("gammaburg", show="worse").empty_goals] == []


def test_the_measure_in_focus(view, small_store: Store) -> None:
    assert view().focus.key == "homicides", "the first of the list"
    assert view(series="park-benches").focus.key == "park-benches"
    assert view(show="hold").focus is not None, "a filter that fits nothing still leaves something to read"
    detail = focus.focus(view(series="safe-water"), small_store)
    assert [row["obs_value"] for row in detail.own][:2] == [60.0, 68.0] and detail.wider == []
    assert detail.others == 1 and [row["ref_area"] for row in detail.ahead] == ["beta-hill"]


def test_nobody_is_ahead_of_the_best(view, small_store: Store) -> None:
    assert focus.focus(view("beta-hill", series="safe-water"), small_store).ahead == []


def test_less_is_better_for_homicides(view, small_store: Store) -> None:
    assert [row["ref_area"] for row in focus.focus(view(series="homicides"), small_store).ahead] == ["beta-hill"]


def test_wider_values_are_context(view, small_store: Store) -> None:
    detail = focus.focus(view("beta-hill", series="park-benches"), small_store)
    assert detail.own == [] and [row["boundary"] for row in detail.wider] == ["wider"]


def test_roads_lie_where_the_values_are(view) -> None:
    figure = gaps.roads_figure(view())
    marks = figure["data"][-1]
    assert marks["x"][-2:] == [pytest.approx((38 - 13.5) / (38 - 1.5) * 100), pytest.approx(88.5)], "dots"
    assert marks["x"][-4:-2] == [pytest.approx((38 - 11) / (38 - 1.5) * 100), pytest.approx(68.0)], "rings"


def test_the_course_leaves_projections_out(view, small_store: Store) -> None:
    seen = view(series="safe-water")
    figure = focus.course_figure(seen, focus.focus(seen, small_store))
    dots = next(trace for trace in figure["data"] if trace["mode"] == "markers")
    assert dots["x"] == [2012, 2015, 2018, 2021, 2023] and figure["layout"]["shapes"][0]["y0"] == 100


def test_against_its_own_targets(view) -> None:
    seen = own_targets.judged_by_own_targets(view(targets="own"))
    assert {measure.key: (measure.series["green"], measure.status) for measure in seen.measures} == {"homicides": (8.0, "rev"), "safe-water": (95.0, "on")}
    assert own_targets.agreement(view()) == (2, 2)
    for measure in seen.measures:
        assert "100" not in measure.target and measure.assessed["projected_2030"] is None or not measure.assessed["projection_shown"]


def test_a_city_nobody_knows_is_answered_with_one_somebody_does(view, small_store: Store) -> None:
    assert view("atlantis").area["ref_area"] in small_store.catalogue().areas
    assert view("").area["ref_area"] in small_store.catalogue().areas
