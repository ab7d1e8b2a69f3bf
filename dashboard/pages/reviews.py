"""`/reviews`: who reviews progress, and does the country build on it?"""

from typing import Any

from markupsafe import Markup

from dashboard.analysis import linkage
from dashboard.components import content as contents
from dashboard.components import lens_drawer, parts, templates
from dashboard.components.content import Content
from dashboard.components.parts import Node
from dashboard.figures.review_lines import FIRST, TARGET_YEAR
from dashboard.pages import reviews_cells, reviews_linkage, reviews_work
from dashboard.store.catalogue import Record
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import JOINT, ViewState
from dashboard.views import basic_review
from dashboard.views import reviews as views
from dashboard.views.basic_review import BasicReview
from dashboard.views.reviews import Reviews

_KEYS = ("head", "lines_head", "lines_rows", "lines_foot", "linkage", "basic", "measures")
_SECTIONS = {"lines": "reviews", "linkage": "linkage", "basic": "basic", "local": "local", "partners": "partners", "next": "next"}


def content(state: ViewState, store: Store, text: Text) -> Content:
    """The page for a state."""
    view = views.reviews(state, store, text)
    basic = basic_review.basic_review(view, store)
    values = _values(view) | _lines(view) | reviews_linkage.values(view) | _basic(basic)
    upper = templates.module("reviews.html", **values)
    html = {key: str(getattr(upper, key)()) for key in _KEYS} | reviews_work.parts(store, view.catalogue.digest, text.language)
    return Content(
        title=values["title"],
        sentence=contents.spoken(values["title"], values["lead"]),
        parts={f"reviews-{key.replace('_', '-')}": words for key, words in html.items()},
        figures={"review-lines": views.lines_figure(view)},
        frame=frame,
        sheets=(("reviews-head", "reviews-lines-head", "lanes-block"), ("reviews-lines-foot",)),
    )


def frame(page: Content) -> Node:
    """Lines first, then what follows from them, then what is planned."""
    box = parts.box

    def html(key: str, class_name: str = "") -> Node:
        return parts.html(f"reviews-{key}", page.parts[f"reviews-{key}"], class_name)

    chart = box("Div", [parts.graph("review-lines", page.figures["review-lines"])], "lanes-chart", **parts.picture("lines-title", "lines-note"))
    lines = box("Section", [html("lines-head"), box("Div", [html("lines-rows"), chart], "lanes-block"), html("lines-foot")], "card", **parts.named("lines"))
    cards = [box("Section", [html(key)], "card", **parts.named(key)) for key in ("linkage", "basic", "measures", "local", "partners")]
    side = [box("Section", [html(key)], "card", **parts.named(key)) for key in ("promises", "hubs", "calendar")]
    plans = box("Div", [box("Section", [html("next")], "card", **parts.named("next")), box("Div", side, "plans-side")], "plans")
    return box("Div", [html("head"), lines, *cards, plans], "page page-reviews")


def _values(view: Reviews) -> dict[str, Any]:
    state, text = view.state, view.text
    n, silent = len(view.reporting), len(view.silent)
    timed, linked = view.timed(linkage.MET), len(view.linked)
    words = text.count("reviews.timed", timed, total=linked) if linked else ""
    lead = text("reviews.lead", timed=words, silent=text.count("reviews.silent", silent) if silent else "")
    return {
        "text": text,
        "state": state,
        "messages": contents.notices(state, text) + ([text("reviews.left-out", n=view.left_out, most=views.MOST)] if view.left_out else []),
        "title": view.title,
        "lead": " ".join(lead.split()),
        "figures": [(number, text(f"reviews.figure-{key}")) for key, number in (("cities", n), ("reviews", linked), ("timed", timed), ("silent", silent))],
        "sections": [(anchor, text(f"reviews.short-{key}")) for key, anchor in _SECTIONS.items()],
        "sets": _sets(view),
        "tokens": _tokens(view),
        "add_href": state.but(cities=JOINT.join([*(city.area["ref_area"] for city in view.cities), "CITY"])).address(),
        "release": view.catalogue.release["release"],
    }


