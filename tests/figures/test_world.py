"""The map of the network, and how much is known in four steps."""

import itertools
import re

import pytest
from valid import check

from dashboard.figures import theme
from dashboard.figures.world import EAST, FIRST, NORTH, SOUTH, WEST, known, robinson, world
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import ViewState
from dashboard.views import overview

CARD = 560  # pixels of the map in its card beside the doors on the smallest screen; narrower ones show the first names only
WIDTHS = (268, 340, CARD, 710, 860, 1100, 1860)  # phones, cards, a picture to take away, a map alone on a large screen
LETTER, LINE = 0.47, 1.3  # of the type size: mean width of a letter, height of a line
AREAS = [
    {"ref_area": "a", "name": "Alphaville", "lat": 10.0, "lon": 20.0, "n_goals": 12},
    {"ref_area": "b", "name": "Betatown", "lat": -33.0, "lon": 151.0, "n_goals": 2},
    {"ref_area": "c", "name": "Nowhere", "lat": None, "lon": None, "n_goals": 0},
]


@pytest.mark.parametrize(
    ("lon", "lat", "x", "y"),
    [(0, 0, 0, 0), (180, 0, 2.6663, 0), (-180, 0, -2.6663, 0), (0, 90, 0, 1.3523), (0, -90, 0, -1.3523), (180, 90, 1.419, 1.3523), (100, 45, 1.3275, 0.7534)],
)
def test_robinson(lon: float, lat: float, x: float, y: float) -> None:
    """Corner points from the table of the projection; 45 degrees lies on one of its parallels."""
    assert robinson(lon, lat) == (pytest.approx(x, abs=2e-3), pytest.approx(y, abs=2e-3))


@pytest.mark.parametrize(("n_goals", "kind"), [(0, "none"), (1, "few"), (3, "few"), (4, "some"), (9, "some"), (10, "many"), (17, "many")])
def test_how_much_is_known(n_goals: int, kind: str) -> None:
    assert known(n_goals) == kind


def test_the_map() -> None:
    figure = world(AREAS, ["a", "b", "c"], {"a": "A!", "b": "B!", "c": "C!"})
    check(figure)
    _, dots = figure["data"]
    assert dots["customdata"] == ["b", "a"], "the best known lie on top; a place without coordinates is not drawn"
    assert (dots["x"][1], dots["y"][1]) == robinson(20.0, 10.0)
    assert dots["text"] == ["B!", "A!"]
    assert dots["marker"]["size"][1] > dots["marker"]["size"][0]
    assert {note["text"] for note in figure["layout"]["annotations"]} == {"<b>Alphaville</b>", "Betatown"}


def boxes(figure: dict, width: float) -> dict[str, tuple[float, float, float, float]]:
    """Where each name lies, in pixels of a map so wide: left, bottom, right, top. A narrow one shows the first names only."""
    scale = width / (EAST - WEST)
    found = {}
    for note in figure["layout"]["annotations"][: FIRST if width < CARD else None]:
        if not note.get("visible", True):
            continue
        name = re.sub("<.*?>", "", note["text"])
        wide, high = len(name) * LETTER * theme.SIZE, LINE * theme.SIZE
        left = note["x"] * scale + note["xshift"] - {"left": 0, "center": wide / 2, "right": wide}[note["xanchor"]]
        middle = note["y"] * scale + note["yshift"]
        found[name] = (left, middle - high / 2, left + wide, middle + high / 2)
    return found


@pytest.fixture(scope="module")
def network(store: Store, text: Text) -> dict:
    return overview.world_figure(overview.overview(ViewState("/"), store, text))


@pytest.mark.parametrize("width", WIDTHS)
def test_names_do_not_lie_on_each_other(network: dict, width: float) -> None:
    placed = boxes(network, width)
    assert len(placed) >= (15 if width >= CARD else 4)
    for (one, a), (other, b) in itertools.combinations(placed.items(), 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], f"{one} and {other}"


@pytest.mark.parametrize("width", WIDTHS)
def test_names_stay_on_the_map_and_off_its_dots(network: dict, width: float) -> None:
    scale = width / (EAST - WEST)
    dots = [(x * scale, y * scale) for x, y in zip(network["data"][1]["x"], network["data"][1]["y"], strict=True)]
    for name, (left, bottom, right, top) in boxes(network, width).items():
        assert WEST * scale <= left and right <= EAST * scale and SOUTH * scale <= bottom and top <= NORTH * scale, name
        assert not [dot for dot in dots if left < dot[0] < right and bottom < dot[1] < top], name


@pytest.mark.parametrize("region", ["", "Europe", "Africa"])
def test_a_narrow_map_shows_the_first_names_of_a_choice_too(store: Store, text: Text, region: str) -> None:
    areas = [area for area in overview.overview(ViewState("/"), store, text).areas if not region or area["region"] == region]
    assert len(areas) > 15
    drawn = world(areas, [area["ref_area"] for area in areas], dict.fromkeys((area["ref_area"] for area in areas), ""))
    for (one, a), (other, b) in itertools.combinations(boxes(drawn, 268).items(), 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], f"{one} and {other}"


def test_every_member_with_coordinates_is_on_the_map(network: dict, store: Store) -> None:
    members = store.catalogue().network_areas
    assert set(network["data"][1]["customdata"]) == {key for key, area in members.items() if area["lat"] is not None}
    assert all(WEST < x < EAST for x in network["data"][1]["x"]) and all(SOUTH < y < NORTH for y in network["data"][1]["y"])


def test_land_is_drawn_everywhere(network: dict) -> None:
    land = network["data"][0]
    assert land["x"].count(None) > 50, "one ring per land mass"
    for west, south, east, north in ((-1.6, 0.3, -1.1, 0.9), (-1.0, -0.7, -0.6, 0), (0.1, 0, 0.4, 0.5), (1.2, 0.3, 1.6, 0.7), (1.7, -0.5, 2.1, -0.2)):
        assert any(x is not None and west < x < east and south < y < north for x, y in zip(land["x"], land["y"], strict=True))
    check(network)
