"""The links as rows to take away: every pair behind the matrix, the points of one pair, and the rows of the other layers."""

from collections.abc import Callable

from dashboard.analysis.co_occurrence import FEWEST_SHARED
from dashboard.store.catalogue import Record
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import ViewState
from dashboard.views import link_pair, named_links, shared_work
from dashboard.views import links as views
from dashboard.views.links import OVER_TIME, Links

FIGURES = ("figures", "time")

def rows(state: ViewState, store: Store, text: Text) -> list[Record]:
    """The rows behind the matrix of a state: the pairs of its layer."""
    if state.layer in FIGURES:
        return pairs(views.links(state, store, text))
    return {"activities": worked if state.by == "challenges" else crossed, "wording": worded, "research": researched}[state.layer](state, store, text)


def network(state: ViewState, store: Store, text: Text) -> list[Record]:
    """The rows behind the network of one goal: its pairs; in the layers that compare no figures, all pairs of the layer."""
    if state.layer not in FIGURES:
        return rows(state, store, text)
    view = views.links(state, store, text)
    return [row for row in pairs(view) if view.goal in (row["goal_a"], row["goal_b"])]


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
        "class": row["link"],
        "n": row["n"],
        "rank_correlation": row["rho"],
        "q": row["q"],
        "class_adjusted": row["partial_link"],
        "n_adjusted": row["partial_n"],
        "rank_correlation_adjusted": row["partial_rho"],
        "q_adjusted": row["partial_q"],
        "UNIT_MEASURE": "rank correlation of year-to-year changes, up is better" if view.layer == OVER_TIME else "rank correlation across cities, up is better",
        "TIME_PERIOD": f"{view.panel['first_year']}-{view.panel['last_year']}",
        "OBS_STATUS": "computed",
        "source": _sources(view, a, b),
        "release": view.catalogue.release["release"],
    }


def points(view: Links) -> list[Record]:
    """The points of the pair in focus: both values of every city, or both changes of every year, with unit, year and status."""
    evidence = link_pair.evidence(view)
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
            "source": _sources(view, a, b),
            "release": view.catalogue.release["release"],
        }
        for row in evidence.points
    ]


def also(view: Links) -> list[Record]:
    """What the first measure of the pair is linked to: the rows behind the bars."""
    return [_pair(view, row) for found in link_pair.also(view).values() for _, _, row in found]


def strong(view: Links) -> list[Record]:
    """The cities in the best quarter on both measures, members of the network first."""
    return [
        {"REF_AREA": row["ref_area"], "area": row["name"], "in_network": row["is_network"], view.first: row["a"], view.second: row["b"]}
        for row in link_pair.strong_on_both(view, link_pair.evidence(view))
    ]


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
            "TIME_PERIOD": " to ".join(str(row[key]) for row in view.documents[:1] for key in ("start", "end")),
            "OBS_STATUS": "counted",
            "source": "; ".join(row["title"] for row in view.documents),
            "release": view.catalogue.release["release"],
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
            "OBS_STATUS": "read by one person",
            "source": source,
            "release": view.catalogue.release["release"],
        }
        for row in view.rows
    ]


def researched(state: ViewState, store: Store, text: Text) -> list[Record]:
    """The links sources name, then the scores of groups."""
    view = named_links.research(state, store, text)
    shared = {"UNIT_MEASURE": "step from -3 to 3", "release": view.catalogue.release["release"]}
    read = [
        {
            "from": row["from"],
            "to": row["to"],
            "score": row["score"],
            "statement": row["statement"],
            "scored_by": row["scored_by"],
            "TIME_PERIOD": str(row["checked"]),
            "OBS_STATUS": "read",
            "source": row["citation"],
            "place": row["place"],
            **shared,
        }
        for row in view.links
    ]
    scored = [
        {
            "from": row["from"],
            "to": row["to"],
            "score": row["score"],
            "statement": row["note"],
            "scored_by": row["scorer"],
            "TIME_PERIOD": str(row["scored"]),
            "OBS_STATUS": "scored by a group",
            "source": "",
            "place": "",
            **shared,
        }
        for row in view.scores
    ]
    return read + scored


def _sources(view: Links, *series: Record) -> str:
    return "; ".join(dict.fromkeys(view.catalogue.sources[row["source"]]["title"] for row in series))
