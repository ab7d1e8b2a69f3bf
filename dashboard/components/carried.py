"""What a view hands on to the views its links lead to: a release that was asked for is asked for again, whoever wrote the link."""

import re
from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote

from dashboard.components.content import Content
from dashboard.figures.theme import Figure
from dashboard.view_state import CARRIED, HIDDEN, ViewState, is_page

# A link that must lead where it says, such as the one back to the newest release, carries this mark behind its address.
AS_IT_IS = "data-as-it-is"
# `href`, and what the browser follows in the same way: `data-href`, `data-present-href`.
_LINK = re.compile(rf'href="(/[^"?#]*)(\?[^"#]*)?(#[^"]*)?"(?! {AS_IT_IS})')


def carried(page: Content, state: ViewState) -> Content:
    """The page with the carried keys of its own address in every link to a page or a file of ours; unchanged if there are none."""
    more = _more(state)
    if not more:
        return page
    parts = {key: in_html(html, state) for key, html in page.parts.items()}
    return replace(page, parts=parts, figures={key: _figure(figure, more) for key, figure in page.figures.items()}, still={})


def in_html(html: str, state: ViewState) -> str:
    """The same for a piece of HTML."""
    more = _more(state)
    return _LINK.sub(lambda found: _rewritten(found, more), html) if more else html


def _more(state: ViewState) -> dict[str, str]:
    return {key: HIDDEN if key == "names" else getattr(state, key) for key in CARRIED if getattr(state, key)}


def _rewritten(found: re.Match[str], more: dict[str, str]) -> str:
    path, query, anchor = found[1], found[2] or "", found[3] or ""
    named, _, suffix = path.partition(".")
    if not is_page(named) and not (suffix and named == "/overview"):
        return found[0]
    return f'href="{path}{_with(query, more, "&amp;")}{anchor}"'


def _with(query: str, more: dict[str, str], between: str = "&") -> str:
    lacking = [f"{key}={quote(value, safe='~')}" for key, value in more.items() if f"{key}=" not in query]
    pairs = [*filter(None, [query.removeprefix("?")]), *lacking]
    return f"?{between.join(pairs)}" if pairs else ""


def _figure(figure: Figure, more: dict[str, str]) -> Figure:
    """The marks of a picture that lead somewhere: an address, or the code of a city."""
    traces = [{**trace, "customdata": _marks(trace["customdata"], more)} if "customdata" in trace else trace for trace in figure["data"]]
    return {**figure, "data": traces}


def _marks(places: Sequence[object], more: dict[str, str]) -> list[object]:
    return [_mark(place, more) if isinstance(place, str) else place for place in places]


def _mark(place: str, more: dict[str, str]) -> str:
    link = place if place.startswith("/") else ViewState(page="/gaps", city=place).address()
    path, _, query = link.partition("?")
    return path + _with(query, more)
