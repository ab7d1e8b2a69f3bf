"""The shorter lists of a progress report: who took part, bilateral meetings, media, main figures."""

import re
from itertools import pairwise

from dashboard.ingest.areas import fold
from dashboard.ingest.network.dates import MONTHS
from dashboard.ingest.network.findings import Findings, Rows
from dashboard.ingest.network.layout import Layout
from dashboard.ingest.network.lines import Line, filled
from dashboard.ingest.network.pieces import Piece, by_comma, list_heading
from dashboard.ingest.network.tags import alliances, members

MODES = {"online": "online", "hybrid": "hybrid", "in person": "in-person"}
_MEMBERS = re.compile(r"\bour (\d[\d,]*) members\b")
_FIGURE = re.compile(r"^(\d[\d,]*(?:\.\d+)?)\s*(\+?)$")


def engagement(layout: Layout, findings: Findings) -> Rows:
    """Rows of `engagement`: the members the report counts as engaged in its period."""
    pieces = [Piece(line.text, line.number) for line in filled(layout.sections["engagement"][1:])]
    return members(pieces, findings)


def meetings(layout: Layout, findings: Findings) -> Rows:
    """Rows of `meeting`: one for each member or partner met, with the month as '2021-01' and the mode as printed."""
    rows: Rows = []
    for month, part in _months(layout, "meetings"):
        mode = next((MODES[fold(line.text)] for line in part if fold(line.text) in MODES), "")
        for kind, lines in _lists(part):
            found = members(by_comma(lines), findings) if kind == "members" else alliances(by_comma(lines), findings)
            rows += [{"month": month, "mode": mode, "kind": kind.removesuffix("s"), **row} for row in found]
    return rows


def media(layout: Layout, findings: Findings) -> Rows:
    """Rows of `media_mention`: month and outlet. Printed subjects name persons, so they are worded by hand."""
    rows: Rows = []
    for month, part in _months(layout, "media"):
        lines = filled(part)
        for line, after in pairwise([*lines, None]):
            if line.bullet:
                rows.append({"month": month, "outlet": line.text, "place": str(line.number)})
                if after is None or after.bullet:
                    findings.anomaly("no subject", line.number, line.text, "kept without a subject")
    return rows


def results(layout: Layout, findings: Findings) -> Rows:
    """Rows of `result`: the headline figures and the number of members in the foreword, over the report's period.

    A plus sign behind a figure becomes the qualifier 'more than'.
    """
    head, *lines = filled(layout.sections["results"])
    found = [(line, match[1], match[2]) for line in lines if (match := _FIGURE.match(line.text))]
    if not found:
        remedy = "Print each figure on a line above its words."
        findings.problem(head.number, "results", "no figure", "figures on lines of their own", remedy)
    found += [(line, match[1], "") for line in layout.sections["foreword"] if (match := _MEMBERS.search(line.text))]
    return [
        {
            "start": layout.start.isoformat(), "end": layout.end.isoformat(),
            "figure": figure.replace(",", ""), "qualifier": "more than" if plus else "", "place": str(line.number),
        }
        for line, figure, plus in found
    ]  # fmt: skip


def _months(layout: Layout, section: str) -> list[tuple[str, list[Line]]]:
    lines = layout.sections[section][1:]
    starts = [at for at, line in enumerate(lines) if line.text.lower() in MONTHS]
    year = layout.start.year
    return [
        (f"{year}-{MONTHS.index(lines[at].text.lower()) + 1:02d}", _until_divider(lines[at + 1 : end]))
        for at, end in zip(starts, [*starts[1:], len(lines)], strict=True)
    ]


def _until_divider(lines: list[Line]) -> list[Line]:
    # After the last month comes the divider page of the next chapter, set off by two blank lines.
    gap = next((at for at in range(len(lines) - 1) if not lines[at].text and not lines[at + 1].text), len(lines))
    return lines[:gap]


def _lists(lines: list[Line]) -> list[tuple[str, list[Line]]]:
    heads = [at for at, line in enumerate(lines) if list_heading(line) in ("members", "alliances")]
    return [(list_heading(lines[at]), _until_blank(lines[at + 1 :])) for at in heads]


def _until_blank(lines: list[Line]) -> list[Line]:
    return lines[: next((at for at, line in enumerate(lines) if not line.text), len(lines))]
