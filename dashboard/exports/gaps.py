"""The rows behind the pictures of `/gaps`."""

from dashboard.concepts import TARGET_YEAR
from dashboard.store.catalogue import Record
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.text.measures import Measure
from dashboard.view_state import ViewState
from dashboard.views import among_peers, focus, own_targets
from dashboard.views import gaps as views
from dashboard.views.gaps import Gaps


def _view(state: ViewState, store: Store, text: Text) -> Gaps:
    view = views.gaps(state, store, text)
    return own_targets.judged_by_own_targets(view) if state.targets == "own" else view


def measures(state: ViewState, store: Store, text: Text) -> list[Record]:
    """The measures of the city that the filters leave, in the order of the list."""
    view = _view(state, store, text)
    return [_measure(view, measure) for measure in (*view.listed, *view.unjudged)]


def observations(state: ViewState, store: Store, text: Text) -> list[Record]:
    """All values of the measure in the panel; none if the city has no measure."""
    view = _view(state, store, text)
    found = _observations(view, view.focus, store) if view.focus else []
    return [row | {"message": view.not_held} for row in found] if view.not_held else found


def message(state: ViewState, store: Store, text: Text) -> str:
    """That the rows are those of another measure, where the city has no figure of the one asked for; else empty."""
    return _view(state, store, text).not_held


def ahead(state: ViewState, store: Store, text: Text) -> list[Record]:
    """The cities of the network with a better value in the measure of the panel, nearest first; in each row where the city of the
    panel stands among all members with a comparable figure."""
    view = _view(state, store, text)
    detail, measure = focus.focus(view, store), view.focus
    if detail is None or measure is None:
        return []
    return [
        {
            "REF_AREA": row["ref_area"],
            "area": view.catalogue.areas[row["ref_area"]]["name"],
            "SERIES": measure.key,
            "measure": measure.series["label"],
            "TIME_PERIOD": row["year"],
            "OBS_VALUE": row["value"],
            "OBS_STATUS": row["obs_status"],
            "NATURE": row["nature"],
            "measured_for": row["boundary"],
            "status_code": row["status"],
            **among_peers.columns(detail.among),
            **_of_series(view, measure),
        }
        for row in detail.ahead
    ]


def _of_series(view: Gaps, measure: Measure) -> Record:
    source = view.catalogue.sources[measure.series["source"]]
    return {"UNIT_MEASURE": measure.unit["long_label"], "source": source["title"], "licence": source["licence"]}


def _target(measure: Measure) -> Record:
    """The target and its year; one that a city has set itself for another year is no target for 2030."""
    target, year = measure.series["green"], measure.target_year
    return {"target_2030": target if year == TARGET_YEAR else None, "target_value": target, "target_year": None if target is None else year}


def _measure(view: Gaps, measure: Measure) -> Record:
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
        "OBS_STATUS": assessed["obs_status"],
        "NATURE": assessed["nature"],
        "measured_for": assessed["boundary"],
        "start_year": assessed["start_year"],
        "start_label": measure.start_year or None,
        "start_value": assessed["start_value"],
        **_target(measure),
        "target_origin": series["bound_origin"] if view.state.targets == "world" else "local",
        "status": measure.word,
        "status_code": measure.status,
        "is_old": measure.old,
        "gap": assessed["gap_native"],
        "gap_points": assessed["gap_points"],
        "needed_per_year": assessed["needed_per_year"],
        "pace_per_year": assessed["pace_per_year"],
        "pace_from": assessed["pace_from"],
        "projected_2030": assessed["projected_2030"],
        "projected_low": assessed["projected_low"],
        "projected_high": assessed["projected_high"],
        "projection": focus.line_ahead(measure),
        "score": assessed["score"],
        **_of_series(view, measure),
    }


def _observations(view: Gaps, measure: Measure, store: Store) -> list[Record]:
    return [
        {
            "REF_AREA": view.area["ref_area"],
            "area": view.city,
            "SERIES": measure.key,
            "measure": measure.series["label"],
            "TIME_PERIOD": row["time_period"],
            "time_label": row["time_label"] or str(row["time_period"]),
            "OBS_VALUE": row["obs_value"],
            "OBS_STATUS": row["obs_status"],
            "NATURE": row["nature"],
            "measured_for": row["boundary"],
            "note": row["note"],
            **_target(measure),
            **_of_series(view, measure),
        }
        for row in store.observations(view.area["ref_area"], measure.key)
    ]
