"""The wall: what every page shows on it, every step of every deck, the release frozen, bad decks, and names hidden."""

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from dashboard import decks, rehearsal
from dashboard.components.content import Content
from dashboard.figures.on_stage import staged
from dashboard.store.questions import Store
from dashboard.view_state import PAGES, SESSIONS
from dashboard.views import sessions

Draw = Callable[[str], Content]
WALLS = [f"{page}?present=1" for page in PAGES if page != SESSIONS] + [
    "/?goal=11&present=1", "/?picture=map&present=1", "/?picture=effort&present=1", "/?lens=theme.financing&present=1", "/gaps?city=bandar&present=1",
    "/gaps?city=madrid&series=eu-unemployment&present=1&light=1", "/gaps?city=barcelona&targets=own&present=1", "/gaps?city=mexico-city&show=none&present=1",
    "/compare?chart=shared&present=1", "/compare?chart=two&present=1", "/compare?chart=trends&present=1", "/compare?chart=shared&present=1&table=1",
    "/compare?cities=bogota&present=1", "/interlinkages?layer=wording&present=1",
    "/activities?picture=partners&present=1", "/activities?q=nothing+fits&present=1", "/reviews?cities=helsinki&present=1&table=1",
]  # fmt: skip
UNSAID = re.compile(r"\bNone\b|\bnan\b|undefined|\{\w*\}")


def words(page: Content) -> str:
    """All words of a page."""
    return html.unescape(re.sub(r"<[^>]*>", " ", "\n".join(page.parts.values())))


@pytest.mark.parametrize("address", WALLS)
def test_every_page_has_a_wall(draw: Draw, address: str) -> None:
    page = draw(address)
    assert len(page.title) > 10 and len(page.title) < 240 and not UNSAID.search(words(page))
    rows = page.parts[list(page.parts)[1]].count("<li")
    assert rows <= 8


def test_every_step_of_every_deck_shows_something(pointer: Path, store: Store) -> None:
    found = sessions.of_release(store.record())
    assert list(found) == [f"session-{n}" for n in range(1, 9)]
    assert all(deck.session == name and all(step.question for step in deck.steps) for name, deck in found.items())
    assert rehearsal.findings(pointer, found) == []


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("/compare?cities=dakar~cairo&series=qol-safe-at-night-city", "a view with nothing in it, expected at least one row with a value"),
        ("/activities?q=nothing+fits", "a view with nothing in it"),
        ("/gaps?city=bogotaa", "city=bogotaa, expected what this release knows"),
        ("/compare?cities=dakar~madrid&series=qol-safe-at-night-city", ""),
        ("/interlinkages?layer=wording", ""),
    ],
)
def test_a_step_without_a_figure_is_told(pointer: Path, link: str, found: str) -> None:
    """Cities without a figure stand in the rows of a comparison, so rows alone are nothing to show."""
    said = rehearsal.findings(pointer, {"one": decks.Deck("A", (decks.Step(link, "B", line=3),))})
    assert len(said) == bool(found) and all(sentence.startswith(f"sessions/one.toml, line 3, link: found {found}") for sentence in said)


def test_all_decks_of_the_convening_say_what_is_missing(store: Store) -> None:
    assert all(any(step.missing for step in deck.steps) for deck in sessions.of_release(store.record()).values())


def test_controls_stay_within_the_deck_and_the_release(draw: Draw, store: Store) -> None:
    page = draw("/sessions/session-1?step=2&present=1")
    links = [html.unescape(link) for link in re.findall(r'href="([^"]+)"', "\n".join(page.parts.values()))]
    digest = store.catalogue().digest
    inside = [link for link in links if "present=1" in link]
    assert len(inside) > 20 and all(f"release={digest}" in link for link in inside)
    assert all("deck=session-1&step=2" in link for link in inside if link.startswith("/gaps"))
    assert f"/sessions/session-1?release={digest}&step=3&present=1" in links and "/sessions/session-1?step=2" in links


def test_the_wall_names_its_release_from_the_first_address(client: FlaskClient, store: Store) -> None:
    answer = client.get("/sessions/session-1?present=1&step=2")
    assert answer.status_code == 302 and answer.headers["Location"] == f"/sessions/session-1?present=1&step=2&release={store.catalogue().digest}"
    assert client.get(answer.headers["Location"]).status_code == 200


@pytest.mark.parametrize("address", ["/sessions?present=1", "/sessions/session-1?present=1&step=99", "/sessions/session-1?present=1&step=x",
                                     "/sessions/room?deck=~1abc&present=1", "/sessions/nowhere?present=1&step=2"])  # fmt: skip
def test_a_wall_without_a_view_says_why(draw: Draw, address: str) -> None:
    page = draw(address)
    assert page.title.endswith(".") and not page.figures


def test_a_link_of_thousands_of_steps_is_answered_with_its_sentence(draw: Draw) -> None:
    code = decks.pack("title = 'x'\n" + "[[step]]\n" * 4_400)
    page = draw(f"/sessions/room?deck={code}")
    assert "step: found 4,400 steps, expected 1 to 60. Make two decks of it." in words(page)


