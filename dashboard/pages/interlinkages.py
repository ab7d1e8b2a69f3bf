"""`/interlinkages`: what moves together, what is worked on together? Four kinds of links, never mixed."""

from typing import Any

from dashboard.components import content as contents
from dashboard.components import parts, templates
from dashboard.components.content import Content
from dashboard.components.parts import Node
from dashboard.pages import links_figures, links_pair, links_words
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import ViewState
from dashboard.views import link_pair
from dashboard.views import links as views

LAYERS = ("figures", "research", "wording", "activities")


def content(state: ViewState, store: Store, text: Text) -> Content:
    """The page of a state: the layer it names."""
    return _figures(state, store, text)


def shared(state: ViewState, text: Text) -> dict[str, Any]:
    """What the head of every layer shows: the choice of layer and where it leads."""
    shown = "figures" if state.layer == "time" else state.layer
    layers = [(text(f"links.layer-of.{layer}"), ViewState(page=state.page, layer=layer, city=state.city).address(), layer == shown, f"layer-{layer}") for layer in LAYERS]
    return {"text": text, "state": state, "layers": layers, "table_href": state.but(table="" if state.table else "1").address(),
            "csv_href": state.but(table="").address(".csv")}  # fmt: skip


def _figures(state: ViewState, store: Store, text: Text) -> Content:
    """Our cities' figures, across cities or over time."""
    view = views.links(state, store, text)
    found = link_pair.evidence(view)
    title, sentence = links_words.title(view), links_words.sentence(view)
    values = shared(state, text) | links_figures.values(view) | links_pair.values(view, found)
    values |= {"title": title, "lead": links_words.lead(view), "goals": view.catalogue.goals,
               "messages": contents.notices(state, text) + [text(key, **said) for key, said in view.said]}  # fmt: skip
    module = templates.module("interlinkages.html", **values)
    names = ("head", "matrix", "network_head", "network_list", "pair_top", "pair_bottom", "pair_side")
    made = {f"links-{name.replace('_', '-')}": str(getattr(module, name)()) for name in names}
    figures = {"links-network": links_figures.figure(view), "links-pair": link_pair.figure(view, found)}
    return Content(title, contents.spoken(title, sentence), made, figures, frame)


def frame(page: Content) -> Node:
    """Matrix beside network; below them the evidence with what it says."""
    box = parts.box

    def html(name: str, class_name: str = "") -> Node:
        return parts.html(f"links-{name}", page.parts[f"links-{name}"], class_name)

    ring = box("Div", [parts.graph("links-network", page.figures["links-network"])], "chart lk-network", **parts.picture("network-title", "network-sentence"))
    points = box("Div", [parts.graph("links-pair", page.figures["links-pair"])], "chart lk-points", **parts.picture("pair-title", "pair-sentence"))
    upper = box("Div", [box("Section", [html("matrix")], "card"), box("Section", [html("network-head"), ring, html("network-list")], "card lk-ego")], "lk-upper")
    left = box("Div", [html("pair-top"), points, html("pair-bottom")], "lk-left")
    return box("Div", [html("head"), upper, box("Section", [left, html("pair-side", "lk-side")], "card lk-evidence")], "page page-links")
