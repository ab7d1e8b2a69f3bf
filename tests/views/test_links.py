"""The links as views: panels, goals, pairs, chosen cities; values checked by hand in the raw figures."""

import pytest

from dashboard import exports
from dashboard.concepts import LinkClass, ObsStatus
from dashboard.exports import interlinkages as link_rows
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import ViewState
from dashboard.views import link_pair, link_sets, links, named_links, shared_work
from dashboard.views.links import Links

FIREARMS, MOBILITY = "us-firearm-deaths", "us-upward-mobility"


def view(store: Store, text: Text, **keys: str) -> Links:
    return links.links(ViewState("/interlinkages", **keys), store, text)


def test_the_panel_with_most_pairs_is_shown_first(store: Store, text: Text) -> None:
    found = view(store, text)
    assert (found.key, found.totals, found.panel["n_areas"]) == ("us-metros", (1456, 204, 20), 105)
    assert found.goals == ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "15", "16"]


@pytest.mark.parametrize(
    ("panel", "tested", "together", "apart"),
    [("us-metros", 1456, 204, 20), ("brazil-atlas", 759, 480, 5), ("europe", 27, 5, 0), ("un-open-space", 1, 1, 0), ("eu-quality-of-life", 0, 0, 0)],
)
def test_counts_per_panel(store: Store, panel: str, tested: int, together: int, apart: int) -> None:
    row = next(row for row in store.link_panels() if row["panel"] == panel)
    assert (row["tested"], row["together"], row["apart"]) == (tested, together, apart)


def test_a_pair_decides_its_panel_and_its_goal(store: Store, text: Text) -> None:
    found = view(store, text, pair="eu-pm10~eu-cars")
    assert (found.key, found.pair["a"], found.pair["b"], found.pair["class"]) == ("europe", "eu-cars", "eu-pm10", "together")
    assert found.goal == "11" and not found.said


def test_the_strongest_pair_of_a_goal_by_hand(store: Store, text: Text) -> None:
    """105 metros: ranks of deaths by firearms against the chances of poor children, turned so that up is better."""
    found = view(store, text, goal="16")
    assert {found.first, found.second} == {FIREARMS, MOBILITY}
    assert found.pair["n"] == 105 and found.pair["rho"] == pytest.approx(0.713726, abs=1e-3)
    points = link_pair.evidence(found)
    new_york = next(row for row in points if row["ref_area"] == "new-york")
    assert len(points) == 105 and new_york["a"] == pytest.approx(2.4, abs=0.05) and new_york["b"] == pytest.approx(43.9, abs=0.05)
    assert [row["name"] for row in link_pair.strong_on_both(found, link_pair.evidence(found))[:2]] == ["Honolulu", "New York"]


@pytest.mark.parametrize(
    ("pair", "said"),
    [("us-poverty~eu-no2", "links.noted.panels"), ("us-poverty", "links.noted.pair"), ("2.1~us-poverty", "links.noted.pair"),
     ("us-poverty~us-poverty", "links.noted.pair")],
)  # fmt: skip
def test_a_pair_that_cannot_be_gets_its_sentence(store: Store, text: Text, pair: str, said: str) -> None:
    found = view(store, text, pair=pair)
    assert [key for key, _ in found.said] == [said] and found.pair is not None
    assert all(text(key, **values) for key, values in found.said)


def test_an_excluded_pair_says_why(store: Store, text: Text) -> None:
    found = view(store, text, pair="us-poverty~us-child-poverty")
    assert (found.pair["class"], found.pair["reason"]) == (LinkClass.NOT_TESTED, "computed") and "same people" in found.pair["why"]
    assert link_pair.evidence(found) == ()


