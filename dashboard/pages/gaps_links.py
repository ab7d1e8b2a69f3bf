"""What the measure in the panel of `/gaps` moves with: across the cities of its panel, and in this city over the years."""

from typing import Any

from dashboard.store.catalogue import Record
from dashboard.store.questions import Store
from dashboard.text import numbers
from dashboard.view_state import ViewState
from dashboard.views.gaps import Gaps

SHOWN = 4
_LAYER = {"across": "figures", "over-time": "time"}


def values(view: Gaps, store: Store) -> dict[str, Any]:
    """The block of links; None for a measure that no other clearly moves with."""
    measure = view.focus
    if measure is None:
        return {"moves": None}
    panel, area = measure.series["panel"], view.area["ref_area"]
    own = [row for row in store.clear_links(measure.key) if row["panel"] in (panel, area)]
    if not own:
        return {"moves": None}
    strongest = own[0]
    return {
        "moves": {
            "title": view.text("links.gaps.title"),
            "note": view.text("links.gaps.note", panel=_where(view, strongest), n=numbers.whole(strongest["n"])),
            "rows": [_row(view, measure.key, row) for row in own[:SHOWN]],
            "all_href": _href(view, strongest, ""),
            "all_words": view.text.count("links.gaps.all", len(own)),
        }
    }


def _where(view: Gaps, row: Record) -> str:
    return view.catalogue.panels[row["panel"]]["title"] if row["panel"] in view.catalogue.panels else view.city


def _row(view: Gaps, key: str, row: Record) -> dict[str, str]:
    other = view.catalogue.series[row["b"] if row["a"] == key else row["a"]]
    words = view.text(f"links.class.{row['class']}")
    return {"goal": other["goal"], "label": other["label"], "words": words, "link": row["class"], "href": _href(view, row, f"{row['a']}~{row['b']}")}


def _href(view: Gaps, row: Record, pair: str) -> str:
    chosen = pair or f"{row['a']}~{row['b']}"
    return ViewState(page="/interlinkages", layer=_LAYER[row["layer"]], city=view.area["ref_area"], pair=chosen).address()
