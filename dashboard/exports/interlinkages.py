"""The links as rows to take away: every pair behind the matrix, the points of one pair, and the rows of the other layers.

A link is no observation, so its OBS_STATUS is "not applicable"; how it came about stands under `basis`.
"""

from collections.abc import Callable, Sequence

from dashboard.analysis.co_occurrence import FEWEST_SHARED
from dashboard.store.catalogue import Record
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import ViewState
from dashboard.views import link_pair, named_links, shared_work
from dashboard.views import links as views
from dashboard.views.links import OVER_TIME, Links
from dashboard.views.named_links import Research
from dashboard.views.shared_work import SharedWork

FIGURES = ("figures", "time")


def rows(state: ViewState, store: Store, text: Text) -> list[Record]:
    """The rows behind the matrix of a state: the pairs of its layer."""
    if state.layer in FIGURES:
        return pairs(views.links(state, store, text))
    return {"activities": worked if state.by == "challenges" else crossed, "wording": worded, "research": researched}[state.layer](state, store, text)


def network(state: ViewState, store: Store, text: Text) -> list[Record]:
    """The rows behind the network: the pairs of the goal or challenge in its middle."""
    return {"activities": _worked_ego, "wording": _worded_ego, "research": _researched_ego}.get(state.layer, _figures_ego)(state, store, text)


def _figures_ego(state: ViewState, store: Store, text: Text) -> list[Record]:
    view = views.links(state, store, text)
    return [row for row in pairs(view) if view.goal in (row["goal_a"], row["goal_b"])]


def _worked_ego(state: ViewState, store: Store, text: Text) -> list[Record]:
    middle = shared_work.shared_work(state, store, text).middle
    return [row for row in worked(state, store, text) if middle in (row["challenge_a"], row["challenge_b"])]


def _worded_ego(state: ViewState, store: Store, text: Text) -> list[Record]:
    goal = named_links.wording(state, store, text).goal
    return [row for row in worded(state, store, text) if goal in (_goal(row["target"]), row["goal_named"])]


def _researched_ego(state: ViewState, store: Store, text: Text) -> list[Record]:
    view = named_links.research(state, store, text)
    return [row for row in _read(view) if view.goal in (_goal(row["from"]), _goal(row["to"]))]


def pair(state: ViewState, store: Store, text: Text) -> list[Record]:
    """The evidence for the pair in focus: the points that were compared, or the activities that name both challenges."""
    if state.layer != "activities":
        return of(points)(state, store, text)
    view = shared_work.shared_work(state, store, text)
    ends = "" if view.pair is None else f"{view.pair.a}~{view.pair.b}"
    return [
        {"pair": ends, "activity": activity.key, "name": activity.row["label"], "challenges": "~".join(activity.challenges),
         "TIME_PERIOD": f"{activity.row['start']}/{activity.row['end']}", "source": _documents(view)}
        for activity in view.both
    ]  # fmt: skip


def of(picture: Callable[[Links], list[Record]]) -> Callable[[ViewState, Store, Text], list[Record]]:
    """The rows of a picture of one pair as a function of the state; empty for a layer that compares no figures, or without a pair."""

    def rows_of(state: ViewState, store: Store, text: Text) -> list[Record]:
        view = views.links(state, store, text) if state.layer in FIGURES else None
        return picture(view) if view and view.pair else []

    return rows_of


def pairs(view: Links) -> list[Record]:
    """Every tested pair of the panel, the region or the city, with n, rho, p and q, adjusted and not."""
    found = view.rows if view.rows is not None else view.store.links_of_panel(view.layer, view.key)
    return [_pair(view, row) for row in found if view.holds(row)]


def _pair(view: Links, row: Record) -> Record:
    a, b = (view.catalogue.series[row[end]] for end in ("a", "b"))
    return {
        "panel": view.key,
        "REF_AREA": view.key if view.layer == OVER_TIME else None,
        "goal_a": row["goal_a"],
        "SERIES_a": row["a"],
        "measure_a": a["label"],
        "goal_b": row["goal_b"],
        "SERIES_b": row["b"],
        "measure_b": b["label"],
        "class": row["class"],
        "n": row["n"],
        "rank_correlation": row["rho"],
        "q": row["q"],
        "class_adjusted": row["partial_class"],
        "n_adjusted": row["partial_n"],
        "rank_correlation_adjusted": row["partial_rho"],
        "q_adjusted": row["partial_q"],
        "UNIT_MEASURE": "rank correlation of year-to-year changes, up is better" if view.layer == OVER_TIME else "rank correlation across cities, up is better",
        "TIME_PERIOD": f"{view.panel['first_year']}-{view.panel['last_year']}",
        "basis": "computed",
        **_origin(view, a, b),
    }


def points(view: Links) -> list[Record]:
    """The points of the pair in focus: both values of every city, or both changes of every year, with unit, year and status."""
    return _points(view, link_pair.evidence(view))


