"""The comparison as rows to take away: one function per picture, each row with unit, year, status and source."""

from collections.abc import Callable
from typing import Any

from dashboard.store.catalogue import Record
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.text.measures import Measure
from dashboard.view_state import ViewState
from dashboard.views import among_peers, compare, compare_mean, compare_measure, compare_pair, compare_sets, compare_shared
from dashboard.views.compare import Compare

Rows = list[Record]


def of(picture: Callable[[Compare, Store], Rows]) -> Callable[[ViewState, Store, Text], Rows]:
    """The rows of a picture as a function of the state, as every page gives them."""

    def rows(state: ViewState, store: Store, text: Text) -> Rows:
        return picture(compare.compare(state, store, text), store)

    return rows


def ranked(view: Compare, store: Store) -> Rows:
    """One row per city, best first, then those without a value."""
    one = compare_measure.one_measure(view, store)
    if one is None:
        return []
    found = []
    for standing in one.shown:
        place = standing.place
        range_ = {"place": place.rank, "place_low": place.low, "place_high": place.high, "placed": place.n} if place else dict.fromkeys(_PLACE)
        found.append(_cell(view, standing.area, one.series, standing.measure) | range_ | {"moved": standing.moved or None})
    missing = [_cell(view, city, one.series, None) | dict.fromkeys((*_PLACE, "moved")) for city, _ in one.missing]
    return [*found, *missing]


def trends(view: Compare, store: Store) -> Rows:
    """Every value of the measure, city by city."""
    one = compare_measure.one_measure(view, store)
    if one is None:
        return []
    names = {standing.slug: standing.area["name"] for standing in one.shown}
    return [
        {"REF_AREA": row["ref_area"], "area": names[row["ref_area"]], **_series(view, one.series), "TIME_PERIOD": row["time_period"],
         "time_label": row["time_label"] or str(row["time_period"]), "OBS_VALUE": row["obs_value"], "OBS_STATUS": row["obs_status"],
         "measured_for": row["boundary"], **_origin(view, one.series)}
        for row in one.courses if row["ref_area"] in names
    ]  # fmt: skip


def strip(view: Compare, store: Store) -> Rows:
    """The ticks of the whole panel and how many areas stand there: values, or the ends of the small steps that stand for near ones."""
    one = compare_measure.one_measure(view, store)
    if one is None or one.strip is None:
        return []
    years = "-".join(str(year) for year in sorted({one.strip["first_year"], one.strip["last_year"]}))
    half = one.strip["step"] / 2
    return [
        {**_series(view, one.series), "TIME_PERIOD": years, "OBS_VALUE": None if half else at, "step_from": at - half if half else None,
         "step_to": at + half if half else None, "areas": n, **_origin(view, one.series)}
        for at, n in zip(one.strip["ticks"], one.strip["weight"], strict=True)
    ]  # fmt: skip


def pair(view: Compare, store: Store) -> Rows:
    """Every area that has both measures; the chosen ones are marked."""
    found = compare_pair.pair(view, store)
    if found is None:
        return []
    units = [view.catalogue.units[series["unit_measure"]]["long_label"] for series in (found.across, found.up)]
    return [
        {"REF_AREA": row["ref_area"], "area": view.catalogue.areas[row["ref_area"]]["name"], "chosen": row["ref_area"] in view.slugs,
         "SERIES": found.across["series"], "measure": found.across["label"], "TIME_PERIOD": row["x_year"], "OBS_VALUE": row["x"], "UNIT_MEASURE": units[0],
         "OBS_STATUS": row["x_status"],
         "SERIES_2": found.up["series"], "measure_2": found.up["label"], "TIME_PERIOD_2": row["y_year"], "OBS_VALUE_2": row["y"], "UNIT_MEASURE_2": units[1],
         "OBS_STATUS_2": row["y_status"],
         **_origin(view, found.across)}
        for row in found.rows
    ]  # fmt: skip


def shared(view: Compare, store: Store) -> Rows:
    """One row per measure of the shared dashboard and city, missing values included."""
    one = compare_shared.shared(view, store)
    exact = one.core.exact if one.core else None
    return [
        _cell(view, city, row.series, measure) | {"in_set": row.chosen, "met": row.met[place] if measure else None, "set_is_exact": exact}
        for row in one.rows
        for place, (city, measure) in enumerate(zip(view.cities, row.measures, strict=True))
    ]