def test_a_carried_deck_is_escaped_and_stays_inside(draw: Draw) -> None:
    steps = [decks.Step("javascript:alert(1)", "<i>x</i>"), decks.Step("//evil.example/gaps", "y"), decks.Step("/gaps?city=bogota", "z")]
    nasty = decks.Deck("<b>T</b>", tuple(steps))
    page = draw(f"/sessions/room?deck={decks.pack(decks.written(nasty))}")
    whole = "\n".join(page.parts.values())
    assert "<b>T" not in whole and "<i>x" not in whole
    assert not re.search(r'href="(?!/|#)', whole) and 'href="//' not in whole
    assert words(page).count("which is no page of ours") == 2


def test_colours_change_and_figures_do_not() -> None:
    figure = {"data": [{"x": [1, 2.5], "marker": {"color": "#0B5C7A", "size": 10}, "line": {"width": 2, "color": "#16202B"}}], "layout": {"font": {"size": 14}}}
    dark, light = staged(figure, light=False), staged(figure, light=True)
    assert dark["data"][0]["x"] == light["data"][0]["x"] == [1, 2.5]
    assert dark["data"][0]["marker"] == {"color": "#56B7DA", "size": 24.0} and light["data"][0]["marker"]["color"] == "#0B5C7A"
    assert dark["layout"]["font"]["size"] == 34 and figure["data"][0]["marker"]["size"] == 10


def test_words_on_a_mark_turn_with_its_fill() -> None:
    """On a goal's colour, which stays, so does the ink; a grey mark becomes light, and its ink dark."""
    trace = {"marker": {"color": ["#E5243B", "#3B4A5A"]}, "textfont": {"color": ["#FFFFFF", "#FFFFFF"]}}
    dark = staged({"data": [trace], "layout": {}}, light=False)["data"][0]
    assert dark["marker"]["color"] == ["#E5243B", "#B4C0CC"] and dark["textfont"]["color"] == ["#FFFFFF", "#0F1720"]


@pytest.mark.parametrize(("asked", "shown"), [("lit=3", [3]), ("", []), ("lit=9", []), ("lit=<b>", [])])
def test_the_row_in_full_strength_is_that_of_the_address(draw: Draw, asked: str, shown: list[int]) -> None:
    """So that the link of the wall is what the room sees; the menu and the next row lead on from there, other rows forget it."""
    page = draw(f"/gaps?city=bogota&present=1&{asked}")
    rows, foot = (html.unescape(page.parts[f"stage-{part}-roads"]) for part in ("rows", "foot"))
    assert [at for at, row in enumerate(re.findall(r"<li class=\"([^\"]*)\"", rows), 1) if "is-lit" in row] == shown
    onward = re.search(r'href="([^"]*)"[^>]* id="stage-lit-next"', foot)
    assert onward and f"lit={shown[0] + 1 if shown else 1}" in onward[1]
    assert not [link for link in re.findall(r'href="(/gaps[^"]*goal=[^"]*)"', foot) if "lit=" in link]


@pytest.mark.parametrize("address", ["/gaps?city=bogota", "/reviews", "/sessions/session-1?step=2"])
def test_the_wall_says_that_a_release_is_gone(draw: Draw, address: str) -> None:
    page = draw(f"{address}{'&' if '?' in address else '?'}present=1&release=000000000000")
    assert "is no longer kept here, so the current figures are shown" in next(iter(page.parts.values()))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("city=mexico-city", "Mexico City: 4 of 49 targets met, 15 moving away, 6 of unknown direction."),
        ("city=mexico-city&show=worse", "Mexico City: 16 measures are moving the wrong way, 6 of them last measured more than five years ago."),
        ("city=honolulu", "Honolulu: 17 of 58 targets met, 41 of unknown direction."),
        ("city=durban", "Durban: the one target is not met, and the direction is unknown."),
        ("city=bristol&goal=12", "Bristol, Consumption: 6 figures are known; none has a target for 2030."),
        ("city=mexico-city&show=on", "Mexico City: 9 measures with the status “On track”, 5 of them last measured more than five years ago."),
    ],
)
def test_the_sentence_above_the_roads_counts_what_they_come_from(draw: Draw, asked: str, said: str) -> None:
    """The rows are the largest gaps, so a sentence about one status alone would be contradicted by them."""
    assert draw(f"/gaps?{asked}&present=1").title.replace("\xa0", " ") == said


def test_marks_are_explained_only_where_there_are_any(draw: Draw) -> None:
    assert "key-ring" in draw("/gaps?city=honolulu&present=1").parts["stage-head-roads"]
    assert "key-ring" not in draw("/gaps?city=mexico-city&show=none&present=1").parts["stage-head-roads"]
    assert "rv-square" in draw("/reviews?present=1").parts["stage-head-lanes"]


def test_long_values_stay_on_their_line(draw: Draw) -> None:
    rows = draw("/gaps?city=honolulu&present=1").parts["stage-rows-roads"]
    assert rows.count('class="stage-value-long"') == 2


