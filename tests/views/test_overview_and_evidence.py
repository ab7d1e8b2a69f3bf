"""The whole network counted, and the evidence behind it, over the tiny release."""

import pytest

from dashboard.analysis.off_course import OffCourse
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import ViewState
from dashboard.views import evidence, overview
from dashboard.views.overview import Overview


def network(store: Store, text: Text, **state: str) -> Overview:
    return overview.overview(ViewState("/", **state), store, text)


def test_the_network_counted(small_store: Store, text: Text) -> None:
    """Alphaville: one away, one on track, one without target. Beta: one held, one with the distance only."""
    view = network(small_store, text)
    assert view.counts["16"] == {"met": 1, "on": 0, "slow": 0, "away": 1, "level": 0, "none": 0}
    assert view.counts["6"] == {"met": 0, "on": 1, "slow": 0, "away": 0, "level": 1, "none": 0}
    assert view.counts["11"] == {"met": 0, "on": 0, "slow": 0, "away": 0, "level": 0, "none": 1}
    assert (view.total, view.judged, view.judged_old, view.with_figures, view.many) == (5, 3, 0, 2, 0)
    assert [area["ref_area"] for area in view.hardly] == ["alphaville", "beta-hill"] and view.empty_goals == []


@pytest.mark.parametrize(
    ("state", "areas", "total"),
    [({"region": "Europe"}, ["beta-hill"], 2), ({"network": "sdg-leadership-cities"}, ["alphaville"], 3),
     ({"network": "metropolis", "region": "Europe"}, ["beta-hill"], 2),
     ({"network": "sdg-leadership-cities", "region": "Europe"}, [], 0), ({"goal": "6"}, ["alphaville", "beta-hill"], 5)],
)  # fmt: skip
def test_filters(small_store: Store, text: Text, state: dict[str, str], areas: list[str], total: int) -> None:
    view = network(small_store, text, **state)
    assert [area["ref_area"] for area in view.areas] == areas and view.total == total


def test_a_reference_city_is_never_counted(small_store: Store, text: Text) -> None:
    assert "gammaburg" not in {area["ref_area"] for area in network(small_store, text).areas}
    assert all(row["ref_area"] != "gammaburg" for row in small_store.goal_by_area("6") + small_store.coverage())


def test_areas_by_goal(small_store: Store, text: Text) -> None:
    assert overview.areas_by_goal(network(small_store, text)) == {"6": 2, "11": 1, "16": 2}


def test_few_values_are_no_finding(small_store: Store, text: Text) -> None:
    assert network(small_store, text).off_course() == {}


def test_the_finding_of_the_network(store: Store, text: Text) -> None:
    """The goals named in the headline really have the largest share off course."""
    view = network(store, text)
    statuses: dict[str, list[str]] = {}
    for area in store.catalogue().network_areas:
        for row in store.assessments_of_area(area):
            if row["status"] not in ("none", "level", "met"):  # a direction is known
                statuses.setdefault(store.catalogue().series[row["series"]]["goal"], []).append(row["status"])
    shares = {goal: sum(status in ("speed", "stall", "rev") for status in found) / len(found) for goal, found in statuses.items() if len(found) >= 10}
    assert view.judged == sum(map(len, statuses.values())) == 351
    assert sorted((shares[goal] for goal in view.off_course()), reverse=True) == sorted(shares.values(), reverse=True)[:2]
    assert view.off_course() == {"11": OffCourse(84, 56), "4": OffCourse(45, 30)}


@pytest.mark.parametrize(
    ("state", "measures"),
    [({}, ["homicides", "park-benches", "safe-water", "town-population"]), ({"goal": "11"}, ["park-benches", "town-population"]),
     ({"series": "homicides"}, ["homicides"]),
     ({"source": "town-hall", "goal": "6"}, ["safe-water"])],
)  # fmt: skip
def test_measures_of_the_evidence(small_store: Store, text: Text, state: dict[str, str], measures: list[str]) -> None:
    view = evidence.evidence(ViewState("/data", **state), small_store, text)
    assert sorted(series["series"] for series in view.measures) == measures


def test_the_most_widely_shared_measure_comes_first(store: Store, text: Text) -> None:
    counts = [series["n_network"] for series in evidence.evidence(ViewState("/data"), store, text).measures]
    assert counts == sorted(counts, reverse=True)


def test_the_grid_of_what_is_known(small_store: Store, text: Text) -> None:
    view = evidence.evidence(ViewState("/data"), small_store, text)
    found = {area["ref_area"]: counts for area, counts in view.rows}
    assert found == {"alphaville": {"6": 1, "11": 1, "16": 1}, "beta-hill": {"6": 1, "16": 1}}


def test_cases_counted_and_one_by_one(small_store: Store, text: Text) -> None:
    counted = evidence.evidence(ViewState("/data"), small_store, text).listed
    assert [(row["source"], row["action"], row["n"]) for row in counted] == [("town-hall", "conflict", 1), ("town-hall", "dropped", 1)]
    cases = evidence.evidence(ViewState("/data", source="town-hall"), small_store, text).listed
    assert [(row["rule"], row["found"]) for row in cases] == [("two values", "2.1 and 2.3"), ("beyond the possible", "140")]
