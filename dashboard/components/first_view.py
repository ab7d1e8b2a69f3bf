"""The page of an address as plain HTML, in the document itself: it can be read before any script has run.

The browser takes it away once the app has drawn the same view (`assets/20-html.js`). Charts are empty boxes of their
final height, so nothing moves when they come. What a part says of what stands beside it (`data-says` inside it) is written on
the part itself, here as there.
"""

import re

from markupsafe import Markup

from dashboard.components.parts import Node

_FRAME = Markup('<div id="first-view">{}<main>{}</main></div>')
_SAYS = re.compile('data-says="([^"]+)"')
_ELEMENT = Markup("<{0}{1}>{2}</{0}>")


def first_view(header: str, page: Node) -> str:
    """Header and page of a view, as `parts` describe them."""
    return str(_FRAME.format(Markup(header), _html(page)))


def _html(node: Node) -> Markup:
    props = node["props"]
    if node["type"] == "Html":
        said = _SAYS.search(props["html"])
        return _ELEMENT.format("div", _attributes(props | {"data-says": said[1]} if said else props), Markup(props["html"]))
    if node["type"] == "Graph":
        return Markup("<div></div>")
    children = Markup("").join(_html(child) for child in props["children"])
    return _ELEMENT.format(node["type"].lower(), _attributes(props), children)


def _attributes(props: dict) -> Markup:
    named = {"class": props.get("className", "")} | {key: value for key, value in props.items() if key == "role" or key.startswith(("aria-", "data-"))}
    return Markup("").join(Markup(' {}="{}"').format(key, value) for key, value in named.items() if value)
