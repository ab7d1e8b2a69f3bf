"""`/data`: where does every number come from, what is missing, how do I add mine?"""

from functools import lru_cache
from typing import Any

from dashboard.components import content as contents
from dashboard.components import parts, templates
from dashboard.components.content import Content
from dashboard.components.parts import Node
from dashboard.figures.theme import Figure
from dashboard.pages import data_network
from dashboard.store.catalogue import Record
from dashboard.store.questions import Store
from dashboard.text import Text, dates, load, numbers
from dashboard.view_state import ViewState
from dashboard.views import evidence as views
from dashboard.views.evidence import Evidence

HARDLY = 3
_KEYS = ("head", "sources", "releases", "coverage_head", "coverage_rows", "measures", "quality", "joined", "odd", "method")
_STILL = ("coverage_rows", "joined", "odd")


def content(state: ViewState, store: Store, text: Text) -> Content:
    """The page for a state."""
    view = views.evidence(state, store, text)
    values = _values(view) | _tables(view) | {"release_rows": _releases(state, store, text), "outdated": ", ".join(store.outdated())}
    module = templates.module("data.html", **values)
    still, grid = _still(store, view.catalogue.digest, text.language)
    return Content(
        title=text("data.title"),
        sentence=contents.spoken(text("data.title"), values["lead"]),
        parts={_name(key): still.get(key) or str(getattr(module, key)()) for key in _KEYS},
        figures={"data-coverage": grid},
        frame=frame,
        still=dict.fromkeys(("data-coverage", *(_name(key) for key in _STILL)), view.catalogue.digest),
        sheets=(("data-head", "sources"), ("data-measures",)),
    )


@lru_cache(maxsize=8)
def _still(store: Store, digest: str, language: str) -> tuple[dict[str, str], Figure]:
    """What every view of a release shows alike: the grid of cities and goals, the network's documents."""
    view = views.evidence(ViewState(page="/data"), store, load(language))
    module = templates.module("data.html", text=view.text, rows=_coverage_rows(view), **data_network.values(view))
    return {key: str(getattr(module, key)()) for key in _STILL}, views.coverage_figure(view)


def _name(key: str) -> str:
    return f"data-{key.replace('_', '-')}"


def frame(page: Content) -> Node:
    """One card below the other."""
    box = parts.box

    def html(key: str, class_name: str = "") -> Node:
        return parts.html(page.key(f"data-{key}"), page.parts[f"data-{key}"], class_name)

    chart = parts.graph(page.key("data-coverage"), page.figures["data-coverage"])
    named = parts.picture("coverage-title", "coverage-note")
    grid = box("Div", [html("coverage-rows"), box("Div", [chart], "coverage-grid", **named)], "coverage-block")
    scroll = box("Div", [html("coverage-head"), grid], "coverage-scroll")
    cards = {"sources": html("sources"), "releases": html("releases"), "coverage": scroll, "measures": html("measures"), "quality": html("quality")}
    cards |= {"joined": html("joined"), "odd": html("odd")}
    sections = [box("Section", [card], "card", **parts.named(name)) for name, card in cards.items()]
    return box("Div", [html("head"), *sections, box("Section", [html("method", "pad")], "card")], "page page-data")


def _values(view: Evidence) -> dict[str, Any]:
    state, text, catalogue = view.state, view.text, view.catalogue
    release, network = catalogue.release, catalogue.network_areas
    n = {name: numbers.whole(release[f"n_{name}"]) for name in ("observations", "series", "judged", "assessments")}
    carrying = [source for source in catalogue.sources.values() if source["n_observations"]]
    lead = text("data.lead", **n, sources=len(carrying), cities=len(network), reference=numbers.whole(len(catalogue.areas) - len(network)))
    few = [area["name"] for area in network.values() if area["n_series"] <= HARDLY]
    return {
        "text": text,
        "state": state,
        "messages": contents.notices(state, text),
        "lead": lead,
        "goals": list(catalogue.goals),
        "cells": view.rows if state.table else (),
        "table_href": state.but(table="" if state.table else "1").address(),
        "csv_href": state.but(table="").address(".csv"),
        "not_covered": text("data.not-covered-text", n=len(few), total=len(network), names=", ".join(few)),
    }


