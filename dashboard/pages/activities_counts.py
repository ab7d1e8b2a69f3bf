"""The counted parts of `/activities`: matrix, timeline, members, partners, plan, the list, who has not appeared."""

import math
from collections.abc import Mapping
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from dashboard.analysis import network
from dashboard.components import templates
from dashboard.pages import activities_words as words
from dashboard.store.catalogue import Record
from dashboard.store.network import NetworkRecord, once
from dashboard.view_state import ViewState
from dashboard.views import activity_timeline
from dashboard.views.activities import SHOWN_AT_FIRST, Activities

# Circles: this many pixels across for one activity, its root times that for more, and never wider than the row is high.
ONE, WIDEST, HOLDS_A_NUMBER = 17.0, 48.0, 16.5

# A list of names this short stands open.
FEW_NAMES = 12


def values(view: Activities) -> dict[str, Any]:
    """What the templates of the counted parts need."""
    state, text = view.state, view.text
    silent = sum(not activity.challenges for activity in view.chosen)
    return {
        "columns": [(row["code"], row["short"], view.toggle("line", row["code"]), state.line == row["code"]) for row in view.lines],
        "matrix_rows": _matrix(view),
        "no_challenge": text.count("activities.no-challenge-n", silent) if silent else "",
        "lanes": [_lane(view, lane) for lane in activity_timeline.lanes(view)],
        "month_starts": _months(view),
        "not_listed": sum(not activity.members for activity in view.chosen),
        "member_rows": _bars(view, "members", "member", view.members, "name"),
        "partner_rows": _bars(view, "alliances", "alliance", view.alliances, "label"),
        "rows_href": view.link(rows="some" if state.rows == "all" else "all"),
        "n_members": len(network.counted(view.chosen, "members")),
        "n_partners": len(network.counted(view.chosen, "alliances")),
        "plan_rows": _plan(view),
        "list_rows": _list(view),
        "list_title": text.count("activities.list", len(view.listed)),
        "missing_rows": _missing(view),
    }


def _matrix(view: Activities) -> list[dict[str, Any]]:
    """One row per challenge, most work first: a cell per line with its circle, and the total."""
    cells, state = view.cells, view.state
    unit = min(ONE, WIDEST / math.sqrt(max(cells.values(), default=1)))
    order = {code: place for place, code in enumerate(view.worked_on())}
    rows = []
    for code, label in sorted(view.challenges.items(), key=lambda item: (order.get(item[0], len(order)), item[0])):
        row = {"code": code, "label": label, "href": view.toggle("challenge", code), "chosen": state.challenge == code, "cells": []}
        led = state.but(challenge=code).pattern("line")
        for line in view.lines:
            n = cells.get((code, line["code"]), 0)
            across = unit * math.sqrt(n)
            both = state.challenge == code and state.line == line["code"]
            href = "" if not n else view.link(challenge="", line="") if both else led(line["code"])
            row["cells"].append({"line": line["code"], "short": line["short"], "n": words.amount(n), "across": round(across, 1), "href": href,
                                 "chosen": both, "beside": across < HOLDS_A_NUMBER or n != int(n)})  # fmt: skip
        rows.append(row | {"total": words.amount(sum(cells.get((code, line["code"]), 0) for line in view.lines))})
    return rows


def _lane(view: Activities, lane: activity_timeline.Lane) -> dict[str, Any]:
    """One lane with the words of its marks. Marks lead to the card of their activity."""
    marks, said = [], _said(view.record, view)
    for dot in lane.dots:
        marks.append({
            "left": dot.left, "width": dot.width, "level": dot.level, "faint": dot.faint, "listed": bool(dot.activity.members),
            "href": view.toggle("activity", dot.activity.key), "day": dot.start.isoformat(), "chosen": dot.activity.key == view.state.activity,
            "facts": said[dot.activity.key].mark,
        })  # fmt: skip
    named = lane.labelled
    label = named and {"left": named.left, "right": named.left > activity_timeline.LABEL_FROM_THE_RIGHT, "day": named.start.isoformat(),
                       "name": named.activity.row["label"], "rest": _said_of(view, named)}  # fmt: skip
    levels = max((dot.level for dot in lane.dots), default=0)
    return {"code": lane.line, "short": view.plan_items[lane.line]["short"], "marks": marks, "label": label, "levels": levels}


def _said_of(view: Activities, dot: activity_timeline.Dot) -> str:
    """What makes a mark worth naming: its members, or how many of the challenges it carries."""
    activity = dot.activity
    if len(activity.challenges) > 5:
        return view.text("activities.of-challenges", day=words.day(view.text, dot.start), n=len(activity.challenges), total=len(view.challenges))
    return view.text.count("activities.members-n", len(activity.members)) if activity.members else words.day(view.text, dot.start)


