"""The years a printed period covers: school and financial years, and averages pooled over several years."""

import re
from collections.abc import Iterable
from itertools import pairwise

_SPAN = re.compile(r"(\d{4})\s*[-–/]\s*(\d{4}|\d{2})")


def years_of(label: str) -> tuple[int, int] | None:
    """First and last year of a span as printed (2014-2016, 2000 - 02, 2018/19); None for anything else.

    A last year of two digits is of the century of the first, or of the next at a turn (1999/01).
    """
    span = _SPAN.fullmatch(label.strip())
    if not span:
        return None
    first = int(span[1])
    return first, int(span[2]) if len(span[2]) == 4 else _completed(first, int(span[2]))


def covered(label: str, year: int) -> tuple[int, int]:
    """First and last year a value stands for. Two consecutive years are one school, financial or survey year."""
    first, last = years_of(label) or (year, year)
    return first, last if last > first + 1 else first


def overlap(periods: Iterable[tuple[int, int]]) -> bool:
    """True if a period reaches beyond the first year of the one after it: then neighbouring values share what they measured."""
    return any(before[1] > after[0] for before, after in pairwise(periods))


def _completed(first: int, two_digits: int) -> int:
    century = first - first % 100
    at_the_turn = first % 100 >= 90 and two_digits <= 10
    return century + (100 if at_the_turn else 0) + two_digits
