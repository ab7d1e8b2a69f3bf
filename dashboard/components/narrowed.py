"""A page narrowed to some of its parts, found in the tree its frame builds: what an embed shows, what is printed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.components import parts
from dashboard.components.content import Content
from dashboard.components.parts import Node


def find(page: Content, names: Sequence[str]) -> list[Node]:
    """The nodes with these names, in this order: the picture of a card, the key of a part, or a class of a box. A name
    that the page does not have is left out."""
    named: dict[str, Node] = {}
    for node in _walk(page.tree()):
        for name in _names(node):
            named.setdefault(name, node)
    return [named[name] for name in names if name in named]


def pictures(page: Content) -> list[str]:
    """The names of the pictures of a page, in the order they stand there."""
    return [node["props"]["data-picture"] for node in _walk(page.frame(page)) if "data-picture" in node["props"]]


def narrowed(page: Content, tree: Node, html: dict[str, str]) -> Content:
    """The page with another tree: only the parts and figures that stand in it, in its order, and `html` for the parts it adds. The
    tree says where they stand; what they hold is that of the content it is built for, which may have changed since."""
    there = list(_walk(tree))
    keys = [node["props"]["id"]["part"] for node in there if node["type"] == "Html"]
    graphs = [node["props"]["id"]["figure"] for node in there if node["type"] == "Graph"]
    known = page.parts | html
    figures = {key: page.figures[key] for key in graphs}
    return replace(page, parts={key: known[key] for key in keys}, figures=figures, still={}, frame=lambda content: _filled(tree, content))


def _filled(node: Node, content: Content) -> Node:
    props, name = node["props"], node["props"].get("id")
    if isinstance(name, dict):
        held = {"html": content.parts[name["part"]]} if "part" in name else {"figure": content.figures[name["figure"]]}
        return node | {"props": props | held}
    return node | {"props": props | {"children": [_filled(child, content) for child in props["children"]]}}


def box(names: Sequence[str], page: Content, class_name: str) -> Node:
    """A box around the nodes with these names."""
    return parts.box("Div", find(page, names), class_name)


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for child in node["props"].get("children", ()):
        yield from _walk(child)


def _names(node: Node) -> list[str]:
    props = node["props"]
    key = props["id"].get("part", "") if isinstance(props.get("id"), dict) else ""
    return [name for name in (props.get("data-picture", ""), key, *props.get("className", "").split()) if name]
