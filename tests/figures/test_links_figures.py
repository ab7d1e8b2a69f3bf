"""The pictures of interlinkages: words keep apart also where the picture is small."""

from itertools import pairwise

import pytest
from valid import check

from dashboard.figures.link_network import REACH, Node, Tie, network
from dashboard.figures.pair_scatter import Axis, Point, scatter

LINE, PAPER = 18, 300  # height of a line of a name and of the picture on paper, in pixels


def test_names_of_two_lines_keep_apart_on_paper() -> None:
    goals = [Node(str(goal), str(goal), f"Goal {goal}", f"{goal} of 12 pairs", "#123456", "#FFFFFF", "/") for goal in range(15)]
    figure = network(goals[14], goals[:14], [Tie("14", "1", 0.5)])
    check(figure)
    scale = PAPER / (2 * REACH)
    right = [note for note in figure["layout"]["annotations"] if note.get("xanchor") == "left"]
    heights = sorted(note["y"] * scale + note.get("yshift", 0) for note in right)
    assert len(heights) == 6 and all(above - below >= LINE * 1.3 for below, above in pairwise(heights))
    top = max(figure["layout"]["annotations"], key=lambda note: note["y"] * scale)
    assert top["y"] * scale + top["yshift"] + 2 * LINE <= PAPER / 2


@pytest.mark.parametrize("names", [["Memphis, TN", "New Orleans, LA"], ["Greater Lyon", "Greater Paris"]])
def test_names_in_a_scatter_keep_apart_on_a_phone_and_numbers_at_the_corner(names: list[str]) -> None:
    points = [Point(3.0, 9.0, names[0], named=True), Point(4.0, 9.1, names[1], named=True), Point(0.0, 0.0, "Riga"), Point(10.0, 10.0, "Sofia")]
    layout = scatter(points, Axis("%", 0), Axis("€", 0))["layout"]
    assert layout["xaxis"]["range"][0] == layout["yaxis"]["range"][0] == 0 and layout["xaxis"]["ticklabelstandoff"] > 0
    first, second = layout["annotations"]
    assert (first["xanchor"], first["yshift"]) != (second["xanchor"], second["yshift"]) and "bgcolor" not in first
