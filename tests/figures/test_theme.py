"""Figures and style sheet wear the same colours."""

import re
from pathlib import Path

import pytest

from dashboard.concepts import Status
from dashboard.figures import coverage, mosaic, theme
from dashboard.store.questions import Store

ASSETS = Path(__file__).resolve().parents[2] / "assets"
STYLES = "\n".join(file.read_text(encoding="utf-8") for file in sorted(ASSETS.glob("1*.css")))
TOKENS = {name: value.strip().upper() for name, value in re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{3,6})\b", (ASSETS / "10-tokens.css").read_text())}
SHORT = {"hold": "met", "slip": "met", "met": "met", "on": "on", "speed": "speed", "stall": "stall", "rev": "reverse", "level": "none", "none": "none"}
ROLLED = {"met": "met", "on": "on", "slow": "speed", "away": "reverse", "level": "rule", "none": "paper"}


def brightness(colour: str) -> float:
    """Relative luminance of WCAG 2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2."""
    light, dark = sorted((brightness(one), brightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("name", "token"),
    [("PAPER", "paper"), ("INK", "ink"), ("INK_2", "ink-2"), ("INK_3", "ink-3"), ("RULE", "rule"), ("RULE_2", "rule-2"),
     ("GRID", "grid"), ("BAND", "band"), ("LAND", "land"), ("MARK", "mark"), ("BEYOND", "met-tint")],
)  # fmt: skip
def test_a_neutral(name: str, token: str) -> None:
    assert getattr(theme, name) == TOKENS[token]


@pytest.mark.parametrize("status", list(Status))
def test_a_status(status: str) -> None:
    assert theme.FILL[status] == TOKENS[SHORT[status]]
    assert theme.WORDS[status] == TOKENS[f"{SHORT[status]}-ink"]


@pytest.mark.parametrize("kind", mosaic.ORDER)
def test_a_piece_of_a_bar(kind: str) -> None:
    assert theme.ROLLED_FILL[kind] == TOKENS[ROLLED[kind]]


def test_the_hatching_has_one_colour() -> None:
    assert theme.HATCH.lower() in (ASSETS / "10-tokens.css").read_text()


def test_words_can_be_read_on_paper() -> None:
    for colour in (*theme.WORDS.values(), theme.INK, theme.INK_2, theme.INK_3):
        assert contrast(colour, theme.PAPER) >= 4.5, colour


def test_counts_can_be_read_on_their_bars() -> None:
    for kind, colour in theme.ON_FILL.items():
        assert contrast(colour, theme.ROLLED_FILL[kind]) >= 4.5, kind


def test_status_colours_stand_out_from_paper() -> None:
    for status, colour in theme.FILL.items():
        assert contrast(colour, theme.PAPER) >= 3, status


def test_goals_wear_their_official_colours(store: Store) -> None:
    for goal in store.catalogue().goals.values():
        rule = re.search(rf"\.chip-{goal['goal']} \{{ --goal: (#\w+); --goal-ink: (#\w+);", STYLES)
        assert rule, goal["goal"]
        assert rule[1].upper() == goal["colour"].upper()
        ink = rule[2].upper()
        assert (ink if len(ink) == 7 else "#" + "".join(letter * 2 for letter in ink[1:])) == goal["label_ink"].upper()


def test_the_ramp_of_known_measures_gets_darker() -> None:
    shades = [brightness(colour) for _, colour in coverage._STEPS]
    assert shades == sorted(shades, reverse=True) and len(set(shades)) == len(shades)


def test_a_layout_keeps_its_base_and_takes_changes() -> None:
    layout = theme.layout(xaxis={"range": [0, 1]}, barmode="stack")
    assert layout["xaxis"]["range"] == [0, 1] and layout["xaxis"]["fixedrange"] is True
    assert layout["barmode"] == "stack" and layout["dragmode"] is False
    assert theme.layout()["xaxis"] is not theme.layout()["xaxis"]


def test_a_faded_colour() -> None:
    assert theme.faded("#0B5C7A", 0.16) == "rgba(11,92,122,0.16)"


def test_no_picture_asks_another_machine() -> None:
    assert theme.CONFIG["showSendToCloud"] is False and theme.CONFIG["displaylogo"] is False
    assert theme.STILL["staticPlot"] is True
