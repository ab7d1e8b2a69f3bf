"""The lower half of `/reviews`: checklists people fill, commitments, next steps, hubs, and the calendar of processes."""

from functools import lru_cache
from typing import Any

from dashboard.components import templates
from dashboard.store.catalogue import Record
from dashboard.store.network import NetworkRecord
from dashboard.store.questions import Store
from dashboard.text import Text, load
from dashboard.views import coalition

KEYS = ("local", "partners", "next", "promises", "hubs", "calendar")

RETREAT, EXPERTS = "local2030-retreat-2025", "un-desa-sdg17-2019"
MOST_POINTS = 2
_FACTORS = ("internal", "external", "role")
_ANSWERS = ("open", "yes", "partly", "no")


@lru_cache(maxsize=8)
def parts(store: Store, digest: str, language: str) -> dict[str, str]:
    """The HTML of the lower half, by the name of its part. It is the same for every view of a release, so it is kept."""
    text, record, areas = load(language), store.record(), store.catalogue().areas
    names = {slug: area["name"] for slug, area in areas.items()}
    documents = {document["document"]: document for document in record["document"]}
    if not {RETREAT, EXPERTS} <= documents.keys():  # a release built without the network's documents
        return dict.fromkeys(KEYS, "")
    values = _local(record, names, text) | _partners(record, documents[EXPERTS], text) | _plans(record, names, documents, text)
    module = templates.module("reviews_work.html", text=text, **values)
    return {key: str(getattr(module, key)()) for key in KEYS}


def _local(record: NetworkRecord, names: dict[str, str], text: Text) -> dict[str, Any]:
    """The six items with the answers that carry evidence; every city counts, not only the chosen ones."""
    items = coalition.by_number(record["checklist_item"])
    filled: dict[str, int] = {}
    told: dict[str, list[tuple[str, Record]]] = {}
    for answer in record["checklist_answer"]:
        told.setdefault(answer["item"], []).append((names[answer["ref_area"]], answer))
        filled[answer["ref_area"]] = filled.get(answer["ref_area"], 0) + answer["points"]
    return {
        "local_title": text.count("reviews.local-title", len(filled)),
        "points": [text.count("reviews.points", n) for n in range(MOST_POINTS + 1)],
        "items": [(item, told.get(item["item"], ())) for item in items],
        "totals": [(names[slug], text("reviews.points-of", n=points, most=MOST_POINTS * len(items))) for slug, points in filled.items()],
    }


def _partners(record: NetworkRecord, document: Record, text: Text) -> dict[str, Any]:
    factors = coalition.by_number(record["partnership_factor"])
    places = sorted(int(factor["place"]) for factor in factors)
    named = {"title": document["title"], "publisher": document["publisher"], "year": document["start"].year}
    return {
        "factor_groups": [(kind, text(f"reviews.factor-kind.{kind}"), [factor for factor in factors if factor["kind"] == kind]) for kind in _FACTORS],
        "n_factors": len(factors),
        "answers": [("" if key == "open" else key, text(f"reviews.answer.{key}")) for key in _ANSWERS],
        "partners_source": text("reviews.partners-source", **named, places=f"{places[0]}–{places[-1]}"),
    }


def _source(document: Record, text: Text) -> str:
    return text("reviews.coalition-source", title=document["title"], publisher=document["publisher"], year=document["start"].year)


def _plans(record: NetworkRecord, names: dict[str, str], documents: dict[str, Record], text: Text) -> dict[str, Any]:
    regions = coalition.regions(record)
    steps = coalition.by_number(record["next_step"])
    return {
        "next_title": text.count("reviews.next-title", len(steps)),
        "steps": steps,
        "commitments": coalition.by_number(record["commitment"]),
        "hubs_title": text.count("reviews.hubs", sum(not region.has_formal for region in regions)),
        "regions": regions,
        "process_years": coalition.calendar(record, names),
        "retreat": _source(documents[RETREAT], text),
        "calendar_source": "; ".join(_source(documents[key], text) for key in dict.fromkeys(process["document"] for process in record["process"])),
    }
