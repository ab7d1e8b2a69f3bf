"""What `/gaps`, `/` and `/data` say about the network, and how a lens changes what they say."""

import html
import re
from collections.abc import Callable

import pytest

from dashboard.components.content import Content
from dashboard.pages import gaps
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import ViewState

Draw = Callable[[str], Content]
UNEMPLOYMENT = "/gaps?city=barcelona&series=eu-unemployment"


def plain(part: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]*>", " ", part)))


def test_the_panel_says_in_two_lines_what_the_network_does(draw: Draw) -> None:
    said = "7 of 29 activities work on economic resilience, which touches this target."
    page = draw(UNEMPLOYMENT)
    assert said in plain(page.parts["gaps-panel-top"]) and said in plain(page.parts["gaps-panel-network"])
    assert "For review" in page.parts["gaps-panel-network"] and 'href="/data#joined"' in page.parts["gaps-panel-network"]


def test_the_wide_view_lists_every_activity_with_plan_items_and_partners(draw: Draw) -> None:
    some, every = draw(UNEMPLOYMENT).parts["gaps-panel-network"], draw(f"{UNEMPLOYMENT}&wide=1").parts["gaps-panel-network"]
    assert some.count('href="/activities?activity=') == 3 and "Show all 7" in some and "8 more" in some
    assert every.count('href="/activities?activity=') == 7 and "Show all" not in every and " more" not in every
    for address in ("/activities?challenge=2.2", "/activities?plan=L1A3D3", "/activities?alliance=undp", "/activities?activity=barcelona-re-act"):
        assert f'href="{address}"' in every
    assert "13–16 Apr 2021" in every and "Economic resilience · line 1 · with one member" in plain(every)
    assert "doing-short" not in draw(f"{UNEMPLOYMENT}&wide=1").parts["gaps-panel-top"]


@pytest.mark.parametrize(
    ("address", "said"),
    [("/gaps?city=bogota&series=colombia-homicides", "No shared activity names this yet. Closest is transparency and accountability, with 5 activities."),
     ("/gaps?city=barcelona&goal=2", "No challenge of the network leads to goal 2, so no activity can.")],
)  # fmt: skip
def test_a_target_no_activity_names_says_so(draw: Draw, address: str, said: str) -> None:
    page = draw(address)
    assert said in plain(page.parts["gaps-panel-top"]) and said in plain(page.parts["gaps-panel-network"])
    assert "/activities?activity=" not in page.parts["gaps-panel-network"]


def test_cities_ahead_say_why_they_could_help(draw: Draw) -> None:
    panel = plain(draw(UNEMPLOYMENT).parts["gaps-panel-network"])
    reasons = re.findall(r"was in [^.]*? with Barcelona(?:, one of them on this)?|also in Europe", panel)
    assert reasons[0] == "was in two activities with Barcelona, one of them on this", "Berlin: the summit and the meeting that names 2.2"
    known = ["was in" in reason for reason in reasons]
    assert known == sorted(known, reverse=True) and True in known and False in known


@pytest.mark.parametrize(
    ("city", "said", "n"),
    [("bogota", "Listed in 5 of 29 activities of the network, January to April 2021", 5), ("seoul", "Listed in one of 29 activities", 1),
     ("madrid", "No activity of the network names Madrid in January to April 2021. That is not to say that nothing was done.", 0)],
)  # fmt: skip
def test_the_head_says_what_the_city_took_part_in(draw: Draw, city: str, said: str, n: int) -> None:
    head = draw(f"/gaps?city={city}").parts["gaps-head"]
    assert said in plain(head)
    assert head.count('href="/activities?activity=') == n and head.count(f'href="/activities?member={city}"') == bool(n)


def test_reference_cities_and_releases_without_a_record_say_nothing(draw: Draw, store: Store, small_store: Store, text: Text) -> None:
    reference = next(key for key, area in store.catalogue().areas.items() if not area["is_network"] and area["n_series"])
    assert "part-taken" not in draw(f"/gaps?city={reference}").parts["gaps-head"]
    page = gaps.content(ViewState("/gaps", city="alphaville"), small_store, text)
    assert "part-taken" not in page.parts["gaps-head"] and 'class="doing"' not in page.parts["gaps-panel-network"]
    assert "data-drawer" not in page.parts["gaps-toolbar"], "no lenses either"


