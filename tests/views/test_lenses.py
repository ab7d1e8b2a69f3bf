"""A lens holds the measures of its subject: by target, by goal where it names none; the counts of a page follow it."""

import pytest

from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import ViewState
from dashboard.views import gaps, lenses, overview
from dashboard.views.lenses import Lens

CODES = ["theme.financing", "transition.food", "five_p.planet", "challenge.1.1"]
JOBS = Lens("transition.jobs", "Jobs and social protection", {"8.5": 1.0, "1.3": 1.0}, {"8": 0.4, "1": 0.4, "10": 0.2})
PLANET = Lens("five_p.planet", "Planet", {}, {"6": 1.0, "13": 1.0})


@pytest.mark.parametrize(
    ("lens", "goal", "target", "held"),
    [(JOBS, "8", "8.5", True), (JOBS, "8", "8.1", False), (JOBS, "10", None, True), (JOBS, "10", "10.2", False), (JOBS, "3", None, False),
     (PLANET, "6", "6.1", True), (PLANET, "6", None, True), (PLANET, "7", "7.1", False)],
)  # fmt: skip
def test_targets_win_over_goals(lens: Lens, goal: str, target: str | None, held: bool) -> None:
    assert lens.holds({"goal": goal, "target": target}) is held


def test_which_goals_a_lens_reaches() -> None:
    assert [goal for goal in ("1", "8", "10", "6") if JOBS.names(goal)] == ["1", "8"]
    assert [goal for goal in ("6", "13", "1") if PLANET.names(goal)] == ["6", "13"]


def test_all_lenses_in_four_groups(store: Store) -> None:
    groups = lenses.groups(store.record())
    assert [(group, len(links)) for group, links in groups] == [("theme", 4), ("transition", 6), ("five_p", 5), ("challenge", 12)]
    assert groups[1][1][0] == ("transition.food", "Food systems") and groups[3][1][0][0] == "challenge.1.1"
    for _, links in groups:
        for code, label in links:
            found = lenses.lens(store.record(), code)
            assert found and found.label == label and found.goals, code


@pytest.mark.parametrize("code", ["", "transition", "transition.cheese", "challenge.9.9", "food"])
def test_no_lens_or_an_unknown_one_narrows_nothing(store: Store, code: str) -> None:
    assert lenses.lens(store.record(), code) is None


def test_the_challenges_of_a_lens(store: Store) -> None:
    record = store.record()
    assert lenses.challenges(record, lenses.lens(record, "challenge.2.2")) == {"2.2"}  # type: ignore[arg-type]
    assert lenses.challenges(record, lenses.lens(record, "transition.jobs")) == {"2.1", "2.2"}, "1.3, 8.3, 8.5, 8.6"  # type: ignore[arg-type]
    assert lenses.challenges(record, lenses.lens(record, "five_p.planet")) == {"1.4", "2.3"}, "goals 6 and 13"  # type: ignore[arg-type]
    assert lenses.challenges(record, lenses.lens(record, "transition.food")) == set()  # type: ignore[arg-type]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("city", ["barcelona", "bogota", "bristol"])
def test_a_lens_splits_the_measures_of_a_city(store: Store, text: Text, city: str, code: str) -> None:
    whole = gaps.gaps(ViewState("/gaps", city=city), store, text)
    seen = gaps.gaps(ViewState("/gaps", city=city, lens=code), store, text)
    through = lenses.lens(store.record(), code)
    assert through and all(through.holds(measure.series) for measure in seen.measures)
    assert {measure.key for measure in (*seen.measures, *seen.beyond)} == {measure.key for measure in whole.measures}
    assert sum(seen.counts.values()) == len(seen.measures) == len(seen.listed) + len(seen.unjudged)
    assert all(through.names(goal["goal"]) for goal in seen.empty_goals)


def test_a_measure_asked_for_by_name_is_shown_beyond_the_lens(store: Store, text: Text) -> None:
    view = gaps.gaps(ViewState("/gaps", city="bogota", lens="transition.food", series="colombia-homicides"), store, text)
    assert view.focus and view.focus.key == "colombia-homicides"
    assert "colombia-homicides" not in {measure.key for measure in view.measures}


@pytest.mark.parametrize("code", CODES)
def test_the_overview_counts_what_the_cities_have_through_a_lens(store: Store, text: Text, code: str) -> None:
    view = overview.overview(ViewState("/", lens=code, region="Europe"), store, text)
    counted = [gaps.gaps(ViewState("/gaps", city=area["ref_area"], lens=code), store, text).measures for area in view.areas]
    own = [[measure for measure in measures if measure.assessed["boundary"] in ("city", "metro", "urban-centre")
            and measure.assessed["value"] is not None and measure.series["direction"] != "context"] for measures in counted]  # fmt: skip
    assert view.total == sum(map(len, own))
    assert [area["n_series"] for area in view.areas] == [len(measures) for measures in own]
    assert view.with_figures == sum(bool(measures) for measures in own)


def test_through_a_lens_that_holds_everything_the_overview_is_the_whole(store: Store, text: Text) -> None:
    series = store.catalogue().series
    rows = store.counts_of_series("~".join(key for key, record in series.items() if record["direction"] != "context"))
    whole = store.goal_counts("", "")
    assert sum(row["n"] for row in rows) == sum(row["n"] for row in whole)
    assert sum(row["n_old"] for row in rows) == sum(row["n_old"] for row in whole)
