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
from dashboard.text import Text, paces
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


@pytest.mark.parametrize(
    ("city", "series", "start", "end"),
    [("puebla", "mexico-5-5-2", 2016, 2021), ("tijuana", "mexico-5-5-2", 2016, 2021), ("new-delhi", "india-no2", 2015, 2019),
     ("mannheim", "eu-pm10", 2008, 2013), ("mexico-city", "mexico-4-a-1-a", "2018/2019", "2021/2022"), ("hyderabad", "india-pm25", 2016, 2019)],
)  # fmt: skip
def test_a_status_that_the_pace_contradicts_says_what_each_rests_on(
    draw: Callable[[str], Content], city: str, series: str, start: int | str, end: int | str
) -> None:
    """Both begin in the same year, so only the words can tell that one compares two years and the other looks at all values."""
    panel = html.unescape(draw(f"/gaps?city={city}&series={series}").parts["gaps-panel-top"])
    rests = f"The status compares {start} with {end}; the pace is the middle one of all values since {str(start)[:4]}."
    assert f"Status and pace do not agree here. {rests}" in panel and "at the pace since" not in panel
    assert "do not agree" not in "".join(draw("/gaps?city=mexico-city&series=mexico-1-n2-2").parts.values()), "there they do"


def test_a_target_more_than_fifty_years_off_is_not_put_beyond_the_century(draw: Callable[[str], Content]) -> None:
    """Cairo's two surveys lead to 2072."""
    panel = draw("/gaps?city=cairo&series=mpi-poor").parts["gaps-panel-top"]
    assert "does not get there within 50 years" in panel and "century" not in panel


def test_an_uncertain_pace_gives_a_range_of_years_with_one_end_open(draw: Callable[[str], Content]) -> None:
    """Barcelona's 9 µg/m³ at the upper limit of 0.7 a year are 13 years; the lower limit leads away. The middle alone said 2061."""
    panel = draw("/gaps?city=barcelona&series=barcelona-11-6-1-pm25").parts["gaps-panel-top"]
    assert "around 2036 at the earliest, or never: the values scatter too much" in panel and "2061" not in panel
    never = draw("/gaps?city=rio&series=snis-flood-risk").parts["gaps-panel-top"]
    assert "does not get there within 50 years. " in never and "The pace is uncertain" in never, "130 years at the pace, 58 at the upper limit"
    assert "there around 20" in draw("/gaps?city=hyderabad&series=india-pm25").parts["gaps-panel-top"], "a pace that is certain keeps its year"


def test_no_year_is_printed_alone_for_an_uncertain_pace(store: Store, text: Text) -> None:
    for city in store.catalogue().network_areas:
        for measure in viewed(store, text, city).targeted:
            said = paces.note(measure)
            if measure.assessed["pace_uncertain"]:
                assert "would get there" not in said or "at the earliest, or never" in said, (city, measure.key)
            else:
                assert "at the earliest" not in said


@pytest.mark.parametrize(
    ("city", "series", "said"),
    [("mexico-city", "mexico-7-1-1-survey", "Mexico City seemed to be moving away, on three values only, with 99.9995 %, down from 100.0000 % in 2016."),
     ("chisinau", "chisinau-3-1-1", "Chisinau has reached the 2030 target but seems to be slipping, without a clear trend: "),
     ("barcelona-amb", "barcelona-2-1-1", "Barcelona metropolitan area is moving away: ")],
)  # fmt: skip
def test_what_rests_on_little_is_said_with_care(draw: Callable[[str], Content], city: str, series: str, said: str) -> None:
    assert said in html.unescape(draw(f"/gaps?city={city}&series={series}").parts["gaps-panel-top"]).replace("\u202f", " ")


def test_on_track_names_the_two_years_it_compares(draw: Callable[[str], Content]) -> None:
    said = html.unescape(draw("/gaps?city=puebla&series=mexico-5-5-2").parts["gaps-panel-top"]).replace("\u202f", " ")
    assert "Puebla is on track: going on as from 2016 to 2021, it reaches 50 % by 2030." in said


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


@pytest.mark.parametrize(
    ("city", "series", "year", "said"),
    [("los-angeles", "la-7-2-1-renewable", 2035, "Los Angeles was improving, but needed to move about 2.1 times faster to reach 100 % by 2035."),
     ("los-angeles", "la-11-1-1-street", 2028, "It must turn around to reach 0 people by 2028."),
     ("los-angeles", "la-3-6-1-city", 2025, "The 2025 target is 0 deaths."),
     ("barcelona", "barcelona-11-3-2", 2025, "Barcelona has reached the 2025 target and is holding it: ")],
)  # fmt: skip
def test_a_target_of_its_own_keeps_its_year(draw: Callable[[str], Content], city: str, series: str, year: int, said: str) -> None:
    """In the sentence, the row, the picture and the table: the pace needed was always that of the city's own year."""
    page = draw(f"/gaps?city={city}&targets=own&series={series}&table=1&rows=all")
    panel, row = (html.unescape(part).replace("\u202f", " ").replace("\u00a0", " ") for part in (page.parts["gaps-panel-top"], page.parts["gaps-rows"]))
    assert said in panel and "2030" not in panel
    assert re.search(rf'id="row-{series}".*?target [^·<]* by {year}', row, re.DOTALL), "the row"
    assert f"<tr><td>{year}</td>" in page.parts["gaps-panel-bottom"], "the table"
    labels = [note["text"] for note in page.figures["gaps-course"]["layout"]["annotations"]]
    assert [label for label in labels if label.startswith(f"<b>{year} target ")] and not [label for label in labels if "2030" in label], labels
    assert page.figures["gaps-course"]["layout"]["shapes"][0]["x1"] == min(year, 2030)


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
