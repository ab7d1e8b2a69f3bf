"""Titles of activities in sentence case, and the readable keys made from them."""

import csv
import re
from functools import lru_cache

from dashboard.ingest.areas import fold
from dashboard.ingest.network.names import TABLES

KEY_LENGTH = 60
# A cut title must not end on one of these.
_LINKING = {"a", "and", "at", "for", "from", "in", "of", "on", "the", "to"}
_AFTER_STOP = re.compile(r"(?:^|[.?!]\s+|[“\"])(\w)")


@lru_cache
def _kept() -> list[tuple[str, str]]:
    with (TABLES / "title_words.csv").open(encoding="utf-8", newline="") as rows:
        words = [row["written"] for row in csv.DictReader(rows)]
    return sorted(((word.rstrip(":").lower(), word) for word in words), key=lambda pair: -len(pair[0]))


def sentence_case(title: str) -> str:
    """A title in capitals as a sentence: names and acronyms of `tables/title_words.csv` keep their own spelling.

    An entry that ends with a colon is the name of a series: the layout lost the break after it, so a colon is set.
    """
    plain = _AFTER_STOP.sub(lambda found: found[0][:-1] + found[1].upper(), title.lower())
    for lower, written in _kept():
        pattern = rf"(?<!\w){re.escape(lower)}(?!\w)"
        plain = re.sub(pattern, lambda _, word=written: word, plain, flags=re.IGNORECASE)
    return re.sub(r":(?=$|[.“])|:(?=:)", "", plain)


def key(title: str, taken: set[str]) -> str:
    """A readable key of at most 60 signs, cut at a word, that no other activity has."""
    words = fold(title.replace("'", "").replace("’", "")).split()
    while len("-".join(words)) > KEY_LENGTH or words[-1] in _LINKING and len(words) > 1:
        words.pop()
    text = "-".join(words)
    number = next(n for n in range(1, len(taken) + 2) if (text if n == 1 else f"{text}-{n}") not in taken)
    return text if number == 1 else f"{text}-{number}"
