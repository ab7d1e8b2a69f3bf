"""The layout of a progress report: its cover, its period and the order of its sections."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.ingest.network.dates import MONTHS, is_date_line
from dashboard.ingest.network.lines import Line, filled
from dashboard.ingest.problems import SourceError

COVER = "METROPOLIS PROGRESS REPORT"
# The sections after the activities, in printed order; each starts at the last line that holds just its heading,
# because the same words stand earlier on divider pages.
SECTIONS = {
    "media": "METROPOLIS IN THE MEDIA",
    "engagement": "MEMBERSHIP ENGAGEMENT",
    "alliances": "COLLABORATION WITH ALLIANCES",
    "meetings": "BILATERAL MEETINGS",
    "results": "MAIN RESULTS",
    "challenges": "METROPOLITAN CHALLENGES",
    "plan": "IMPLEMENTATION OF THE STRATEGIC ACTION PLAN",
    "directory": "WHO WE ARE",
}
_PERIOD = re.compile(rf"^({'|'.join(MONTHS)})\W+({'|'.join(MONTHS)})\s+(\d{{4}})$", re.IGNORECASE)


@dataclass(frozen=True)
class Layout:
    """A report taken apart: its slug as a document, first and last day of its period, lines of each section."""

    document: str
    start: date
    end: date
    sections: dict[str, list[Line]]


def lay_out(lines: list[Line], file: str) -> Layout:
    """The sections of a progress report. Raises SourceError naming what is not where this layout has it."""
    first, last, year = _period(lines, file)
    bounds = _bounds(lines, file)
    starts = sorted(bounds.values()) + [len(lines)]
    cut = {name: lines[at : starts[starts.index(at) + 1]] for name, at in bounds.items()}
    end = date(year + last // 12, last % 12 + 1, 1) - timedelta(days=1)
    return Layout(f"metropolis-progress-{year}-{first:02d}-{last:02d}", date(year, first, 1), end, cut)


def _period(lines: list[Line], file: str) -> tuple[int, int, int]:
    cover = filled(lines)[:2]
    found = _PERIOD.match(cover[1].text) if len(cover) == 2 else None
    if not cover[0].text.upper().startswith(COVER) or not found:
        expected = f"'{COVER}' and a period such as 'January – April 2021' on the first two lines"
        raise _another_layout(file, cover[0].number, f"'{cover[0].text[:60]}'", expected)
    return MONTHS.index(found[1].lower()) + 1, MONTHS.index(found[2].lower()) + 1, int(found[3])


def _bounds(lines: list[Line], file: str) -> dict[str, int]:
    dated = next((at for at, line in enumerate(lines) if is_date_line(line.text)), None)
    if dated is None:
        raise _another_layout(file, 0, "no line with a date", "activities that start with a date such as '3 February'")
    bounds, before = {"foreword": 0, "activities": dated}, dated
    for name, heading in SECTIONS.items():
        at = next((at for at in range(len(lines) - 1, -1, -1) if lines[at].text == heading), None)
        if at is None or at <= before:
            where = 0 if at is None else lines[at].number
            found = f"'{heading}' too early" if where else f"no heading '{heading}'"
            raise _another_layout(file, where, found, f"the section '{heading}' after the ones before it")
        bounds[name] = before = at
    return bounds


def _another_layout(file: str, line: int, found: str, expected: str) -> SourceError:
    remedy = "Enter a report of another layout by hand in data/network, with the document and line of each row."
    return SourceError(file=file, line=line, found=found, expected=expected, remedy=remedy)
