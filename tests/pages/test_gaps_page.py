"""`/gaps`: title, lead, strip and rows count the same measures; the panel shows the row that is marked."""

import html
import re
from collections import Counter
from collections.abc import Callable

import pytest

from dashboard.components.content import Content
from dashboard.concepts import Status
from dashboard.pages import gaps, gaps_words
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import ViewState
from dashboard.views import gaps as views
from dashboard.views import own_targets
from dashboard.views.gaps import Gaps

CITIES = ["barcelona", "bogota", "bristol", "los-angeles", "mexico-city", "montreal"]
DIRECTED = (Status.HOLD, Status.SLIP, Status.ON, Status.SPEED, Status.STALL, Status.REV)
MET = (Status.HOLD, Status.SLIP, Status.MET)


def strip(page: Content) -> Counter[str]:
    """The counts of the strip, as printed."""
    return Counter({status: int(n) for status, n in re.findall(r'id="strip-([\w-]+)".*?<b>(\d+)</b>', page.parts["gaps-head"], re.DOTALL)})


def rows(page: Content) -> Counter[str]:
    """The measures listed, by the status of their pill."""
    listed = re.findall(r' id="row-[^>]*>.*?</a>', page.parts["gaps-rows"] + page.parts["gaps-rest"], re.DOTALL)
    return Counter(re.search(r"pill pill-(\w+)", row)[1] for row in listed)  # type: ignore[index]


def viewed(store: Store, text: Text, city: str, **state: str) -> Gaps:
    view = views.gaps(ViewState("/gaps", city=city, **state), store, text)
    return own_targets.judged_by_own_targets(view) if state.get("targets") == "own" else view


@pytest.mark.parametrize("city", CITIES)
@pytest.mark.parametrize("choice", ["", "&goal=11", "&sort=goal"])
def test_the_strip_counts_the_rows(draw: Callable[[str], Content], city: str, choice: str) -> None:
    page = draw(f"/gaps?city={city}{choice}&rows=all")
    assert +strip(page) == rows(page)


@pytest.mark.parametrize("status", ["hold", "on", "rev", "level", "none"])
def test_a_choice_in_the_strip_lists_exactly_those(draw: Callable[[str], Content], status: str) -> None:
    page = draw(f"/gaps?city=bristol&show={status}&rows=all")
    assert rows(page) == +Counter({status: strip(page)[status]})


@pytest.mark.parametrize("goal", ["", "3", "11"])
def test_title_and_lead_count_what_the_strip_counts(store: Store, text: Text, goal: str) -> None:
    """For every member of the network, with and without a goal chosen."""
    for city in store.catalogue().network_areas:
        view = viewed(store, text, city, goal=goal)
        words, counts = gaps_words.words(view), view.counts
        known, unknown = sum(counts[status] for status in DIRECTED), counts[Status.LEVEL] + counts[Status.MET]
        if known:
            met, on = counts[Status.HOLD] + counts[Status.SLIP], counts[Status.ON]
            assert text.count("gaps.lead.judged", known, met=text.count("gaps.met", met), on=text.count("gaps.on", on)) in words.lead, city
        if unknown:
            assert text.count("gaps.lead.level" if known else "gaps.lead.only-level", unknown) in words.lead, city
        assert not words.lead or known + unknown
        fresh = Counter(measure.status for measure in view.of_goal if not measure.old)
        won, all_won = sum(fresh[status] for status in MET), sum(measure.status in MET for measure in view.of_goal)
        if fresh[Status.REV]:
            clear = sum(measure.status == Status.REV and not measure.old and measure.assessed["strength"] == "clear" for measure in view.of_goal)
            said = "gaps.away" if clear == fresh[Status.REV] else "gaps.away-some" if clear else "gaps.away-unclear"
            n = clear if said == "gaps.away-some" else fresh[Status.REV]
            assert words.title == text.count(said, n, city=view.city, of=text.number(fresh[Status.REV])), city
        elif won:
            recent = view.city if won == all_won else text("gaps.recent", city=view.city)
            assert words.title == text.count("gaps.won", won, city=recent), city


