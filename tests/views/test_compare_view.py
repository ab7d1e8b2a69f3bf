"""The comparison worked out from the project's data: cities, measures, places, the shared dashboard. Values were read in the files."""

import re
import statistics
from collections.abc import Callable

import pytest

from dashboard.analysis.ranks import Place
from dashboard.exports import compare as compare_rows
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import MOST_CITIES, ViewState
from dashboard.views import among_peers, compare, compare_mean, compare_measure, compare_pair, compare_sets, compare_shared
from dashboard.views.compare import Compare

Look = Callable[..., Compare]
US = "new-york~los-angeles~pittsburgh~honolulu~boston-us~chicago-us~houston-us~miami-us~san-francisco-us~seattle-us"
EUROPE = "madrid~berlin~helsinki~zagreb~mannheim"


@pytest.fixture
def look(store: Store, text: Text) -> Look:
    return lambda **keys: compare.compare(ViewState("/compare", **keys), store, text)


def test_without_a_choice_the_members_with_the_clearest_figures_stand_there(look: Look) -> None:
    view = look()
    assert view.series and view.series["series"] == "eu-unemployment" and not view.is_chosen
    assert len(view.cities) == MOST_CITIES and all(city["is_network"] for city in view.cities)


def test_a_highlight_alone_brings_its_best_measure_and_others_that_have_it(look: Look) -> None:
    view = look(highlight="bogota")
    assert view.slugs[0] == view.highlight == "bogota" and view.series and view.series["series"] == "colombia-homicides"
    assert set(view.slugs) >= {"cali", "medellin"}


def test_the_measure_says_most_about_the_cities_chosen(look: Look) -> None:
    assert look(cities=EUROPE).series["series"] == "eu-unemployment"  # type: ignore[index]
    mixed = look(cities="bogota~mexico-city~los-angeles").series
    assert mixed and mixed["green"] is not None, "greenhouse gases, never to be ranked, are not the first choice"
    assert look(cities="male").series is None or look(cities="male").series["panel"]  # type: ignore[index]


def test_places_have_ranges_and_leave_old_figures_out(look: Look, store: Store) -> None:
    one = compare_measure.one_measure(look(cities=f"{EUROPE}~bristol", series="eu-unemployment"), store)
    assert one
    assert [standing.slug for standing in one.standings] == ["zagreb", "bristol", "mannheim", "berlin", "madrid", "helsinki"]
    values = [standing.measure.assessed["value"] for standing in one.standings]
    assert values == [2.83, 3.76, 6.15, 6.5, 8.91, 10.11]
    places = [standing.place for standing in one.standings]
    assert places[1] is None and places[0] == Place(1, 1, 1, 5) and places[-1] == Place(5, 5, 5, 5)
    assert (one.moving("better"), one.moving("worse"), len(one.fell)) == (5, 1, 5)
    old = compare_measure.one_measure(look(cities=f"{EUROPE}~bristol", series="eu-unemployment", old="1"), store)
    assert old and old.standings[1].place == Place(2, 2, 2, 6)


def test_chips_keep_those_that_move_so(look: Look, store: Store) -> None:
    one = compare_measure.one_measure(look(cities=EUROPE, series="eu-unemployment", moving="worse"), store)
    assert one and [standing.slug for standing in one.shown] == ["mannheim"] and len(one.standings) == 5


def test_cities_of_another_panel_are_never_put_on_the_scale(look: Look, store: Store) -> None:
    view = look(cities="mannheim~los-angeles~bogota", series="eu-unemployment")
    one = compare_measure.one_measure(view, store)
    assert one and [standing.slug for standing in one.standings] == ["mannheim"]
    assert {city["ref_area"] for city, _ in one.missing} == {"los-angeles", "bogota"}
    assert {row["REF_AREA"] for row in compare_rows.ranked(view, store)} == {"mannheim", "los-angeles", "bogota"}


def test_the_strip_is_the_whole_panel(look: Look, store: Store) -> None:
    one = compare_measure.one_measure(look(cities=EUROPE, series="eu-unemployment"), store)
    assert one and one.strip
    own = [(row["value"], row["year"]) for area in store.catalogue().areas for row in [store.cells([area])[area].get("eu-unemployment")] if row]
    assert one.strip["n"] == len(own) == sum(one.strip["weight"]) == 410
    near = [value for value, year in own if year >= 2021]
    assert (one.strip["n_middle"], one.strip["middle_from"], one.strip["last_year"]) == (len(near), 2021, 2024) == (214, 2021, 2024)
    assert [one.strip[key] for key in ("p25", "median", "p75")] == pytest.approx(statistics.quantiles(near, n=4, method="inclusive"))


