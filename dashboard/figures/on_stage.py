"""A figure for the wall: the same traces with larger type, lines and marks, in the dark colours of a room or in the light ones.

The stage is laid out at 1920 × 1080 and scaled to the screen, so every size here is one of that stage. Nothing of the data
is touched: only colours and sizes change.
"""

import re
from collections.abc import Mapping
from typing import Any

from dashboard.figures import theme
from dashboard.figures.theme import Figure

TYPE, MARK, LINE, SMALLEST, WIDEST_MARK = 2.4, 2.4, 2.0, 34, 46
_DARK_FILL = {"met": "#56B7DA", "on": "#A9DDEE", "speed": "#F2B83B", "stall": "#C4B59B", "rev": "#FF8A66", "none": "#93A0AD"}
_STATUS = {"hold": "met", "slip": "met", "met": "met", "on": "on", "speed": "speed", "stall": "stall", "rev": "rev", "level": "none", "none": "none"}
_NEUTRAL = {
    theme.PAPER: "#0F1720", theme.INK: "#F4F6F8", theme.INK_2: "#C3CCD6", theme.INK_3: "#9AA7B4", theme.RULE: "#2B3A48", theme.RULE_2: "#667482",
    theme.GRID: "#22303C", theme.BAND: "rgba(72,94,114,0.4)", theme.LAND: "#1E2B37", theme.MARK: "#B4C0CC", theme.TRACK: "#3A4856", theme.TIME_AXIS: "#667482",
    theme.BEYOND: "#17303C", theme.HATCH: "#4A5866", theme.OTHER_CITY: "#7F8C99", "#9AA4AE": "#667482", "#C9D0D7": "#3A4856",
    "#3B3FA0": "#A9B4FF", "#A8326B": "#F08DB5",
}  # fmt: skip
DARK = _NEUTRAL | {theme.FILL[key]: _DARK_FILL[name] for key, name in _STATUS.items()} | {theme.WORDS[key]: _DARK_FILL[name] for key, name in _STATUS.items()}
_HEX = re.compile(r"#[0-9a-fA-F]{6}\b")
_RGBA = re.compile(r"rgba\((\d+),\s*(\d+),\s*(\d+),\s*([\d.]+)\)")
# Text that lies on a filled mark gets the ink that is readable there.
_ON_FILL = "insidetextfont"


def staged(figure: Figure, *, light: bool) -> Figure:
    """The figure at the size of the stage; `light` keeps the colours of the page, otherwise they become those of a dark room."""
    # Another picture may have stood here, or this one in other colours: nothing counts as there already.
    traces = [{key: value for key, value in trace.items() if key not in theme.SAME} for trace in figure["data"]]
    grown = {"data": [_whole(_sized(trace)) for trace in traces], "layout": _layout(_flat(figure["layout"]))}
    return grown if light else _recoloured(grown)


def _whole(trace: dict[str, Any]) -> dict[str, Any]:
    """A grown mark at the end of a scale reaches beyond it and must not be cut there."""
    return trace | {"cliponaxis": False} if trace.get("type") == "scatter" and "markers" in trace.get("mode", "") else trace


