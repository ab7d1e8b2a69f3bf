"""Activities and their tags as rows, from the blocks of a progress report."""

from datetime import date

from dashboard.ingest.network.blocks import Block, blocks
from dashboard.ingest.network.dates import When, when
from dashboard.ingest.network.findings import Findings, Rows
from dashboard.ingest.network.layout import Layout
from dashboard.ingest.network.pieces import by_comma, by_line
from dashboard.ingest.network.plan import CHALLENGE, Plan
from dashboard.ingest.network.tags import alliances, challenges, members, outcomes
from dashboard.ingest.network.titles import key, sentence_case

TAGS = ("activity_outcome", "activity_challenge", "activity_member", "activity_alliance")


def activities(layout: Layout, plan: Plan, findings: Findings) -> dict[str, Rows]:
    """Rows of `activity` and its four tag tables. What cannot be read is noted in `findings` and left out."""
    tables: dict[str, Rows] = {"activity": [], **{name: [] for name in TAGS}}
    for block in blocks(layout.sections["activities"], findings):
        days = _days(block, layout, findings)
        if days:
            row = _activity(block, days, {row["activity"] for row in tables["activity"]})
            tables["activity"].append(row)
            for name, rows in _tags(block, plan, findings).items():
                tables[name] += [{"activity": row["activity"], **tag} for tag in rows]
    _set_lines(tables, sorted(plan.lines), findings)
    _note_empty(tables, findings)
    return tables


def _days(block: Block, layout: Layout, findings: Findings) -> When | None:
    text, number = block.date.text, block.date.number
    expected = "days that exist, the first before the last"
    try:
        days = when(text, layout.start.year)
        if days.start >= layout.start and max(days.end, days.second or days.end) <= layout.end:
            return days
        expected = f"days from {layout.start} to {layout.end}, the period of the report"
    except ValueError:
        pass
    findings.problem(number, "date", f"'{text}'", expected, "Correct the date in the report's text.")
    return None


def _activity(block: Block, days: When, taken: set[str]) -> dict[str, object]:
    title = sentence_case(block.title)
    second = days.second.isoformat() if days.second else ""
    return {
        "activity": key(title, taken), "title": title, "start": days.start.isoformat(), "end": days.end.isoformat(),
        "second_date": second, "date_text": block.date.text, "place": block.place,
    }  # fmt: skip


def _tags(block: Block, plan: Plan, findings: Findings) -> dict[str, Rows]:
    lists = block.lists
    return {
        "activity_outcome": outcomes(by_comma(lists.get("outcomes", [])), plan, findings),
        "activity_challenge": challenges(by_line(lists.get("challenges", []), CHALLENGE), plan, findings),
        "activity_member": members(by_comma(lists.get("members", [])), findings),
        "activity_alliance": alliances(by_comma(lists.get("alliances", [])), findings),
    }


def _set_lines(tables: dict[str, Rows], lines: list[str], findings: Findings) -> None:
    # The blocks do not print their action line. They are ordered by date within each line, so a step back in time
    # starts the next one; each activity must then carry an outcome of its line, which is the second witness.
    at, before = 0, date.min.isoformat()
    for row in tables["activity"]:
        at, before = at + (row["start"] < before), row["start"]
        row["action_line"] = lines[at] if at < len(lines) else ""
        witness = {
            str(tag["code"])[:2] for tag in tables["activity_outcome"] if tag["activity"] == row["activity"]
        }  # fmt: skip
        if row["action_line"] not in witness:
            found = f"{row['action_line'] or 'no line'} by the order of dates, {sorted(witness)} by the outcomes"
            number = int(str(row["place"]).partition("-")[0])
            findings.problem(number, "action line", found, "one line by both", "Check the dates and the outcomes.")


def _note_empty(tables: dict[str, Rows], findings: Findings) -> None:
    for name in TAGS:
        listed = {row["activity"] for row in tables[name]}
        empty = [str(row["place"]) for row in tables["activity"] if row["activity"] not in listed]
        if empty:
            found = f"{len(empty)} of {len(tables['activity'])} activities list no {name.removeprefix('activity_')}"
            findings.anomaly("empty list", "~".join(empty), found, "kept as none listed, never as no effort")
