"""The shared dashboard on `/compare`: the table, the rules a reader can set, both curves, the text to take home."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from dashboard.analysis import shared_core
from dashboard.analysis.shared_core import Core
from dashboard.components import lens_drawer, marks
from dashboard.store.catalogue import Record
from dashboard.text import numbers
from dashboard.text.measures import Measure
from dashboard.view_state import JOINT, ViewState
from dashboard.views import compare_shared
from dashboard.views.compare import PLACE
from dashboard.views.compare_shared import RULES, Shared, SharedRow

NEWEST = (2015, 2018, 2020, 2022)
MOST_OF_A_GOAL = (1, 2, 3)
ROWS_PRINTED = 16  # a sheet of paper has an end
_CELL = Markup('<td class="{}">{}<b>{}</b><small>{}</small></td>')
_HEARD = Markup('<span class="sr-only">{} </span>')
_HOLE = Markup('<td class="hole"><span>{}</span></td>')


def title(one: Shared) -> str:
    """How many measures of the set nobody has met, or what is shared, or that nothing is."""
    text, n = one.view.text, len(one.held)
    if n < 2:
        return text("compare.shared-alone")
    if one.core is None:
        return text("compare.shared-nothing", n=text.number(n))
    judged = [row for row in one.rows if row.series["green"] is not None]
    if judged and one.met_by_none:
        if len(one.rows) == 1:
            return text("compare.shared-none-met-only")
        return text.count("compare.shared-none-met", one.met_by_none, total=len(one.rows))
    return text.count("compare.shared-title", one.k, cities=text.number(n))


def lead(one: Shared) -> str:
    """What all have, what all but one have, and what the set covers."""
    text, counts = one.view.text, one.counts
    if len(one.held) < 2:
        return text("compare.lead-alone")
    sentences = [text.count("compare.shared-all", counts["all"], cities=text.number(len(one.held)))]
    more = counts["one"] - counts["all"]
    if more and len(one.held) > 2:
        sentences.append(text.count("compare.shared-more", more))
    if one.core:
        key = "compare.shared-covers" if one.wanted or one.k >= one.usual else "compare.shared-fewest"
        sentences.append(text.count(key, one.k, usual=one.usual, **_reach(one, one.core)))
    return " ".join(sentences)


def _reach(one: Shared, core: Core) -> dict[str, str]:
    everyone = one.view.text.count("compare.shared-everyone", core.everyone, cities=len(one.held))
    return {"cells": numbers.whole(core.cells), "total": numbers.whole(one.total), "everyone": everyone}


def values(one: Shared) -> dict[str, Any]:
    """What the template needs."""
    view = one.view
    text, state = view.text, view.state
    return {
        "shared": one,
        "impossible": _impossible(one),
        "rules": _rules(one),
        "drawer": lens_drawer.drawer(view.here, one.record, one.lens, text, need="", k=""),
        "columns": [_column(one, place, city) for place, city in enumerate(view.cities)],
        "shared_rows": _rows(one, one.rows[:ROWS_PRINTED] if state.print else one.rows),
        "shared_cut": text("compare.shared-cut", n=ROWS_PRINTED, total=len(one.rows)) if state.print and len(one.rows) > ROWS_PRINTED else "",
        "settings": _settings(one),
        "steps": _steps(one),
        "k_measures": text.count("compare.k-measures", one.k),
        "spread_title": _spread_title(one),
        "all_rows": (
            (text.count("compare.only-set", one.k), view.link(rows="some")) if state.rows == "all"
            else (text("compare.all-measures", n=len(one.passing)), view.link(rows="all"))
        ) if one.core and len(one.passing) > one.k else None,
        "kind": text("compare.exact") if one.core and one.core.exact else text("compare.greedy"),
        "home_text": _home(one),
        "open_in": _open_in(one),
        "curve_title": text.count("compare.curve-title", one.k, **_reach(one, one.core)) if one.core else "",
        "curve_rows": [(len(core.measures), core.cells, core.everyone) for core in one.curve] if state.table and not state.print else [],
        "shared_sources": _sources(one),
        "table_href": view.link(table="" if state.table else "1"),
        "csv_href": view.here.but(table="").address(".csv"),
        "old_href": view.link(old="1"),
    }  # fmt: skip


def _impossible(one: Shared) -> list[str]:
    """What of the rules could not be kept, in sentences."""
    text, said = one.view.text, []
    if one.unknown:
        said.append(text.count("compare.need-unknown", len(one.unknown)))
    if one.view.state.have.isdigit() and int(one.view.state.have) > len(one.held) > 1:
        said.append(text("compare.fewer-cities", m=one.view.state.have, n=len(one.held)))
    if one.core is None:
        said.append(text("compare.impossible" if one.view.state.old else "compare.nothing-new"))
    elif one.wanted and one.wanted != one.k:
        said.append(text("compare.k-impossible", wanted=one.wanted, k=one.k))
    return said


def _rules(one: Shared) -> list[tuple[str, str, bool, str]]:
    """The three ways to ask who must have a measure, each with how many measures it leaves."""
    view = one.view
    now = compare_shared.rule_of(view, one.having)
    return [(view.text(f"compare.have-{rule}", n=one.counts[rule]), view.link(have=rule), now == rule, f"have-{rule}") for rule in RULES]


def _settings(one: Shared) -> list[tuple[str, list[tuple[str, str, str, bool]]]]:
    """The constraints as groups of links: at least so many cities, at most so many of a goal, no older than, required measures."""
    view, text = one.view, one.view.text
    n = len(one.held)
    cities = [(f"have-{m}", text("compare.at-least", m=m), view.link(have=str(m)), view.state.have == str(m)) for m in range(n, 1, -1)]
    goals = [("most-any", text("compare.any-number"), view.link(most=""), not view.state.most)]
    goals += [(f"most-{q}", text("compare.per-goal", q=q), view.link(most=str(q)), view.state.most == str(q)) for q in MOST_OF_A_GOAL]
    years = [("newest-any", text("compare.any-year"), view.link(newest=""), not view.state.newest)]
    years += [(f"newest-{y}", text("compare.from-year", year=y), view.link(newest=str(y)), view.state.newest == str(y)) for y in NEWEST]
    years.append(("old-too", text("compare.old-too"), view.link(old="" if view.state.old else "1"), bool(view.state.old)))
    need = [
        (f"need-{key}", text("compare.no-longer", label=view.catalogue.series[key]["label"]), view.link(need=_without(one, key)), True)
        for key in one.rules.required
    ]
    need = need or [("need-none", text("compare.need-hint"), "", False)]
    return [(text("compare.set-cities"), cities), (text("compare.set-goals"), goals), (text("compare.set-years"), years), (text("compare.set-need"), need)]


def _without(one: Shared, key: str) -> str:
    return JOINT.join(other for other in one.rules.required if other != key)


def _steps(one: Shared) -> list[tuple[str, str, str]]:
    """One measure fewer, one more: code, words, address; empty where the rules allow none."""
    sizes = [len(core.measures) for core in one.curve]
    view, text = one.view, one.view.text
    fewer = [size for size in sizes if size < one.k]
    more = [size for size in sizes if size > one.k]
    return [
        ("k-fewer", text("compare.fewer"), view.link(k=str(fewer[-1])) if fewer else ""),
        ("k-more", text("compare.more"), view.link(k=str(more[0])) if more else ""),
    ]


def _column(one: Shared, place: int, city: Record) -> dict[str, Any]:
    view, slug = one.view, city["ref_area"]
    met, known = one.met_by(place)
    is_on = slug == view.highlight
    return {
        "name": city["name"], "slug": slug, "is_on": is_on, "href": view.link(highlight="") if is_on else view.mark_pattern.replace(PLACE, slug),
        "met": view.text("compare.n-met", n=met, total=known) if known else "",
    }  # fmt: skip


def _rows(one: Shared, rows: Sequence[SharedRow]) -> list[dict[str, Any]]:
    patterns = one.view.link(series=PLACE, chart="one", rows="some", table=""), one.view.link(need=PLACE)
    return [_row(one, row, *patterns) for row in rows]


def _row(one: Shared, row: SharedRow, alone: str, needed: str) -> dict[str, Any]:
    """One measure; the patterns are the address of the measure alone, and that of the set with measures required."""
    view, series = one.view, row.series
    key = series["series"]
    required = key in one.rules.required
    need = _without(one, key) if required else JOINT.join([*one.rules.required, key])
    some = next(measure for measure in row.measures if measure)
    return {
        "key": key, "goal": series["goal"], "label": series["label"], "unit": some.unit["label"], "chosen": row.chosen, "required": required,
        "href": alone.replace(PLACE, key), "need_href": needed.replace(PLACE, need) if need else view.link(need=""),
        "target": _sign(series) + some.target if some.target else view.text("compare.without-target"),
        "cells": Markup("").join(_cell(one, measure) for measure in row.measures),
        "missing": ", ".join(row.missing), "spread": row.spread,
    }  # fmt: skip


def _sign(series: Record) -> str:
    return "≥ " if series["direction"] == "higher_better" else "≤ "


def _cell(one: Shared, measure: Measure | None) -> Markup:
    """A value with its year, shaded by how much of the way is missing; a check if met, hatched if missing."""
    text = one.view.text
    if measure is None:
        return _hole(text("compare.no-value"))
    years = " · ".join([measure.year, *measure.marks])
    return _full(compare_shared.step(measure), numbers.plain(measure.assessed["value"], measure.decimals), years, text("status.met"))


@lru_cache(4096)
def _full(shade: int, value: str, years: str, met: str) -> Markup:
    check = marks.symbol("met") + _HEARD.format(met) if shade == 0 else ""
    return _CELL.format(f"shade-{shade}", check, value, years)


@lru_cache
def _hole(words: str) -> Markup:
    return _HOLE.format(words)


def _spread_title(one: Shared) -> str:
    view = one.view
    if view.highlight:
        return view.text("compare.spread-one", city=view.catalogue.areas[view.highlight]["name"])
    return view.text("compare.spread-all")


def _home(one: Shared) -> str:
    """The set as a short text."""
    if one.core is None:
        return ""
    view, text = one.view, one.view.text
    measures = "; ".join(f"{row.series['goal']} {row.series['label']}" for row in one.rows if row.chosen)
    years = shared_core.median_year(one.years)
    return text.count(
        "compare.home", one.k, cities=len(one.held), names=", ".join(city["name"] for city in view.cities), measures=measures,
        least=one.rules.at_least, year=years or "–", release=view.catalogue.release["release"], **_reach(one, one.core),
        how=text("compare.home-exact" if one.core.exact else "compare.home-greedy"),
        without=f" {text.count('compare.home-without', one.k, cities=text.listed(one.without))}" if one.without else "",
    )  # fmt: skip


def _open_in(one: Shared) -> list[tuple[str, str, str]]:
    """The set as the measures of the other pages: code, words, address."""
    if one.core is None:
        return []
    view = one.view
    joined, cities = JOINT.join(row.series["series"] for row in one.rows if row.chosen), JOINT.join(view.slugs)
    city = view.highlight or view.slugs[0]
    paths = {"gaps": "/gaps", "overview": "/", "interlinkages": "/interlinkages", "activities": "/activities", "reviews": "/reviews", "data": "/data"}
    words = {key: view.text(f"nav.{key}") for key in paths} | {"gaps": view.text("compare.open-in-gaps", city=view.catalogue.areas[city]["name"])}
    return [(key, words[key], ViewState(page=path, city=city, cities=cities, measures=joined).address()) for key, path in paths.items()]


def _sources(one: Shared) -> str:
    """The sources of the rows shown and their years; empty if nothing is shown."""
    view = one.view
    if not one.years:
        return ""
    keys = sorted({row.series["source"] for row in one.rows})
    first, last = min(one.years), max(one.years)
    years = str(first) if first == last else f"{first}{numbers.DASH}{last}"
    titles = ", ".join(view.catalogue.sources[key]["title"] for key in keys[:4]) + (", …" if len(keys) > 4 else "")
    return view.text("compare.shared-source", titles=titles, years=years, release=view.catalogue.release["release"])
