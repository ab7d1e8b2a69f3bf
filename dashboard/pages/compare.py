"""`/compare`: who is ahead, who is like us, what do we all measure?"""

from dashboard.components import content as contents
from dashboard.components import parts, templates
from dashboard.components.content import Content
from dashboard.components.parts import Node
from dashboard.pages import compare_head, compare_mean, compare_measure, compare_pair, compare_peers, compare_shared, compare_words
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import ViewState
from dashboard.views import compare as views
from dashboard.views import compare_measure as measures
from dashboard.views import compare_pair as pair_views
from dashboard.views import compare_shared as dashboards

# What stands on the two printed sheets.
_HEAD = "compare-head"
_SHEETS = {
    "one": ((_HEAD, "compare-toolbar", "ranked-block", "compare-nothing"), ("compare-foot", "compare-trends")),
    "trends": ((_HEAD, "compare-trends", "compare-nothing"), ()),
    "two": ((_HEAD, "compare-pair-head", "pair-chart", "compare-nothing"), ("compare-pair-foot",)),
    "shared": ((_HEAD, "compare-controls", "compare-table"), ("compare-curve-head", "curve-chart", "compare-curve-foot", "compare-home")),
}


def content(state: ViewState, store: Store, text: Text) -> Content:
    """The page for a state: one measure, its trends, two measures, or the shared dashboard."""
    view = views.compare(state, store, text)
    if state.chart == "shared":
        return _shared(view, store)
    return _two(view, store) if state.chart == "two" else _one(view, store)


def _two(view: views.Compare, store: Store) -> Content:
    """Two measures against each other; a plain sentence and the measures there are if the first has no partner."""
    found = pair_views.pair(view, store)
    title, lead = compare_pair.title(view, found), compare_pair.lead(view, found)
    values = compare_head.values(view, store) | compare_peers.values(view, store) | compare_pair.values(view, found) | {"title": title, "lead": lead}
    head, module = templates.module("compare.html", **values), templates.module("compare_pair.html", **values)
    html, figures = {"head": head.head(), "tools": head.tools()}, {}
    if found is None:
        html["nothing"] = head.nothing()
    else:
        html |= {"pair-head": module.pair_head(), "pair-foot": module.pair_foot()}
        figures["compare-pair"] = pair_views.pair_figure(found)
    html["peers"] = head.peers()
    return Content(title, contents.spoken(title, lead), {f"compare-{key}": str(part) for key, part in html.items()}, figures, frame, _SHEETS["two"])


def _shared(view: views.Compare, store: Store) -> Content:
    """The shared dashboard: table, curves, text to take home."""
    one = dashboards.shared(view, store)
    title, lead = compare_shared.title(one), compare_shared.lead(one)
    values = (
        compare_head.values(view, store)
        | compare_peers.values(view, store)
        | compare_shared.values(one)
        | compare_mean.values(one)
        | {"title": title, "lead": lead}
    )
    head, module = templates.module("compare.html", **values), templates.module("compare_shared.html", **values)
    html = {"head": head.head(), "tools": head.tools(), "controls": module.controls(), "table": module.table()}
    figures = {}
    if one.core:
        html |= {"curve-head": module.curve_head(), "curve-foot": module.curve_foot(), "home": module.home()}
        figures["compare-curve"] = dashboards.curve_figure(one)
        html["mean"] = module.mean()
    html["peers"] = head.peers()
    return Content(title, contents.spoken(title, lead), {f"compare-{key}": str(part) for key, part in html.items()}, figures, shared_frame, _SHEETS["shared"])


def shared_frame(page: Content) -> Node:
    """The table over the whole width, below it curves and text side by side."""
    box = parts.box

    def html(key: str) -> Node:
        return parts.html(f"compare-{key}", page.parts[f"compare-{key}"])

    cards = [box("Section", [html("controls"), html("table")], "card shared-card", **parts.named("shared"))]
    if "compare-curve-head" in page.parts:
        chart = box("Div", [parts.graph("compare-curve", page.figures["compare-curve"])], "curve-chart", **parts.picture("curve-title", "curve-note"))
        lower = [box("Section", [html("curve-head"), chart, html("curve-foot")], "card", **parts.named("curve")), box("Section", [html("home")], "card")]
        cards += [box("Div", lower, "shared-lower"), box("Section", [html("mean")], "card mean-card", **parts.named("mean"))]
    cards.append(box("Section", [html("peers")], "card", **parts.named("peers")))
    return box("Div", [html("head"), html("tools"), *cards], "page page-compare")


def _one(view: views.Compare, store: Store) -> Content:
    """Ranked roads, trends, the whole panel and the peers of one measure; less of it where there is none."""
    one = measures.one_measure(view, store)
    title, lead = compare_words.title(view, one), compare_words.lead(view, one)
    values = compare_head.values(view, store) | compare_peers.values(view, store) | {"title": title, "lead": lead, "one": one}
    if one is not None:
        values |= compare_measure.values(view, one, store) | compare_measure.trends(one)
    module = templates.module("compare.html", **values)
    html = {"compare-head": module.head(), "compare-tools": module.tools()}
    figures = {}
    if one is not None and one.standings:
        if view.state.chart == "one":
            html |= {"compare-toolbar": module.toolbar(), "compare-rows": module.rows(), "compare-foot": module.foot()}
            figures["compare-ranked"] = measures.ranked_figure(one)
        if values["has_trends"] or view.state.chart == "trends":
            html["compare-trends"] = module.trends()
        if one.strip and view.state.chart == "one":
            html |= {"compare-strip-head": module.strip_head(), "compare-strip-foot": module.strip_foot()}
            figures["compare-strip"] = measures.strip_figure(one)
    else:
        html["compare-nothing"] = module.nothing()
    html["compare-peers"] = module.peers()
    return Content(title, contents.spoken(title, lead), {key: str(part) for key, part in html.items()}, figures, frame, _SHEETS[view.state.chart])


def frame(page: Content) -> Node:
    """One card under the other, in the order of the parts."""
    box = parts.box

    def html(key: str) -> Node:
        return parts.html(f"compare-{key}", page.parts[f"compare-{key}"])

    cards = []
    if "compare-rows" in page.parts:
        chart = box("Div", [parts.graph("compare-ranked", page.figures["compare-ranked"], still=True)], "ranked-chart", **parts.SAID_BESIDE)
        cards.append(box("Section", [html("toolbar"), box("Div", [html("rows"), chart], "ranked-block"), html("foot")], "card", **parts.named("measure")))
    for key in ("nothing", "trends"):
        if f"compare-{key}" in page.parts:
            cards.append(box("Section", [html(key)], "card", **(parts.named(key) if key == "trends" else {})))
    if "compare-pair-head" in page.parts:
        chart = box("Div", [parts.graph("compare-pair", page.figures["compare-pair"])], "pair-chart", **parts.picture("pair-title", "pair-note"))
        cards.append(box("Section", [html("pair-head"), chart, html("pair-foot")], "card", **parts.named("two")))
    if "compare-strip-head" in page.parts:
        chart = box(
            "Div", [parts.graph("compare-strip", page.figures["compare-strip"], still=True)], "strip-chart", **parts.picture("strip-title", "strip-note")
        )
        cards.append(
            box("Section", [html("strip-head"), box("Div", [chart], "strip-scroll", tabIndex="0"), html("strip-foot")], "card", **parts.named("strip"))
        )
    cards.append(box("Section", [html("peers")], "card", **parts.named("peers")))
    return box("Div", [html("head"), html("tools"), *cards], "page page-compare")
