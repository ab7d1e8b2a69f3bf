"""The panel of `/gaps` in words: what a status, a pace, a target and a value rest on is said where a reader could take it for more."""

import html
import re
from collections.abc import Callable

import pytest

from dashboard.components.content import Content
from dashboard.store.questions import Store
from dashboard.text import Text, paces
from dashboard.view_state import ViewState
from dashboard.views import gaps as views


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
        for measure in views.gaps(ViewState("/gaps", city=city), store, text).targeted:
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


@pytest.mark.parametrize(
    ("city", "series", "alone"),
    [("paris", "un-waste-collection", True), ("manchester", "un-waste-collection", True), ("manchester", "eu-no2", True),
     ("paris", "eu-unemployment", False), ("minas-gerais", "mpi-poor", False), ("mexico-city", "un-waste-collection", False)],
)  # fmt: skip
def test_a_value_of_the_core_city_is_not_given_to_the_metropolis(draw: Callable[[str], Content], city: str, series: str, alone: bool) -> None:
    """Collected in the city of Paris, not in Greater Paris. A city's value is its own, and so is a province's or one measured for the metropolis."""
    said = draw(f"/gaps?city={city}&series={series}").parts["gaps-panel-top"].partition('id="sentence">')[2].partition("</p>")[0]
    assert said and said.endswith("It was measured for the core city alone, not for the whole metropolitan area.") == alone, said


def test_on_track_names_the_two_years_it_compares(draw: Callable[[str], Content]) -> None:
    said = html.unescape(draw("/gaps?city=puebla&series=mexico-5-5-2").parts["gaps-panel-top"]).replace("\u202f", " ")
    assert "Puebla is on track: going on as from 2016 to 2021, it reaches 50 % by 2030." in said


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
