"""A set of measures, such as a shared dashboard, goes along to every other page; a lens narrows what lists measures."""

import re
from collections.abc import Callable
from html import unescape

import pytest

from dashboard.components.content import Content

Draw = Callable[[str], Content]
SET = "us-child-poverty~us-food-access~us-chronic-disease-deaths~us-high-school-graduation"


def words(html: str) -> str:
    """The words of a part."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_a_shared_dashboard_opens_as_the_measures_of_every_other_page(draw: Draw) -> None:
    page = draw("/compare?chart=shared&cities=los-angeles~new-york~pittsburgh&old=1&k=3")
    paths = re.findall(r'id="open-in-[a-z]+" href="(/[a-z]*)\?[^"]*measures=us-|href="(/[a-z]*)\?[^"]*measures=us-', page.parts["compare-home"])
    assert {first or second for first, second in paths} == {"/gaps", "/", "/interlinkages", "/activities", "/reviews", "/data"}


def test_links_are_those_between_the_chosen_measures_in_the_panel_that_has_them(draw: Draw) -> None:
    page = draw(f"/interlinkages?measures={SET}")
    assert "Of 6 pairs of measures tested across 105 US metros" in words(page.parts["links-head"])
    assert "Only measures seen through 4 chosen measures." in words(page.parts["links-head"])
    assert draw("/interlinkages?measures=bristol-3-3-2").title == "What moves together? Not enough figures to say in US metros"


def test_data_lists_the_chosen_measures(draw: Draw) -> None:
    assert len(re.findall('<tr><th scope="row">', draw(f"/data?measures={SET}").parts["data-measures"])) == 4


@pytest.mark.parametrize(("query", "goal", "counts"), [(f"measures={SET}", "No poverty", ["1", "1"]), ("lens=transition.food", "Zero hunger", ["3", "3"])])
def test_reviews_count_the_chosen_measures(draw: Draw, query: str, goal: str, counts: list[str]) -> None:
    shown = words(draw(f"/reviews?cities=los-angeles~new-york&{query}").parts["reviews-measures"])
    assert f"{goal} {' '.join(counts)} 2 of 2" in shown and "Peace and justice none none 0 of 2" in shown


def test_a_lens_narrows_the_shared_dashboard(draw: Draw) -> None:
    page = draw("/compare?chart=shared&cities=los-angeles~new-york~pittsburgh&old=1&lens=transition.food")
    assert "Lens: Food systems" in words(page.parts["compare-controls"])
    assert re.findall(r'id="shared-(us-[a-z-]+)"', page.parts["compare-table"]) == ["us-food-access"]
