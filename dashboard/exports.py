"""The rows behind a page's main picture: add `.csv` or `.json` to the path of a page and keep the query.

Every row carries unit, year, status and source, so that a table that travels alone still says what it holds.
"""

import csv
import io
from collections.abc import Callable
from typing import Any

import orjson

from dashboard.concepts import ROLLED_UP, Status
from dashboard.store.catalogue import Catalogue, Record
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.text.measures import Measure
from dashboard.view_state import SESSIONS, ViewState
from dashboard.views import activity_rows, compare_rows, gaps, hidden, link_rows, overview, own_targets, reviews, sessions
from dashboard.views import evidence as evidences

Rows = list[Record]
FORMATS = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
# A spreadsheet runs a cell that begins with one of these as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def rows(state: ViewState, store: Store, text: Text) -> Rows:
    """The rows of the page a state names; empty if the view is."""
    with store.held():
        return _under_the_rule(_ROWS[state.page](state, store, text), state, store, text)


def _under_the_rule(found: Rows, state: ViewState, store: Store, text: Text) -> Rows:
    """The rows with the mark of the Chatham House Rule where it holds, without names where they are hidden."""
    if not state.rule and not state.names:
        return found
    if not state.names:
        return [row | {"rule": text("rule.watermark")} for row in found]
    veil = hidden.veil(state, store.catalogue(), text)
    return [veil.row(row) | {"rule": text("rule.watermark-hidden")} for row in found]