def test_a_choice_of_all_cities_says_what_the_build_says(store: Store, text: Text) -> None:
    """Computed on request by the same functions: every pair of the panel, number for number."""
    catalogue = store.catalogue()
    areas = tuple(sorted({row["ref_area"] for row in store.panel_values("us-metros")}))
    asked = {(row["a"], row["b"]): row for row in link_sets.computed(catalogue, store, "us-metros", areas)}
    built = {(row["a"], row["b"]): row for row in store.links_of_panel("across", "us-metros")}
    assert asked.keys() == built.keys()
    assert all(asked[key]["rho"] == pytest.approx(row["rho"], abs=1e-12) and asked[key]["class"] == row["class"] for key, row in built.items())


def test_a_choice_of_cities(store: Store, text: Text) -> None:
    few = view(store, text, cities="new-york~honolulu", only="1")
    assert few.said[0][0] == "links.noted.few" and few.said[0][1]["n"] == 2 and few.subset is None
    some = sorted({row["ref_area"] for row in store.panel_values("us-metros")})[:40]
    chosen = view(store, text, panel="us-metros", cities="~".join(some), only="1", goal="16")
    assert len(chosen.subset.areas) == 40 and 0 < chosen.totals[0] <= 1456 and chosen.pair["n"] <= 40
    assert len(link_pair.evidence(chosen)) == chosen.pair["n"]


def test_cities_that_travel_along_are_marked_among_all(store: Store, text: Text) -> None:
    found = view(store, text, goal="16", cities="new-york~honolulu~bogota")
    assert found.marked == {"new-york", "honolulu"} and found.subset is None and not found.said and found.totals[0] == 1456
    chosen = link_pair.figure(found, link_pair.evidence(found))["data"][-1]
    assert len(chosen["x"]) == 2 and chosen["marker"]["size"] == 15


def test_a_lens_narrows_the_measures(store: Store, text: Text) -> None:
    everything, through = view(store, text, goal="16"), view(store, text, goal="16", lens="theme.security")
    assert 0 < through.totals[0] < everything.totals[0]
    series = store.catalogue().series
    assert all(through.lens.holds(series[key]) for key in (through.first, through.second))


def test_only_pairs_many_cities_have(store: Store, text: Text) -> None:
    assert view(store, text, n="100").totals[0] < view(store, text, n="50").totals[0] <= 1456


def test_with_size_held_constant(store: Store, text: Text) -> None:
    assert view(store, text, adjust="1").totals == (1456, 185, 18)


def test_over_time_only_changes_count(store: Store, text: Text) -> None:
    found = view(store, text, layer="time", city="mexico-city")
    assert found.totals == (214, 0, 0) and found.key == "mexico-city"
    points = link_pair.evidence(found)
    assert len(points) == found.pair["n"] >= 8 and all(row["year_a"] == row["year_b"] for row in points)
    other = view(store, text, layer="time", city="bogota")
    assert other.said[0][0] == "links.noted.no-city"


def test_gains_and_costs_stand_apart(store: Store, text: Text) -> None:
    found = link_pair.also(view(store, text, pair="us-overcrowding~us-overdose-deaths"))
    assert all(rho > 0 for _, rho, _ in found[LinkClass.TOGETHER]) and all(rho < 0 for _, rho, _ in found[LinkClass.APART])
    assert found[LinkClass.APART]


def test_only_the_three_resilience_challenges_are_clear(store: Store, text: Text) -> None:
    """As in the method note: siblings under one heading, and nothing else."""
    found = shared_work.shared_work(ViewState("/interlinkages", layer="activities"), store, text)
    assert len(found.chosen) == 28 and len(found.pairs) == 66
    assert sorted((pair.a, pair.b) for pair in found.pairs.values() if pair.is_clear) == [("2.1", "2.2"), ("2.1", "2.3"), ("2.2", "2.3")]
    assert not found.groups.are_real and found.groups.modularity == pytest.approx(0.0992, abs=1e-4) and found.n_many == 1
    assert (found.pair.n_ab, len(found.both)) == (len(found.both), len(found.both))


