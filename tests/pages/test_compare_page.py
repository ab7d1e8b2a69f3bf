"""The page /compare: sentences from the counts, useful answers to bad links, cities that travel."""

import csv
import io
import re
from collections.abc import Callable
from html import unescape

import pytest
from flask.testing import FlaskClient

from dashboard.components import shell
from dashboard.components.content import Content
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import ViewState

Draw = Callable[[str], Content]
US = "new-york~los-angeles~pittsburgh~honolulu"


def whole(page: Content) -> str:
    """All words of a page."""
    return unescape(re.sub(r"<[^>]+>", " ", " ".join(page.parts.values())))


def test_the_title_counts_what_the_figures_say(draw: Draw) -> None:
    page = draw("/compare")
    assert page.title == "Unemployment: down in 11 of 13 cities since each one's start (2011–2018)"
    assert "Three are at or beyond the 2030 target of 5 %. One figure is old; it is shown, but has no place." in page.sentence.replace("\u202f", " ")
    page = draw("/compare?cities=madrid~mannheim&series=eu-unemployment&highlight=madrid")
    assert page.title == "Unemployment: down in 1 of 2 cities since 2015"
    assert "Highlighted: Madrid, 8.9 % in 2024, place 2 of 2." in page.sentence.replace("\u202f", " ")


def test_a_row_has_the_year_of_its_start_where_starts_differ(draw: Draw) -> None:
    page = draw("/compare?cities=madrid~berlin~zagreb~sofia~bucharest")
    assert page.title == "Unemployment: down in 4 of 5 cities since each one's start (1992–2015)"
    said = " ".join(whole(page).split())
    assert "start (first year in the row)" in said and "2011 → 2021" in said and "1992 → 2004 · old" in said
    said = " ".join(whole(draw("/compare?cities=madrid~mannheim&series=eu-unemployment")).split())
    assert "start (2015)" in said and "→" not in said


def test_cities_that_stood_still_are_counted(draw: Draw) -> None:
    cities = "belo-horizonte~brasilia~guarulhos~rio~sao-paulo~porto-alegre"
    page = draw(f"/compare?cities={cities}&series=snis-drainage")
    assert page.title == "Streets with storm drains: up in 4 of 6 cities, unchanged in 2 since each one's start (2017–2019)"
    page = draw("/compare?cities=sao-paulo~porto-alegre&series=snis-drainage")
    assert page.title == "Streets with storm drains: unchanged in 2 of 2 cities since each one's start (2017–2019)"


def test_only_single_values_give_a_span_and_no_trends(draw: Draw) -> None:
    page = draw("/compare?cities=madrid~berlin~helsinki&series=qol-schools")
    assert page.title.replace("\u202f", " ") == "Satisfied with schools: 53–74 % in 3 cities"
    assert "compare-trends" not in page.parts
    assert "one figure only" in whole(draw("/compare?cities=madrid~berlin&series=qol-schools&chart=trends"))


def test_the_whole_panel_says_what_a_tick_is_and_has_its_table_and_its_own_years(draw: Draw) -> None:
    page = draw("/compare?cities=madrid~berlin&series=eu-unemployment&table=1").parts["compare-strip-foot"].replace("\u202f", " ")
    assert "Cities whose figures lie very close share a tick" in page and "· 2002–2024 ·" in page
    assert "<td>1.60–1.74 %</td>" in page and sum(map(int, re.findall(r'<td class="num">(\d+)</td>', page))) == 410
    page = draw("/compare?cities=toronto~montreal&series=canada-housing-need&table=1").parts["compare-strip-foot"]
    assert "One tick per figure" in page and len(re.findall('<td class="num">1</td>', page)) == 2


def test_a_middle_half_says_of_how_many_and_is_drawn_from_five_on(draw: Draw) -> None:
    page = whole(draw("/compare?cities=madrid~berlin&series=eu-unemployment")).replace("\u202f", " ")
    assert "middle half of the cities with a figure in the year, 20–362 of them" in page
    assert "Grey: the middle half of the 214 figures of 2021–2024, 5.9–13.3 %" in page
    page = whole(draw("/compare?cities=toronto~montreal&series=canada-housing-need"))
    assert "no band: fewer than five comparable cities" in page and "Among all 2" in page and "Grey: the middle half" not in page


