"""The linkage card of `/reviews`: every confirmed local review with the five parts, and the shares of named targets."""

from collections import Counter
from typing import Any

from dashboard.analysis import linkage
from dashboard.pages import reviews_cells
from dashboard.store.catalogue import Record
from dashboard.text import numbers
from dashboard.views.reviews import CityReviews, Linked, Reviews

_SYMBOLS = {"met": "check", "not-met": "cross", "not-applicable": "none", "unknown": "level", "unchecked": ""}


def values(view: Reviews) -> dict[str, Any]:
    """What the template of the card needs."""
    text = view.text
    parts = sorted(view.record["linkage_part"], key=lambda part: part["number"])
    timed, total = view.timed(linkage.MET), len(view.linked)
    return {
        "linkage_title": text.count("reviews.linkage", timed, total=total),
        "linkage_parts": parts,
        "linkage_rows": [_row(view, linked, parts) for linked in view.linked],
        "silent": ", ".join(city.area["name"] for city in view.silent),
        "shares": _shares(view),
    }


def _row(view: Reviews, linked: Linked, parts: list[Record]) -> dict[str, Any]:
    text = view.text
    verdicts = {part["part"]: linked.verdict(part["part"]) for part in parts}
    words = {verdict: text(f"reviews.verdict.{verdict}") for verdict in _SYMBOLS}
    why = {"timing": _why(view, linked)}
    counted = Counter(verdicts.values())
    return {
        "city": linked.city.area["name"],
        "slug": linked.city.area["ref_area"],
        "year": linked.review["year"] or text("reviews.no-year"),
        "note": "" if view.state.names else linked.review["note"],  # it may name a place
        "cells": reviews_cells.joined(
            reviews_cells.verdict(verdict, _SYMBOLS[verdict], words[verdict], why.get(key, ""), _evidence(linked, key), text("reviews.evidence"))
            for key, verdict in verdicts.items()
        ),
        "sum": ", ".join(f"{counted[verdict]} {words[verdict]}" for verdict in _SYMBOLS if counted[verdict]),
    }


def _evidence(linked: Linked, part: str) -> str:
    """The page a person gave for an answer; empty if there is none that can be opened."""
    answer = linked.answers.get(part)
    return answer["evidence"] if answer and answer["evidence"].startswith(("https://", "http://")) else ""


def _why(view: Reviews, linked: Linked) -> str:
    """The reason for the verdict on timing, in a few words."""
    text, city, year, timing = view.text, linked.city, linked.review["year"], linked.timing
    country = city.area["country_name"]
    if timing.verdict == linkage.MET:
        known = "" if any(review["year"] == timing.joined and review["status"] == "seen" for review in city.national) else "-listed"
        return text(f"reviews.why-same{known}" if timing.joined == year else f"reviews.why-next{known}", country=country, year=timing.joined)
    if timing.verdict == linkage.NOT_APPLICABLE:
        return next((review["note"] for review in city.national if review["note"]), text("reviews.why-none"))
    if timing.verdict == linkage.NOT_MET:
        return text("reviews.why-not-met", country=country, year=year, next=year + 1)
    if year is None:
        return text("reviews.why-no-year")
    none_until = linkage.none_until(city.national_reviews)
    key = "reviews.why-open" if _has_confirmed(city) else "reviews.why-none-until" if none_until else "reviews.why-unconfirmed"
    return text(key, country=country, year=year, next=year + 1, until=none_until)


def _has_confirmed(city: CityReviews) -> bool:
    return any(review["year"] and review["status"] in linkage.CONFIRMED for review in city.national)


def _shares(view: Reviews) -> list[tuple[str, str, str, str, str, str]]:
    """Shares of the targets named by a local review and by the national review it joins, where both have been listed."""
    named: dict[tuple[str, str, int], set[str]] = {}
    for row in view.record["review_target"]:
        whose = row["ref_area"] if row["kind"] == "VLR" else row["country"]
        named.setdefault((row["kind"], whose, row["year"]), set()).add(row["target"])
    found = []
    for linked in view.linked:
        area, joined = linked.city.area, linked.timing.joined
        local, national = named.get(("VLR", area["ref_area"], linked.review["year"])), named.get(("VNR", area["country"], joined))
        if local and national:
            shares = [_percent(measure(local, national)) for measure in (linkage.share_of_vlr, linkage.share_of_vnr, linkage.jaccard)]
            both = ", ".join(sorted(linkage.shared(local, national), key=lambda target: [part.zfill(2) for part in target.split(".")]))
            found.append((area["name"], f"{linked.review['year']} · {joined}", both or numbers.DASH, *shares))
    return found


def _percent(share: float | None) -> str:
    return numbers.DASH if share is None else f"{round(100 * share)}{numbers.NARROW}%"
