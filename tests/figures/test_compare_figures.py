"""The pictures of a comparison: ranked roads, small multiples on one scale, strips, spreads, curves, two measures."""

import pytest
from valid import check

from dashboard.figures import axes, core_curve, pairs, ranked, small_multiples, spread, strip, theme
from dashboard.figures.core_curve import Point
from dashboard.figures.pairs import Axis, Dot
from dashboard.figures.ranked import Ranked
from dashboard.figures.strip import Named

ROWS = [Ranked("hold", 2.8, 11.9, "2.8"), Ranked("rev", 6.2, 5.0, "6.2", stands_out=True), Ranked("level", 7.9, None, "7.9")]


def test_ranked_roads() -> None:
    figure = ranked.ranked(ROWS, (4.7, 10.4), 5.0, "2030 target 5 %", "%")
    check(figure)
    ticks, *roads, starts, latest = figure["data"]
    assert set(ticks["x"]) == {5.0, None} and ticks["opacity"] == 0, "for phones alone"
    assert [trace["x"] for trace in roads] == [[11.9, 2.8, None], [5.0, 6.2, None]] and starts["x"] == [11.9, 5.0]
    assert latest["x"] == [2.8, 6.2, 7.9] and latest["marker"]["line"]["color"][1] == theme.INK
    band, target = figure["layout"]["shapes"]
    assert (band["x0"], band["x1"], target["x0"]) == (4.7, 10.4, 5.0) and target["layer"] == "between"
    assert [note["xanchor"] for note in figure["layout"]["annotations"]] == ["right", "left", "left"], "the value stands where the road does not come from"
    assert figure["layout"]["yaxis"]["range"] == [3, 0] and figure["layout"]["xaxis"]["ticktext"][0] == "0"


def test_no_value_lies_over_the_target() -> None:
    figure = ranked.ranked([*ROWS, Ranked("on", 5.6, 10.1, "5.6")], None, 5.0, "2030 target 5 %", "%")
    above, below = figure["layout"]["shapes"]
    assert above["y0"] == 0 and above["y1"] < 3.5 < below["y0"] and below["y1"] == 4
    stubs = [y for y in figure["data"][0]["y"][-6:] if y]
    assert stubs[1] < 3.5 < stubs[2] and not any("bgcolor" in note for note in figure["layout"]["annotations"])


@pytest.mark.parametrize("rows", [[], ROWS[2:]])
def test_ranked_roads_of_little(rows: list) -> None:
    check(ranked.ranked(rows, None, None, "", ""))


def test_a_band_far_out_does_not_squeeze_the_cities() -> None:
    low, high = ranked.ranked(ROWS, (0.1, 900.0), None, "", "%")["layout"]["xaxis"]["range"]
    assert low == 0 and high < 20


def test_small_multiples_share_one_scale() -> None:
    band = [{"time_period": 2015, "p25": 5.0, "p75": 10.0, "n": 30}, {"time_period": 2020, "p25": 4.0, "p75": 8.0, "n": 22}]
    found = small_multiples.multiples([("a", [(2015, 10.0), (2017, 8.0), (2023, 0.0)]), ("b", [(2020, 5.0)])], band, 0.0)
    first, second = found.panels
    assert first.line.count("M") == 1 and first.dashed.count("M") == 1, "a gap of six years is dashed"
    assert first.last == (round(8 / 15 * 100, 2), pytest.approx(100, abs=10)) and second.line == second.dashed == ""
    assert found.target == first.last[1] and found.band.endswith("Z") and found.n_peers == (22, 30)
    assert [words for _, words in found.years] == ["2020", "’30"]
    assert small_multiples.multiples([], [], None).panels == []


def test_no_line_of_a_small_multiple_crosses_a_break() -> None:
    (panel,) = small_multiples.multiples([("a", [(2015, 10.0), (2017, 8.0), (2019, 6.0)])], [], None, {"a": {2017}}).panels
    assert panel.line.count("M") == 1 and panel.breaks.count("M") == 1 and panel.breaks.endswith(f"v{small_multiples.STROKE}")