def test_who_has_worked_on_both(store: Store, text: Text) -> None:
    found = shared_work.shared_work(ViewState("/interlinkages", layer="activities", pair="2.1~2.3"), store, text)
    assert found.pair.n_ab == len(found.both) == 10
    assert found.worked_on_both("members")["bogota"] == (3, 3)
    assert found.crossed() and shared_work.shared_work(ViewState("/interlinkages", layer="activities", few="1"), store, text).chosen != found.chosen


def test_targets_name_other_goals(store: Store, text: Text) -> None:
    found = named_links.wording(ViewState("/interlinkages", layer="wording", goal="16", to="4"), store, text)
    assert ("4.7", "culture of peace and non-violence") in {(row["target"], row["words"]) for row in found.listed}
    assert all(row["target"].partition(".")[0] != row["goal"] for row in found.rows)
    assert {row["target"] for row in found.rows} <= store.catalogue().targets.keys()


def test_research_is_nearly_empty_and_says_so(store: Store, text: Text) -> None:
    found = named_links.research(ViewState("/interlinkages", layer="research"), store, text)
    assert {(row["from"], row["to"], row["score"]) for row in found.links} == {("16", "8", None), ("4", "16", None), ("8", "16", None)}
    assert found.readings() == [] and not found.scores


@pytest.mark.parametrize("layer", ["figures", "time", "activities", "wording", "research"])
def test_rows_to_take_away(store: Store, text: Text, layer: str) -> None:
    """A link is no observation: how it came about stands beside a status that says so, and no cell of a status holds a word."""
    rows = exports.rows(ViewState("/interlinkages", layer=layer), store, text)
    assert rows and all({"UNIT_MEASURE", "TIME_PERIOD", "basis", "source", "release"} <= row.keys() for row in rows)
    assert {row["OBS_STATUS"] for row in rows} == {exports.NOT_APPLICABLE}


@pytest.mark.parametrize(
    ("query", "n", "ends"),
    [
        ({"layer": "research"}, 3, ("from", "to")),
        ({"layer": "research", "goal": "4"}, 1, ("from", "to")),
        ({"layer": "research", "goal": "14"}, 0, ("from", "to")),
        ({"layer": "wording", "goal": "14"}, 13, ("target", "goal_named")),
        ({"layer": "activities", "challenge": "2.1"}, 11, ("challenge_a", "challenge_b")),
    ],
)
def test_the_network_takes_along_the_links_of_its_middle(store: Store, text: Text, query: dict, n: int, ends: tuple[str, str]) -> None:
    rows = link_rows.network(ViewState("/interlinkages", **query), store, text)
    middle = query.get("challenge") or query.get("goal", "16")
    assert len(rows) == n and all(middle in (row[end] if "challenge" in query else row[end].partition(".")[0] for end in ends) for row in rows)


def test_statuses_of_points_are_codes(store: Store, text: Text) -> None:
    known = {status.value for status in ObsStatus}
    rows = exports.rows(ViewState("/interlinkages", pair=f"{FIREARMS}~{MOBILITY}"), store, text)
    assert {row[f"OBS_STATUS_{end}"] for row in rows for end in "ab"} <= known


def test_the_activities_of_a_pair(store: Store, text: Text) -> None:
    rows = link_rows.pair(ViewState("/interlinkages", layer="activities", pair="2.1~2.3"), store, text)
    assert len(rows) == 10 and all({"2.1", "2.3"} <= set(row["challenges"].split("~")) for row in rows)


def test_rows_of_the_pictures_beside(store: Store, text: Text) -> None:
    found = view(store, text, goal="16")
    assert len(link_rows.points(found)) == 105 and link_rows.also(found) and link_rows.strong(found)
    assert link_rows.crossed(ViewState("/interlinkages", layer="activities", by="members"), store, text)


def test_a_release_without_links_still_has_a_page(small_store: Store, text: Text) -> None:
    found = links.links(ViewState("/interlinkages"), small_store, text)
    assert found.pair is None and found.totals == (0, 0, 0) and found.goal == ""
