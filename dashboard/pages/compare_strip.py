"""The whole panel behind a measure on `/compare`: title, note, source and table of the line of ticks."""

from typing import Any

from dashboard.pages import compare_words
from dashboard.store.catalogue import Record
from dashboard.text import numbers
from dashboard.views import compare_measure
from dashboard.views.compare_measure import OneMeasure


def values(one: OneMeasure, panel: Record | None) -> dict[str, Any]:
    """What the template of the card needs; nothing where no panel stands behind the measure."""
    if one.strip is None or panel is None:
        return {}
    text, strip = one.view.text, one.strip
    years = [strip["first_year"], strip["last_year"]]
    return {
        "strip_title": text("compare.strip-title", n=numbers.whole(strip["n"]), panel=panel["title"]),
        "strip_note": _note(one, strip, years),
        "strip_source": compare_words.source(one.view, [one.series], years),
        "strip_rows": _rows(one, strip) if one.view.state.table else [],
    }


def _note(one: OneMeasure, strip: Record, years: list[int]) -> str:
    text = one.view.text
    old = text.count("compare.strip-old", strip["n_old"])
    said = [text(f"compare.strip-note-{'near' if strip['step'] else 'each'}", years=compare_words.year_span(years), old=old)]
    if compare_measure.has_band(one):
        middle = compare_words.year_span([strip["middle_from"], strip["last_year"]])
        said.append(text("compare.strip-band", n=numbers.whole(strip["n_middle"]), years=middle, middle=one.span(strip["p25"], strip["p75"])))
    return " ".join(said)


def _rows(one: OneMeasure, strip: Record) -> list[tuple[str, str]]:
    """Each tick in words, with how many cities stand there: a value, or the ends of the small step it stands for."""
    half = strip["step"] / 2
    decimals, unit = one.series["decimals"] + (half > 0), one.view.catalogue.units[one.series["unit_measure"]]["label"]
    ticks = zip(strip["ticks"], strip["weight"], strict=True)
    return [(numbers.span(at - half, at + half, decimals, unit), numbers.whole(n)) for at, n in ticks]