def test_the_pace_names_the_years_it_is_taken_from(draw: Callable[[str], Content], store: Store) -> None:
    """The status compares 2000 with 2010; the pace is that of three censuses, and the panel says both."""
    panel = html.unescape(draw("/gaps?city=sao-paulo&series=brazil-poverty").parts["gaps-panel-top"])
    assert "Pace since 1991" in panel and "Pace since 2000" not in panel
    assert "The status compares 2000 with 2010; the pace is the middle one of all values since 1991." in panel
    row = next(row for row in store.assessments_of_area("mexico-city") if row["series"] == "mexico-1-n2-2")
    assert (row["n_points"], row["n_pace"], row["pace_from"], row["start_year"], row["strength"]) == (24, 5, 2013, 2013, "clear")
    assert "clear trend, 5 values since 2013" in html.unescape(draw("/gaps?city=mexico-city&series=mexico-1-n2-2").parts["gaps-panel-top"])


def test_lead_and_title_have_no_loose_ends(store: Store, text: Text) -> None:
    for city in store.catalogue().areas:
        words = gaps_words.words(viewed(store, text, city))
        for said in (words.title, words.lead, words.own_lead):
            assert said == said.strip() and "  " not in said and "{" not in said


def test_the_panel_belongs_to_the_row_that_is_marked(draw: Callable[[str], Content]) -> None:
    for city in CITIES:
        page = draw(f"/gaps?city={city}")
        marked = re.search(r'id="row-([^"]+)"[^>]*aria-current="true"[^>]*>.*?row-name">([^<]*)<.*?<b>([^<]*)</b>', page.parts["gaps-rows"], re.DOTALL)
        title = re.search(r'id="focus-title"[^>]*>([^<]*)<', page.parts["gaps-panel-top"])
        assert marked and title and marked[2] == title[1]
        assert html.unescape(re.search(r'id="sentence">([^<]*)<', page.parts["gaps-panel-top"])[1]) in page.sentence  # type: ignore[index]


def test_a_road_per_row(draw: Callable[[str], Content]) -> None:
    for address in ("/gaps?city=bristol", "/gaps?city=bristol&sort=goal", "/gaps?city=barcelona&targets=own", "/gaps?city=mexico-city&rows=all"):
        page = draw(address)
        assert page.figures["gaps-roads"]["data"][0]["x"].count(None) == page.parts["gaps-rows"].count(' id="row-')


def test_the_biggest_gap_comes_first(store: Store, text: Text) -> None:
    for city in CITIES:
        points = [measure.assessed["gap_points"] or 0 for measure in viewed(store, text, city).listed]
        assert points == sorted(points, reverse=True)


def test_by_goal_every_heading_stands_once(draw: Callable[[str], Content]) -> None:
    for city in CITIES:
        heads = re.findall(r'goal-head">.*?</span>(\d+)</span>', draw(f"/gaps?city={city}&sort=goal&rows=all").parts["gaps-rows"])
        assert heads == sorted(set(heads), key=int)


def test_a_city_without_a_figure_is_honest_and_helpful(draw: Callable[[str], Content], store: Store) -> None:
    silent = [key for key in store.catalogue().network_areas if not store.assessments_of_area(key)]
    assert silent
    for city in silent[:5]:
        page = draw(f"/gaps?city={city}")
        name = store.catalogue().areas[city]["name"]
        assert name in page.title and "Add figures" in page.parts["gaps-head"]
        assert page.parts["gaps-rest"].count("row-goal") == 17


def test_a_small_city_sees_its_neighbours(draw: Callable[[str], Content], store: Store) -> None:
    few = next(key for key, area in store.catalogue().network_areas.items() if area["n_series"] in (1, 2, 3) and area["lat"] is not None)
    assert len(re.findall(r'href="/gaps\?city=', draw(f"/gaps?city={few}").parts["gaps-head"])) >= 3


@pytest.mark.parametrize("city", ["barcelona", "los-angeles"])
def test_the_citys_own_targets_are_named_as_such(draw: Callable[[str], Content], store: Store, city: str) -> None:
    page, name = draw(f"/gaps?city={city}&targets=own"), store.catalogue().areas[city]["name"]
    assert page.title == f"{name} against its own targets"
    assert f"set by {name} itself" in page.parts["gaps-head"]
    assert "not used to compare" in page.parts["gaps-head"]
    assert "targets-own" not in draw("/gaps?city=bristol").parts["gaps-toolbar"], "only where a city published some"