def _flat(layout: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a height means stands above it: nobody turns the head to read a wall."""
    title = layout.get("yaxis", {}).get("title")
    if not title:
        return layout
    axis = {key: value for key, value in layout["yaxis"].items() if key != "title"}
    above = theme.note(title["text"], 0, 1, xref="paper", yref="paper", xanchor="left", yanchor="bottom", yshift=8, font=title["font"])
    margin = layout["margin"] | {"t": max(layout["margin"]["t"], 34)}
    return {**layout, "yaxis": axis, "annotations": [*layout.get("annotations", []), above], "margin": margin}


def _layout(layout: Mapping[str, Any]) -> dict[str, Any]:
    changed = _sized(layout)
    margin = {side: round(size * TYPE) for side, size in layout.get("margin", {}).items()}
    # What a hover says stands in the table too; on the wall there is no hand to hover.
    changed["annotations"] = [_clear(note) for note in changed.get("annotations", [])]
    changed["xaxis"] = {"tickangle": 0} | changed.get("xaxis", {})
    return changed | {"margin": margin, "hovermode": False}


def _clear(note: dict[str, Any]) -> dict[str, Any]:
    """The words on the range of 2030 stood clear of the marks in small type; in large type they go to the top edge."""
    return note | {"yref": "paper", "y": 1, "yanchor": "top"} if "bgcolor" in note and (note.get("xanchor"), note.get("yanchor")) == ("right", "top") else note


def _sized(value: Any, key: str = "") -> Any:
    """The same tree with every size of type, line and mark grown."""
    if isinstance(value, Mapping):
        return {name: _sized(inner, f"{key}.{name}" if key else name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_sized(item, key) for item in value] if key.endswith((".size", ".width", "annotations", "shapes")) or not key else value
    return _grown(value, key) if isinstance(value, int | float) and not isinstance(value, bool) else _dashed(value, key)


def _grown(value: float, key: str) -> float:
    parent, _, name = key.rpartition(".")
    if name == "size" and parent.endswith("font"):
        return max(round(value * TYPE), SMALLEST)
    if name == "size" and parent.endswith("marker"):
        return min(value * MARK, max(WIDEST_MARK, value))
    if name == "width" and parent.endswith("line") or name in ("borderpad", "ticklen"):
        return value * LINE
    return value * TYPE if name in ("xshift", "yshift", "ax", "ay") else value


def _dashed(value: Any, key: str) -> Any:
    """A dash such as '7px,4px' grows with its line."""
    if not key.endswith(".dash") or not isinstance(value, str):
        return value
    return re.sub(r"([\d.]+)px", lambda found: f"{float(found[1]) * LINE:g}px", value)


def _recoloured(value: Any, key: str = "") -> Any:
    if isinstance(value, Mapping):
        return {name: _recoloured(inner, name) for name, inner in value.items() if name != _ON_FILL} | _inside(value) | _on_marks(value)
    if isinstance(value, list):
        return [_recoloured(item, key) for item in value]
    if not isinstance(value, str) or key in ("customdata", "hovertext"):
        return value
    return _RGBA.sub(_faded, _HEX.sub(lambda found: DARK.get(found[0].upper(), found[0]), value))


def _on_marks(value: Mapping[str, Any]) -> dict[str, Any]:
    """Text with a colour of its own for each mark: it turns with the fill it lies on, and stays on one that keeps its colour."""
    inks, fills = value.get("textfont", {}).get("color"), value.get("marker", {}).get("color")
    if not isinstance(inks, list):
        return {}
    fills = fills if isinstance(fills, list) else [fills] * len(inks)
    turned = [_recoloured(ink) if fill in DARK else ink for ink, fill in zip(inks, fills, strict=True)]
    return {"textfont": {**value["textfont"], "color": turned}}


def _inside(value: Mapping[str, Any]) -> dict[str, Any]:
    """On the lighter fills of the dark room every number is dark; on an empty or a grey piece it is light."""
    if _ON_FILL not in value:
        return {}
    fill = value.get("marker", {}).get("color", "")
    ink = DARK[theme.INK] if fill in (theme.PAPER, theme.RULE) else DARK[theme.PAPER]
    return {_ON_FILL: value[_ON_FILL] | {"color": ink}}


def _faded(found: re.Match[str]) -> str:
    plain = "#" + "".join(f"{int(part):02X}" for part in found.groups()[:3])
    colour = DARK.get(plain)
    # A light ground behind a label hides less in the dark, where it would be a box of its own.
    return theme.faded(colour, float(found[4]) * (0.5 if colour == DARK[theme.PAPER] else 1)) if colour else found[0]
