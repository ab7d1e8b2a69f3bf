"""The cards of one measure on `/compare`: ranked roads, trends, the whole panel."""

from collections.abc import Sequence
from typing import Any

from dashboard.components import marks
from dashboard.concepts import Direction, ObsStatus
from dashboard.figures import axes
from dashboard.pages import compare_strip, compare_words
from dashboard.store.catalogue import Record
from dashboard.store.questions import Store
from dashboard.text import numbers
from dashboard.view_state import ViewState
from dashboard.views import compare_measure
from dashboard.views.compare import PLACE, Compare
from dashboard.views.compare_measure import OneMeasure, Standing


def values(view: Compare, one: OneMeasure, store: Store) -> dict[str, Any]:
    """What the templates of the cards need."""
    text, state = view.text, view.state
    source = view.catalogue.sources[one.series["source"]]
    panel = view.catalogue.panels.get(one.series["panel"])
    return {
        "one": one,
        "series": one.series,
        "chart_title": text("compare.chart-title", label=one.series["label"], definition=one.series["definition"]),
        "ranked": [_row(one, standing) for standing in one.shown],
        "missing": [(city["name"], city["ref_area"], text(f"compare.reason-{reason}"), _gaps(city["ref_area"], one)) for city, reason in one.missing],
        "chips": _chips(one),
        "band_words": _band_words(one, panel),
        "start_words": _start_words(one),
        "target_words": compare_measure.target_words(one),
        "old": _old_choice(one),
        "note": _note(one),
        "why": f"{text('panel.why')} {one.amount.target_reason}" if one.amount and one.amount.target else "",
        "source_words": compare_words.source(view, [one.series], [standing.measure.assessed["year"] for standing in one.standings]),
        "source_href": ViewState(page="/data", source=one.series["source"]).address(),
        "table_href": view.link(table="" if state.table else "1"),
        "csv_href": view.here.but(table="").address(".csv"),
        "table_rows": [_table_row(text, standing) for standing in one.shown] if state.table else [],
        "caveat": source["caveat"],
        **compare_strip.values(one, panel),
    }  # fmt: skip


def trends(one: OneMeasure) -> dict[str, Any]:
    """What the small multiples need: panels with names and words for the ear, and the words of the shared axes."""
    drawn, text = compare_measure.multiples(one), one.view.text
    ticks = axes.tick_words([value for _, value in drawn.values], one.view.catalogue.units[one.series["unit_measure"]]["label"])
    by_slug = {standing.slug: standing for standing in one.shown}
    panels = [(panel, by_slug[panel.key], _beside(one, by_slug[panel.key]), _course_words(one, by_slug[panel.key])) for panel in drawn.panels if panel.last]
    return {
        "multiples": drawn,
        "has_trends": any(panel.line or panel.dashed for panel, *_ in panels),
        "panels": panels,
        "value_ticks": [(place, words) for (place, _), words in zip(drawn.values, ticks, strict=True)],
        "trend_note": text("compare.trend-note-band", n=_between(drawn.n_peers)) if drawn.band else text("compare.trend-note"),
        "trend_source": compare_words.source(one.view, [one.series], [row["time_period"] for row in one.courses]),
        "break_note": text("compare.break-note") if any(panel.breaks for panel in drawn.panels) else "",
        "trend_rows": _courses(one) if one.view.state.table else [],
    }


def years(one: OneMeasure, standing: Standing) -> str:
    """The year of the latest figure with its marks; before it that of the start, where cities start in different years."""
    measure, (first, last) = standing.measure, one.since
    own = first != last and standing.moved
    year = measure.text("compare.row-years", start=measure.start_year, year=measure.year) if own else measure.year
    return " · ".join([year, *measure.marks])


def _start_words(one: OneMeasure) -> str:
    first, last = one.since
    return one.view.text("compare.key-start" if first == last else "compare.key-start-each", year=first) if one.movers else ""


def _row(one: OneMeasure, standing: Standing) -> dict[str, Any]:
    view, measure, text = one.view, standing.measure, one.view.text
    is_on = standing.slug == view.highlight
    return {
        "slug": standing.slug,
        "name": standing.area["name"],
        "member": standing.area["is_network"],
        "href": view.link(highlight="") if is_on else view.mark_pattern.replace(PLACE, standing.slug),
        "is_on": is_on,
        "pill": marks.pill(measure.status, measure.word, measure.old),
        "year": years(one, standing),
        "place": compare_words.place(text, standing.place),
        "said": text("compare.row-said", value=measure.value, start=_start(standing)),
        "gaps": _gaps(standing.slug, None, measure.key),
    }


