"""The dates over the activities of a report: '3 February', '15-21 February', '7 April & 20 April'."""

import re
from dataclasses import dataclass
from datetime import date

MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH = "|".join(MONTHS)
_DATE = re.compile(
    rf"^(?P<first>\d{{1,2}})(?:\s+(?P<first_month>{_MONTH}))?"
    rf"(?:\s*(?P<join>[-–—&])\s*(?P<last>\d{{1,2}}))?\s+(?P<month>{_MONTH})$",
    re.IGNORECASE,
)
_ONE_DAY = re.compile(rf"^(?P<first>\d{{1,2}})\s+(?P<month>{_MONTH})$", re.IGNORECASE)


@dataclass(frozen=True)
class When:
    """The days of an activity: a range ends after its start; two separate days are a start and a `second` day."""

    start: date
    end: date
    second: date | None = None


def is_date_line(text: str) -> bool:
    """Whether a line looks like a date over an activity, possible or not."""
    return bool(_ONE_DAY.match(text) or _DATE.match(text))


def when(text: str, year: int) -> When:
    """The days a date line means in the year of the report. Raises ValueError for a day that does not exist."""
    single = _ONE_DAY.match(text)
    if single:
        day = _day(single["first"], single["month"], year)
        return When(day, day)
    found = _DATE.match(text)
    start = _day(found["first"], found["first_month"] or found["month"], year)
    other = _day(found["last"], found["month"], year)
    if other <= start:
        raise ValueError(f"{text} runs backwards")
    return When(start, start, other) if found["join"] == "&" else When(start, other)


def _day(day: str, month: str, year: int) -> date:
    return date(year, MONTHS.index(month.lower()) + 1, int(day))