def test_a_shared_dashboard_of_ten_us_cities(look: Look, store: Store) -> None:
    one = compare_shared.shared(look(cities=US, old="1", chart="shared"), store)
    assert one.counts == {"all": 52, "one": 54, "half": 58}
    assert one.core and one.core.exact and (one.k, one.core.cells, one.total, one.core.everyone) == (12, 120, 160, 10)
    assert len({row.series["goal"] for row in one.rows}) == 12, "the best of twelve measures reach twelve goals"
    assert [len(core.measures) for core in one.curve] == list(range(1, 53))
    assert all(after.cells >= before.cells for before, after in zip(one.curve, one.curve[1:], strict=False))


def test_old_and_modelled_figures_and_context_stay_out(look: Look, store: Store) -> None:
    one = compare_shared.shared(look(cities=US, chart="shared"), store)
    assert one.core is None and not one.rows
    european = compare_shared.shared(look(cities=EUROPE, chart="shared"), store)
    for slug, keys in european.held.items():
        for key in keys:
            cell = european.view.cells[slug][key]
            assert not cell["is_old"] and cell["nature"] != "M" and cell["obs_status"] not in ("E", "F")
            assert store.catalogue().series[key]["direction"] != "context"


def test_rules_a_reader_sets(look: Look, store: Store) -> None:
    def ask(**keys: str) -> compare_shared.Shared:
        return compare_shared.shared(look(cities=US, old="1", chart="shared", **keys), store)

    assert ask(k="5").k == 5 and ask(have="half").rules.at_least == 5 and ask(have="7").rules.at_least == 7
    few = ask(most="1", k="60")
    goals = [row.series["goal"] for row in few.rows]
    assert len(goals) == len(set(goals)) == 15 and few.wanted == 60, "one measure of each goal the cities share"
    kept = ask(need="us-gini", k="3") if "us-gini" in store.catalogue().series else ask(need=few.rows[0].series["series"], k="3")
    assert set(kept.rules.required) <= {row.series["series"] for row in kept.rows}
    newer = ask(newest="2018")
    assert all(measure.assessed["year"] >= 2018 for row in newer.rows for measure in row.measures if measure)


def test_steps_tell_how_much_of_the_way_is_missing(look: Look, store: Store) -> None:
    one = compare_shared.shared(look(cities=US, old="1", chart="shared", rows="all"), store)
    for row in one.rows:
        for measure in filter(None, row.measures):
            step, assessed = compare_shared.step(measure), measure.assessed
            assert (step == 0) == compare_shared.is_met(measure)
            if step > 0:
                missing = (row.series["green"] - assessed["value"]) / (row.series["green"] - row.series["lower_bound"])
                assert step == min(int(missing * 4) + 1, 4)


def test_two_measures_lie_in_one_panel(look: Look, store: Store) -> None:
    found = compare_pair.pair(look(cities=EUROPE, series="eu-unemployment", against="qol-schools"), store)
    assert found and found.refused and found.up["panel"] == found.across["panel"] == "europe"
    madrid = next(row for row in found.named if row["ref_area"] == "madrid")
    assert (madrid["x"], madrid["x_year"]) == (8.91, 2024)
    assert compare_pair.pair(look(cities="bogota~durban"), store) is None


def test_a_mean_is_formed_inside_one_panel_with_its_ranges(look: Look, store: Store) -> None:
    found = compare_mean.mean_of_goals(compare_shared.shared(look(cities=US, old="1", chart="shared"), store))
    assert found and found.panel["panel"] == "us-metros" and (found.measures, found.goals, len(found.ranked)) == (12, 12, 10)
    for one in found.ranked:
        place, (low, high) = one.place, one.overall
        assert place.mean is not None and 0 <= place.mean <= 100
        assert 1 <= low <= min(place.low, one.geometric, one.weights[0]) and max(place.high, one.geometric, one.weights[1]) <= high <= 10
        # One measure per goal here, so that it is the same to leave out the one or the other.
        assert one.measure_out == (place.low, place.high)
    assert found.moves_most.overall[1] - found.moves_most.overall[0] == max(one.overall[1] - one.overall[0] for one in found.ranked)
    assert compare_mean.mean_of_goals(compare_shared.shared(look(cities="bogota~durban", chart="shared"), store)) is None


def test_the_mean_of_one_goal_takes_all_its_measures(look: Look, store: Store) -> None:
    one = compare_shared.shared(look(cities=US, old="1", chart="shared", mean="1", goal="3"), store)
    assert "3" in compare_mean.goals_to_ask(one)
    found = compare_mean.mean_of_goals(one)
    assert found and found.goal == "3" and found.measures > 1 and all(city.measure_out is None for city in found.ranked)
    first = found.ranked[0].area["ref_area"]
    scores = [cell["score"] for key, cell in one.view.cells[first].items() if key in one.passing and one.view.catalogue.series[key]["goal"] == "3"
              and cell["score"] is not None]  # fmt: skip
    assert found.ranked[0].place.mean == pytest.approx(sum(scores) / len(scores))


