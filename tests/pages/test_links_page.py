"""The page /interlinkages: title, caveat, parts, rows, and a sentence for everything that cannot be."""

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from dashboard.components.content import Content
from dashboard.text import Text

Draw = Callable[[str], Content]
LAYERS = ["", "?layer=time", "?layer=research", "?layer=wording", "?layer=activities", "?layer=activities&by=members", "?layer=activities&by=partners&few=1"]
NEVER = re.compile(r"\bcauses?\b|\bbecause of\b|\bleads? to\b|\bdrives?\b", re.IGNORECASE)


def words(page: Content) -> str:
    """What a reader sees, without markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", " ".join(page.parts.values())))


@pytest.mark.parametrize("query", LAYERS)
def test_the_caveat_stands_on_every_layer_and_cannot_be_closed(draw: Draw, text: Text, query: str) -> None:
    head = draw(f"/interlinkages{query}").parts["links-head"]
    caveat = re.search(r'<p class="lk-caveat">(.*?)</p>', head, re.DOTALL)
    assert caveat and text("links.caveat") in caveat[1] and "<button" not in caveat[1]


@pytest.mark.parametrize("query", [*LAYERS, "?goal=16&to=3&table=1", "?goal=12&lens=theme.procurement", "?adjust=1&n=100"])
def test_nothing_is_said_to_be_a_cause(draw: Draw, text: Text, query: str) -> None:
    page = draw(f"/interlinkages{query}")
    assert not NEVER.search(f"{page.title} {words(page)}".replace(text("links.caveat"), ""))


def test_title_and_lead_say_what_is_counted(draw: Draw) -> None:
    page = draw("/interlinkages?goal=16")
    assert page.title == "US metros that do better on peace and institutions tend to do better on hunger, health and poverty"
    assert "Of 1\u202f456 pairs of measures tested across 105 US metros, 204 move together and 20 move apart." in page.parts["links-head"]
    assert page.sentence.endswith("US metros with a lower figure for deaths by firearms tend to have a higher figure for chances of poor children.")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("pair=us-poverty~eu-no2", "come from different panels"),
        ("pair=us-poverty", "A pair needs two measures"),
        ("cities=new-york~honolulu&only=1", "Only your choice cannot be compared: it has 2 cities in this panel, and at least 20 are needed"),
        ("layer=time&city=bogota", "Bogotá has no two measures with ten years"),
        ("panel=nowhere", "is not a choice of this page"),
        ("pair=us-poverty~no-such", "no-such"),
        ("n=7", "is not a choice of this page"),
        ("layer=activities&pair=2.1~us-poverty", "This pair of challenges is not on record"),
    ],
)
def test_what_cannot_be_gets_its_sentence(draw: Draw, query: str, said: str) -> None:
    page = draw(f"/interlinkages?{query}")
    assert said in re.sub(r"<[^>]+>", "", page.parts["links-head"]) and page.figures


@pytest.mark.parametrize(
    ("query", "said"),
    [("panel=india-air", "it has 19 cities, and at least 20 are needed"), ("panel=eu-quality-of-life", "a link would show who was asked"),
     ("panel=un-green-area", "computed from each other")],
)  # fmt: skip
def test_a_panel_that_may_not_be_compared_says_why(draw: Draw, query: str, said: str) -> None:
    page = draw(f"/interlinkages?{query}")
    assert said in page.parts["links-head"] and "lk-matrix" not in page.parts["links-matrix"]


def test_an_excluded_pair_has_no_points(draw: Draw) -> None:
    page = draw("/interlinkages?pair=us-poverty~us-child-poverty")
    assert "not tested" in page.parts["links-pair-side"] and page.figures["links-pair"]["data"] == []
    assert "one count is part of the other" in page.parts["links-pair-side"]


def test_levels_can_be_opened_with_a_warning(draw: Draw) -> None:
    side = draw("/interlinkages?layer=time&city=seoul").parts["links-pair-side"]
    assert "<details" in side and "always look linked" in side


def test_the_half_matrix_has_one_square_per_pair_of_goals(draw: Draw) -> None:
    matrix = draw("/interlinkages?goal=16").parts["links-matrix"]
    assert matrix.count("<td") == 15 * 14 // 2 and matrix.count("lk-tint") == 14
    assert "Goals 3 and 16: of 25 pairs 8 together, 0 apart" in matrix


def test_the_measures_of_two_goals(draw: Draw) -> None:
    matrix = draw("/interlinkages?goal=16&to=3").parts["links-matrix"]
    assert "Measures of goal 16 and goal 3" in matrix and matrix.count('id="pair-') == 28


def test_tables_stand_behind_every_picture(draw: Draw) -> None:
    page = draw("/interlinkages?goal=16&table=1")
    assert page.parts["links-matrix"].count("<tr>") > 100 and page.parts["links-pair-bottom"].count("<tr>") == 106
    assert draw("/interlinkages?layer=activities&table=1").parts["links-matrix"].count("<tr>") >= 67


@pytest.mark.parametrize(("query", "n"), [("layer=research", 3), ("layer=wording", 92), ("layer=activities", 66)])
def test_every_layer_has_a_network_and_a_table(draw: Draw, query: str, n: int) -> None:
    page = draw(f"/interlinkages?{query}&table=1")
    twin = page.parts["links-matrix"].split('<table class="table">')[1]
    assert twin.count("<tr>") == n + 1 and page.figures["links-network"]["data"] and 'id="network-sentence"' in page.parts["links-network-head"]
    assert sum('id="list-table"' in html for html in page.parts.values()) == 1
    assert '<table class="table">' not in draw(f"/interlinkages?{query}").parts["links-matrix"]


def test_arrows_point_at_whom_a_source_says_is_acted_on(draw: Draw) -> None:
    page = draw("/interlinkages?layer=research")
    heads = [trace for trace in page.figures["links-network"]["data"] if trace.get("marker", {}).get("symbol") == "arrow"]
    assert len(heads) == 3 and "both ways" in page.parts["links-network-list"] and "acts on 16" in page.parts["links-network-list"]
    assert "Nobody looked" in draw("/interlinkages?layer=research&goal=14").parts["links-network-head"]


def test_cities_brought_along_are_told_calmly(draw: Draw) -> None:
    head = draw("/interlinkages?cities=new-york~honolulu~bogota").parts["links-head"]
    assert "Two of your cities are in this panel" in head and "data-notice" not in head and "at least 20 are needed" in head
    assert "None of your cities is in this panel" in draw("/interlinkages?cities=bogota").parts["links-head"]


@pytest.mark.parametrize("query", ["", "layer=time", "layer=research", "layer=wording", "layer=activities", "pair=us-firearm-deaths~us-upward-mobility"])
def test_the_wall_has_the_two_choices_that_matter(draw: Draw, text: Text, query: str) -> None:
    foot = draw(f"/interlinkages?{query}&present=1").parts["stage-foot-chart"]
    assert 'id="stage-menu-layer"' in foot and ('id="stage-menu-challenge"' if "activities" in query else 'id="stage-menu-goal"') in foot
    assert text("links.caveat") in draw(f"/interlinkages?{query}&present=1").parts["stage-head-chart"]


def test_on_the_wall_a_mark_of_the_network_has_its_name_alone(draw: Draw) -> None:
    on_page = draw("/interlinkages").figures["links-network"]["layout"]["annotations"]
    on_wall = draw("/interlinkages?present=1").figures["stage-chart"]["layout"]["annotations"]
    assert any("16 of 34 pairs" in note["text"] for note in on_page)
    assert len(on_wall) == len(on_page) and not any("<span" in note["text"] or "pairs" in note["text"] for note in on_wall)


def test_both_measures_are_named_on_the_wall(draw: Draw) -> None:
    layout = draw("/interlinkages?pair=us-firearm-deaths~us-upward-mobility&present=1").figures["stage-chart"]["layout"]
    assert layout["xaxis"]["title"]["text"] == "Chances of poor children · percentile · more is better"
    assert "Deaths by firearms · per 100,000 people · less is better" in [note["text"] for note in layout["annotations"]]


@pytest.mark.parametrize("layer", ["figures", "time", "research", "wording", "activities"])
def test_two_sheets_hold_every_picture(draw: Draw, layer: str) -> None:
    printed = draw(f"/interlinkages?layer={layer}&print=1")
    assert {"links-head", "links-matrix", "links-network-head"} <= printed.parts.keys() and "links-network" in printed.figures
    assert any("<b>Source:</b>" in html for html in printed.parts.values())


def test_a_measure_shows_what_it_moves_with(draw: Draw) -> None:
    panel = draw("/gaps?city=new-york&series=us-firearm-deaths").parts["gaps-panel-network"]
    assert "What it moves with" in panel and "/interlinkages?city=new-york&amp;pair=us-firearm-deaths~us-upward-mobility" in panel
    assert "What it moves with" not in draw("/gaps?city=bogota&series=colombia-homicides").parts["gaps-panel-network"]


def test_the_city_of_the_reader_stands_out(draw: Draw) -> None:
    chosen = draw("/interlinkages?goal=16&city=new-york").figures["links-pair"]["data"][-1]
    assert len(chosen["x"]) == 1 and chosen["marker"]["size"] == 15


def test_rows_of_the_page_and_of_a_pair(client: FlaskClient) -> None:
    everything = client.get("/interlinkages.csv").get_data(as_text=True)
    assert len(everything.strip().splitlines()) == 1457
    pair = client.get("/interlinkages.csv?pair=us-firearm-deaths~us-upward-mobility").get_data(as_text=True)
    assert len(pair.strip().splitlines()) == 106 and "New York" in pair


def test_a_release_without_links_says_so(small_store: object, text: Text) -> None:
    from dashboard import steering

    for layer in ("", "layer=time", "layer=research", "layer=wording", "layer=activities", "layer=activities&by=partners"):
        assert steering.draw("/interlinkages", f"?{layer}", small_store, text)[1].title


def test_a_picture_alone_names_its_source_and_its_marks(draw: Draw, text: Text) -> None:
    """The matrix has no source line of its own on the page, where the pair beside it carries it; alone it gets one, and the key."""
    matrix, list_of_gaps = (draw(f"{page}?embed=1").parts for page in ("/interlinkages", "/gaps"))
    assert f"{text('word.source')} Sustainable Development Solutions Network, USA" in matrix["embed-foot"]
    assert "lk-alone" in matrix["links-matrix"] and text("links.key.apart") in matrix["links-matrix"]
    assert f">{text('word.source')}" not in list_of_gaps["embed-foot"] and text("word.source") in list_of_gaps["gaps-rest"]


def test_levels_are_compared_in_whole_sentences_of_what_is_known(draw: Draw) -> None:
    """With the years held constant nothing is left to rank here, and nothing is said of it."""
    said = words(draw("/interlinkages?layer=time&city=berlin&pair=eu-poverty-risk~eu-unemployment"))
    assert "Over 10 years the levels have a rank correlation of 0.49" in said and "Around a straight line each it is 0.13. From year to year" in said
    assert "years held constant" not in said
