"""Labels take the first of their places that is free."""

from hypothesis import given
from hypothesis import strategies as st

from dashboard.figures.labels import Frame, Label, Named, Place, beside, placed

FRAME = Frame(x=(2000, 2030), y=(0, 100), width=300, height=250)
MIDDLE = Place(2015, 50, "center", "middle")
ABOVE = Place(2015, 60, "center", "bottom")


def where(labels: list[Label], taken: tuple = ()) -> list[tuple]:
    return [(note["x"], note["y"], note["xanchor"], note["yanchor"]) for note in placed(labels, FRAME, taken)]


def test_a_label_with_room_keeps_its_first_place() -> None:
    (note,) = placed([Label("<b>80 %</b> 2021", [MIDDLE, ABOVE], 15)], FRAME)
    assert (note["text"], note["x"], note["y"], note["showarrow"]) == ("<b>80 %</b> 2021", 2015, 50, False)


def test_the_second_label_makes_way_for_the_first() -> None:
    assert where([Label("one", [MIDDLE]), Label("two", [MIDDLE, ABOVE])]) == [(2015, 50, "center", "middle"), (2015, 60, "center", "bottom")]


def test_a_label_keeps_off_the_marks_and_inside_the_frame() -> None:
    assert where([Label("one", [MIDDLE, ABOVE])], ((2015, 50),)) == [(2015, 60, "center", "bottom")]
    edge = Place(2029.9, 50, "left", "middle")
    assert where([Label("a long label", [edge, MIDDLE])]) == [(2015, 50, "center", "middle")]


def test_without_any_room_the_place_that_costs_least_is_taken() -> None:
    half = Place(2015, 52, "left", "middle")
    assert where([Label("mmmm", [MIDDLE]), Label("mmmm", [MIDDLE, half])])[1] == (2015, 52, "left", "middle")


@given(st.lists(st.tuples(st.floats(2000, 2030), st.floats(0, 100), st.text(max_size=30)), max_size=6))
def test_every_label_is_shown_once(wanted: list[tuple[float, float, str]]) -> None:
    labels = [Label(words, [Place(x, y, "center", "bottom"), Place(x, y, "left", "top", -9)]) for x, y, words in wanted]
    assert [note["text"] for note in placed(labels, FRAME)] == [words for _, _, words in wanted]


def test_names_of_near_dots_take_different_sides_and_keep_off_named_dots() -> None:
    near = [Named(3, 1, "Barcelona"), Named(3.2, 1, "Madrid", strong=True, first=True), Named(9.8, 9, "Zagreb")]
    notes = beside(near, [0, 10], [0, 10])
    assert [note["text"] for note in notes] == ["Madrid", "Barcelona", "Zagreb"], "the one that stands out finds its place first"
    assert [note["xanchor"] for note in notes] == ["left", "right", "right"], "no name runs out of the picture"
    crowd = [Named(5, 5 + place / 100, f"City {place}") for place in range(9)]
    assert len(beside(crowd, [0, 10], [0, 10])) < 9, "what finds no room is left out"