def _releases(state: ViewState, store: Store, text: Text) -> list[Record]:
    """The releases that can be shown, the current one first; its link names no release."""
    shown, newest = store.catalogue().digest, store.newest()
    return [
        {
            **release,
            "href": state.but(release="" if release["digest"] == newest else release["digest"]).address(),
            "built": dates.days(release["built"], release["built"], None, text),
            "is_newest": release["digest"] == newest,
            "is_shown": release["digest"] == shown,
            "n_values": numbers.whole(release["n_observations"]),
            "n_measures": numbers.whole(release["n_series"]),
        }
        for release in store.kept()
    ]


def _tables(view: Evidence) -> dict[str, Any]:
    state, text = view.state, view.text
    source = view.catalogue.sources.get(state.source)
    hidden = len(view.measures) - len(view.shown)
    return {
        "source_rows": [_source(view, record) for record in sorted(view.catalogue.sources.values(), key=lambda record: -record["n_observations"])],
        "measure_rows": [_measure(view, series) for series in view.shown],
        "measures_title": text("data.measures-of", source=source["title"]) if source else text("data.measures"),
        "goal_filter": [(goal, state.but(goal=goal).address(), state.goal == goal) for goal in ("", *view.catalogue.goals)],
        "clear_href": state.but(source="", series="", measures="").address(),
        "more": f"{numbers.whole(len(view.shown))} / {numbers.whole(len(view.measures))}" if hidden else "",
        "quality_title": text("data.quality-cases", source=source["title"]) if source else text("data.quality"),
        "cases": view.listed[: views.CASES_AT_FIRST] if source else [_case(view, row) for row in view.listed],
    }


def _years(row: Record) -> str:
    """'2023', '2015–2023', or an en dash for none."""
    first, last = row["first_year"], row["last_year"]
    return numbers.DASH if not last else str(last) if first == last else f"{first}{numbers.DASH}{last}"


def _source(view: Evidence, record: Record) -> Record:
    evidence = record["licence_evidence"]
    known = "seen" if evidence == "seen" else "none" if evidence.startswith("not seen") else "stated"
    chosen = view.state.source == record["source"]
    first, *others = record["licence"].partition(";")
    return {
        **record,
        "licence_first": first,
        "licence_others": "".join(others),
        "href": view.state.but(source="" if chosen else record["source"], series="").address(),
        "evidence": view.text(f"data.licence-{known}"),
        "n_values": numbers.whole(record["n_observations"]) if record["n_observations"] else numbers.DASH,
        "n_areas": numbers.whole(record["n_areas"]) if record["n_areas"] else numbers.DASH,
        "years": _years(record),
        "listed": numbers.whole(record["n_dropped"] + record["n_flagged"]),
        "skipped": view.text("data.skipped", n=numbers.whole(record["n_skipped"])) if record["n_skipped"] else "",
    }


def _coverage_rows(view: Evidence) -> list[tuple[str, str, str, str]]:
    """Name, way into the gaps, words for a reader of the table, and the region where a new one begins."""
    rows, region = [], None
    for area, counts in view.rows:
        words = view.text.count("gaps.measures", sum(counts.values())) + ", " + view.text.count("gaps.goals", len(counts))
        first = (area["region"] or numbers.DASH) if area["region"] != region else ""
        region = area["region"]
        rows.append((area["name"], ViewState(page="/gaps", city=area["ref_area"]).address(), words, first))
    return rows


def _measure(view: Evidence, series: Record) -> Record:
    text = view.text
    scale = numbers.DASH
    if series["optimum"] is not None:
        scale = f"{views.amount(view, series, series['lower_bound'])} → {views.amount(view, series, series['optimum'])}"
    return {
        "goal": series["goal"],
        "label": series["label"],
        "definition": series["definition"],
        "indicator": series["indicator"],
        "href": view.state.but(series="" if view.state.series else series["series"]).address(),
        "unit": view.catalogue.units[series["unit_measure"]]["long_label"],
        "direction": text(f"data.direction.{series['direction']}"),
        "target": views.amount(view, series, series["green"]),
        "scale": scale,
        "origin": text(f"data.origin.{series['bound_origin']}"),
        "why": series["bound_reason"],
        "cities": f"{numbers.whole(series['n_network'])} / {numbers.whole(series['n_areas'])}",
        "years": _years(series),
    }


def _case(view: Evidence, row: Record) -> Record:
    source = view.catalogue.sources.get(row["source"], {"title": row["source"]})
    n = {key: numbers.whole(row[key]) for key in ("n", "n_lines")}
    return {**row, **n, "title": source["title"], "href": view.state.but(source=row["source"]).address()}
