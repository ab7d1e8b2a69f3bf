"""The comparison on the wall, eight cities at a time: one measure as ranked roads or as trends, two against each other, the shared dashboard."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from dashboard.components import lifted, marks, templates
from dashboard.components.stage import MOST_ROWS, Control, Row, Stage
from dashboard.pages import compare_measure, compare_pair, compare_shared, compare_words
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import ViewState
from dashboard.views import compare as views
from dashboard.views import compare_measure as measures
from dashboard.views import compare_pair as pairs
from dashboard.views import compare_shared as dashboards
from dashboard.views.compare_measure import OneMeasure
from dashboard.views.compare_shared import Shared

MOST_CHOICES = 24


def stage(state: ViewState, store: Store, text: Text) -> Stage:
    """The picture the view asks for."""
    view = views.compare(state, store, text)
    if state.chart == "shared":
        return _shared(view, store)
    return _two(view, store) if state.chart == "two" else _one(view, store)


def _one(view: views.Compare, store: Store) -> Stage:
    """The first eight cities of the ranking; sentence and figure count those on the wall. Trends need a city with more than one value."""
    text, one = view.text, measures.one_measure(view, store)
    if one is None or not one.shown:
        return Stage("words", compare_words.title(view, one), "", controls=[_menu(view, "")])
    total = len(one.shown)
    few: OneMeasure = replace(one, standings=one.shown[:MOST_ROWS])
    values = compare_measure.values(view, few, store)
    trends = compare_measure.trends(few) if view.state.chart == "trends" else {"has_trends": False}
    if trends["has_trends"]:
        return _trends(view, few, values | trends, total)
    rows = [
        Row(
            standing.area["name"],
            detail=compare_measure.years(few, standing),
            status=marks.pill(standing.measure.status, standing.measure.word, standing.measure.old),
        )
        for standing in few.shown
    ]
    shown = text("stage.eight-counted", n=len(rows), total=total) if total > len(rows) else ""
    note = " · ".join(words for words in (values["band_words"], shown) if words)
    sub = values["chart_title"]
    menus = [_menu(view, one.series["label"])]
    return Stage(
        "ranked", compare_words.title(view, few), values["source_words"], rows, measures.ranked_figure(few), menus, key="ranked", sub=sub, note=note,
        table=_table(view, " · ".join(filter(None, [text("compare.table-caption", label=one.series["label"]), shown])), values["table_rows"]),
    )  # fmt: skip


def _trends(view: views.Compare, few: OneMeasure, values: Mapping[str, Any], total: int) -> Stage:
    """How the cities got there, one panel for each, as the page draws them."""
    shown = view.text("stage.eight-counted", n=len(few.shown), total=total) if total > len(few.shown) else ""
    module = templates.module("compare.html", view.text, **values, view=view, state=view.state)
    note = " ".join(filter(None, (values["trend_note"], values["break_note"], shown)))
    table = module.courses() if values["trend_rows"] else Markup()
    menus = [_menu(view, few.series["label"])]
    return Stage(
        "panels", compare_words.title(view, few), values["trend_source"], controls=menus, sub=values["chart_title"], note=note, table=table,
        drawn=Markup(module.multiples_list("title")),
    )  # fmt: skip


def _two(view: views.Compare, store: Store) -> Stage:
    """Two measures against each other, their names kept apart for a wall."""
    found = pairs.pair(view, store)
    title = compare_pair.title(view, found)
    menus = [_menu(view, view.series["label"] if view.series else "")]
    if found is None:
        return Stage("words", title, "", controls=menus)
    source = compare_pair.values(view, found)["source_words"]
    figure = pairs.pair_figure(found, on_wall=True)
    return Stage("chart", compare_pair.lead(view, found), source, figure=figure, controls=menus, sub=title, note=view.text("compare.pair-note"))


def _shared(view: views.Compare, store: Store) -> Stage:
    """How the set grows; as a table the first eight measures of the first eight cities, whose title counts these."""
    one = dashboards.shared(view, store)
    if one.core is None:
        return Stage("words", compare_shared.title(one), "")
    few = _few(one)
    values = compare_shared.values(few)
    if view.state.table:
        table = lifted.unlinked(templates.module("compare_shared.html", view.text, **values, state=view.state).grid())
        return Stage("chart", compare_shared.title(few), values["shared_sources"], key="shared", note=_cut(one, few), table=table)
    note = f"{view.text('compare.curve-note')} {values['kind']}"
    return Stage("chart", values["curve_title"], values["shared_sources"], figure=dashboards.curve_figure(one), note=note)


def _few(one: Shared) -> Shared:
    """What fits a wall: no row that none of its cities has a value for, no panel, no list of who is missing, as the gaps are drawn."""
    rows = [replace(row, measures=row.measures[:MOST_ROWS], missing=(), spread=None) for row in one.rows if any(row.measures[:MOST_ROWS])]
    return replace(one, view=replace(one.view, cities=one.view.cities[:MOST_ROWS]), rows=rows[:MOST_ROWS])


def _cut(one: Shared, few: Shared) -> str:
    """How many cities and measures of how many are on the wall; empty if all are."""
    text = one.view.text
    cities, rows = (len(few.view.cities), len(one.view.cities)), (len(few.rows), len(one.rows))
    said = [text("stage.eight-of-cities", n=cities[0], total=cities[1]) if cities[0] < cities[1] else ""]
    said.append(text("stage.eight-of-measures", n=rows[0], total=rows[1]) if rows[0] < rows[1] else "")
    return " ".join(filter(None, said))


def _table(view: views.Compare, caption: str, rows: Sequence[Mapping[str, str]]) -> Markup:
    """The cities on the wall and no others, as the sentence counts only these."""
    return templates.module("compare.html", view.text).table(caption, rows, ()) if rows else Markup()


def _menu(view: views.Compare, chosen: str) -> Control:
    """The measures that most of the cities have."""
    found = sorted(view.common, key=lambda series: -view.counts[series["series"]])[:MOST_CHOICES]
    key = view.series["series"] if view.series else ""
    options = [(series["label"], view.link(series=series["series"], table=""), series["series"] == key) for series in found]
    return Control("series", view.text("stage.menu-series"), chosen, options)