def test_a_city_with_few_targets_of_its_own_is_not_called_empty(draw: Callable[[str], Content]) -> None:
    """Los Angeles set three targets with a number; 225 measures of all 17 goals are known of it."""
    page = draw("/gaps?city=los-angeles&targets=own")
    everything = "".join(page.parts.values())
    assert len(re.findall(r' id="row-', everything)) == 3
    assert "empty-city" not in everything and "row-goal" not in everything and "No value from the city" not in everything


def test_how_often_we_read_barcelona_as_it_reads_itself(store: Store, text: Text) -> None:
    """The city published a verdict beside most of its targets; this states how many of them our reading shares."""
    agreed, total = own_targets.agreement(viewed(store, text, "barcelona"))
    assert total >= 60
    assert agreed / total >= 0.6, f"{agreed} of {total}"


def test_names_are_escaped(small_store: Store, text: Text) -> None:
    page = gaps.content(ViewState("/gaps", city="beta-hill"), small_store, text)
    everything = "".join(page.parts.values())
    assert "<Hill>" not in everything and "Bêta &amp; &lt;Hill&gt;" in everything
    assert page.title.startswith("Bêta & <Hill>"), "a title is text, not HTML"


def test_peers_are_those_of_the_year_of_the_value(draw: Callable[[str], Content]) -> None:
    panel = "".join(draw("/gaps?city=busan&series=open-space-street-share").parts.values()).replace("\u202f", " ")
    assert "middle half of 1 167 areas (Open public space) in 2020: 14–19 %" in panel, "not of the 38 of 2022, which offices counted in their own way"
    assert "See the evidence</a>" in panel, "there is one link"


def test_who_is_ahead_does_not_look_equal_and_carries_its_marks(draw: Callable[[str], Content]) -> None:
    ahead = draw("/gaps?city=busan&series=open-space-street-share").parts["gaps-panel-network"].partition('class="helpers"')[2]
    assert re.findall(r"<b>([^<\u202f]*)", ahead)[0] == "14.78" and "2020 · old" in ahead, "Busan has 14.77 %, shown as 15 %"
    assert "2024 · provisional" in draw("/gaps?city=bogota&series=colombia-homicides").parts["gaps-panel-network"]


def test_a_target_that_is_shown_is_not_called_missing(draw: Callable[[str], Content]) -> None:
    own = "".join(draw("/gaps?city=barcelona&targets=own&show=none&wide=1").parts.values())
    assert own.count("Not judged") >= 16 and "No 2030 target set" not in own and "No target" not in own
    assert "Only known for the wider region" in own and "For context, not judged" in own
    wider = draw("/gaps?city=sao-paulo&series=mpi-poor").parts["gaps-panel-top"]
    assert "Not judged" in wider and "Known only for the wider region" in wider


def test_a_pace_between_shares_is_told_in_points(draw: Callable[[str], Content]) -> None:
    panel = html.unescape(draw("/gaps?city=madrid&series=eu-unemployment").parts["gaps-panel-top"])
    assert panel.count("points a year") == 2 and "% a year" not in panel and "per 100,000 a year" in draw("/gaps?city=bogota").parts["gaps-panel-top"]


def test_a_sheet_and_a_picture_show_what_is_known_where_nothing_can_be_judged(draw: Callable[[str], Content]) -> None:
    for alone in ("print=1", "embed=1"):
        page = draw(f"/gaps?city=san-carlos-negros-occidental-ph&{alone}")
        assert page.parts["gaps-rest"].count("row-hatched") == 7
        assert "head-target" not in page.parts["gaps-toolbar"] and "road-note" not in page.parts["gaps-rest"]
        judged = draw(f"/gaps?city=bristol&{alone}")
        assert "row-hatched" not in judged.parts["gaps-rest"] and "head-target" in judged.parts["gaps-toolbar"]
    many = draw("/gaps?city=bristol&show=none&print=1").parts["gaps-rest"]
    assert many.count("row-hatched") == 12 and "The first 12 of 163 measures that are not judged" in many