def curve(view: Compare, store: Store) -> Rows:
    """Both curves: per number of measures the pairs covered, the cities that have all, and the measures."""
    one = compare_shared.shared(view, store)
    return [
        {"measures": len(core.measures), "pairs_covered": core.cells, "pairs": one.total, "cities_with_all": core.everyone, "cities": len(one.held),
         "exact": core.exact, "SERIES": " ".join(core.measures), "release": view.catalogue.release["release"]}
        for core in one.curve
    ]  # fmt: skip


def mean(view: Compare, store: Store) -> Rows:
    """The mean over goals, or over the measures of the goal chosen, with the range of each place; empty where none can be formed."""
    found = compare_mean.mean_of_goals(compare_shared.shared(view, store))
    return [
        {"REF_AREA": one.area["ref_area"], "area": one.area["name"], "goal": found.goal or None, "mean": one.place.mean, "UNIT_MEASURE": "0-100",
         "place": one.place.rank, "place_low": one.place.low, "place_high": one.place.high, "placed": one.place.n,
         **_ends("measure_out", one.measure_out or (None, None)), **_ends("weights", one.weights), "geometric_place": one.geometric,
         **_ends("overall", one.overall), "measures": found.measures, "goals": found.goals, "panel": found.panel["title"],
         "release": view.catalogue.release["release"]}
        for one in (found.ranked if found else ())
    ]  # fmt: skip


def _ends(name: str, span: tuple[int | None, int | None]) -> Record:
    return {f"{name}_low": span[0], f"{name}_high": span[1]}


def peers(view: Compare, store: Store) -> Rows:
    """The cities most like the one highlighted, else the first: the attributes known of both, the figure of each peer in the measure
    chosen, whether it counts as comparable, and where the city stands among those that do."""
    found = compare_sets.like(view, store)
    if found is None:
        return []
    counted = {row["ref_area"] for row in found.among.counted} if found.among else set()
    measure = _series(view, found.series) | _origin(view, found.series) if found.series else {}
    cells = store.cells([row["peer"] for row in found.peers])
    rows = []
    for row in found.peers:
        figure = found.figures.get(row["peer"], {})
        rows.append(
            {"REF_AREA": found.slug, "area": found.city["name"], "peer": row["peer"], "peer_name": view.catalogue.areas[row["peer"]]["name"],
             "distance": row["distance"], "attributes": row["shared"].replace("~", " "), **measure, "TIME_PERIOD": figure.get("year"),
             "OBS_VALUE": figure.get("value"), "OBS_STATUS": cells[row["peer"]].get(measure.get("SERIES"), {}).get("obs_status") if figure else None,
             "is_old": figure.get("is_old"), "is_counted": row["peer"] in counted, **among_peers.columns(found.among),
             "release": view.catalogue.release["release"]}
        )  # fmt: skip
    return rows


_PLACE = ("place", "place_low", "place_high", "placed")


def _cell(view: Compare, city: Record, series: Record, measure: Measure | None) -> Record:
    """One city and one measure; what is missing stays empty and says so in its status."""
    assessed: dict[str, Any] = measure.assessed if measure else {}
    empty = view.text("status.none-value")
    return {
        "REF_AREA": city["ref_area"], "area": city["name"], **_series(view, series), "TIME_PERIOD": assessed.get("year"),
        "time_label": measure.year if measure else None, "OBS_VALUE": assessed.get("value"), "OBS_STATUS": assessed.get("obs_status"),
        "NATURE": assessed.get("nature"), "measured_for": assessed.get("boundary"), "start_year": assessed.get("start_year"),
        "start_label": measure.start_year or None if measure else None,
        "start_value": assessed.get("start_value"), "target_2030": series["green"], "target_origin": series["bound_origin"],
        "status": measure.word if measure else empty,
        "status_code": measure.status if measure else "none", "is_old": measure.old if measure else None, "score": assessed.get("score"),
        **_origin(view, series),
    }  # fmt: skip


def _series(view: Compare, series: Record) -> Record:
    unit = view.catalogue.units[series["unit_measure"]]["long_label"]
    return {"goal": series["goal"], "indicator": series["indicator"], "SERIES": series["series"], "measure": series["label"], "UNIT_MEASURE": unit}


def _origin(view: Compare, series: Record) -> Record:
    source = view.catalogue.sources[series["source"]]
    return {"source": source["title"], "licence": source["licence"], "release": view.catalogue.release["release"]}
