"""The rows behind every picture: add `.csv`, `.json` or `.xlsx` to the path of a page, keep the query, name the picture.

`PICTURES` holds, page by page, the name of each picture and the function that gives its rows; the first is the page's main
picture. A page adds one in three steps: a function `(state, store, text) -> list of records` in a module of this package, one
line in `PICTURES`, and `data-picture="name"` on the box of the card that shows it (`parts.box("Section", […], "card",
**parts.named("name"))`); its words stand in `[picture]` of the text. Rows say what they are in the terms of SDMX where there is one
(REF_AREA, SERIES, TIME_PERIOD, OBS_VALUE, UNIT_MEASURE, OBS_STATUS); `rows` adds what every row must carry to travel alone.
"""

from collections.abc import Callable

from dashboard.exports import activities, compare, data, gaps, interlinkages, overview, reviews, sessions
from dashboard.store.catalogue import Record
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import SESSIONS, ViewState
from dashboard.views import hidden

Rows = Callable[[ViewState, Store, Text], list[Record]]
PICTURES: dict[str, dict[str, Rows]] = {
    "/": {"goals": overview.goals, "map": overview.cities, "effort": overview.efforts},
    "/gaps": {"list": gaps.measures, "measure": gaps.observations, "ahead": gaps.ahead},
    "/compare": {
        "measure": compare.of(compare.ranked), "trends": compare.of(compare.trends), "strip": compare.of(compare.strip), "peers": compare.of(compare.peers),
        "two": compare.of(compare.pair), "shared": compare.of(compare.shared), "curve": compare.of(compare.curve), "mean": compare.of(compare.mean),
    },
    "/interlinkages": {
        "matrix": interlinkages.rows, "network": interlinkages.network, "pair": interlinkages.pair,
        "also": interlinkages.of(interlinkages.also), "strong": interlinkages.of(interlinkages.strong),
    },
    "/activities": {
        "list": activities.listed, "matrix": activities.matrix, "timeline": activities.listed, "members": activities.members,
        "partners": activities.partners, "plan": activities.plan, "effort": activities.efforts, "not-named": activities.not_named,
        "contacts": activities.contacts, "years": activities.years,
    },
    "/reviews": {
        "lines": reviews.lines, "linkage": reviews.linkage, "basic": reviews.basic, "measures": reviews.measures, "local": reviews.local,
        "partners": reviews.partners, "next": reviews.steps, "promises": reviews.promises, "hubs": reviews.hubs, "calendar": reviews.calendar,
    },
    "/data": {
        "measures": data.measures, "sources": data.sources, "coverage": data.coverage, "quality": data.quality, "joined": data.joined,
        "odd": data.odd, "releases": data.releases,
    },
    SESSIONS: {"steps": sessions.steps},
}  # fmt: skip
# What is the main picture of a view, where that depends on more than the page.
MAIN: dict[str, Callable[[ViewState], str]] = {
    "/gaps": lambda state: "measure" if state.series else "list",
    "/compare": lambda state: "measure" if state.chart == "one" else state.chart,
    "/interlinkages": lambda state: "pair" if state.pair and state.layer in interlinkages.FIGURES else "matrix",
}
# What stands at the end of every row, in this order.
LAST = ("UNIT_MEASURE", "TIME_PERIOD", "OBS_STATUS", "source", "licence", "release", "link")
NOT_APPLICABLE = "_Z"
# What must be said of the rows of a picture as a whole.
MESSAGES: dict[tuple[str, str], Callable[[ViewState, Store, Text], str]] = {("/gaps", "measure"): gaps.message, ("/gaps", "ahead"): gaps.message}


def picture(state: ViewState) -> str:
    """The picture a state names; else the main one of its view."""
    if state.picture:
        return state.picture
    return MAIN[state.page](state) if state.page in MAIN else next(iter(PICTURES[state.page]))


def rows(state: ViewState, store: Store, text: Text, host: str = "") -> list[Record]:
    """The rows a picture draws; empty if it draws nothing. Each ends with unit, year, status, source, licence, release and the
    link back, which names the release. Missing values are None."""
    found = PICTURES[state.page][picture(state)](state, store, text)
    release = store.catalogue().release
    usual = {
        "UNIT_MEASURE": text("export.count"), "TIME_PERIOD": release["release"], "OBS_STATUS": NOT_APPLICABLE, "source": text("export.sources"),
        "licence": text("export.licences"), "release": release["release"], "link": link_back(state, release["digest"], host),
    }  # fmt: skip
    whole = [{**{key: _plain(value) for key, value in row.items() if key not in LAST}, **{key: row.get(key, usual[key]) for key in LAST}} for row in found]
    return _under_the_rule(whole, state, store, text) if state.rule or state.names else whole


def message(state: ViewState, store: Store, text: Text) -> str:
    """What must be said of the rows of a picture as a whole, such as that they are not those asked for; mostly empty."""
    said = MESSAGES.get((state.page, picture(state)))
    return said(state, store, text) if said else ""


def _plain(value: object) -> object:
    """A number without the noise of its arithmetic: twelve digits, more than any source gives."""
    return float(f"{value:.12g}") if isinstance(value, float) else value


def _under_the_rule(found: list[Record], state: ViewState, store: Store, text: Text) -> list[Record]:
    """The rows with the mark of the Chatham House Rule; where names are hidden, without them and without the link back."""
    if not state.names:
        return [row | {"rule": hidden.watermark(state, text)} for row in found]
    veil = hidden.veil(state, store.catalogue(), text)
    return [veil.row(row) | {"link": "", "rule": hidden.watermark(state, text)} for row in found]


def link_back(state: ViewState, digest: str, host: str) -> str:
    """The address of the view with the release the rows were made from."""
    shown = ViewState(page=state.page, release=digest) if state.names else state.but(release=digest, embed="", print="", present="", light="", lit="")
    return host.rstrip("/") + shown.address()