def _sets(view: Reviews) -> list[tuple[str, str, bool, str]]:
    """The ready-made sets of cities: those of the convening, and all in the record."""
    text, state = view.text, view.state
    record = JOINT.join(views.on_record(view))
    return [
        (text("reviews.set-convening", n=len(views.convening(view.catalogue))), state.but(cities="").address(), not state.cities, "set-convening"),
        (text("reviews.set-record", n=record.count(JOINT) + 1), state.but(cities=record).address(), state.cities == record, "set-record"),
    ]


def _tokens(view: Reviews) -> list[tuple[str, str, str]]:
    """Every chosen city with the way to take it out; a last one cannot be taken out."""
    names = {city.area["ref_area"]: city.area["name"] for city in view.cities}
    without = {slug: JOINT.join(other for other in names if other != slug) for slug in names}
    return [(name, slug, view.state.but(cities=without[slug]).address() if without[slug] else "") for slug, name in names.items()]


def _lines(view: Reviews) -> dict[str, Any]:
    state = view.state
    lanes = [
        {
            "slug": city.area["ref_area"],
            "name": city.area["name"],
            "href": ViewState(page="/gaps", city=city.area["ref_area"]).address(),
            "country": city.area["country_name"],
            "local": views.in_words(view, city.local),
            "national": views.in_words(view, city.national),
        }
        for city in view.cities
    ]
    return {
        "lanes": lanes,
        "years": [(year, year > view.read_until, year % 2) for year in range(FIRST, TARGET_YEAR + 1)],
        "read_until": view.read_until,
        "rows": _rows(view) if state.table else (),
        "table_href": state.but(table="" if state.table else "1").address(),
        "csv_href": state.but(table="").address(".csv"),
    }


def _rows(view: Reviews) -> list[Record]:
    """The table twin: what the lanes show, with evidence and notes."""
    text = view.text
    return [
        {
            **review,
            "whose": city.area["name"] if review["kind"] == "VLR" else city.area["country_name"],
            "kind_word": text(f"reviews.kind.{review['kind']}"),
            "status_word": views.status_word(text, review["status"]),
        }
        for city, review in views.listed(view)
    ]


def _basic(basic: BasicReview) -> dict[str, Any]:
    view, text = basic.view, basic.view.text
    state, common = view.state, basic.common
    names = ", ".join(f"{target} ({n_cities})" for target, n_cities in common)
    goal, none = view.catalogue.goals.get(state.goal), text("reviews.none")
    hrefs = {key: state.but(goal=key).address() for key in ("", *view.catalogue.goals)}
    return {
        "n": len(view.cities),
        "basic_title": text.count("reviews.basic", len(common)),
        "basic_lead": text("reviews.basic-lead", n=len(view.cities), targets=names) if common else text("reviews.basic-lead-none"),
        "components": [_component(component, text) for component in basic.components],
        "drawer": lens_drawer.drawer(state, view.record, basic.lens, text),
        "measures_title": text("reviews.measures-targets", goal=state.goal, name=goal["short_name"]) if goal else text("reviews.measures-goals"),
        "goal_filter": [(key, href, state.goal == key) for key, href in hrefs.items()],
        "measure_rows": [
            {"key": row.key, "label": row.label, "cells": reviews_cells.counts(row.counts, none), "n_cities": row.n_cities,
             "is_common": basic.is_common(row.n_cities), "href": "" if goal else hrefs[row.key]}
            for row in (basic.of_goal if goal else basic.goals)
        ],
    }  # fmt: skip


def _component(component: basic_review.Component, text: Text) -> dict[str, Any]:
    unit = f"reviews.component-unit.{component.record['check']}"
    return {
        **component.record,
        "unit": text(unit) if text.has(unit) else "",
        "cells": None if component.cells is None else reviews_cells.joined(_cell(value, text) for value in component.cells),
    }


def _cell(value: int | str | None, text: Text) -> Markup:
    """A number or a year, or the word for what is missing."""
    if value is None:
        return reviews_cells.not_held(text("reviews.not-known"))
    if value == "none-reported":
        return reviews_cells.not_held(text("reviews.status.none-reported"))
    return reviews_cells.held(str(value)) if value else reviews_cells.not_held(text("reviews.none"))