def as_csv(found: Rows) -> bytes:
    """The rows as CSV with a header, in UTF-8 that spreadsheets recognise; text that looks like a formula is neutralised."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(found[0] if found else [])
    writer.writerows([[_cell(value) for value in row.values()] for row in found])
    return out.getvalue().encode("utf-8-sig")


def as_json(found: Rows, state: ViewState, catalogue: Catalogue) -> bytes:
    """The rows with the release and the address of the view they belong to."""
    body = {"release": catalogue.release["release"], "digest": catalogue.digest, "view": state.address(), "misread": state.misread, "rows": found}
    if state.names:
        body |= {"view": state.page, "misread": ()}
    # What a link sent in is told back; no browser may take it for markup, whatever it thinks of the type.
    return orjson.dumps(body, option=orjson.OPT_INDENT_2).replace(b"<", b"\\u003c")


def _cell(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return "" if value is None else value


def _gaps(state: ViewState, store: Store, text: Text) -> Rows:
    view = gaps.gaps(state, store, text)
    if state.targets == "own":
        view = own_targets.judged_by_own_targets(view)
    if state.series and view.focus:
        return _observations(view, store)
    return [_measure(view, measure) for measure in (*view.listed, *view.unjudged)]


def _measure(view: gaps.Gaps, measure: Measure) -> Record:
    """One measure of one city with the identifiers of the field and the words of the screen."""
    assessed, series = measure.assessed, measure.series
    return {
        "REF_AREA": view.area["ref_area"],
        "area": view.city,
        "goal": series["goal"],
        "target": series["target"],
        "indicator": series["indicator"],
        "SERIES": measure.key,
        "measure": series["label"],
        "TIME_PERIOD": assessed["year"],
        "time_label": measure.year,
        "OBS_VALUE": assessed["value"],
        "UNIT_MEASURE": measure.unit["long_label"],
        "OBS_STATUS": assessed["obs_status"],
        "measured_for": assessed["boundary"],
        "start_year": assessed["start_year"],
        "start_value": assessed["start_value"],
        "target_2030": series["green"],
        "target_origin": series["bound_origin"] if view.state.targets == "world" else "local",
        "status": measure.word,
        "status_code": measure.status,
        "is_old": measure.old,
        "gap": assessed["gap_native"],
        "gap_points": assessed["gap_points"],
        "needed_per_year": assessed["needed_per_year"],
        "pace_per_year": assessed["pace_per_year"],
        "score": assessed["score"],
        "source": view.catalogue.sources[series["source"]]["title"],
        "licence": view.catalogue.sources[series["source"]]["licence"],
        "release": view.catalogue.release["release"],
    }


def _observations(view: gaps.Gaps, store: Store) -> Rows:
    """All values of the measure in the panel."""
    measure = view.focus
    assert measure is not None
    source = view.catalogue.sources[measure.series["source"]]
    return [
        {
            "REF_AREA": view.area["ref_area"],
            "area": view.city,
            "SERIES": measure.key,
            "measure": measure.series["label"],
            "TIME_PERIOD": row["time_period"],
            "time_label": row["time_label"] or str(row["time_period"]),
            "OBS_VALUE": row["obs_value"],
            "UNIT_MEASURE": measure.unit["long_label"],
            "OBS_STATUS": row["obs_status"],
            "measured_for": row["boundary"],
            "note": row["note"],
            "target_2030": measure.series["green"],
            "source": source["title"],
            "licence": source["licence"],
            "release": view.catalogue.release["release"],
        }
        for row in store.observations(view.area["ref_area"], measure.key)
    ]


def _overview(state: ViewState, store: Store, text: Text) -> Rows:
    view = overview.overview(state, store, text)
    goals, release = view.catalogue.goals, view.catalogue.release
    return [
        {
            "goal": row["goal"],
            "name": goals[row["goal"]]["name"],
            "status_code": row["status"],
            "status": text(f"rolled.{ROLLED_UP[Status(row['status'])]}"),
            "measures": row["n"],
            "measures_old": row["n_old"],
            "UNIT_MEASURE": "pairs of a city and a measure",
            "TIME_PERIOD": "latest value of each",
            "source": "all sources of the release",
            "release": release["release"],
        }
        for row in view.counted
        if not state.goal or row["goal"] == state.goal
    ]


def _data(state: ViewState, store: Store, text: Text) -> Rows:
    view = evidences.evidence(state, store, text)
    hidden = {"n_areas", "n_network"}
    return [
        {
            **{key: value for key, value in series.items() if key not in hidden},
            "cities": series["n_network"],
            "areas": series["n_areas"],
            "source_title": view.catalogue.sources[series["source"]]["title"],
            "licence": view.catalogue.sources[series["source"]]["licence"],
            "release": view.catalogue.release["release"],
        }
        for series in view.measures
    ]


def _reviews(state: ViewState, store: Store, text: Text) -> Rows:
    view = reviews.reviews(state, store, text)
    documents = {document["document"]: document["title"] for document in view.record["document"]}
    timings = {id(linked.review): linked.timing for linked in view.linked}
    found = []
    for city, review in reviews.listed(view):
        timing = timings.get(id(review))
        found.append(
            {
                "REF_AREA": review["ref_area"] or review["country"],
                "area": city.area["name"] if review["ref_area"] else city.area["country_name"],
                "country": review["country"],
                "review": review["kind"],
                "TIME_PERIOD": review["year"],
                "status": review["status"],
                "timing": text(f"reviews.verdict.{timing.verdict}") if timing else None,
                "joined_national_review": timing.joined if timing else None,
                "evidence": review["evidence"],
                "note": review["note"],
                "UNIT_MEASURE": "review",
                "source": documents["review-notes"],
                "release": view.catalogue.release["release"],
            }
        )
    return found


def _sessions(state: ViewState, store: Store, text: Text) -> Rows:
    """The steps of the deck a state names, else of every deck of the release; notes stay with the moderator."""
    chosen = sessions.chosen(state, store.record()).deck
    decks = {state.deck: chosen} if chosen else sessions.of_release(store.record())
    release = store.catalogue().release["release"]
    return [
        {"deck": name if chosen is None else deck.title, "step": number, "title": step.title, "link": step.link, "question": step.question,
         "minutes": step.minutes, "not_in_our_data": step.missing, "release": release}
        for name, deck in decks.items()
        for number, step in enumerate(deck.steps, 1)
    ]  # fmt: skip


_ROWS: dict[str, Callable[[ViewState, Store, Text], Rows]] = {
    "/": _overview,
    "/gaps": _gaps,
    "/compare": compare_rows.rows,
    "/interlinkages": link_rows.rows,
    "/activities": activity_rows.rows,
    "/reviews": _reviews,
    "/data": _data,
    SESSIONS: _sessions,
}