class _Said(NamedTuple):
    """What is said of an activity wherever it stands: its dates, its members, and as HTML its mark and its place in the list."""

    dates: str
    who: str
    mark: Markup
    item: Markup


@once
def _said(record: NetworkRecord, view: Activities) -> dict[str, _Said]:
    """The words of every activity: no filter changes them."""
    text, found, write = view.text, {}, templates.module("activities.html", text=view.text)
    for activity in view.everything:
        dates, who = words.dates(text, activity), text.count("activities.members-n", len(activity.members))
        form, line = text(f"activities.format.{activity.row['format']}"), view.plan_items[activity.line]["short"]
        mark = write.mark_of(activity, f"{activity.row['label']} · {dates} · {who}")
        found[activity.key] = _Said(dates, who, Markup(mark), Markup(write.item(activity, dates, f"{form} · {line} · {who}")))
    return found


def _months(view: Activities) -> list[tuple[str, str, float, str]]:
    """Where each month of the timeline begins, its name, and where its name leads."""
    if not view.period:
        return []
    starts = activity_timeline.month_starts(view.period)
    return [(month, view.text(f"month.long.{int(month[5:])}"), left, view.toggle("period", month)) for month, left in starts]


def _bars(view: Activities, links: str, key: str, named: Mapping[str, Record], name: str) -> list[dict[str, Any]]:
    """Names by how many of the activities they are part of: the first, or all if asked."""
    counts = network.counted(view.chosen, links)
    most = max(counts.values(), default=1)
    ordered = sorted(counts, key=lambda slug: (-counts[slug], named[slug][name]))
    shown = ordered if view.state.rows == "all" else ordered[:SHOWN_AT_FIRST]
    chosen = getattr(view.state, key)
    return [
        {"slug": slug, "name": named[slug][name], "n": counts[slug], "share": round(100 * counts[slug] / most),
         "href": view.toggle(key, slug), "chosen": slug == chosen}
        for slug in shown
    ]  # fmt: skip


def _plan(view: Activities) -> list[dict[str, Any]]:
    """Line, action, deliverable in the order of the plan, with the activities behind the item that is chosen."""
    behind = network.behind_plan(view.chosen)
    most = max((len(found) for code, found in behind.items() if len(code) > 2), default=1)
    rows = []
    for code, item in view.plan_items.items():
        n, chosen = len(behind.get(code, ())), view.state.plan == code
        rows.append({
            "code": code, "level": item["level"], "number": code[1:2], "label": item["label"] or item["short"], "short": item["short"], "n": n,
            "share": round(100 * n / most), "href": view.toggle("plan", code) if n else "", "chosen": chosen, "printed": item["printed"] == "yes",
            "behind": [(activity.key, activity.row["label"], view.toggle("activity", activity.key)) for activity in behind.get(code, ())] if chosen else [],
        })  # fmt: skip
    return rows


def _list(view: Activities) -> list[dict[str, Any]]:
    """The activities that fit, by date."""
    said = _said(view.record, view)
    return [
        {
            "key": activity.key, "label": activity.row["label"], "date": said[activity.key].dates, "line": view.plan_items[activity.line]["short"],
            "challenges": activity.challenges, "who": said[activity.key].who, "item": said[activity.key].item,
            "href": view.toggle("activity", activity.key), "chosen": activity.key == view.state.activity,
        }
        for activity in view.listed
    ]  # fmt: skip


def _missing(view: Activities) -> list[dict[str, Any]]:
    """By region: how many members are named, and who is not."""
    rows, links = [], _links(view.record, view)
    for region, (missing, total) in view.unmentioned().items():
        named = Markup(", ".join([links[row["ref_area"]] for row in missing]))
        n = total - len(missing)
        row = {"region": region, "missing": named, "total": total, "named": n, "share": round(100 * n / total), "open": len(missing) <= FEW_NAMES}
        rows.append(row | {"words": view.text.count("activities.not-named", len(missing))})
    return rows


@once
def _links(record: NetworkRecord, view: Activities) -> dict[str, Markup]:
    """The name of every member, leading to its figures where there are any."""
    gaps, link = ViewState(page="/gaps").pattern("city"), Markup('<a href="{}">{}</a>')
    return {slug: link.format(gaps(slug), row["name"]) if slug in view.catalogue.areas else escape(row["name"]) for slug, row in view.members.items()}
