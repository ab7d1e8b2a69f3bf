"""One measure over the years: values, target, pace needed, range of 2030, peers."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from valid import check

from dashboard.figures import theme
from dashboard.figures.over_time import Course, over_time
from dashboard.text import load
from dashboard.text.numbers import NARROW

TEXT = load()
BAND = [{"time_period": year, "n": 20, "p25": 50.0 + year - 2010, "median": 60.0, "p75": 70.0 + year - 2010} for year in range(2010, 2021)]
WATER = Course(status="speed", unit="%", decimals=1, values=[(2010, 60.0), (2011, 62.5), (2015, 70.0), (2018, 76.0), (2021, 80.0)], target=100.0,
               target_words="2030 target 100 %", limits=(0.0, 100.0))  # fmt: skip


def traces(course: Course) -> list[dict]:
    figure = over_time(course, TEXT)
    check(figure)
    return figure["data"]


def notes(course: Course) -> list[str]:
    return [note["text"] for note in over_time(course, TEXT)["layout"]["annotations"]]


def test_the_line_of_values() -> None:
    solid, dashed, dots, needed = traces(WATER)
    assert solid["x"] == [2010, 2011, None, 2015, 2018, None, 2018, 2021, None]
    assert solid["y"] == [60.0, 62.5, None, 70.0, 76.0, None, 76.0, 80.0, None]
    assert (dashed["x"], dashed["y"]) == ([2011, 2015, None], [62.5, 70.0, None]), "more than three years apart"
    assert dots["x"] == [2010, 2011, 2015, 2018, 2021] and dots["marker"]["size"] == [6, 6, 6, 6, 12]
    assert dots["marker"]["color"] == theme.FILL["speed"] and f"{NARROW}%" in dots["hovertemplate"]
    assert (needed["x"], needed["y"]) == ([2021, 2030], [80.0, 100.0]) and needed["line"]["color"] == theme.INK


def test_the_target_is_a_line_with_a_name() -> None:
    (line,) = over_time(WATER, TEXT)["layout"]["shapes"]
    assert line["y0"] == line["y1"] == 100.0 and line["x1"] == 2030
    assert "<b>2030 target 100 %</b>" in notes(WATER)


@pytest.mark.parametrize(
    ("year", "end", "reached", "line"),
    [(2025, 2025, 100.0, 2025), (2030, 2030, 100.0, 2030), (2035, 2030, 80.0 + 20.0 * 9 / 14, 2030), (2021, None, None, 2021)],
)  # fmt: skip
def test_a_target_for_another_year_ends_there_or_with_the_axis(year: int, end: int | None, reached: float, line: int) -> None:
    """What a city needs for 2035 lies below its target in 2030; a target whose year has come asks for no pace."""
    course = replace(WATER, target_year=year)
    needed = [trace for trace in traces(course) if trace["mode"] == "lines" and trace["line"]["color"] == theme.INK]
    assert [(trace["x"], trace["y"]) for trace in needed] == ([([2021, end], [80.0, pytest.approx(reached)])] if end else [])
    assert over_time(course, TEXT)["layout"]["shapes"][0]["x1"] == line


def test_the_last_value_is_written_beside_its_dot() -> None:
    assert f"<b>80.0{NARROW}%</b> 2021" in notes(WATER)


@pytest.mark.parametrize("status", ["hold", "slip", "met", "none"])
def test_no_pace_is_needed_where_none_is(status: str) -> None:
    assert len(traces(replace(WATER, status=status))) == 3


def test_without_a_target_there_is_no_line_to_reach() -> None:
    figure = over_time(replace(WATER, target=None, target_words="", status="none"), TEXT)
    assert figure["layout"]["shapes"] == [] and len(figure["data"]) == 3


def test_the_range_of_2030() -> None:
    shape, middle, *_ = traces(replace(WATER, fan=(90.0, 82.0, 98.0)))
    assert (shape["x"], shape["y"]) == ([2021, 2030, 2030], [80.0, 98.0, 82.0])
    assert (middle["x"], middle["y"]) == ([2021, 2030], [80.0, 90.0])
    assert f"If the line continues:<br><b>82–98{NARROW}%</b>" in notes(replace(WATER, fan=(90.0, 82.0, 98.0)))


def test_a_range_too_wide_has_no_line_and_says_so() -> None:
    wide = replace(WATER, fan=(90.0, 20.0, 160.0), too_wide=True)
    assert traces(wide)[0]["fill"] == "toself" and len(traces(wide)) == len(traces(WATER)) + 1
    assert "Too uncertain to say where it leads" in notes(wide)


def test_the_peers_lie_behind_everything() -> None:
    band, *_ = traces(replace(WATER, band=BAND, band_words="Middle half of 20 cities"))
    assert band["fill"] == "toself" and band["fillcolor"] == theme.BAND
    assert (band["x"][0], band["y"][0]) == (2010, 70.0) and (band["x"][-1], band["y"][-1]) == (2010, 50.0)
    assert "Middle half of 20 cities" in notes(replace(WATER, band=BAND, band_words="Middle half of 20 cities"))


def test_one_year_of_peers_is_a_short_bar() -> None:
    bar, *others = traces(replace(WATER, band=BAND[:1], band_words="x"))
    assert others == traces(WATER)
    assert 2009 < min(bar["x"]) < 2010 < max(bar["x"]) < 2011 and set(bar["y"]) == {50.0, 70.0}


def test_wider_values_are_drawn_apart() -> None:
    wider, *_ = traces(replace(WATER, wider=[(2012, 55.0), (2016, 57.0)]))
    assert wider["x"] == [2012, 2016] and wider["line"]["color"] == theme.OTHER_CITY and wider["line"]["dash"] != "solid"


def test_values_long_ago_are_left_out() -> None:
    old = replace(WATER, values=[(1970, 10.0), *WATER.values])
    assert min(x for x in traces(old)[0]["x"] if x) == 2010


def test_the_axis_ends_after_2030_and_holds_every_value() -> None:
    layout = over_time(WATER, TEXT)["layout"]
    assert layout["xaxis"]["range"][0] < 2010 and 2030 < layout["xaxis"]["range"][1] < 2031
    low, high = layout["yaxis"]["range"]
    assert low <= 60 and 100 <= high
    assert layout["xaxis"]["ticktext"][-1] == "2030"


def test_no_value_at_all_is_an_empty_frame_with_the_target() -> None:
    figure = over_time(replace(WATER, values=[]), TEXT)
    assert figure["data"] == [] and len(figure["layout"]["shapes"]) == 1
    check(figure)


def courses(least: float, most: float, limits: tuple[float | None, float | None]) -> st.SearchStrategy[Course]:
    """Courses with every value, target and range between two numbers."""
    value = st.floats(least, most)
    points = st.dictionaries(st.integers(1900, 2030), value, max_size=12).map(lambda values: sorted(values.items()))
    fans = st.tuples(value, value, value).map(lambda ends: (sorted(ends)[1], min(ends), max(ends)))
    return st.builds(
        Course, status=st.sampled_from(list(theme.FILL)), unit=st.sampled_from(["", "%", "µg/m³", "people a hectare"]), decimals=st.integers(0, 3),
        values=points, wider=points, target=st.none() | value, target_words=st.just("t"), target_year=st.integers(1990, 2060),
        fan=st.none() | fans, too_wide=st.booleans(), band=st.sampled_from([[], BAND[:1], BAND]), band_words=st.just("b"), limits=st.just(limits),
    )  # fmt: skip


@given(courses(-1e9, 1e9, (None, None)) | courses(0, 1e9, (0.0, None)) | courses(0, 100, (0.0, 100.0)))
def test_any_course_makes_a_picture(course: Course) -> None:
    figure = over_time(course, TEXT)
    check(figure)
    low, high = figure["layout"]["yaxis"]["range"]
    assert low < high


def test_one_value_alone_stands_on_a_scale_from_zero() -> None:
    alone = Course(status="none", unit="million €", decimals=1, values=[(2022, 3.9)])
    low, high = over_time(alone, TEXT)["layout"]["yaxis"]["range"]
    assert low == 0 and high > 3.9


def test_a_line_that_leaves_what_is_possible_is_said_and_not_drawn() -> None:
    outside = replace(WATER, outside=True)
    assert len(traces(outside)) == len(traces(WATER)), "no fan"
    assert "A straight line would<br>leave what is possible" in notes(outside)


def test_no_line_crosses_a_break_and_a_named_stroke_stands_there() -> None:
    broken = replace(WATER, breaks=frozenset({2018}))
    lines = [trace for trace in traces(broken) if trace["mode"] == "lines" and 2015 in trace["x"] and 2018 in trace["x"]]
    assert not any(pair == (2015, 2018) for trace in lines for pair in zip(trace["x"], trace["x"][1:], strict=False))
    (stroke,) = [trace for trace in traces(broken) if trace.get("marker", {}).get("symbol") == "line-ns"]
    assert (stroke["x"], stroke["y"]) == ([2016.5], [73.0])
    assert "Measured differently" in notes(broken) and "Measured differently" not in notes(WATER)
