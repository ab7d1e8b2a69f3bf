"""Takes a picture out of a finished page: its chart, its sentence, its note, its source line, its table.

Every page names its pictures in the same way (`parts.picture`) and ends a card with a source line, so a page that knows
nothing of presenting can be presented.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.components.content import Content
from dashboard.components.parts import Node
from dashboard.figures.theme import Figure

_TAG = re.compile(r"<[^>]+>")
_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_TWIN = re.compile(r'<table class="table\b.*?</table>', re.DOTALL)
_LINK = re.compile(r"</?a\b[^>]*>|\s(?:id|tabindex|style)=\"[^\"]*\"")
_SOURCE = re.compile(r'<p(?! class="step-)[^>]*>(?:(?!</p>).)*?<b>[^<]*:</b>(.*?)</p>', re.DOTALL)
_NAMED_SOURCE = re.compile(r"<b>[^<]*:</b>.*", re.DOTALL)
_SKIPPED = re.compile(r"<a\b.*?</a>|<span class=\"sr-only\".*?</span>", re.DOTALL)


@dataclass(frozen=True)
class Picture:
    """A chart with the words that stand around it on its page."""

    figure: Figure
    title: str
    sub: str
    note: str
    source: str


def picture(page: Content, name: str) -> Picture | None:
    """The chart whose key ends with `name`, else the first that draws anything; None if the page has no chart."""
    drawn = {key: figure for key, figure in page.figures.items() if figure["data"]}
    key = next((key for key in page.figures if name and key.endswith(name)), next(iter(drawn), ""))
    if key not in drawn:
        return None
    label, note = _named(page, key)
    part = next((part for part in page.parts if label and f'id="{label}"' in page.parts[part]), "")
    stem = part.rpartition("-")[0]
    near = [html for other, html in page.parts.items() if stem and other.startswith(stem)] + list(page.parts.values())
    source = next((words for html in near if (words := _source(html))), "")
    return Picture(drawn[key], _text_of(page, label), _below(page.parts.get(part, ""), label), _text_of(page, note, _NAMED_SOURCE), source)


def source(page: Content) -> str:
    """The first source line of the page, without links; empty if there is none."""
    return next((words for html in page.parts.values() if (words := _source(html))), "")


def table(page: Content, near: str = "") -> Markup:
    """The first table of the page, of the parts whose key begins with `near` if they hold one; where a picture is a table itself, the one
    behind it. Without links. Empty if there is none."""
    parts = sorted(page.parts.items(), key=lambda part: not (near and part[0].startswith(near)))
    for _, html in parts:
        found = _TWIN.search(html) or _TABLE.search(html)
        if found:
            return unlinked(found[0])
    return Markup()


def unlinked(html: str) -> Markup:
    """A piece of a page as it is read on a wall: without links, and without what only a page needs."""
    return Markup(_LINK.sub("", html))


def _named(page: Content, key: str) -> tuple[str, str]:
    """The ids of the name and of the note of the box around a chart."""
    for node in _boxes(page.tree()):
        inside = [child["props"]["id"].get("figure") for child in node["props"]["children"] if child["type"] == "Graph"]
        if key in inside:
            return node["props"].get("aria-labelledby", ""), node["props"].get("aria-describedby", "")
    return "", ""


def _boxes(node: Node) -> Iterator[Node]:
    if isinstance(node["props"].get("children"), list):
        yield node
        for child in node["props"]["children"]:
            yield from _boxes(child)


def _text_of(page: Content, name: str, without: re.Pattern[str] | None = None) -> str:
    """The words of the element with an id, less what matches `without`; empty if it is not there."""
    wanted = re.compile(rf'<(\w+)[^>]*\bid="{re.escape(name)}"[^>]*>(.*?)</\1>', re.DOTALL)
    found = next((match for html in page.parts.values() if name and (match := wanted.search(html))), None)
    return _words(without.sub("", found[2]) if without else found[2]) if found else ""


def _below(html: str, name: str) -> str:
    """The small line or the key right below a heading: what the axes and marks mean."""
    heading = rf'id="{re.escape(name)}"[^>]*>(?:(?!<p).)*?</h\d>\s*'
    found = re.search(rf'{heading}<(?:p class="small"|ul class="map-key")>(.*?)</(?:p|ul)>', html, re.DOTALL) if html else None
    return _words(found[1].strip().removesuffix("</li>").replace("</li>", " · ")) if found else ""


def _source(html: str) -> str:
    found = _SOURCE.search(html)
    return _words(found[1]).strip(" .·") if found else ""


def _words(html: str) -> str:
    return str(Markup(" ".join(_TAG.sub(" ", _SKIPPED.sub("", html)).split()).replace(" .", ".").replace(" ,", ",")).unescape())
