"""The few Dash components a page consists of, as plain dictionaries.

A list of sixty rows as Dash components takes the browser more than a second to replace; as one `Html` part, morphed in
place by `assets/20-html.js`, it takes a tenth of that and keeps nodes, focus and scroll position. Plain dictionaries
spare the server the walk through component objects.
"""

from collections.abc import Sequence
from typing import Any

from dashboard.figures import theme

Node = dict[str, Any]
# For a chart whose every fact stands in the rows it lies over.
SAID_BESIDE = {"aria-hidden": "true"}


def html(key: str, content: str, class_name: str = "") -> Node:
    """A part of a page that shows server-rendered HTML; `key` names it in the answer of the draw callback."""
    props = {"id": {"part": key}, "html": content, "className": class_name}
    return {"namespace": "cities_to_2030", "type": "Html", "props": props}


def graph(key: str, figure: theme.Figure, class_name: str = "", *, still: bool = False) -> Node:
    """A chart; its height comes from the style sheet, so nothing jumps when the figures arrive."""
    config = theme.STILL if still else theme.CONFIG
    props = {"id": {"figure": key}, "figure": figure, "config": config, "className": class_name, "style": {"height": "100%"}}
    return {"namespace": "dash_core_components", "type": "Graph", "props": props}


def box(tag: str, children: Sequence[Node], class_name: str = "", **props: Any) -> Node:
    """An HTML element around other parts: `box("Section", […])`."""
    return {"namespace": "dash_html_components", "type": tag, "props": {"children": list(children), "className": class_name, **props}}


def named(picture: str) -> dict[str, str]:
    """What makes a card one of the pictures of its page: exports, embeds and prints find it by this name."""
    return {"data-picture": picture}


def picture(title: str, sentence: str = "") -> dict[str, str]:
    """What makes a box with a chart one picture for a reader of the screen: the ids of its name and of its sentence."""
    described = {"aria-describedby": sentence} if sentence else {}
    return {"role": "img", "aria-labelledby": title, **described}