def _start(standing: Standing) -> str:
    assessed, measure = standing.measure.assessed, standing.measure
    return measure.text("compare.row-start", start=measure.amount(assessed["start_value"]), year=measure.start_year) if standing.moved else ""


def _gaps(slug: str, one: OneMeasure | None, series: str = "") -> str:
    return ViewState(page="/gaps", city=slug, series=series).address()


def _chips(one: OneMeasure) -> list[tuple[str, str, str, bool]]:
    """The chips "getting better" and "slipping": words, address, code, whether pressed."""
    state = one.view.state
    return [
        (one.view.text(f"compare.chip-{way}", n=one.moving(way)), one.view.link(moving="" if state.moving == way else way), way, state.moving == way)
        for way in ("better", "worse")
    ]


def _old_choice(one: OneMeasure) -> tuple[str, str] | None:
    """The switch that lets old figures into the places; only where there are any."""
    if not one.has_places or not any(standing.measure.old for standing in one.standings):
        return None
    state, text = one.view.state, one.view.text
    return text("compare.old-out" if state.old else "compare.old-in"), one.view.link(old="" if state.old else "1")


def _band_words(one: OneMeasure, panel: Record | None) -> str:
    if not compare_measure.has_band(one) or one.strip is None or panel is None:
        return one.view.text("compare.no-band")
    strip = one.strip
    years = compare_words.year_span([strip["middle_from"], strip["last_year"]])
    return one.view.text("compare.band", n=numbers.whole(strip["n_middle"]), panel=panel["title"], years=years, middle=one.span(strip["p25"], strip["p75"]))


def _note(one: OneMeasure) -> str:
    text = one.view.text
    kinds = {standing.measure.assessed["boundary"] for standing in one.standings}
    mixed = [standing.area["name"] for standing in one.standings if standing.measure.assessed["boundary"] != "city"]
    found = [_order(one)]
    found += [text("compare.note-years")] if len({standing.measure.year for standing in one.standings}) > 1 and not one.unranked else []
    found += [text("compare.note-mixed", cities=", ".join(mixed))] if len(kinds) > 1 and mixed else []
    margin = one.view.catalogue.sources[one.series["source"]]["margin"]
    error = text("compare.error-survey", margin=numbers.plain(margin, 0)) if margin else text("compare.error-rounding")
    found += [text("compare.note-place-old" if one.view.state.old else "compare.note-place", error=error)] if one.has_places else []
    return " ".join(found)


def _order(one: OneMeasure) -> str:
    """How the cities are ordered; of a measure without places, why it has none."""
    text = one.view.text
    if one.unranked:
        return text("compare.note-unranked", reason=one.unranked)
    if one.series["direction"] != Direction.CONTEXT:
        return text("compare.note-order")
    return f"{text('compare.note-context')} {one.series['bound_reason']}".strip()


def _table_row(text: Any, standing: Standing) -> dict[str, str]:
    measure = standing.measure
    assessed = measure.assessed
    return {
        "city": standing.area["name"],
        "start": f"{measure.amount(assessed['start_value'])} ({measure.start_year})" if standing.moved else "–",
        "value": measure.value,
        "year": measure.year,
        "status": measure.word,
        "marks": " · ".join(measure.marks),
        "place": compare_words.place(text, standing.place),
        "boundary": text(f"boundary.{assessed['boundary']}"),
    }


def _courses(one: OneMeasure) -> Sequence[tuple[str, Any, str, str, str]]:
    names = {standing.slug: standing for standing in one.shown}
    return [
        (
            names[row["ref_area"]].area["name"],
            row["time_label"] or row["time_period"],
            names[row["ref_area"]].measure.amount(row["obs_value"]),
            row["boundary"],
            one.view.text("reason.break") if row["obs_status"] == ObsStatus.BREAK else "",
        )
        for row in one.courses
        if row["ref_area"] in names
    ]


def _course_words(one: OneMeasure, standing: Standing) -> str:
    measure = standing.measure
    return one.view.text("compare.course", city=standing.area["name"], value=measure.value, year=measure.year, start=_start(standing))


def _beside(one: OneMeasure, standing: Standing) -> str:
    """The last value as it stands beside its dot: with the unit if that is short."""
    measure = standing.measure
    short = measure.unit["label"] in axes.SHORT_UNITS
    return measure.value if short else numbers.plain(measure.assessed["value"], measure.decimals)


def _between(counts: tuple[int, int]) -> str:
    """'140', or '50–362' if the years differ."""
    return numbers.whole(counts[0]) if counts[0] == counts[1] else numbers.span(*counts, 0, "")
