"""Days as readers see them: '3 Feb 2021', '13–16 Apr 2021', '7 Apr and 20 Apr 2021'."""

from datetime import date

from dashboard.text import Text
from dashboard.text.numbers import DASH


def days(start: date, end: date, second: date | None, text: Text) -> str:
    """A day, a run of days, or two separate days, in words; the year stands once, at the end."""
    if second:
        return f"{_short(start, text)} {text('word.and')} {_short(second, text)} {second.year}"
    if start == end:
        return f"{_short(start, text)} {start.year}"
    first = str(start.day) if (start.year, start.month) == (end.year, end.month) else _short(start, text)
    return f"{first}{DASH}{_short(end, text)} {end.year}"


def months(start: date, end: date, text: Text) -> str:
    """The months of a period: 'January to April 2021', 'March 2021'."""
    if (start.year, start.month) == (end.year, end.month):
        return f"{text(f'month.long.{end.month}')} {end.year}"
    first = text(f"month.long.{start.month}") + ("" if start.year == end.year else f" {start.year}")
    return text("month.span", first=first, last=f"{text(f'month.long.{end.month}')} {end.year}")


def _short(day: date, text: Text) -> str:
    return f"{day.day} {text(f'month.short.{day.month}')}"