def test_the_wall_names_city_and_source_once(draw: Draw) -> None:
    assert "Seoul · " in draw("/gaps?city=seoul&series=korea-gi-5-1-1&present=1").parts["stage-head-chart"]
    assert "Bogotá · " not in draw("/gaps?city=bogota&series=colombia-homicides&present=1").parts["stage-head-chart"]
    page = draw("/?picture=map&present=1")
    assert words(page).count("Source:") == 1 and "all sources." not in words(page) and "ten goals or more (18) · four to nine (53)" in words(page)


@pytest.mark.parametrize(("picture", "n"), [("members", 63), ("partners", 11)])
def test_the_table_on_the_wall_is_that_of_its_bars(draw: Draw, picture: str, n: int) -> None:
    table = draw(f"/activities?picture={picture}&table=1&present=1").parts["stage-rows-table"]
    assert table.count('scope="row"') == n and "act-disc" not in table


@pytest.mark.parametrize(
    ("query", "sentence"),
    [("challenge=4.1&line=L2", "Promoting digital rights: the one activity chosen names it."),
     ("picture=members", "took part in"),
     ("picture=partners&challenge=4.1&line=L2", "One of 29 activities")],
)  # fmt: skip
def test_one_activity_is_no_share_of_one(draw: Draw, query: str, sentence: str) -> None:
    said = words(draw(f"/activities?{query}&present=1"))
    assert sentence in said and "of 1 activities" not in said


def test_a_wall_that_shows_some_cities_says_whom_its_sentence_counts(draw: Draw) -> None:
    assert "8 of 14 cities shown; the sentence counts these." in words(draw("/compare?present=1"))


def test_the_table_of_the_compare_wall_holds_the_cities_its_sentence_counts(draw: Draw) -> None:
    page = draw("/compare?present=1&table=1")
    table = page.parts["stage-rows-table"]
    assert page.title == draw("/compare?present=1").title and table.count('scope="row"') == 8
    assert "8 of 14 cities shown; the sentence counts these." in words(page)


def test_an_old_figure_on_the_compare_wall_says_so(draw: Draw) -> None:
    said = " ".join(words(draw("/compare?present=1&cities=manchester~madrid&series=eu-unemployment")).split())
    assert "2018 · old" in said
    long, short = (draw(f"/compare?present=1&{query}").parts["stage-rows-ranked"] for query in ("", "cities=new-york~bogota&series=un-transport-access"))
    assert long.count("stage-name-long") == 8 == long.count("white-space: normal"), "a long name with a mark behind it would be cut short"
    assert "2020 · old" in short and "stage-name-long" not in short


def test_the_wall_names_the_lens_it_looks_through(draw: Draw) -> None:
    assert draw("/?lens=theme.security&present=1").title.startswith("Security: on these five goals, 25 of 31 judged values")
    assert "are counted." in draw("/activities?lens=theme.security&present=1").title


def test_a_grown_mark_at_the_end_of_its_scale_is_whole(draw: Draw) -> None:
    marks = [trace for trace in draw("/gaps?city=honolulu&present=1").figures["stage-chart"]["data"] if trace.get("mode") == "markers"]
    assert marks and all(trace["cliponaxis"] is False for trace in marks)


def test_the_wall_of_a_measure_keeps_the_marks_of_its_value(draw: Draw) -> None:
    assert "100,000 people. · provisional" in words(draw("/gaps?city=bogota&series=colombia-homicides&present=1"))


def test_every_goal_of_a_lens_is_there_and_said_so(draw: Draw) -> None:
    assert "Every goal with a figure in this choice: 5." in words(draw("/?lens=theme.security&present=1"))
    assert "The 8 of 17 goals with most judged values." in words(draw("/?present=1"))


@pytest.mark.parametrize("form", ["embed=1", "present=1"])
def test_a_city_that_is_none_gets_a_whole_sentence(draw: Draw, form: str) -> None:
    assert "No city goes by “nowhere”, so another one is shown." in words(draw(f"/gaps?city=nowhere&{form}"))


def test_the_names_of_a_picture_have_one_size(draw: Draw) -> None:
    rows = "\n".join(draw("/gaps?city=madrid&lens=theme.security&present=1").parts.values())
    sizes = re.findall(r'class="stage-name( stage-name-two)?">', rows)
    assert len(sizes) == 8 and set(sizes) == {" stage-name-two"}


def test_the_wall_says_what_the_lines_of_a_network_mean(draw: Draw) -> None:
    assert "Solid line: move together; dashed: move apart" in words(draw("/interlinkages?present=1"))
    assert "Solid line" not in words(draw("/interlinkages?layer=activities&present=1"))


def test_every_sentence_of_every_deck_ends(draw: Draw, store: Store) -> None:
    """A heading of a page that becomes the sentence of the wall gets its full stop there."""
    decked = sessions.of_release(store.record())
    said = [draw(f"/sessions/{key}?present=1&step={number}").title for key in decked for number in range(1, len(decked[key].steps) + 1)]
    assert len(said) > 35
    assert not [words for words in said if not words.endswith((".", "?", "!"))]
