"""The panel of `/gaps` on real measures: what the line says of 2030, breaks, periods, measures a city does not have."""

from collections.abc import Callable

import pytest

from dashboard.components.content import Content

Draw = Callable[[str], Content]


def words(page: Content) -> str:
    return " ".join((*page.parts.values(), *(note["text"] for note in page.figures["gaps-course"]["layout"]["annotations"])))


@pytest.mark.parametrize(
    ("city", "series", "said"),
    [
        ("kyiv", "kyiv-5-5-1", "would fall below 0"),
        ("belo-horizonte", "snis-waste-collection", "would rise above 100"),
        ("sofia", "eu-no2", "would fall below 0"),
    ],
)
def test_a_line_beyond_what_is_possible_is_said_and_neither_drawn_nor_ranged(draw: Draw, city: str, series: str, said: str) -> None:
    page = draw(f"/gaps?city={city}&series={series}&table=1")
    assert said in words(page) and "leave what is possible" in words(page)
    assert "If the line continues" not in words(page)
    assert not any(trace.get("fill") == "toself" and trace["x"][-1] == 2030 for trace in page.figures["gaps-course"]["data"])


def test_three_year_means_are_not_tested_and_have_no_range(draw: Draw) -> None:
    said = words(draw("/gaps?city=bristol&series=bristol-3-3-2&table=1"))
    assert "years overlap, so the trend is not tested" in said and "no range is drawn" in said
    assert "clear trend" not in said and "If the line continues" not in said


def test_the_table_holds_the_range_of_the_picture(draw: Draw) -> None:
    page = draw("/gaps?city=barcelona&series=barcelona-12-5-1&table=1")
    assert "If the line continues: 95 % range" in page.parts["gaps-panel-bottom"]


def test_the_rows_of_the_list_say_which_line_is_drawn(client) -> None:  # noqa: ANN001
    rows = {row["SERIES"]: row for row in client.get("/gaps.json?city=kyiv").get_json()["rows"]}
    births = rows["kyiv-5-5-1"]
    assert (births["projection"], births["projected_2030"]) == ("outside", pytest.approx(-1.5))
    bristol = {row["SERIES"]: row for row in client.get("/gaps.json?city=bristol").get_json()["rows"]}
    assert (bristol["bristol-3-3-2"]["projection"], bristol["bristol-3-3-2"]["projected_2030"]) == ("overlap", None)


def test_the_start_has_its_period_as_the_latest_value_has(draw: Draw, client) -> None:  # noqa: ANN001
    page = draw("/gaps?city=new-york&series=us-traffic-deaths&table=1&rows=all")
    assert "(2008-2014)" in page.parts["gaps-table"]
    rows = {row["SERIES"]: row for row in client.get("/gaps.json?city=new-york").get_json()["rows"]}
    assert (rows["us-traffic-deaths"]["start_year"], rows["us-traffic-deaths"]["start_label"]) == (2014, "2008-2014")
    compared = draw("/compare?cities=new-york~los-angeles&series=us-traffic-deaths&table=1").parts
    beside = "".join(html for key, html in compared.items() if key != "compare-peers")
    assert "(2008-2014)" in beside and "in 2008-2014" in beside and "(2014)" not in beside


def test_a_start_and_a_latest_value_that_differ_look_different(draw: Draw) -> None:
    beside = "".join(draw("/compare?cities=guarulhos~sao-paulo&series=brazil-electricity&table=1").parts.values())
    assert "from 99.88" in beside and "99.91" in beside
    floods = draw("/compare?cities=belo-horizonte~brasilia~guarulhos~porto-alegre~rio~sao-paulo&series=snis-flood-affected")
    assert floods.title == "People affected by floods: down in 1 of 6 cities, unchanged in 5 since 2017"


@pytest.mark.parametrize(("city", "series", "name"), [("tijuana", "mexico-sexual-abuse", "Tijuana"), ("paris", "colombia-homicides", "Greater Paris")])
def test_a_measure_the_city_has_no_figure_of_is_not_silently_another(draw: Draw, client, city: str, series: str, name: str) -> None:  # noqa: ANN001
    page = draw(f"/gaps?city={city}&series={series}")
    assert f"for {name} itself. Shown instead: " in page.parts["gaps-head"]
    answer = client.get(f"/gaps.json?city={city}&series={series}").get_json()
    assert answer["message"].startswith("We hold no figure of “") and answer["rows"][0]["SERIES"] != series
    assert answer["rows"][0]["message"] == answer["message"]
    assert "We hold no figure of" in client.get(f"/gaps.csv?city={city}&series={series}").text
    assert "We hold no figure of" in client.get(f"/gaps?city={city}&series={series}&present=1", follow_redirects=True).text


def test_nothing_is_said_of_a_measure_the_city_has(draw: Draw, client) -> None:  # noqa: ANN001
    assert "We hold no figure of" not in draw("/gaps?city=bogota&series=colombia-homicides").parts["gaps-head"]
    answer = client.get("/gaps.json?city=bogota&series=colombia-homicides").get_json()
    assert answer["message"] == "" and "message" not in answer["rows"][0]


def test_a_break_is_seen_said_and_in_the_table(draw: Draw) -> None:
    page = draw("/gaps?city=bogota&series=colombia-homicides&table=1")
    assert "Measured differently" in words(page) and "The way of measuring changed" in page.parts["gaps-panel-bottom"]
    trends = "".join(draw("/compare?cities=bogota~medellin&series=colombia-homicides&chart=trends&table=1").parts.values())
    assert 'class="m-break"' in trends and "measured differently from there on" in trends and "The way of measuring changed" in trends