def _points(view: Links, found: Sequence[Record]) -> list[Record]:
    a, b = (view.catalogue.series[key] for key in (view.first, view.second))
    units = [view.catalogue.units[series["unit_measure"]]["long_label"] for series in (a, b)]
    return [
        {
            "REF_AREA": row["ref_area"],
            "area": view.catalogue.areas[row["ref_area"]]["name"],
            "SERIES_a": a["series"],
            "measure_a": a["label"],
            "OBS_VALUE_a": row["a"],
            "UNIT_MEASURE_a": units[0],
            "TIME_PERIOD_a": row["year_a"],
            "OBS_STATUS_a": row.get("status_a"),
            "SERIES_b": b["series"],
            "measure_b": b["label"],
            "OBS_VALUE_b": row["b"],
            "UNIT_MEASURE_b": units[1],
            "TIME_PERIOD_b": row["year_b"],
            "OBS_STATUS_b": row.get("status_b"),
            "value_is": "change from the year before" if view.layer == OVER_TIME else "value",
            "in_network": row["is_network"],
            "UNIT_MEASURE": " | ".join(units),
            "TIME_PERIOD": "/".join(str(year) for year in sorted({row["year_a"], row["year_b"]})),
            **_origin(view, a, b),
        }
        for row in found
    ]


def also(view: Links) -> list[Record]:
    """What the first measure of the pair is linked to: the rows behind the bars."""
    return [_pair(view, row) for found in link_pair.also(view).values() for _, _, row in found]


def strong(view: Links) -> list[Record]:
    """The cities in the best quarter on both measures, members of the network first."""
    return _points(view, link_pair.strong_on_both(view, link_pair.evidence(view)))


def worked(state: ViewState, store: Store, text: Text) -> list[Record]:
    """Every pair of challenges with counts, and what chance would give."""
    view = shared_work.shared_work(state, store, text)
    return [
        {
            "challenge_a": pair.a,
            "label_a": view.labels[pair.a],
            "challenge_b": pair.b,
            "label_b": view.labels[pair.b],
            "activities_a": pair.n_a,
            "activities_b": pair.n_b,
            "shared": pair.n_ab,
            "of": pair.n,
            "expected_by_chance": pair.expected,
            "jaccard": pair.jaccard,
            "lift": pair.lift if pair.n_ab >= FEWEST_SHARED else None,
            "p": pair.p,
            "q": pair.q,
            "weight": pair.weight,
            "more_than_chance": pair.is_clear,
            "UNIT_MEASURE": "activities",
            "basis": "counted",
            "TIME_PERIOD": "/".join(str(row[key]) for row in view.documents[:1] for key in ("start", "end")),
            "source": _documents(view),
        }
        for pair in view.pairs.values()
    ]


def crossed(state: ViewState, store: Store, text: Text) -> list[Record]:
    """Members or partners by challenge: the activities that name both."""
    view = shared_work.shared_work(state, store, text)
    return [
        {"who": row, "name": view.names[row], "challenge": code, "label": view.labels[code], "activities": n}
        for (row, code), n in sorted(view.crossed().items())
    ]


def worded(state: ViewState, store: Store, text: Text) -> list[Record]:
    """Every target that names another goal, with the words that do."""
    view = named_links.wording(state, store, text)
    source = "United Nations General Assembly, resolutions 70/1 and 71/313; entered by hand"
    return [
        {
            "target": row["target"],
            "goal_named": row["goal"],
            "words": row["words"],
            "UNIT_MEASURE": "target",
            "TIME_PERIOD": "2015",
            "basis": "read by one person",
            "source": source,
        }
        for row in view.rows
    ]


def researched(state: ViewState, store: Store, text: Text) -> list[Record]:
    """The links sources name, then the scores of groups."""
    view = named_links.research(state, store, text)
    return _read(view) + _scored_by_groups(view)


def _read(view: Research) -> list[Record]:
    return [_scored(row, "read", row["statement"], row["scored_by"], str(row["checked"]), row["citation"], row["place"]) for row in view.links]


def _scored_by_groups(view: Research) -> list[Record]:
    return [_scored(row, "scored by a group", row["note"], row["scorer"], str(row["scored"]), row["scorer"]) for row in view.scores]


def _scored(row: Record, basis: str, statement: str, by: str, day: str, source: str, place: str = "") -> Record:
    return {
        "from": row["from"], "to": row["to"], "score": row["score"], "statement": statement, "scored_by": by, "basis": basis, "place": place,
        "UNIT_MEASURE": "step from -3 to 3", "TIME_PERIOD": day, "source": source,
    }  # fmt: skip


def _goal(end: str) -> str:
    return end.partition(".")[0]


def _documents(view: SharedWork) -> str:
    return "; ".join(row["title"] for row in view.documents)


def _origin(view: Links, *series: Record) -> Record:
    """Source and licence of the measures of a row."""
    found = [view.catalogue.sources[key] for key in dict.fromkeys(row["source"] for row in series)]
    return {"source": "; ".join(row["title"] for row in found), "licence": "; ".join(dict.fromkeys(row["licence"] for row in found))}
