"""`/interlinkages`: what moves together, what is worked on together? Four kinds of links, never mixed."""

from collections.abc import Sequence
from typing import Any

from dashboard.components import content as contents
from dashboard.components import parts, templates
from dashboard.components.content import Content
from dashboard.components.parts import Node
from dashboard.pages import links_figures, links_named, links_pair, links_shared, links_words
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import ViewState
from dashboard.views import link_pair, named_links, shared_work
from dashboard.views import links as views

LAYERS = ("figures", "research", "wording", "activities")
UPPER = ("head", "matrix", "network_head", "network_list")
# The first printed sheet of every layer; the second holds its evidence.
FIRST_SHEET = ("links-head", "matrix", "network")


def content(state: ViewState, store: Store, text: Text) -> Content:
    """The page of a state: the layer it names."""
    return _LAYERS[state.layer](state, store, text)


def shared(state: ViewState, text: Text) -> dict[str, Any]:
    """What the head of every layer shows: the choice of layer and where it leads."""
    shown = "figures" if state.layer == "time" else state.layer
    layers = [
        (text(f"links.layer-of.{layer}"), ViewState(page=state.page, layer=layer, city=state.city).address(), layer == shown, f"layer-{layer}")
        for layer in LAYERS
    ]
    return {
        "text": text,
        "state": state,
        "layers": layers,
        "table_href": state.but(table="" if state.table else "1").address(),
        "csv_href": state.but(table="").address(".csv"),
    }


def _figures(state: ViewState, store: Store, text: Text) -> Content:
    """Our cities' figures, across cities or over time."""
    view = views.links(state, store, text)
    found = link_pair.evidence(view)
    title, sentence = links_words.title(view), links_words.sentence(view)
    values = shared(state, text) | links_figures.values(view) | links_pair.values(view, found)
    values |= {
        "title": title,
        "lead": links_words.lead(view),
        "goals": view.catalogue.goals,
        "messages": contents.notices(state, text) + [text(key, **said) for key, said in view.said],
    }
    made = _made("interlinkages.html", values, (*UPPER, "pair_top", "pair_bottom", "pair_side"))
    figures = {"links-network": links_figures.figure(view), "links-pair": link_pair.figure(view, found)}
    return Content(title, contents.spoken(title, sentence), made, figures, frame, (FIRST_SHEET, ("pair",)))


def _activities(state: ViewState, store: Store, text: Text) -> Content:
    """Shared activities."""
    view = shared_work.shared_work(state, store, text)
    values = shared(state, text) | links_shared.values(view)
    made = _made("interlinkages_work.html", values, (*UPPER, "evidence", "who"))
    spoken, figures = contents.spoken(values["title"], links_shared.sentence(view)), {"links-network": links_shared.figure(view)}
    return Content(values["title"], spoken, made, figures, plain_frame, (FIRST_SHEET, ("pair", "links-who")))


def _wording(state: ViewState, store: Store, text: Text) -> Content:
    """The wording of the targets."""
    view = named_links.wording(state, store, text)
    values = shared(state, text) | links_named.wording(view)
    made = _made("interlinkages_said.html", values, (*UPPER, "listing"))
    figures = {"links-network": links_named.wording_figure(view)}
    return Content(values["title"], contents.spoken(values["title"], values["lead"]), made, figures, plain_frame, (FIRST_SHEET, ("links-listing",)))


def _research(state: ViewState, store: Store, text: Text) -> Content:
    """Published research, and what groups scored themselves."""
    view = named_links.research(state, store, text)
    values = shared(state, text) | links_named.research(view)
    made = _made("interlinkages_research.html", values, (*UPPER, "sources", "scores"))
    spoken, figures = contents.spoken(values["title"], values["lead"]), {"links-network": links_named.research_figure(view)}
    return Content(values["title"], spoken, made, figures, plain_frame, (FIRST_SHEET, ("links-sources", "links-scores")))


def _made(template: str, values: dict[str, Any], names: Sequence[str]) -> dict[str, str]:
    """The parts of a page by their names."""
    module = templates.module(template, **values)
    return {f"links-{name.replace('_', '-')}": str(getattr(module, name)()) for name in names}


_LAYERS = {"figures": _figures, "time": _figures, "activities": _activities, "wording": _wording, "research": _research}


def _html(page: Content, name: str, class_name: str = "") -> Node:
    return parts.html(f"links-{name}", page.parts[f"links-{name}"], class_name)


def _ring(page: Content) -> Node:
    return parts.box(
        "Div", [parts.graph("links-network", page.figures["links-network"])], "chart lk-network", **parts.picture("network-title", "network-sentence")
    )


def _upper(page: Content) -> Node:
    """Matrix beside network."""
    ego = [_html(page, "network-head"), _ring(page), _html(page, "network-list")]
    return parts.box(
        "Div",
        [parts.box("Section", [_html(page, "matrix")], "card", **parts.named("matrix")), parts.box("Section", ego, "card lk-ego", **parts.named("network"))],
        "lk-upper",
    )


def frame(page: Content) -> Node:
    """Matrix beside network; below them the evidence with what it says."""
    box = parts.box
    points = box("Div", [parts.graph("links-pair", page.figures["links-pair"])], "chart lk-points", **parts.picture("pair-title", "pair-sentence"))
    left = box("Div", [_html(page, "pair-top"), points, _html(page, "pair-bottom")], "lk-left")
    return box(
        "Div",
        [_html(page, "head"), _upper(page), box("Section", [left, _html(page, "pair-side", "lk-side")], "card lk-evidence", **parts.named("pair"))],
        "page page-links",
    )


def plain_frame(page: Content) -> Node:
    """Matrix beside network; below them what the chosen pair consists of, or what the sources say beside what groups scored."""
    rest = [key.removeprefix("links-") for key in page.parts if key.removeprefix("links-").replace("-", "_") not in UPPER]
    cards = [parts.box("Section", [_html(page, name)], "card", **(parts.named("pair") if name == "evidence" else {})) for name in rest]
    return parts.box("Div", [_html(page, "head"), _upper(page), parts.box("Div", cards, "lk-lower" if len(rest) > 1 else "")], "page page-links")
