"""The rows behind the pictures of `/data`."""

from dashboard.store.catalogue import Record
from dashboard.store.questions import Store
from dashboard.text import Text, numbers
from dashboard.view_state import ViewState
from dashboard.views import evidence as views
from dashboard.views.evidence import Evidence


def measures(state: ViewState, store: Store, text: Text) -> list[Record]:
    """The measures of the source, goal and measure chosen, with their bounds and where these come from."""
    view = views.evidence(state, store, text)
    hidden = {"n_areas", "n_network", "unit_measure"}
    return [
        {
            **{key: value for key, value in series.items() if key not in hidden},
            "cities": series["n_network"],
            "areas": series["n_areas"],
            "source_title": view.catalogue.sources[series["source"]]["title"],
            "UNIT_MEASURE": view.catalogue.units[series["unit_measure"]]["long_label"],
            "TIME_PERIOD": _span(series),
            "licence": view.catalogue.sources[series["source"]]["licence"],
        }
        for series in view.measures
    ]


def _span(row: Record) -> str | None:
    return f"{row['first_year']}{numbers.DASH}{row['last_year']}" if row["last_year"] else None


def sources(state: ViewState, store: Store, text: Text) -> list[Record]:
    """The sources, those with most values first."""
    found = sorted(store.catalogue().sources.values(), key=lambda source: -source["n_observations"])
    dropped = {"first_year", "last_year", "n_observations"}
    return [
        {
            **{key: value for key, value in source.items() if key not in dropped},
            "OBS_VALUE": source["n_observations"],
            "UNIT_MEASURE": text("export.values"),
            "TIME_PERIOD": _span(source),
        }
        for source in found
    ]


def coverage(state: ViewState, store: Store, text: Text) -> list[Record]:
    """Cities by goals: how many measures; zero is the count of what was found, not a value."""
    view = views.evidence(state, store, text)
    return [
        {
            "REF_AREA": area["ref_area"],
            "area": area["name"],
            "region": area["region"],
            "goal": goal,
            "OBS_VALUE": counts.get(goal, 0),
            "UNIT_MEASURE": text("export.measures"),
            "TIME_PERIOD": text("export.latest"),
        }
        for area, counts in view.rows
        for goal in view.catalogue.goals
    ]


def quality(state: ViewState, store: Store, text: Text) -> list[Record]:
    """What the reading of the sources dropped, flagged or found in conflict: line by line for a source, else counted."""
    view = views.evidence(state, store, text)
    return [_case(view, row) for row in view.listed]


def _case(view: Evidence, row: Record) -> Record:
    known = view.catalogue.sources.get(row.get("source") or view.state.source, {})
    renamed = {"ref_area": "REF_AREA", "series": "SERIES", "time_period": "TIME_PERIOD", "n": "OBS_VALUE", "n_values": "OBS_VALUE"}
    said = {"UNIT_MEASURE": view.text("export.values"), "source": known.get("title"), "licence": known.get("licence")}
    return {**{renamed.get(key, key): value for key, value in row.items()}, **said}


def joined(state: ViewState, store: Store, text: Text) -> list[Record]:
    """Challenges and the targets they were joined with, by weight."""
    record, targets = store.record(), store.catalogue().targets
    labels = {row["code"]: row["label"] for row in record["challenge"]}
    return [
        {
            "challenge": row["challenge"],
            "challenge_label": labels[row["challenge"]],
            "target": row["target"],
            "target_label": targets[row["target"]]["label"] if row["target"] in targets else None,
            "OBS_VALUE": row["weight"],
            "reason": row["reason"],
            "status": row["status"],
            "UNIT_MEASURE": text("export.weight"),
            "source": text("export.record"),
            "licence": text("export.document"),
        }
        for row in record["challenge_target"]
    ]


def odd(state: ViewState, store: Store, text: Text) -> list[Record]:
    """What was odd in the documents, and how it was decided."""
    record = store.record()
    titles = {row["document"]: row["title"] for row in record["document"]}
    return [
        {
            **{key: row[key] for key in ("kind", "found", "decision", "line", "origin")},
            "UNIT_MEASURE": text("export.entry"),
            "source": titles[row["document"]],
            "licence": text("export.document"),
        }
        for row in record["anomalies"]
    ]


def releases(state: ViewState, store: Store, text: Text) -> list[Record]:
    """The releases that can be shown, the current one first."""
    return [
        {
            "name": release["release"],
            "digest": release["digest"],
            "method": release["method"],
            "measures": release["n_series"],
            "areas": release["n_areas"],
            "OBS_VALUE": release["n_observations"],
            "UNIT_MEASURE": text("export.values"),
            "TIME_PERIOD": str(release["built"]),
        }
        for release in store.kept()
    ]
