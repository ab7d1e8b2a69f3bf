"""The years of Open SDG files: plain years, school and financial years, and averages pooled over several years."""

import re

FIRST_YEAR, LAST_YEAR = 1900, 2100
_PLAIN = re.compile(r"\d{4}")
_SPAN = re.compile(r"(\d{4})\s*[-–/]\s*(\d{4}|\d{2})")


def period(text: str) -> tuple[int, str]:
    """The year a text stands for, and the text itself if it is more than that plain year (else an empty label).

    Two consecutive years (2018/19, 2016-2017) are a school, financial or survey year and take the first; a longer span
    (2014-2016, 2000 - 02) is an average over its years and takes the last. Raises ValueError for anything else, also
    for a year and a month (2014-11), for a span that runs backwards and for a year outside 1900 to 2100.
    """
    text = text.strip()
    if _PLAIN.fullmatch(text):
        return _possible(int(text)), ""
    span = _SPAN.fullmatch(text)
    if not span:
        raise ValueError(f"'{text}' is neither a year nor a span of years")
    first = _possible(int(span[1]))
    last = _possible(int(span[2]) if len(span[2]) == 4 else _completed(first, int(span[2])))
    if last <= first:
        raise ValueError(f"'{text}' ends before it begins, or holds a month")
    return (first if last == first + 1 else last), text


def _completed(first: int, two_digits: int) -> int:
    """The full year of 16 in 2014-16 or of 01 in 1999/01: the century of the first year, or the next at a turn."""
    century = first - first % 100
    at_the_turn = first % 100 >= 90 and two_digits <= 10
    return century + (100 if at_the_turn else 0) + two_digits


def _possible(year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"{year} is not a year from {FIRST_YEAR} to {LAST_YEAR}")
    return year
