"""Colours, fonts and the base layout shared by all figures. Mirrors the tokens of `assets/10-tokens.css`; a test compares."""

from typing import Any

Figure = dict[str, Any]

PAPER, INK, INK_2, INK_3 = "#FFFFFF", "#16202B", "#43505D", "#5F6C79"
RULE, RULE_2, GRID, BAND, LAND, MARK = "#DDE1E5", "#76828F", "#E7EAED", "#E7EBEE", "#E4E8EB", "#3B4A5A"
TRACK, TIME_AXIS, BEYOND, HATCH, OTHER_CITY = "#E3E7EA", "#AEB7C1", "#E1EEF3", "#C3CAD1", "#8E99A5"
FILL = {
    "hold": "#0B5C7A", "slip": "#0B5C7A", "met": "#0B5C7A", "on": "#4393B3", "speed": "#C07F00", "stall": "#88704F",
    "rev": "#A4241C", "level": "#808C98", "none": "#808C98",
}  # fmt: skip
WORDS = {
    "hold": "#0B5C7A", "slip": "#0B5C7A", "met": "#0B5C7A", "on": "#1D6A88", "speed": "#845600", "stall": "#66512F",
    "rev": "#94201A", "level": "#56626E", "none": "#56626E",
}  # fmt: skip
ROLLED_FILL = {
    "met": "#0B5C7A", "on": "#4393B3", "slow": "#C07F00", "away": "#A4241C", "level": "#DDE1E5", "none": "#FFFFFF",
}  # fmt: skip
ON_FILL = {"met": "#FFFFFF", "on": INK, "slow": INK, "away": "#FFFFFF", "level": INK, "none": INK_2}
ACCENT, APART = "#3B3FA0", "#A8326B"
SANS = '"Source Sans 3 Variable", "Helvetica Neue", Arial, sans-serif'
SIZE = 14

# Passed to every graph: no mode bar, no upload button, nothing fetched from elsewhere.
CONFIG = {"displayModeBar": False, "displaylogo": False, "showSendToCloud": False, "responsive": True}
STILL = {**CONFIG, "staticPlot": True}
# Marks a trace that is the same in every view, such as land: while its picture is on the screen it is not sent again.
SAME = {"meta": "same"}


def layout(**changes: Any) -> dict[str, Any]:
    """The base of every layout: transparent, our type, no legend, no dragging; axes bare until a figure dresses them."""
    axis = {"showgrid": False, "zeroline": False, "showline": False, "showticklabels": False, "fixedrange": True}
    base: dict[str, Any] = {
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": SANS, "size": SIZE, "color": INK_2},
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "autosize": True,
        "hoverlabel": {"bgcolor": PAPER, "bordercolor": RULE_2, "font": {"family": SANS, "size": SIZE, "color": INK}, "align": "left"},
    }
    base |= {"xaxis": {**axis, **changes.pop("xaxis", {})}, "yaxis": {**axis, **changes.pop("yaxis", {})}}
    return base | changes


def note(text: str, x: float, y: float, **changes: Any) -> dict[str, Any]:
    """A label without an arrow at a place of the figure."""
    return {"text": text, "x": x, "y": y, "showarrow": False, "font": {"size": SIZE, "color": INK_2}} | changes


def faded(colour: str, opacity: float) -> str:
    """A token as a CSS colour with opacity."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"
