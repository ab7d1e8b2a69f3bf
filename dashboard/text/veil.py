"""Names of cities taken out of a view, one letter each, the same letter wherever the city is named.

The rule protects who spoke, not public figures: values, years, sources and the codes of some measures can still tell who
is meant, and the page says so. What is hidden is everything a screen, a tab, a preview of a link or a file would name.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import escape

# How a hidden place is written in an address: only the browser that hid it knows which one it is.
ALIAS = "hidden-"
IS_ALIAS = re.compile(rf"\b{ALIAS}\d+\b")
# Where HTML writes slugs: addresses, names of elements and what refers to them, what the browser's own code reads, codes, decks.
_ADDRESSES = re.compile(
    r'\b(?:href|src|action|id|for|value|aria-(?:labelledby|describedby|controls)|data-[a-z-]+)="[^"]*"|<(?P<tag>code|textarea)\b[^>]*>[^<]*</(?P=tag)>'
)
_KEYS_OF_ADDRESSES = ("customdata",)


@dataclass(frozen=True)
class Places:
    """What may be hidden, worked out once: every written name with its slug, and the patterns that find names and slugs."""

    written: Mapping[str, str]
    slugs: frozenset[str]
    read: re.Pattern[str]
    linked: re.Pattern[str]


def places(names: Mapping[str, str], countries: Mapping[str, str]) -> Places:
    """Names and countries to hide, each with its slug; a name is found as it is written and as HTML writes it."""
    written = {str(escape(name)): slug for name, slug in names.items()} | dict(names)
    lands = [form for name in countries for form in (name, str(escape(name)))]
    forms = [*written, *lands]
    spaced = _pattern([form for form in forms if not without_case(form)], r"(?<!\w)", r"(?!\w)")
    dense = _pattern([form for form in forms if without_case(form)], "", "")
    read = re.compile(f"{spaced.pattern}|{dense.pattern}")
    linked = _pattern([*names.values(), *countries.values()], r"(?<![a-z0-9])", r"(?![a-z0-9])")
    return Places(written, frozenset(names.values()), read, linked)


def without_case(name: str) -> bool:
    """Whether a name is written in a script without capitals, such as 北京 or 서울: its words need no space around them."""
    return name.upper() == name.lower() and any(letter.isalpha() for letter in name)


@dataclass
class Veil:
    """Hides places while a view is written. `words` say a city with its {letter} and a country, `known` are the slugs hidden so far."""

    places: Places
    words: tuple[str, str]
    known: list[str] = field(default_factory=list)

    def plain(self, words: str) -> str:
        """Words without names."""
        return self.places.read.sub(self._said, words)

    def address(self, link: str) -> str:
        """An address without slugs."""
        return self.places.linked.sub(lambda found: f"{ALIAS}{self._place(found[0]) + 1}", link)

    def html(self, html: str) -> str:
        """A part of a page without names, its links without slugs."""
        return self.plain(_ADDRESSES.sub(lambda found: self.address(found[0]), html))

    def tree(self, value: Any, key: str = "") -> Any:
        """A figure, a row, a list: every text in it without names; what holds addresses or slugs without those."""
        if isinstance(value, Mapping):
            return {name: self.tree(inner, str(name)) for name, inner in value.items()}
        if isinstance(value, list | tuple):
            return [self.tree(inner, key) for inner in value]
        if not isinstance(value, str):
            return value
        return self.address(value) if key in _KEYS_OF_ADDRESSES else self.plain(value)

    def row(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """A row of an export: names, slugs and codes of places alike."""
        return {key: self.address(self.plain(value)) if isinstance(value, str) else value for key, value in row.items()}

    def _said(self, found: re.Match[str]) -> str:
        slug = self.places.written.get(found[0])
        city, country = self.words
        return city.format(letter=self._letter(slug)) if slug else country

    def _place(self, slug: str) -> int:
        if slug not in self.known:
            self.known.append(slug)
        return self.known.index(slug)

    def _letter(self, slug: str) -> str:
        """A, B … Z, AA: the place among the cities hidden so far."""
        self._place(slug)
        at, letters = [place for place in self.known if place in self.places.slugs].index(slug), ""
        while at >= 0:
            letters, at = chr(ord("A") + at % 26) + letters, at // 26 - 1
        return letters


def _pattern(words: Iterable[str], before: str, after: str) -> re.Pattern[str]:
    """One pattern for many words, longest first, grouped by their first letter: tried at a place, most words cost nothing."""
    groups: dict[str, list[str]] = {}
    for word in sorted({word for word in words if word}, key=len, reverse=True):
        groups.setdefault(word[0], []).append(word)
    choices = "|".join(f"{re.escape(first)}(?:{'|'.join(re.escape(word[1:]) for word in group)})" for first, group in groups.items())
    return re.compile(f"{before}(?:{choices or '(?!)'}){after}")
