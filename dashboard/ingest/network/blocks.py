"""The activities of a report as blocks: a date, a title in capitals, prose, then up to four lists."""

import re
from dataclasses import dataclass

from dashboard.ingest.network import names
from dashboard.ingest.network.dates import is_date_line
from dashboard.ingest.network.findings import Findings
from dashboard.ingest.network.lines import Line, filled, in_capitals
from dashboard.ingest.network.pieces import list_heading

_CODE_LIKE = re.compile(r"^(L\d+A\d+|\d\.\d\s+\S)")


@dataclass(frozen=True)
class Block:
    """One activity as printed: its date line, its title, the lines of each list, and the number of its last line."""

    date: Line
    title: str
    lists: dict[str, list[Line]]
    last: int

    @property
    def place(self) -> str:
        """The lines of the block, as '85-115'."""
        return f"{self.date.number}-{self.last}"


def blocks(lines: list[Line], findings: Findings) -> list[Block]:
    """The blocks of the activity section. A block without a title or with lists out of place is noted as a problem."""
    starts = [at for at, line in enumerate(lines) if is_date_line(line.text)]
    cuts = zip(starts, [*starts[1:], len(lines)], strict=True)
    found = (_block(filled(lines[start:end]), findings) for start, end in cuts)
    return [block for block in found if block]


def _block(lines: list[Line], findings: Findings) -> Block | None:
    date, *rest = lines
    size = next((at for at, line in enumerate(rest) if not in_capitals(line.text)), len(rest))
    if not size:
        found = f"'{rest[0].text[:50]}'" if rest else "nothing"
        remedy = "Put the title in capitals on the line after the date."
        findings.problem(date.number, "title", found, "a title in capitals under the date", remedy)
        return None
    title = " ".join(line.text for line in rest[:size])
    return Block(date, title, _lists(rest[size:], findings), lines[-1].number)


def _lists(lines: list[Line], findings: Findings) -> dict[str, list[Line]]:
    lists: dict[str, list[Line]] = {}
    current: list[Line] | None = None
    for line in lines:
        heading = list_heading(line)
        if heading in lists:
            remedy = "Give the activity its own date and title."
            findings.problem(line.number, heading, f"a second list '{line.text}'", "one list of each kind", remedy)
        elif heading:
            current = lists[heading] = []
        elif current is not None:
            current.append(line)
        elif _is_list_entry(line.text):
            remedy = "Put Members, Outcomes, Metropolitan challenges or Alliances above it."
            findings.problem(line.number, "list", f"'{line.text[:50]}'", "a heading over the list", remedy)
    return lists


def _is_list_entry(text: str) -> bool:
    # A line of nothing but known names, codes or challenges is a list that lost its heading.
    parts = [part.strip() for part in text.split(",") if part.strip()]
    return bool(_CODE_LIKE.match(text)) or all(names.member(part) or names.alliance(part) for part in parts)