def test_the_shared_dashboard_says_what_is_met(draw: Draw) -> None:
    page = draw(f"/compare?chart=shared&old=1&cities={US}")
    assert page.title == "Four of 12 shared measures are met by no city here"
    table = page.parts["compare-table"]
    assert table.count('id="shared-') == 12 and 'class="hole"' not in table and "shade-0" in table
    assert "Shared dashboard of 4 cities (New York, Los Angeles, Pittsburgh, Honolulu): 12 measures" in whole(page)
    gaps = re.search(r'href="(/gaps[^"]*)" id="open-gaps"', page.parts["compare-home"])
    assert gaps and "measures=us-" in gaps[1]
    assert "12 chosen measures" in draw(unescape(gaps[1])).title
    assert "12 chosen measures" in draw(unescape(gaps[1]).replace("/gaps", "/")).title


def test_a_shared_dashboard_of_one_measure_speaks_of_one(draw: Draw) -> None:
    page = draw("/compare?cities=bogota~cali~medellin~madrid&chart=shared")
    assert page.title == "The one shared measure is met by no city here"
    assert page.sentence.endswith("Below is one, suggested because it reaches most: 3 of 24 pairs of a city and a goal.")
    said = " ".join(whole(page).split())
    assert "One measure reaches 3 of 24 pairs" in said and "Shared dashboard: 1 measure, city by city" in said
    assert "Madrid): one measure, the best set" in said and "pairs of a city and a goal. Without it: Madrid." in said and "1 measures" not in said


def test_what_is_suggested_is_no_longer_than_it_must_be(draw: Draw) -> None:
    address = "/compare?cities=madrid~zagreb~barcelona~berlin~bogota&chart=shared"
    page = draw(address)
    assert page.parts["compare-table"].count('id="shared-') == 6
    assert "Below are 6, the fewest that reach as many as 12 would: 24 of 85 pairs" in page.sentence
    assert "4 of 5 cities have every measure. Without any of them: Bogotá." in whole(page)
    asked = draw(f"{address}&k=12")
    assert asked.parts["compare-table"].count('id="shared-') == 12 and "Below are 12, suggested because they reach most: 24 of 85" in asked.sentence


def test_missing_values_are_hatched_and_named(draw: Draw) -> None:
    table = draw("/compare?chart=shared&have=half&cities=madrid~berlin~mannheim~milan").parts["compare-table"]
    assert 'class="hole"' in table and "no value" in table and "missing: " in table


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("cities=bogota", "A comparison needs at least two cities"),
        ("cities=bogota&chart=shared", "A shared dashboard needs at least two cities"),
        ("cities=bogota~bogota~madrid", "“bogota” stands in the link twice"),
        ("cities=atlantis~madrid~berlin", "No city goes by “atlantis”"),
        ("cities=madrid~berlin&series=us-gini-nonsense", "No measure here goes by"),
        ("cities=bogota~durban&series=eu-unemployment", "none of these cities has a figure"),
        ("cities=mannheim~los-angeles&series=eu-unemployment", "of these cities only Mannheim has a figure"),
        ("cities=madrid~berlin&highlight=bogota", "Bogotá is not among the cities compared"),
        ("cities=madrid~berlin&chart=shared&k=60", "These rules allow no set of that size (60)"),
        (f"cities={US}&chart=shared", "new enough"),
        ("cities=madrid~berlin&chart=shared&need=colombia-homicides", "One required measure is known for none of these cities"),
        ("cities=madrid~berlin&chart=shared&have=14", "A measure was to be known for 14 cities, but 2 are compared"),
        ("cities=madrid~berlin&chart=shared&need=nonsense", "No measure here goes by “nonsense”"),
        ("cities=bogota~durban&chart=two", "There is no second measure"),
        ("cities=madrid~berlin&chart=two&series=eu-unemployment&against=qol-schools", "two panels are never put on one chart"),
    ],
)
def test_bad_input_gets_a_useful_page_and_a_sentence(draw: Draw, query: str, said: str) -> None:
    page = draw(f"/compare?{query}")
    assert said in whole(page) and page.title and "compare-tools" in page.parts