def test_a_lens_stands_in_title_chip_and_counts(draw: Draw) -> None:
    page = draw("/gaps?city=barcelona&lens=transition.food&rows=all")
    assert page.title == "Barcelona, food systems: one measure is moving the wrong way"
    toolbar = page.parts["gaps-toolbar"]
    assert 'id="lens-clear" data-focus="lens-open" aria-label="Take off the lens Food systems"' in toolbar
    assert toolbar.count('aria-current="true"') == 4, "order, choice, targets, and the lens in its drawer"
    rows = (page.parts["gaps-rows"] + page.parts["gaps-rest"]).count('data-focus="focus-title"')
    assert f"All {rows}" in toolbar and f"{rows} measures" in toolbar
    goals = set(re.findall(r'class="chip chip-(\d+)', page.parts["gaps-rows"] + page.parts["gaps-rest"]))
    assert goals <= {"2", "12"}


def test_an_unknown_lens_leaves_nothing_out_and_says_so(draw: Draw) -> None:
    page, whole = draw("/gaps?city=bogota&lens=transition.cheese"), draw("/gaps?city=bogota")
    assert "“transition.cheese” is not a lens we know, so nothing is left out." in plain(page.parts["gaps-head"])
    assert page.parts["gaps-rows"] == whole.parts["gaps-rows"]


def test_a_lens_without_a_figure(draw: Draw) -> None:
    page = draw("/gaps?city=dakar&lens=theme.procurement")
    assert page.title == "Dakar, procurement: nothing is known yet" and "no-measure" in page.parts["gaps-head"]


def test_the_overview_through_a_lens(draw: Draw) -> None:
    page, whole = draw("/?lens=transition.jobs"), draw("/")
    assert page.title == "Where do our cities stand on jobs and social protection?"
    assert "not part of this lens" in page.parts["home-mosaic-rows"] and "not part of this lens" not in whole.parts["home-mosaic-rows"]
    assert "with a figure on this subject" in page.parts["home-head"] and "with figures for ten goals or more" in whole.parts["home-head"]
    assert "48 cities have hardly a figure" in plain(page.parts["home-doors"]), "the door counts everything, whatever the lens"


def test_the_overview_lays_gap_beside_work(draw: Draw) -> None:
    page = draw("/?table=1")
    foot = page.parts["home-effort-foot"]
    assert "Goals 2, 4, 12, 14, 15 and 17 are blind spots" in foot
    assert foot.count("<tr>") == 18 and 'href="/activities?goal=11"' in foot
    squares = page.figures["home-effort"]["data"][0]
    assert squares["customdata"][squares["text"].index("11")] == "/activities?goal=11"
    title = plain(page.parts["home-effort-head"])
    assert "Gender equality, energy and two more goals are far behind, with little shared work" in title, "four goals lie in the tinted corner"
    assert "more goal" not in plain(draw("/?region=Europe").parts["home-effort-head"])


def test_activities_through_a_lens(draw: Draw) -> None:
    assert draw("/activities?lens=challenge.2.1").title.startswith("13 of 29 activities")
    assert draw("/activities?lens=transition.food").title.endswith("fits: Food systems"), "no challenge shares a target with it"
    assert 'id="lens-open"' in draw("/activities").parts["activities-head"]


def test_data_shows_the_table_of_challenges_and_targets(draw: Draw, store: Store) -> None:
    page, record = draw("/data"), store.record()
    joined = page.parts["data-joined"]
    assert joined.count('<th scope="rowgroup"') == 12 and "For review" in joined
    assert "43 pairs of 12 challenges and 34 targets. Two readings found 36 of them, one reading the other 7" in plain(joined)
    for row in (*record["challenge_target"], *record["challenge_target_considered"]):
        assert row["target"] in joined and html.escape(row["reason"], quote=False) in html.unescape(joined)
    assert joined.count('<th scope="row">') == len(record["challenge_target_considered"]) + len(record["lens"])


def test_data_lists_what_is_odd_in_the_documents(draw: Draw, store: Store) -> None:
    odd = draw("/data").parts["data-odd"]
    rows = store.record()["anomalies"]
    assert odd.count('class="odd-lines"') == len(rows) and f"{len(rows)} cases in 4 documents" in plain(odd)
    assert all(row["found"] in html.unescape(odd) for row in rows)