def test_ready_made_sets(look: Look, store: Store) -> None:
    view = look(cities=EUROPE)
    groups = dict(compare_sets.by_group(view, store, store.record()))
    africa = next(choice for choice in groups["region"] if choice.key == "Africa")
    assert (africa.members, len(africa.cities), africa.series) == (26, MOST_CITIES, "")
    europe = next(choice for choice in groups["region"] if choice.key == "Europe")
    assert europe.series == "eu-unemployment" and {"madrid", "zagreb"} <= set(europe.cities)
    assert sum(choice.members for choice in groups["size"]) == sum(bool(area["population"]) for area in store.catalogue().network_areas.values())
    assert all(2 <= len(choice.cities) <= MOST_CITIES for choices in groups.values() for choice in choices)


def test_ready_made_sets_follow_the_measure(look: Look, store: Store) -> None:
    """Of a region, the cities with the measure chosen come first: the sets of another measure are not theirs."""
    sets = {}
    for series in ("eu-unemployment", "colombia-homicides", "eu-unemployment"):
        groups = dict(compare_sets.by_group(look(cities=EUROPE, series=series), store, store.record()))
        sets[series] = next(choice.cities for choice in groups["region"] if choice.key.startswith("Latin"))
    assert {"bogota", "cali", "medellin"} <= set(sets["colombia-homicides"]) and sets["colombia-homicides"] != sets["eu-unemployment"]


def test_peers_are_near_and_share_three_attributes(look: Look, store: Store) -> None:
    near = compare_sets.like(look(cities="bogota~madrid"), store)
    assert near and near.slug == "bogota" and 0 < len(near.peers) <= 8
    assert [row["peer"] for row in near.peers][:3] == ["santiago", "valle-de-aburra", "sao-paulo"]
    assert all(row["distance"] <= 0.5 and row["shared"].count("~") >= 2 for row in near.peers)
    assert [row["distance"] for row in near.peers] == sorted(row["distance"] for row in near.peers)
    everyone = compare_sets.like(look(cities="bogota~madrid", peers="all"), store)
    assert everyone and everyone.peers[-1]["distance"] <= near.peers[-1]["distance"]


def test_a_city_among_its_peers(look: Look, store: Store, text: Text) -> None:
    """By hand: Berlin 6.5 in 2023; Sofia 4.48, Milan 5.6, Torino 8.23, Madrid 8.91, Brussels 11.72, Lyon 12.03 lie within three years."""
    near = compare_sets.like(look(cities="berlin~madrid", series="eu-unemployment"), store)
    assert near and near.among
    assert [row["value"] for row in near.among.counted] == [4.48, 5.6, 8.23, 8.91, 11.72, 12.03]
    mark = near.among.benchmark
    assert (mark.n, mark.best, mark.median, mark.gap_to_best) == (6, 4.48, pytest.approx(8.57), pytest.approx(2.02))
    assert mark.percentile == pytest.approx(200 / 3)
    # A quarter of the six lies below 5.6 + 0.25 × (8.23 − 5.6): the next better step is Milan's side of that.
    assert mark.gap_to_next_quartile == pytest.approx(6.5 - 6.2575)
    facts, said = among_peers.facts(near.among, store.catalogue()), among_peers.words(near.among, store.catalogue(), text)
    assert (near.among.extent, facts["n"], facts["years"], facts["percent"]) == ("some", "6", "2021–2024", "67")
    assert re.sub("[\u202f\u00a0]", " ", said) == "Best of them: Sofia, 4.5 % (2021). In the middle: 8.6 %. A next step would be 0.2 points less."
    rows = compare_rows.peers(near_view := look(cities="berlin~madrid", series="eu-unemployment"), store)
    assert near_view.slugs[0] == rows[0]["REF_AREA"] == "berlin" and sum(row["is_counted"] for row in rows) == 6 and rows[0]["own_value"] == 6.5


def test_nobody_is_placed_among_few_old_or_unjudged_figures(look: Look, store: Store) -> None:
    def near(**keys: str) -> compare_sets.Like:
        found = compare_sets.like(look(**keys), store)
        assert found
        return found

    assert near(cities="bristol", series="eu-unemployment").among is None, "a figure of 2018 is old"
    assert near(cities="bogota", series="colombia-homicides").among is None, "fewer than five peers have it"
    assert near(cities="berlin~madrid", series="eu-unemployment", chart="shared").series is None
    assert near(cities="madrid", peers="all").figures.keys() >= {"madrid"}


@pytest.mark.parametrize("picture", [compare_rows.ranked, compare_rows.trends, compare_rows.strip, compare_rows.pair, compare_rows.shared, compare_rows.curve,
                                     compare_rows.mean, compare_rows.peers])  # fmt: skip
def test_every_picture_has_its_rows(look: Look, store: Store, picture: Callable) -> None:
    found = picture(look(cities=US, old="1"), store)
    assert found and all(row.keys() == found[0].keys() and row["release"] for row in found)
    assert picture(look(cities="male"), store) is not None
