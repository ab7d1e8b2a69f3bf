"""The years of Open SDG files: plain years, school and financial years, and averages pooled over several years."""

import re

from dashboard.analysis.periods import years_of

FIRST_YEAR, LAST_YEAR = 1900, 2100
_PLAIN = re.compile(r"\d{4}")


def period(text: str) -> tuple[int, str]:
    """The year a text stands for, and the text itself if it is more than that plain year (else an empty label).

    Two consecutive years (2018/19, 2016-2017) are a school, financial or survey year and take the first; a longer span
    (2014-2016, 2000 - 02) is an average over its years and takes the last. Raises ValueError for anything else, also
    for a year and a month (2014-11), for a span that runs backwards and for a year outside 1900 to 2100.
    """
    text = text.strip()
    if _PLAIN.fullmatch(text):
        return _possible(int(text)), ""
    span = years_of(text)
    if not span:
        raise ValueError(f"'{text}' is neither a year nor a span of years")
    first, last = map(_possible, span)
    if last <= first:
        raise ValueError(f"'{text}' ends before it begins, or holds a month")
    return (first if last == first + 1 else last), text


def _possible(year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"{year} is not a year from {FIRST_YEAR} to {LAST_YEAR}")
    return year
