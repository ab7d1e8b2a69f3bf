"""Two measures against each other on `/compare`: words, controls and the table of the chosen cities."""

from typing import Any

from dashboard.figures import pairs
from dashboard.pages import compare_words, links_words
from dashboard.text import numbers
from dashboard.view_state import ViewState
from dashboard.views import compare_pair
from dashboard.views.compare import Compare
from dashboard.views.compare_pair import Pair

_SERIES = "SERIES"


def title(view: Compare, found: Pair | None) -> str:
    """Both measures by name."""
    if found is None:
        return view.text("compare.pair-none")
    return view.text("compare.pair-title", across=found.across["label"], up=links_words.inside(found.up["label"]))


def lead(view: Compare, found: Pair | None) -> str:
    """How many of the cities have both, among how many in the panel."""
    text = view.text
    if found is None:
        return text("compare.pair-none-lead")
    panel = view.catalogue.panels[found.across["panel"]]["title"]
    among = {"all": numbers.whole(len(found.rows)), "panel": panel}
    n, total = len(found.named), len(view.cities)
    sentences = [text.count("compare.pair-lead", n, total=total, **among) if n < total else text.count("compare.pair-each", n, **among)]
    if found.lacking:
        sentences.append(text("compare.pair-lacking", cities=", ".join(city["name"] for city in found.lacking)))
    return " ".join(sentences)


def values(view: Compare, found: Pair | None) -> dict[str, Any]:
    """What the template needs."""
    if found is None:
        return {"pair": None}
    text, state = view.text, view.state
    pattern = view.link(against=_SERIES)
    return {
        "pair": found,
        "refused": text("compare.pair-refused") if found.refused else "",
        "partners": _partners(view, found, pattern),
        "swap_href": view.link(series=found.up["series"], against=found.across["series"]),
        "by": [
            (text(f"compare.mark-{key or 'nothing'}"), view.link(marks=key), state.marks == key, f"marks-{key or 'nothing'}") for key in ("", "size", "region")
        ],
        "shapes": [(region, pairs.symbol(region, view.catalogue.regions)) for region in view.catalogue.regions] if state.marks == "region" else [],
        "pair_rows": [_row(found, row) for row in found.named],
        "source_words": compare_words.source(view, [found.across, found.up], [row[key] for row in found.named or found.rows for key in ("x_year", "y_year")]),
        "source_href": ViewState(page="/data", source=found.across["source"]).address(),
        "table_href": view.link(table="" if state.table else "1"),
        "csv_href": view.here.but(table="").address(".csv"),
    }


def _partners(view: Compare, found: Pair, pattern: str) -> list[tuple[Any, list[tuple[str, str, str, str, bool]]]]:
    """The measures of the same panel, by goal."""
    groups: dict[str, list[tuple[str, str, str, str, bool]]] = {}
    for series in compare_pair.partners(view):
        code = series["series"]
        cities = view.text("compare.n-of", n=view.counts[code], total=len(view.cities))
        groups.setdefault(series["goal"], []).append((code, series["label"], cities, pattern.replace(_SERIES, code), code == found.up["series"]))
    return [(view.catalogue.goals[goal], links) for goal, links in groups.items()]


def _row(found: Pair, row: dict[str, Any]) -> tuple[str, str, str, str, str]:
    """Name, and value and year of both measures."""
    view = found.view
    return (
        view.catalogue.areas[row["ref_area"]]["name"],
        found.amount(found.across, row["x"]), str(row["x_year"]),
        found.amount(found.up, row["y"]), str(row["y_year"]),
    )  # fmt: skip
