"""Reads a Metropolis progress report from its text.

Traps, all met in the report of January to April 2021: dates come as a day, a range or two days; headings are bold or
not, with a colon or not; lists wrap over lines; members have several spellings and one is split over two lines; the
printed plan leaves out codes that activities use; blocks do not print their action line; media subjects and offices
hold personal names, which are never read into a row. Rules: only the list under 'Members' counts as taking part, an
empty list means none listed, and nothing is repaired without an entry in `anomalies`.
"""

from pathlib import Path

import pandas as pd

from dashboard.ingest.network.activities import activities
from dashboard.ingest.network.columns import columns
from dashboard.ingest.network.dates import MONTHS
from dashboard.ingest.network.directory import directory
from dashboard.ingest.network.findings import Findings, Rows
from dashboard.ingest.network.layout import Layout, lay_out
from dashboard.ingest.network.lines import Line, read_lines
from dashboard.ingest.network.listings import engagement, media, meetings, results
from dashboard.ingest.network.network_reading import NetworkReading
from dashboard.ingest.network.plan import plan, used_but_not_printed


def read(path: Path) -> NetworkReading:
    """The record of one progress report.

    Raises SourceError if the file is no progress report in this layout. Everything else that is wrong (a code that
    is not in the plan, an unknown member or partner, an impossible date, a block or list without its heading) is in
    `problems`, each with its line.
    """
    layout = lay_out(read_lines(path), path.name)
    findings = Findings(path.name)
    own_plan = plan(layout.sections, findings)
    tables = {"document": _document(layout)} | activities(layout, own_plan, findings)
    unprinted = used_but_not_printed(own_plan, tables["activity_outcome"], findings)
    tables |= {"challenge": own_plan.challenge_rows, "plan_item": [*own_plan.items, *unprinted]}
    tables |= directory(layout.sections["directory"], findings)
    tables |= {"engagement": engagement(layout, findings), "meeting": meetings(layout, findings)}
    tables |= {"media_mention": media(layout, findings), "result": results(layout, findings)}
    _compare(tables, layout.sections["foreword"], findings)
    frames = {name: _frame(name, rows, layout.document) for name, rows in tables.items()}
    anomalies = _frame("anomalies", findings.anomalies, layout.document)
    return NetworkReading(layout.document, frames, anomalies, tuple(findings.problems))


def _document(layout: Layout) -> Rows:
    first, last = (MONTHS[day.month - 1].capitalize() for day in (layout.start, layout.end))
    title = f"Metropolis progress report. {first} to {last} {layout.end.year}"
    period = {"start": layout.start.isoformat(), "end": layout.end.isoformat(), "held_at": ""}
    return [{"title": title, "publisher": "Metropolis", "kind": "progress report", **period, "note": "Read by the progress report reader"}]


def _compare(tables: dict[str, Rows], foreword: list[Line], findings: Findings) -> None:
    # The same facts stand twice: who is named in the blocks and who is counted as engaged; the members told and listed.
    named = {row["ref_area"] for row in tables["activity_member"]}
    engaged = {row["ref_area"] for row in tables["engagement"]}
    for ref_area in sorted(named ^ engaged):
        where = "blocks" if ref_area in named else "engagement list"
        findings.anomaly("engagement differs", "", f"{ref_area} only in the {where}", "kept as printed, not made equal")
    listed, places = len(tables["membership"]), {str(line.number) for line in foreword}
    for row in tables["result"]:
        if row["place"] in places and row["figure"] != str(listed):
            found = f"{row['figure']} members in the foreword, {listed} in the directory"
            findings.anomaly("figures differ", str(row["place"]), found, "both kept")


def _frame(name: str, rows: Rows, document: str) -> pd.DataFrame:
    own = [column.column for column in columns(name) if not column.by_hand]
    return pd.DataFrame(rows, columns=own).assign(document=document).fillna("")
