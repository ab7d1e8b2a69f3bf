"""`/` and `/data`: headlines, pictures and tables count the same things, and every source is named with its licence."""

import html
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest
from flask.testing import FlaskClient

from dashboard import addresses
from dashboard.components.content import Content
from dashboard.store.connection import DataFile
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.text.numbers import whole


@pytest.fixture(scope="module")
def file(pointer: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with DataFile(pointer).cursor() as cursor:
        yield cursor


def figures(page: Content) -> list[str]:
    """The headline figures, as printed."""
    return [html.unescape(figure) for figure in re.findall(r"<dd>([^<]*)</dd>", page.parts["home-head"])]


def test_the_headline_is_what_the_table_says(draw: Callable[[str], Content], file: duckdb.DuckDBPyConnection) -> None:
    """Counted once more, in SQL, from the assessments."""
    count = """select count(*), count(*) filter (status in ('hold', 'slip', 'on', 'speed', 'stall', 'rev')), count(distinct ref_area)
               from assessment join series using (series) where ref_area in (select ref_area from membership) and direction <> 'context'
               and boundary in ('city', 'metro', 'urban-centre') and value is not null"""
    values, judged, cities = file.execute(count).fetchall()[0]
    page = draw("/")
    assert f"{whole(values)} latest values of {cities} of 161 cities" in page.sentence
    assert f"For {whole(judged)} of them" in page.sentence
    assert figures(page)[0] == "161" and figures(page)[2].startswith(f"{round(100 * judged / values)}")


def test_the_map_key_counts_every_city_once(draw: Callable[[str], Content]) -> None:
    for address, n in (("/", 161), ("/?region=Africa", None)):
        page = draw(address)
        counts = [int(count) for count in re.findall(r"\((\d+)\)", page.parts["home-map-head"])]
        assert len(counts) == 4 and sum(counts) == (n or int(figures(page)[0]))


def test_the_heading_of_the_bars_counts_what_is_judged(draw: Callable[[str], Content]) -> None:
    head = draw("/").parts["home-mosaic-head"]
    assert "Cities (56 of 84) and education (30 of 45) have the largest shares of judged measures off course" in head
    assert "goals with ten judged measures or more" in head


def test_the_map_of_a_region_is_its_own(draw: Callable[[str], Content]) -> None:
    """The map is kept between views: by the region and network it was drawn for."""
    maps = [draw(address).figures["home-map"] for address in ("/", "/?region=Africa", "/?region=Europe", "/?network=metropolis", "/")]
    assert maps[0] == maps[4] and all(maps[a] != maps[b] for a, b in ((0, 1), (0, 2), (1, 2), (0, 3), (1, 3)))


def test_bars_rows_and_table_of_the_goals_agree(draw: Callable[[str], Content]) -> None:
    page = draw("/?table=1")
    printed = [int(n.replace("–", "0")) for n in re.findall(r'<span class="mosaic-n">(\d+|–)</span>', page.parts["home-mosaic-rows"])]
    rows = [[int(n) for n in re.findall(r'<td class="num">(\d+)</td>', row)] for row in re.findall(r"<tr>.*?</tr>", page.parts["home-mosaic-foot"])[1:]]
    assert len(rows) == len(printed) == 17
    assert [sum(row[:6]) for row in rows] == [row[6] for row in rows] == printed
    drawn = [sum(trace["x"][goal] for trace in page.figures["home-mosaic"]["data"]) for goal in range(17)]
    assert drawn == [pytest.approx(1) if n else 0 for n in printed]


def test_a_goal_lists_its_cities(draw: Callable[[str], Content], store: Store) -> None:
    page = draw("/?goal=11")
    listed = re.findall(r'<li><a href="/gaps\?city=([\w-]+)&amp;goal=11">', page.parts["home-mosaic-foot"])
    of_goal = {row["ref_area"] for row in store.goal_by_area("11")}
    assert set(listed) == of_goal and len(listed) == len(of_goal)
    assert 'id="goal-11" aria-current="true"' in page.parts["home-mosaic-rows"]


def test_regions_add_up(draw: Callable[[str], Content], store: Store) -> None:
    counts = [int(figures(draw(f"/?region={region.replace(' ', '%20')}"))[0]) for region in store.catalogue().regions]
    assert sum(counts) == 161 - sum(not area["region"] for area in store.catalogue().network_areas.values())


def test_every_source_stands_with_its_licence(draw: Callable[[str], Content], store: Store) -> None:
    shown = html.unescape(re.sub(r'<span class="sr-only">.*?</span>|</?a\b[^>]*>', "", draw("/data").parts["data-sources"]))
    for source in store.catalogue().sources.values():
        assert source["title"] in shown and source["licence"] in shown, source["source"]
    seen = [source["licence_evidence"] == "seen" for source in store.catalogue().sources.values()]
    assert shown.count("licence text seen") == sum(seen) and shown.count("as stated by the publisher") >= len(seen) - sum(seen)


def test_a_licence_nobody_saw_in_writing_is_said_to_be_stated(draw: Callable[[str], Content]) -> None:
    page = html.unescape(draw("/data").parts["data-sources"])
    rows = {row.partition("</")[0].rpartition(">")[2]: row for row in page.split("<tr")}
    for name in ("Bristol's local goals platform", "Los Angeles' local goals platform", "Atlas of Human Development in Brazil 2013"):
        assert "as stated by the publisher" in rows[name] and "licence text seen" not in rows[name]
    assert "no licence found in writing" in page and "2023–2023" not in page and "1\u202f933" in page


def test_a_source_shows_citation_attribution_and_what_was_dropped(draw: Callable[[str], Content], store: Store) -> None:
    for key in ("barcelona-open-sdg", "eurostat-urban-audit", "sdsn-us-cities-index"):
        page, source = draw(f"/data?source={key}"), store.catalogue().sources[key]
        shown = html.unescape(page.parts["data-sources"])
        assert all(source[column] in shown for column in ("citation", "attribution", "modified", "caveat"))
        cases = page.parts["data-quality"].count("<tr>") - 1
        assert cases == min(len(store.quality(key)), 200)


def test_the_grid_has_a_row_per_city(draw: Callable[[str], Content]) -> None:
    page = draw("/data")
    names = re.findall(r'<a href="/gaps\?city=', page.parts["data-coverage-rows"])
    (grid,) = page.figures["data-coverage"]["data"]
    assert len(names) == len(grid["z"]) == 161 and {len(row) for row in grid["z"]} == {17}


def test_every_measure_says_why_it_has_its_target(draw: Callable[[str], Content], store: Store) -> None:
    with_target = [series for series in store.catalogue().series.values() if series["green"] is not None]
    for series in with_target[::40]:
        shown = html.unescape(draw(f"/data?series={series['series']}").parts["data-measures"])
        assert series["bound_reason"] in shown and series["definition"] in shown


def test_what_is_not_covered_is_named(draw: Callable[[str], Content], store: Store) -> None:
    shown = html.unescape(draw("/data").parts["data-method"])
    few = [area["name"] for area in store.catalogue().network_areas.values() if area["n_series"] <= 3]
    assert f"{len(few)} of 161" in shown and all(name in shown for name in few)


def test_the_share_sheet_says_one_thing_of_its_link(client: FlaskClient) -> None:
    page = client.get("/").get_data(as_text=True)
    assert "Link copied. It opens the same view." in page
    assert "The link opens the same view with the newest figures; pinned, it goes on showing the figures of today." in page


def test_a_city_whose_figures_cannot_be_judged_is_not_said_to_have_none(draw: Callable[[str], Content], store: Store, text: Text) -> None:
    """The city of Kazan has three figures, all for context only."""
    assert "We hold three measures of Kazan so far" in "".join(draw("/gaps?city=kazan").parts.values())
    assert "none to judge yet (13)" in re.sub(r"<[^>]*>", "", draw("/").parts["home-map-head"])
    words = {place["slug"]: place["words"] for place in json.loads(addresses.places(store.catalogue(), text))["places"]}
    assert {words[slug] for slug in ("kazan", "ramallah", "daejeon", "taichung", "ulsan", "yiwu")} == {"no figure that can be judged yet"}


def test_one_known_direction_is_not_counted_among_itself(draw: Callable[[str], Content]) -> None:
    lead = re.sub(r"<[^>]*>", "", draw("/gaps?city=dakar").parts["gaps-head"])
    assert "The direction is known for one measure; its status stands in the list. For 14 more only the distance is known." in lead


def test_sources_and_licences_lead_to_their_own_pages(draw: Callable[[str], Content]) -> None:
    sources = draw("/data").parts["data-sources"]
    links = re.findall(r'<a href="(https://[^"]+)" target="_blank" rel="noopener">([^<]+)', sources)
    assert ("https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0") in links
    assert ("https://doi.org/10.6084/m9.figshare.19425665.v1", "where it is kept") in links
    assert len(links) >= 31 + 25 and sources.count("(opens in a new window)") == len(links)


def test_dropped_values_are_counted_not_their_lines(draw: Callable[[str], Content]) -> None:
    page = draw("/data")
    urban_audit = page.parts["data-sources"].partition('id="source-eurostat-urban-audit"')[2].partition("</tr>")[0]
    assert "11\u202f145" in urban_audit and "17\u202f848 more not taken" in urban_audit
    assert '<td>no-population</td><td class="num">10\u202f477</td><td class="num">7</td>' in page.parts["data-quality"]