def test_fifteen_cities_are_one_too_many(draw: Draw, store: Store) -> None:
    slugs = list(store.catalogue().network_areas)[:16]
    page = draw(f"/compare?cities={'~'.join(slugs)}")
    assert "14 cities at most, so the last 2 are left out" in whole(page)
    assert "so the last one is left out" in whole(draw(f"/compare?cities={'~'.join(slugs[:15])}"))
    assert page.parts["compare-tools"].count('id="token-') == 14 and "data-picker" not in page.parts["compare-tools"]


def test_a_mean_only_on_request(draw: Draw) -> None:
    address = f"/compare?chart=shared&old=1&cities={US}"
    assert "Mean over goals" not in whole(draw(address)).replace("Show a mean", "")
    told = whole(draw(f"{address}&mean=1"))
    assert "Other weights" in told and "Geometric mean" in told and re.search(r"\d \(\d–\d\) of 4", told)
    assert re.search(r"Worked out in all the ways below, .* moves most, from place \d to \d", told)
    assert "Mean over the measures of goal 3" in whole(draw(f"{address}&mean=1&goal=3"))
    assert "No mean can be formed" in whole(draw(f"{address}&mean=1&goal=17"))


def test_peers_tell_what_makes_them_so(draw: Draw) -> None:
    told = whole(draw("/compare?cities=bogota~madrid&highlight=bogota"))
    assert "Cities most like Bogotá" in told and "million people" in told and "inland" in told


def test_a_city_is_set_against_its_peers_in_words(draw: Draw) -> None:
    told = whole(draw("/compare?cities=berlin~madrid&series=eu-unemployment")).replace("\u202f", " ")
    assert "Of these cities 6 have a figure within three years (2021–2024): Berlin (6.5 % in 2023) does better than 67 % of them" in told
    assert "Best of them: Sofia, 4.5 % (2021)" in told and "The figure of Bristol is old" in whole(draw("/compare?cities=bristol&series=eu-unemployment"))
    panel = whole(draw("/gaps?city=berlin&series=eu-unemployment")).replace("\u202f", " ")
    assert re.search(r"Of the members of the network \d+ have a figure within three years \(20\d\d–2024\): Berlin \(6.5 % in 2023\) does better", panel)


def test_chosen_cities_travel(store: Store, text: Text, draw: Draw) -> None:
    header = shell.header(ViewState("/compare", cities="madrid~berlin", highlight="berlin"), store.catalogue(), text, store.newest(), "one")
    for address in ("/gaps?city=berlin&amp;cities=madrid~berlin", "/reviews?cities=madrid~berlin", "/activities?cities=madrid~berlin"):
        assert f'href="{address}"' in header
    back = shell.header(ViewState("/gaps", city="bogota", cities="madrid~berlin"), store.catalogue(), text, store.newest(), "one")
    assert 'href="/compare?cities=madrid~berlin"' in back
    assert 'href="/compare?highlight=bogota"' in shell.header(ViewState("/gaps", city="bogota"), store.catalogue(), text, store.newest(), "one")
    assert 'id="compared-berlin"' in draw("/gaps?city=madrid&cities=madrid~berlin").parts["gaps-head"]


def test_five_places_at_the_bottom_and_the_rest_under_more(store: Store, text: Text) -> None:
    bottom = shell.header(ViewState("/reviews"), store.catalogue(), text, store.newest(), "one").partition('class="bottom"')[2]
    bar, _, menu = bottom.partition("<details")
    assert bar.count("<a ") == len(shell.BOTTOM) == 4
    assert "Reviews" in menu and "Data" in menu and "data-current" in menu


def test_a_measure_leads_from_gaps_to_the_comparison(draw: Draw) -> None:
    panel = draw("/gaps?city=madrid&series=eu-unemployment").parts["gaps-panel-network"]
    assert 'href="/compare?series=eu-unemployment&amp;highlight=madrid"' in panel
    own = draw("/gaps?city=barcelona&series=bcn-1-1").parts["gaps-panel-network"]
    assert "compare-measure" in own or "/compare" not in own


