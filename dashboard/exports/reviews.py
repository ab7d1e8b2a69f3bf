"""The rows behind the pictures of `/reviews`."""

from collections.abc import Iterable

from dashboard.store.catalogue import Record
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import ViewState
from dashboard.views import basic_review, coalition
from dashboard.views import reviews as views
from dashboard.views.basic_review import Row
from dashboard.views.reviews import Reviews

NOTES, RETREAT = "review-notes", "local2030-retreat-2025"


def _said(store: Store, text: Text, document: str, unit: str) -> Record:
    titles = {row["document"]: row["title"] for row in store.record()["document"]}
    return {"UNIT_MEASURE": text(f"export.{unit}"), "source": titles.get(document, document), "licence": text("export.document")}


def lines(state: ViewState, store: Store, text: Text) -> list[Record]:
    """Every review of the lanes with how well it is known and whether it joined a national one."""
    view = views.reviews(state, store, text)
    timings = {id(linked.review): linked.timing for linked in view.linked}
    said = _said(store, text, NOTES, "review")
    found = []
    for city, review in views.listed(view):
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
                **said,
            }
        )
    return found


def linkage(state: ViewState, store: Store, text: Text) -> list[Record]:
    """Every confirmed local review and part of its linkage, with the verdict."""
    view = views.reviews(state, store, text)
    said = _said(store, text, NOTES, "verdict")
    return [
        {
            "REF_AREA": linked.city.area["ref_area"],
            "area": linked.city.area["name"],
            "TIME_PERIOD": linked.review["year"],
            "part": part["part"],
            "question": part["question"],
            "verdict": text(f"reviews.verdict.{linked.verdict(part['part'])}"),
            "evidence": linked.answers.get(part["part"], {}).get("evidence"),
            **said,
        }
        for linked in view.linked
        for part in sorted(view.record["linkage_part"], key=lambda part: part["number"])
    ]


def basic(state: ViewState, store: Store, text: Text) -> list[Record]:
    """What a basic review could hold, component by city; None for what is not known or only people can answer."""
    view = views.reviews(state, store, text)
    return [
        {
            "component": component.record["component"],
            "question": component.record["question"],
            **_city(city.area),
            "OBS_VALUE": component.cells[at] if component.cells else None,
            "UNIT_MEASURE": text("export.count"),
        }
        for component in basic_review.basic_review(view, store).components
        for at, city in enumerate(view.cities)
    ]


def measures(state: ViewState, store: Store, text: Text) -> list[Record]:
    """Measures by goal, or by target of the goal chosen, and city."""
    view = views.reviews(state, store, text)
    found = basic_review.basic_review(view, store)
    return list(_counts(view, found.of_goal if state.goal else found.goals, "target" if state.goal else "goal"))


def _counts(view: Reviews, rows: Iterable[Row], key: str) -> Iterable[Record]:
    for row in rows:
        for city, n in zip(view.cities, row.counts, strict=True):
            said = {"UNIT_MEASURE": view.text("export.measures"), "TIME_PERIOD": view.text("export.latest")}
            yield {key: row.key, "label": row.label, **_city(city.area), "OBS_VALUE": n, **said}


def _city(area: Record) -> Record:
    return {"REF_AREA": area["ref_area"], "area": area["name"]}


def local(state: ViewState, store: Store, text: Text) -> list[Record]:
    """The items of the local check with the answers given; one row without a city where nobody has answered."""
    record, areas = store.record(), store.catalogue().areas
    found = []
    for item in coalition.by_number(record["checklist_item"]):
        answers = [answer for answer in record["checklist_answer"] if answer["item"] == item["item"]]
        for answer in answers or [{"ref_area": None, "points": None, "evidence": None, "checked": None}]:
            slug = answer["ref_area"]
            given = {"REF_AREA": slug, "area": areas[slug]["name"] if slug else None, "OBS_VALUE": answer["points"], "evidence": answer["evidence"]}
            found.append({"item": item["item"], "question": item["question"], **given, "TIME_PERIOD": _day(answer["checked"])})
    return [{**row, "UNIT_MEASURE": text("export.points"), "licence": text("export.document"), "source": text("export.record")} for row in found]


def partners(state: ViewState, store: Store, text: Text) -> list[Record]:
    """The questions of the partnership check."""
    return _of_record(store, text, "partnership_factor", ("factor", "kind", "label", "summary", "question", "caution", "place"))


def steps(state: ViewState, store: Store, text: Text) -> list[Record]:
    """The next steps of the coalition."""
    return _of_record(store, text, "next_step", ("step", "label", "summary", "who", "when", "place"), year="due_year")


def promises(state: ViewState, store: Store, text: Text) -> list[Record]:
    """What the coalition promised."""
    return _of_record(store, text, "commitment", ("commitment", "label", "summary", "place"))


def hubs(state: ViewState, store: Store, text: Text) -> list[Record]:
    """The hubs by region."""
    return _of_record(store, text, "hub", ("hub", "label", "status", "region", "country", "place"), year="year")


def calendar(state: ViewState, store: Store, text: Text) -> list[Record]:
    """The processes of the calendar."""
    return _of_record(store, text, "process", ("process", "label", "name", "scope", "note", "place"), year="year")


def _of_record(store: Store, text: Text, table: str, columns: tuple[str, ...], year: str = "") -> list[Record]:
    """Rows of one table of the record: some of its columns, the year if the table has one, and its document."""
    found = store.record()[table]
    ordered = coalition.by_number(found) if found and "number" in found[0] else found
    return [
        {**{column: row[column] for column in columns}, "TIME_PERIOD": row[year] if year else None, **_said(store, text, row["document"], "entry")}
        for row in ordered
    ]


def _day(day: object) -> str | None:
    return str(day) if day else None
