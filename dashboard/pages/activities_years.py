"""Contacts and media by month, and the report of 2023 beside that of 2021."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from dashboard.analysis import network
from dashboard.pages import activities_words as words
from dashboard.store.catalogue import Record
from dashboard.text import numbers
from dashboard.views.activities import Activities

FIRST, SECOND = "metropolis-progress-2021-01-04", "metropolis-annual-2023"


def contacts(view: Activities) -> dict[str, Any]:
    """What the template of contacts needs."""
    record = view.record
    return {"contact_rows": [("meetings", _by_month(view, record["meeting"], _meeting)), ("media", _by_month(view, record["media_mention"], _medium))]}


def still(view: Activities) -> dict[str, Any]:
    """What the template of the two years needs: the same in every view."""
    return {
        "headline": _headline(view),
        "year_rows": _years(view),
        "year_figures": [_figure(view, row) for row in _results(view, SECOND)],
        "projects": [_project(view, row) for row in view.record["project_result"]],
        "second_items": _items(view),
    }


def _by_month(view: Activities, rows: Sequence[Record], said: Any) -> dict[str, Any]:
    """A list of things by month of the view: how many, how wide the bar, and what they are."""
    counts = network.by_month(rows, view.period)
    most = max(counts.values(), default=0) or 1
    listed = {month: [said(view, row) for row in rows if row["month"] == month] for month in view.period}
    named = [(words.months(view.text, [month]), n, round(100 * n / most), listed[month]) for month, n in counts.items()]
    return {"total": sum(counts.values()), "months": named}


def _meeting(view: Activities, row: Record) -> str:
    name = view.members[row["ref_area"]]["name"] if row["kind"] == "member" else view.alliances[row["alliance"]]["label"]
    return f"{name}, {view.text('activities.mode.' + (row['mode'] or 'none')).lower()}"


def _medium(view: Activities, row: Record) -> str:
    return f"{row['outlet']}: {row['subject']}" if row["subject"] else view.text("activities.no-subject", outlet=row["outlet"])


def _results(view: Activities, document: str) -> list[Record]:
    return [row for row in view.record["result"] if row["document"] == document]


def _plain(row: Record) -> str:
    return numbers.plain(row["figure"], 0 if row["figure"] == int(row["figure"]) else 1)


def _amount(row: Record) -> str:
    return f"{row['qualifier']} {_plain(row)}" if row["qualifier"] else _plain(row)


def _figure(view: Activities, row: Record) -> tuple[str, str, str]:
    """A printed figure: what it counts, the figure with unit, its place."""
    unit = "%" if row["unit"] == "percent" else row["unit"]
    return row["label"], f"{_amount(row)}{numbers.NARROW if unit == '%' else ' '}{unit}", row["place"].replace("-", numbers.DASH)


def _headline(view: Activities) -> list[tuple[str, str, str, str]]:
    """What was counted and the figures the first report prints: figure, words, period, qualifier."""
    text = view.text
    whole = words.months(text, view.months)
    counted = [
        (str(len(view.chosen)), "activities"),
        (str(len(network.counted(view.chosen, "members"))), "members"),
        (str(len(network.counted(view.chosen, "alliances"))), "partners"),
    ]
    found = [(figure, text(f"activities.figure.{key}"), words.period(view), "") for figure, key in counted]
    return found + [(_plain(row), row["label"], whole, row["qualifier"] or "") for row in _results(view, FIRST)]


def _years(view: Activities) -> list[tuple[str, str, str]]:
    """What both reports let us count, side by side."""
    text, record = view.text, view.record
    members = {row["document"]: _amount(row) for row in record["result"] if row["result"] == "members"}
    first, second = Counter(activity.line for activity in view.everything), Counter(row["line"] for row in record["report_item"] if row["document"] == SECOND)
    rows = [
        (text("activities.year.members"), members.get(FIRST, numbers.DASH), members.get(SECOND, numbers.DASH)),
        (text("activities.year.joined"), numbers.DASH, str(sum(row["status"] == "new" and row["document"] == SECOND for row in record["member_listing"]))),
        (text("activities.year.items"), str(len(view.everything)), str(sum(second.values()))),
    ]
    rows += [(text("activities.year.line", line=row["short"]), str(first[row["code"]]), str(second[row["code"]])) for row in view.lines]
    return [
        *rows,
        (text("activities.year.no-line"), "0", str(second[None])),
        (text("activities.year.named"), _different(record["activity_member"], "ref_area"), _different(record["report_item_member"], "ref_area")),
        (text("activities.year.partners"), _different(record["activity_alliance"], "alliance"), _different(record["report_item_partner"], "name")),
    ]


def _different(rows: Sequence[Record], key: str) -> str:
    return str(len({row[key] for row in rows}))


def _project(view: Activities, row: Record) -> dict[str, Any]:
    """A project's result against its objective, printed or implied."""
    target = row["target"] if row["target"] is not None else row["target_implied"]
    item = next((found["label"] for found in view.record["report_item"] if found["item"] == row["project"]), row["project"])
    most = max(row["result"], target or 0)
    place = view.members[row["ref_area"]]["name"] if row["ref_area"] else ""
    result = f"{row['result_qualifier'] or ''} {numbers.plain(row['result'], 0)} {row['unit']}".strip()
    return {
        "name": ", ".join(part for part in (item, place) if part), "measure": row["measure"], "year": row["year"], "result": result,
        "result_share": round(100 * row["result"] / most), "target": f"{numbers.plain(target, 0)} {row['unit']}" if target is not None else "",
        "target_share": round(100 * (target or 0) / most), "implied": row["target"] is None, "note": row["note"] or "", "place": row["place"],
    }  # fmt: skip


def _items(view: Activities) -> list[tuple[str, list[tuple[str, str]]]]:
    """What the second report tells, by action line."""
    rows = [row for row in view.record["report_item"] if row["document"] == SECOND]
    named = [(row["code"], row["short"]) for row in view.lines] + [(None, view.text("activities.year.no-line"))]
    return [(short, [(row["label"], row["summary"]) for row in rows if row["line"] == code]) for code, short in named]