@pytest.mark.parametrize(("chart", "parts"), [
    ("one", ["compare-toolbar", "compare-rows", "compare-foot", "compare-trends"]), ("trends", ["compare-trends"]),
    ("two", ["compare-pair-head", "compare-pair-foot"]),
    ("shared", ["compare-controls", "compare-table", "compare-curve-head", "compare-curve-foot", "compare-home"]),
])  # fmt: skip
def test_two_printed_sheets_hold_the_finding_and_what_carries_it(draw: Draw, chart: str, parts: list[str]) -> None:
    page = draw(f"/compare?chart={chart}&print=1")
    assert list(page.parts) == ["print-head", "compare-head", *parts, "print-foot"]
    assert page.title in whole(page)


def test_a_long_shared_dashboard_says_what_the_sheet_cuts(draw: Draw) -> None:
    page = draw(f"/compare?chart=shared&old=1&cities={US}&rows=all&print=1")
    assert page.parts["compare-table"].count('id="shared-') == 16 and "16 of 52 measures are printed here" in whole(page)


@pytest.mark.parametrize("chart", ["one", "trends", "two", "shared"])
def test_rows_to_take_away(client: FlaskClient, chart: str) -> None:
    answer = client.get(f"/compare.csv?cities=madrid~berlin~zagreb&series=eu-unemployment&chart={chart}")
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert answer.status_code == 200 and rows
    assert all(row["UNIT_MEASURE"] and row["source"] and row["licence"] and row["release"] for row in rows)
    if chart == "one":
        found = [(row["REF_AREA"], float(row["OBS_VALUE"]), row["place"]) for row in rows]
        assert found == [("zagreb", 2.83, "1"), ("berlin", 6.5, "2"), ("madrid", 8.91, "3")]


def test_the_table_twin_holds_what_the_picture_shows(draw: Draw) -> None:
    twin = draw("/compare?cities=madrid~berlin~zagreb&series=eu-unemployment&table=1")
    table = whole(Content("", "", {"t": twin.parts["compare-foot"]}, {}, twin.frame)).replace("\u202f", " ")
    assert "Zagreb 11.9 % (2015) 2.8 % 2024 Met and holding" in " ".join(table.split())
    assert "<table" in twin.parts["compare-trends"] and "<table" in draw(f"/compare?chart=shared&old=1&cities={US}&table=1").parts["compare-curve-foot"]


def test_two_measures_read_as_a_sentence_and_an_empty_dashboard_names_no_source(draw: Draw) -> None:
    page = draw(f"/compare?chart=two&cities={US}&series=us-traffic-deaths&against=us-child-poverty")
    assert page.title == "Road deaths and children in poverty" and "Each of the 4 cities has both, among 103 in all" in page.sentence
    assert "Source: –" not in " ".join(whole(draw(f"/compare?chart=shared&cities={US}")).split())


@pytest.mark.parametrize("old", ["", "&old=1"])
def test_figures_counted_in_different_ways_are_never_ranked(draw: Draw, old: str) -> None:
    page = draw(f"/compare?cities=bogota~paris~madrid~new-york&series=city-ghg-per-person{old}")
    said = " ".join(whole(page).split())
    assert "Nobody has a place: cities and universities count these in different ways" in said and "best at the top" not in said
    assert not re.search(r"\b1 of 4\b|have a place all the same|does better than|Give old figures a place", said)


def test_a_place_says_whether_old_figures_count(draw: Draw) -> None:
    address = "/compare?cities=new-york~bogota~madrid&series=un-transport-access"
    assert "A place counts figures that are not old" in whole(draw(address)) and "A place counts old figures too" in whole(draw(address + "&old=1"))


def test_years_are_said_to_differ_only_where_they_do(draw: Draw) -> None:
    assert "Years differ: read the year" in whole(draw("/compare?cities=madrid~berlin&series=eu-unemployment"))
    same = whole(draw("/compare?cities=bogota~cali~medellin&series=colombia-homicides"))
    assert "Ordered by latest value, best at the top." in same and "Years differ" not in same