def test_a_name_at_the_edge_of_a_strip_runs_inwards() -> None:
    panel = {"low": 0.0, "high": 100.0, "p25": 20.0, "p75": 60.0, "ticks": [0.0, 50.0, 100.0], "weight": [1, 1, 1]}
    named = [Named("Neuquén-Plottier-Cipolletti", value, "level", False) for value in (1.0, 50.0, 99.0)]
    notes = strip.strip(panel, named, None, "%")["layout"]["annotations"]
    assert {note["x"]: note["xanchor"] for note in notes} == {1.0: "left", 50.0: "center", 99.0: "right"}


def test_names_in_a_strip_never_touch() -> None:
    panel = {"low": 0.0, "high": 20.0, "p25": 4.0, "p75": 9.0, "ticks": [0.0, 5.0, 20.0], "weight": [1, 3, 9]}
    named = [Named(name, value, "on", name == "Berlin") for name, value in (("Berlin", 6.0), ("Mannheim", 6.1), ("Greater Manchester", 6.2), ("Lyon", 15.0))]
    figure = strip.strip(panel, named, 5.0, "%")
    check(figure)
    lanes = {note["text"]: note["y"] for note in figure["layout"]["annotations"]}
    assert len({lanes["<b>Berlin</b>"], lanes["Mannheim"], lanes["Greater Manchester"]}) == 3 and lanes["Lyon"] == lanes["<b>Berlin</b>"]
    assert [len(trace["x"]) // 3 for trace in figure["data"][:3]] == [1, 1, 1], "the more areas a tick stands for, the darker"
    bare = strip.strip(panel, named, 5.0, "%", banded=False)["layout"]["shapes"]
    assert [shape["type"] for shape in figure["layout"]["shapes"]] == ["rect", "line"] and [shape["type"] for shape in bare] == ["line"]


def test_spreads_put_the_target_at_one_place() -> None:
    found = spread.spread([50.0, 100.0, 200.0], [1, 2, 1], [(75.0, True)], 0.0, 100.0)
    assert found.many == f"M{spread.TARGET_AT:g} 0V10" and found.few == "M44 0V10M100 0V10"
    assert found.dots == [(66.0, True)]
    assert spread.place(-5, 0, 10) == 0 and spread.place(3, 5, 5) == spread.TARGET_AT


def test_the_curve_chooses_a_set_by_a_click() -> None:
    points = [Point(1, 20, 100, "/compare?k=1"), Point(2, 40, 75, "/compare?k=2")]
    figure = core_curve.core_curve(points, 2, ("pairs", "cities"), "measures", " ")
    check(figure)
    assert figure["data"][0]["customdata"] == ["/compare?k=1", "/compare?k=2"] and figure["data"][1]["marker"]["size"] == [7, 13]
    check(core_curve.core_curve([], 0, ("pairs", "cities"), "measures", " "))


@pytest.mark.parametrize("by", ["", "size", "region"])
def test_two_measures(by: str) -> None:
    dots = [Dot("A", 1, 2, True, True, 4e6, "Europe", "/compare"), Dot("B", 3, 4, False, False, None, "Africa", "b")]
    figure = pairs.pairs(dots, Axis("x", "%", 2.0, 1), Axis("y", "", None, 0), by, ["Africa", "Europe"])
    check(figure)
    pale, dark = figure["data"]
    assert pale["customdata"] == ["b"] and dark["text"] == ["A"] and len(figure["layout"]["shapes"]) == 1
    assert dark["marker"].get("symbol") == (["square"] if by == "region" else None)


@pytest.mark.parametrize(
    ("low", "high", "wanted"), [(0, 20, [0, 5, 10, 15, 20]), (-3, 3, [-2, 0, 2]), (0, 0.4, [0, 0.1, 0.2, 0.3, 0.4]), (48, 88, [50, 60, 70, 80])]
)
def test_ticks_are_round(low: float, high: float, wanted: list[float]) -> None:
    assert axes.ticks(low, high, 5) == wanted


def test_ticks_carry_their_unit_but_zero_does_not() -> None:
    assert axes.tick_words([0, 2.5, 5], "%") == ["0", "2.5\u202f%", "5.0\u202f%"]
    assert axes.tick_words([0, 1000], "litres a day") == ["0", "1\u202f000"]
