"""The bar of the Chatham House Rule: what it asks, whether names of cities are hidden, and the way out."""

from dataclasses import dataclass

from dashboard.components import templates
from dashboard.text import Text
from dashboard.text.veil import Veil
from dashboard.view_state import HIDDEN, JOINT, ViewState


@dataclass(frozen=True)
class Links:
    """Where the bar leads: names hidden or shown, and the rule ended; `known` are the places the browser has to remember."""

    hide: str
    show: str
    end: str
    known: str


def links(state: ViewState, veil: Veil) -> Links:
    """The links of the bar. While names are hidden none carries a slug; what stands behind them goes to the browser alone."""
    hide, show, end = (state.but(**changes).address() for changes in ({"names": HIDDEN}, {"names": ""}, {"names": "", "rule": ""}))
    written = veil.address if state.names else str
    return Links(veil.address(hide), written(show), written(end), JOINT.join(veil.known))


def bar(state: ViewState, links: Links, text: Text) -> str:
    """The bar as HTML."""
    return str(templates.module("rule_bar.html", text=text, state=state, links=links).bar())
