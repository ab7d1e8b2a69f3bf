"""The plan and the challenges as a progress report prints them."""

import re
from dataclasses import dataclass

from dashboard.ingest.network.findings import Findings, Rows
from dashboard.ingest.network.lines import Line
from dashboard.ingest.network.pieces import Piece, by_line

CODE = re.compile(r"^(L\d)(A\d+)(D\d+)$")
_ITEM = re.compile(r"^(L\d)(A\d+)?(D\d+)?\s+(\S.*)$")
CHALLENGE = re.compile(r"^(\d\.\d)\s+(\S.*)$")


@dataclass(frozen=True)
class Plan:
    """The printed plan: rows of `plan_item` and `challenge`, with quick answers about codes."""

    items: Rows
    challenge_rows: Rows

    @property
    def lines(self) -> set[str]:
        """The codes of the action lines, as L1."""
        return {str(item["line"]) for item in self.items}

    @property
    def challenges(self) -> dict[str, str]:
        """The label of each challenge code."""
        return {str(row["code"]): str(row["label"]) for row in self.challenge_rows}

    def knows(self, code: str) -> bool:
        """Whether the plan prints this deliverable, or at least the action it belongs to."""
        return {code, code.rpartition("D")[0]} & {item["code"] for item in self.items} != set()


def plan(sections: dict[str, list[Line]], findings: Findings) -> Plan:
    """The plan items and challenges of a report. A report that prints none of either is a problem."""
    items = [_item(piece) for piece in by_line(sections["plan"][1:], _ITEM) if _ITEM.match(piece.text)]
    found = [
        {"code": match[1], "label": match[2], "place": str(piece.number)}
        for piece in by_line(sections["challenges"][1:], CHALLENGE)
        if (match := CHALLENGE.match(piece.text))
    ]
    for name, rows in (("plan", items), ("challenges", found)):
        if not rows:
            remedy = "Print the codes with their labels under the heading."
            findings.problem(sections[name][0].number, name, "no code below the heading", "codes with labels", remedy)
    return Plan(items, found)


def used_but_not_printed(own: Plan, outcomes: Rows, findings: Findings) -> Rows:
    """Rows of `plan_item` for deliverables that activities name and the printed plan leaves out, marked as such."""
    rows: dict[str, dict[str, object]] = {str(item["code"]): item for item in own.items}
    for tag in outcomes:
        code, place = str(tag["code"]), str(tag["place"])
        if code not in rows:
            rows[code] = {**_codes(*CODE.match(code).groups()), "label": "", "printed": "no", "place": place}
            decision = "kept as a plan item without a label, marked as not printed"
            findings.anomaly("code not printed", place, code, decision)
    _note_gaps(list(rows.values()), findings)
    return [row for row in rows.values() if row["printed"] == "no"]


def _item(piece: Piece) -> dict[str, object]:
    line, action, deliverable, label = _ITEM.match(piece.text).groups()
    codes = _codes(line, action or "", deliverable or "")
    return {**codes, "label": label, "printed": "yes", "place": str(piece.number)}


def _codes(line: str, action: str, deliverable: str) -> dict[str, object]:
    code = line + action + deliverable
    return {
        "code": code, "level": "deliverable" if deliverable else "action" if action else "line", "line": line,
        "action": line + action if action else "", "deliverable": code if deliverable else "",
    }  # fmt: skip


def _note_gaps(items: Rows, findings: Findings) -> None:
    for action in (item for item in items if item["level"] == "action"):
        used = {str(item["deliverable"]) for item in items if item["action"] == action["code"]} - {""}
        last = max((int(code.rpartition("D")[2]) for code in used), default=0)
        missing = [code for number in range(1, last) if (code := f"{action['code']}D{number}") not in used]
        if missing:
            decision = "not invented: the printed list holds only items that were touched, so it cannot show completion"
            findings.anomaly("numbering skips", str(action["place"]), "~".join(missing), decision)
