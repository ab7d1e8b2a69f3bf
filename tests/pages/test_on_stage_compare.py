"""The comparison on the wall: trends, two measures, the shared dashboard, each with sentence, picture and source."""

import re
from collections.abc import Callable

from dashboard.components.content import Content

Draw = Callable[[str], Content]


def test_trends_on_the_wall_are_a_sentence_a_picture_and_a_source(draw: Draw) -> None:
    page = draw("/compare?chart=trends&present=1")
    panels, foot = page.parts["stage-rows-panels"], page.parts["stage-foot-panels"]
    assert panels.count('class="multiple"') == 8 and panels.count("<h3>") == 8 and panels.count('class="pill') == 8
    assert "Eurostat" in foot and "8 of 14 cities shown; the sentence counts these." in foot and "Level line: 2030 target." in foot
    assert 'class="multiple"' in draw("/compare?cities=madrid~berlin~barcelona&chart=trends&present=1").parts["stage-rows-panels"]
    table = draw("/compare?chart=trends&present=1&table=1").parts["stage-rows-table"]
    shown = set(re.findall(r"<h3>(.*?)</h3>", panels))
    assert set(re.findall(r'<th scope="row">(.*?)</th>', table)) == shown and len(shown) == 8


def test_the_shared_dashboard_on_the_wall_is_cut_to_eight_and_says_so(draw: Draw) -> None:
    page = draw("/compare?chart=shared&present=1&table=1")
    table, head = page.parts["stage-rows-table"], page.parts["stage-head-table"]
    assert table.count('class="city-col"') == 8 and table.count("<tr") == 9 and "8 of 14 cities shown." in head
    assert "Keep" not in table and "missing:" not in table and "<a" not in table
    assert page.title == "Six of 8 shared measures are met by no city here."
    assert "Keep" in draw("/compare?chart=shared").parts["compare-table"], "on the page a measure can be kept"
    us = "new-york~los-angeles~honolulu~pittsburgh"
    assert "8 of 12 measures shown." in draw(f"/compare?chart=shared&old=1&cities={us}&present=1&table=1").parts["stage-head-table"]


def test_two_measures_on_the_wall_name_their_axes_in_words_that_stand_upright(draw: Draw) -> None:
    page = draw("/compare?chart=two&present=1")
    layout = page.figures["stage-chart"]["layout"]
    assert page.title == "Each of the 14 cities has both, among 386 in all (European cities)."
    assert "title" not in layout["yaxis"]
    assert next(note for note in layout["annotations"] if note["text"].startswith("Employed residents · "))["yref"] == "paper"
    assert "Lines: 2030 targets." in page.parts["stage-foot-chart"] and "Black" not in page.parts["stage-foot-chart"]
    assert "Unemployment and employed residents" in page.parts["stage-head-chart"]
