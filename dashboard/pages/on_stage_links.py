"""The links on the wall: the network or the points of a pair, with the layer and the goal or challenge in its middle to choose from."""

import re

from markupsafe import Markup

from dashboard.components import lifted
from dashboard.components.content import Content
from dashboard.components.stage import Control, Stage
from dashboard.figures import theme
from dashboard.figures.theme import Figure
from dashboard.pages import interlinkages
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import ViewState

PAIR = ("pair", "links-pair")
_DETAIL = re.compile(r"<br><span.*?</span>")
_AXIS = re.compile(r'<p class="lk-axis[^"]*"><b>(.*?)</b> (.*?) <span class="lk-better">(.*?)</span></p>', re.DOTALL)


def stage(state: ViewState, store: Store, text: Text) -> Stage:
    """The picture the link names, else that of the pair it names, else the network; the caveat cannot be closed, here least of all."""
    page = interlinkages.content(state.but(present="", light="", deck="", step="", table=""), store, text)
    found = lifted.picture(page, state.picture or (PAIR[0] if state.pair else ""))
    menus = [_layers(state, text), _middle(page, state, store, text)]
    caveat = text("links.caveat")
    if found is None:
        return Stage("words", page.title, "", controls=menus, sub=caveat)
    is_pair = found.figure is page.figures.get(PAIR[1])
    sentence = found.note if is_pair else page.title
    lines = text("stage.lines") if state.layer in ("figures", "time") else ""
    note = "" if is_pair else " · ".join(filter(None, (found.title, found.note, lines)))
    figure = _with_names(page) if is_pair else _with_short_names(found.figure)
    return Stage("chart", sentence or page.title, found.source, figure=figure, controls=menus, sub=caveat, note=note)


def _with_names(page: Content) -> Figure:
    """The points with both measures named at their axes; on the page those names stand around the chart."""
    figure = page.figures[PAIR[1]]
    up, across = (_axis(page.parts[part]) for part in ("links-pair-top", "links-pair-bottom"))
    layout, words = figure["layout"], {"size": theme.SIZE, "color": theme.INK_2}
    below = layout["xaxis"] | {"title": {"text": across, "standoff": 10, "font": words}, "automargin": True}
    return {**figure, "layout": layout | {"xaxis": below, "yaxis": layout["yaxis"] | {"title": {"text": up, "font": words}}}}


def _with_short_names(figure: Figure) -> Figure:
    """The network with nothing but its name at each mark: in large type a number below it would lie on other names. The table has it."""
    notes = [{**note, "text": _DETAIL.sub("", note["text"])} for note in figure["layout"].get("annotations", ())]
    # Above the ring there is room for one line, and to its sides for a long one.
    notes = [{**note, "text": note["text"].replace("<br>", " ")} if note.get("xanchor") == "center" else note for note in notes]
    return {**figure, "layout": figure["layout"] | {"annotations": notes}}


def _axis(html: str) -> str:
    """The measure, its unit and which way is better, as the page says them beside an axis."""
    found = _AXIS.search(html)
    return " · ".join(Markup(words).striptags() for words in found.groups()) if found else ""


def _layers(state: ViewState, text: Text) -> Control:
    """Where a link comes from; what belongs to the old layer is left behind."""
    kept = {key: getattr(state, key) for key in ("city", "cities", "goal", "release", "present", "light", "rule", "names")}
    names = {layer: text(f"links.layer-of.{layer}") for layer in interlinkages.LAYERS}
    shown = "figures" if state.layer == "time" else state.layer
    options = [(name, ViewState(page=state.page, layer=layer, **kept).address(), layer == shown) for layer, name in names.items()]
    return Control("layer", text("links.layer"), names[shown], options)


def _middle(page: Content, state: ViewState, store: Store, text: Text) -> Control:
    """The goal in the middle, or the challenge where activities are counted; the last mark drawn is the one in the middle."""
    drawn = page.figures["links-network"]["data"]
    middle = drawn[-1]["text"][0] if drawn else ""
    if state.layer == "activities":
        labels = {row["code"]: f"{row['code']} · {row['label']}" for row in store.record()["challenge"]}
        return _menu(state, "challenge", labels, middle, text("stage.menu-challenge"))
    labels = {key: f"{key} · {goal['short_name']}" for key, goal in store.catalogue().goals.items()}
    return _menu(state, "goal", labels, middle, text("stage.menu-goal"))


def _menu(state: ViewState, key: str, labels: dict[str, str], chosen: str, label: str) -> Control:
    options = [(words, state.but(**{key: code, "pair": "", "to": "", "table": ""}).address(), code == chosen) for code, words in labels.items()]
    return Control(key, label, labels.get(chosen, ""), options)
