"""The comparison on the wall: the cities of one measure as ranked roads in its own unit, eight at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from dashboard.components import marks, templates
from dashboard.components.stage import MOST_ROWS, Control, Row, Stage
from dashboard.pages import compare_measure, compare_words
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import ViewState
from dashboard.views import compare as views
from dashboard.views import compare_measure as measures
from dashboard.views.compare_measure import OneMeasure

MOST_CHOICES = 24


def stage(state: ViewState, store: Store, text: Text) -> Stage:
    """The first eight cities of the ranking; sentence and figure count those on the wall."""
    view = views.compare(state, store, text)
    one = measures.one_measure(view, store)
    if one is None or not one.shown:
        return Stage("words", compare_words.title(view, one), "", controls=[_menu(view, "")])
    total = len(one.shown)
    few: OneMeasure = replace(one, standings=one.shown[:MOST_ROWS])
    values = compare_measure.values(view, few, store)
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


def _table(view: views.Compare, caption: str, rows: Sequence[Mapping[str, str]]) -> Markup:
    """The cities on the wall and no others, as the sentence counts only these."""
    return templates.module("compare.html", view.text).table(caption, rows, ()) if rows else Markup()


def _menu(view: views.Compare, chosen: str) -> Control:
    """The measures that most of the cities have."""
    found = sorted(view.common, key=lambda series: -view.counts[series["series"]])[:MOST_CHOICES]
    key = view.series["series"] if view.series else ""
    options = [(series["label"], view.link(series=series["series"], table=""), series["series"] == key) for series in found]
    return Control("series", view.text("stage.menu-series"), chosen, options)
