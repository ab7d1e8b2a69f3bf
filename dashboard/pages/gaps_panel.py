"""The panel of `/gaps`: one measure of one city, with its pace, peers, target, source and the cities ahead."""

from typing import Any

from markupsafe import Markup

from dashboard.analysis import ranks
from dashboard.components import marks
from dashboard.concepts import Status
from dashboard.pages import gaps_network
from dashboard.store.catalogue import Record
from dashboard.text import numbers, paces
from dashboard.text.measures import Measure
from dashboard.view_state import JOINT, MOST_CITIES, ViewState
from dashboard.views import among_peers, focus, join, own_targets
from dashboard.views.focus import Focus
from dashboard.views.gaps import Gaps

AHEAD_SHOWN = 6


def values(view: Gaps, detail: Focus | None) -> dict[str, Any]:
    """What the panel's template needs; `measure` is None when the area has nothing at all."""
    measure = view.focus
    if measure is None or detail is None:
        return {"measure": None}
    state, text = view.state, view.text
    here = state.but(city=view.area["ref_area"], series=measure.key)
    return {
        "measure": measure,
        "sentence": measure.sentence(),
        "qualifiers": _qualifiers(measure),
        "local": own_targets.words(view, measure),
        "pace": paces.figures(measure) if measure.status != Status.NONE else [],
        "pace_note": _pace_note(measure),
        "has_chart": bool(detail.observations),
        "values": _rows(view, measure, detail),
        "peers": _peers(view, measure, detail),
        "range_note": focus.range_note(measure),
        "ahead_row": focus.ahead_in_table(measure),
        "caveat": view.catalogue.sources[measure.series["source"]]["caveat"],
        "source_line": source_line(view, measure),
        "source_href": ViewState(page="/data", source=measure.series["source"]).address(),
        "ahead": _ahead(view, measure, detail) if measure.status != Status.NONE else None,
        "doing": gaps_network.doing(view, measure),
        "ahead_open": _ahead_open(view, measure, detail),
        "ahead_none": text("panel.ahead-none") if detail.others else text("panel.ahead-alone"),
        "csv_series_href": here.but(table="").address(".csv"),
        "doing_href": here.but(wide="1").address(),
        "compare_href": _compare_href(view, measure),
        "back_href": state.but(series="", wide="").address(),
        "wide_href": here.but(wide="" if state.wide else "1").address(),
        "wide_words": text("gaps.all-measures") if state.wide else text("gaps.open-wide"),
    }


def _compare_href(view: Gaps, measure: Measure) -> str:
    """The measure among other cities: those of a comparison that travelled here with this one among them, else those the page chooses.
    Empty for a measure no other city reports in the same way."""
    if not measure.series["panel"]:
        return ""
    city = view.area["ref_area"]
    slugs = [slug for slug in view.state.cities.split(JOINT) if slug]
    cities = JOINT.join([city, *(slug for slug in slugs if slug != city)][:MOST_CITIES]) if slugs else ""
    return ViewState(page="/compare", cities=cities, series=measure.key, highlight=city).address()


def _qualifiers(measure: Measure) -> list[str]:
    return [words for words in (measure.strength(), *measure.marks) if words]


def _pace_note(measure: Measure) -> str:
    return "" if measure.status in (Status.NONE, Status.LEVEL, Status.MET) else paces.note(measure)


def _rows(view: Gaps, measure: Measure, detail: Focus) -> list[tuple[str, str, str, str]]:
    """All values of the measure for the table: year, value, what it was measured for, marks."""
    rows = []
    for row in sorted(detail.observations, key=lambda row: (-row["time_period"], row["boundary"])):
        marks = [view.text(f"mark.{row['obs_status']}")] if view.text.has(f"mark.{row['obs_status']}") else []
        marks += [view.text("reason.break")] if row["obs_status"] == "B" else []
        marks += [view.text("mark.modelled")] if row["nature"] == "M" else []
        marks += [row["note"]] if row["note"] else []
        rows.append(
            (row["time_label"] or str(row["time_period"]), measure.amount(row["obs_value"]), view.text(f"boundary.{row['boundary']}"), " · ".join(marks))
        )
    return rows


def _peers(view: Gaps, measure: Measure, detail: Focus) -> str:
    """The middle half of the panel, and where the city stands among the other members."""
    if measure.status == Status.NONE and not detail.band and not detail.among:
        return ""
    if not measure.series["panel"]:
        return view.text("panel.no-peers")
    said = [_band(view, measure, detail.beside)] if detail.beside else [] if detail.among else [view.text("panel.few-peers")]
    if detail.among:
        place = view.text(f"panel.among.{detail.among.extent}", **among_peers.facts(detail.among, view.catalogue))
        said += [place, among_peers.words(detail.among, view.catalogue, view.text)]
    return " ".join(said)


def _band(view: Gaps, measure: Measure, beside: Record) -> str:
    panel = view.catalogue.panels[measure.series["panel"]]
    middle = numbers.span(beside["p25"], beside["p75"], measure.series["decimals"], measure.unit["label"])
    return view.text("panel.peers-band", n=numbers.whole(beside["n"]), panel=panel["title"], year=beside["time_period"], middle=middle)


def source_line(view: Gaps, measure: Measure) -> str:
    """Who publishes the measure, what it was measured for, its year, licence and release."""
    source = view.catalogue.sources[measure.series["source"]]
    boundary = measure.assessed["boundary"]
    return view.text(
        "panel.source-line", publisher=source["publisher"], title=source["title"], code=measure.series["source_code"] or measure.key,
        boundary=view.text(f"boundary.{boundary}") if boundary else numbers.DASH, year=measure.year or numbers.DASH,
        licence=source["licence"], release=view.catalogue.release["release"],
    )  # fmt: skip


def _ahead(view: Gaps, measure: Measure, detail: Focus) -> list[tuple[str, str, str, str, Markup, str]]:
    """Network cities with a better value and why they could help: those that share an activity first, then nearest first."""
    shared = join.shared_with(view.activities, view.area["ref_area"])
    on_this = {activity.key for activity in join.doing(view.record, view.activities, measure.series).touching} if shared else set()
    found = []
    for row in join.helpers(detail.ahead, shared)[:AHEAD_SHOWN]:
        name = view.catalogue.areas[row["ref_area"]]["name"]
        peer = Measure(_standing(row), measure.series, measure.unit, name, view.text)
        href = ViewState(page="/gaps", city=row["ref_area"], series=measure.key).address()
        when = " · ".join((peer.year, *peer.marks))
        found.append(
            (name, href, _apart(peer, measure), when, marks.pill(peer.status, peer.word, peer.old), gaps_network.reason(view, row["ref_area"], shared, on_this))
        )
    return found


def _ahead_open(view: Gaps, measure: Measure, detail: Focus) -> str:
    """How much better a city must be to be named, where the source names the error of its figures; empty where it does not."""
    margin = view.catalogue.sources[measure.series["source"]]["margin"]
    return view.text("panel.ahead-open", open=numbers.plain(ranks.left_open(margin), 1)) if margin and detail.others else ""


def _apart(peer: Measure, measure: Measure) -> str:
    """The value of a city ahead, with the decimals it takes to see that it is ahead."""
    decimals = numbers.decimals_apart(peer.assessed["value"], measure.assessed["value"], peer.decimals)
    return numbers.with_unit(peer.assessed["value"], decimals, peer.unit["label"])


def _standing(row: Record) -> Record:
    """A standing as the part of an assessment that a pill and a value need."""
    return {**row, "reason": None}
