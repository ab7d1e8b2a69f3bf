"""The rows behind the pictures of `/activities`."""

from collections.abc import Mapping

from dashboard.analysis import network
from dashboard.exports.overview import of_goal
from dashboard.store.catalogue import Record
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import ViewState
from dashboard.views import activities as views
from dashboard.views import activity_rows
from dashboard.views.activities import Activities


def _from_documents(view: Activities, rows: list[Record], unit: str) -> list[Record]:
    """Counted rows with the documents they were counted in and the months they cover."""
    titles = {row["document"]: row["title"] for row in view.record["document"]}
    named = dict.fromkeys(titles[activity.row["document"]] for activity in view.everything)
    said = {"UNIT_MEASURE": view.text(f"export.{unit}"), "TIME_PERIOD": "/".join(dict.fromkeys((view.period[0], view.period[-1]))) if view.period else None}
    return [{**row, **said, "source": "; ".join(named), "licence": view.text("export.document")} for row in rows]


def listed(state: ViewState, store: Store, text: Text) -> list[Record]:
    """The activities that fit, one per row, with everything they are linked to."""
    return [{**row, "licence": text("export.document")} for row in activity_rows.rows(state, store, text)]


def matrix(state: ViewState, store: Store, text: Text) -> list[Record]:
    """Challenge by action line: how much work, zero where there is none."""
    view = views.activities(state, store, text)
    rows = [
        {"challenge": code, "label": label, "action_line": line["code"], "line": line["short"], "OBS_VALUE": view.cells.get((code, line["code"]), 0)}
        for code, label in view.challenges.items()
        for line in view.lines
    ]  # fmt: skip
    return _from_documents(view, rows, "activities")


def members(state: ViewState, store: Store, text: Text) -> list[Record]:
    """The members named, by number of activities."""
    view = views.activities(state, store, text)
    return _counted(view, "members", "REF_AREA", {slug: row["name"] for slug, row in view.members.items()})


def partners(state: ViewState, store: Store, text: Text) -> list[Record]:
    """The partners named, by number of activities."""
    view = views.activities(state, store, text)
    return _counted(view, "alliances", "partner", {slug: row["label"] for slug, row in view.alliances.items()})


def _counted(view: Activities, links: str, key: str, names: Mapping[str, str]) -> list[Record]:
    counts = network.counted(view.chosen, links)
    ordered = sorted(counts, key=lambda slug: (-counts[slug], names[slug]))
    return _from_documents(view, [{key: slug, "name": names[slug], "OBS_VALUE": counts[slug]} for slug in ordered], "activities")


def plan(state: ViewState, store: Store, text: Text) -> list[Record]:
    """The items of the plan with the activities behind each, zero where there is none."""
    view = views.activities(state, store, text)
    behind = network.behind_plan(view.chosen)
    rows = [
        {"plan_item": code, "level": item["level"], "label": item["label"] or item["short"], "OBS_VALUE": len(behind.get(code, ()))}
        for code, item in view.plan_items.items()
    ]
    return _from_documents(view, rows, "activities")


def efforts(state: ViewState, store: Store, text: Text) -> list[Record]:
    """The gap of each goal beside the work the chosen activities give it."""
    view = views.activities(state, store, text)
    return [of_goal(each, view.catalogue.goals, text) for each in view.efforts]


def not_named(state: ViewState, store: Store, text: Text) -> list[Record]:
    """The members of the directory that none of the activities names."""
    view = views.activities(state, store, text)
    rows = [
        {"region": region, "REF_AREA": member["ref_area"], "name": member["name"]} for region, (missing, _) in view.unmentioned().items() for member in missing
    ]
    return _from_documents(view, rows, "members")


def contacts(state: ViewState, store: Store, text: Text) -> list[Record]:
    """Meetings and media mentions of the months of the view."""
    view = views.activities(state, store, text)
    names = {slug: row["name"] for slug, row in view.members.items()} | {slug: row["label"] for slug, row in view.alliances.items()}
    meetings = [
        {"kind": text("export.meeting"), "with": names[row["ref_area"] or row["alliance"]], "subject": None, "mode": row["mode"], **_place(row)}
        for row in view.record["meeting"]
        if row["month"] in view.period
    ]
    media = [
        {"kind": text("export.media"), "with": row["outlet"], "subject": row["subject"], "mode": None, **_place(row)}
        for row in view.record["media_mention"]
        if row["month"] in view.period
    ]
    titles = {row["document"]: row["title"] for row in view.record["document"]}
    said = {"UNIT_MEASURE": text("export.contact"), "licence": text("export.document")}
    return [{**row, **said, "source": titles[row["source"]]} for row in (*meetings, *media)]


def _place(row: Record) -> Record:
    return {"place": row["place"], "TIME_PERIOD": row["month"], "source": row["document"]}


def years(state: ViewState, store: Store, text: Text) -> list[Record]:
    """The figures the reports print."""
    view = views.activities(state, store, text)
    titles = {row["document"]: row["title"] for row in view.record["document"]}
    return [
        {
            "figure": row["label"],
            "topic": row["topic"],
            "qualifier": row["qualifier"],
            "OBS_VALUE": row["figure"],
            "place": row["place"],
            "UNIT_MEASURE": row["unit"],
            "TIME_PERIOD": "/".join(str(row[key]) for key in ("start", "end") if row[key]) or None,
            "source": titles[row["document"]],
            "licence": text("export.document"),
        }
        for row in view.record["result"]
    ]
