"""What `/compare` does not judge, and why: money of each year, figures that only describe, populations that are projections."""

import re
from collections.abc import Callable
from html import unescape

import pytest

from dashboard.components.content import Content
from dashboard.store.questions import Store
from dashboard.view_state import Vocabulary, read

Draw = Callable[[str], Content]
REASON = "cannot be held against each other."


def whole(page: Content) -> str:
    """All words of a page, with plain blanks."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", " ".join(page.parts.values()))).split())


@pytest.mark.parametrize("series", ["urban-built-up-area", "urban-land-use-ratio", "urban-density"])
def test_a_reason_against_places_stands_only_where_it_is_true(draw: Draw, series: str) -> None:
    """Built-up land comes from one satellite grid: only emissions are counted in different ways."""
    said = whole(draw(f"/compare?cities=jinan~quito~bogota&series={series}"))
    assert "in different ways, gases and years" not in said and "This figure is not judged" in said
    assert "Fewer than five of these cities" not in said and "Give old figures a place" not in said
    assert "Nobody has a place: cities and universities" in whole(draw("/compare?cities=paris~quito~bogota&series=city-ghg-per-person"))


@pytest.mark.parametrize(
    "view", ["seoul~incheon~gyeonggi~goyang&series=korea-gi-5-1-2", "berlin~madrid~helsinki&series=eu-rent", "sofia~mannheim&series=eu-household-income"]
)
def test_money_of_each_year_is_neither_judged_nor_ranked(draw: Draw, view: str) -> None:
    page = draw(f"/compare?cities={view}")
    said = whole(page)
    assert REASON in said and "nobody has a place" in said
    assert not re.search(r"Getting better|Slipping|best at the top|A place counts", said) and not re.search(r": (up|down) in", page.title)
    assert set(re.findall(r'class="ranked-place">([^<]*)<', " ".join(page.parts.values()))) == {"–"}


def test_every_measure_in_money_of_each_year_says_why_it_is_not_judged(store: Store) -> None:
    series = store.catalogue().series
    nominal = [one for one in series.values() if re.search(r"(prices of (each|that) year|(won|pesos) of each year)\.$", one["definition"])]
    assert len(nominal) == 17 and all(one["direction"] == "context" for one in nominal)
    assert sum(REASON in one["bound_reason"] for one in series.values()) == 18


def test_a_projected_population_says_so(draw: Draw, store: Store) -> None:
    areas = store.catalogue().areas
    assert sum(area["population_projected"] for area in areas.values() if area["is_network"]) == 144
    assert areas["bogota"]["population_projected"] and not areas["aachen-de"]["population_projected"]
    said = whole(draw("/compare?cities=bogota~madrid&highlight=bogota"))
    assert "11.0 million people (2020, projected)" in said and "Most populations are projections, made in 2018 for 2020." in said


def test_the_earlier_code_of_a_source_is_translated_unless_the_release_knows_it() -> None:
    now, then = Vocabulary(sources=("pangaea-343-cities",)), Vocabulary(sources=("nangini-343-cities",))
    query = "source=nangini-343-cities"
    assert read("/data", query, now).source == "pangaea-343-cities" and not read("/data", query, now).misread
    assert read("/data", query, then).source == "nangini-343-cities"
