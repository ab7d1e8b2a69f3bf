"""The keys of the addresses: which page understands which, what each may hold, and how a value is written. `view_state` alone reads
and writes with them."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

# A comparison of more cities, or a shared dashboard of more measures, is no longer read.
MOST_CITIES, MOST_MEASURES = 14, 60
# Keys of earlier addresses; links that carry them go on working.
RENAMED = {"i": "series", "g": "goal", "c": "city"}
# Codes of earlier releases, which a release kept from then still knows.
RENAMED_CODES = {("source", "nangini-343-cities"): "pangaea-343-cities"}
STATUS_FILTERS = ("hold", "slip", "met", "on", "speed", "stall", "rev", "level")

SESSIONS = "/sessions"
# The last part of the path of a deck that is carried in the link itself; its code begins with this mark.
CARRIED_DECK, CODE_MARK = "room", "~"
# What every page understands, at the end of its address. Of these, the carried ones travel along to other pages.
EVERYWHERE = ("release", "embed", "print", "picture", "deck", "step", "present", "light", "lit", "rule", "names")
CARRIED = ("release", "rule", "names")
# Names of cities are hidden. Behind the word, the browser that hides them sends the places hidden so far; no address shows them.
HIDDEN = "hidden"
KEYS: dict[str, tuple[str, ...]] = {
    "/": ("cities", "network", "region", "lens", "measures", "goal", "table"),
    "/gaps": ("city", "cities", "lens", "measures", "goal", "series", "sort", "show", "targets", "rows", "wide", "table"),
    "/compare": (
        "cities", "series", "chart", "against", "marks", "have", "most", "need", "newest", "k", "old", "moving", "peers", "mean", "lens", "goal", "highlight",
        "rows", "table",
    ),
    "/interlinkages": (
        "layer", "panel", "city", "region", "cities", "only", "lens", "measures", "goal", "to", "challenge", "pair", "n", "adjust", "by", "few", "table",
    ),
    "/reviews": ("cities", "lens", "measures", "goal", "table"),
    "/activities": (
        "cities", "measures", "period", "line", "challenge", "lens", "goal", "plan", "alliance", "member", "activity", "weight", "few", "rows", "table", "q",
    ),
    "/data": ("cities", "measures", "source", "goal", "series", "table"),
    SESSIONS: ("table",),
}  # fmt: skip
# Which keys a page understands, in the order of its addresses.
PAGES = {page: (*keys, *EVERYWHERE) for page, keys in KEYS.items()}
CHOICES = {
    "sort": ("gap", "goal"),
    "show": ("all", "worse", "none", *STATUS_FILTERS),
    "targets": ("world", "own"),
    "rows": ("some", "all"),
    "wide": ("", "1"),
    "table": ("", "1"),
    "weight": ("tag", "once"),
    "few": ("", "1"),
    "embed": ("", "1"),
    "print": ("", "1"),
    "present": ("", "1"),
    "light": ("", "1"),
    "lit": ("", *map(str, range(1, 9))),
    "rule": ("", "chatham"),
    "names": ("", HIDDEN),
    "chart": ("one", "trends", "two", "shared"),
    "marks": ("", "size", "region"),
    "have": ("", "all", "one", "half", *map(str, range(2, MOST_CITIES + 1))),
    "most": ("", *map(str, range(1, 10))),
    "newest": ("", *map(str, range(1990, 2031))),
    "k": ("", *map(str, range(1, MOST_MEASURES + 1))),
    "old": ("", "1"),
    "moving": ("", "better", "worse"),
    "peers": ("network", "all"),
    "mean": ("", "1"),
    "layer": ("figures", "time", "research", "wording", "activities"),
    "n": ("", "50", "100"),
    "adjust": ("", "1"),
    "only": ("", "1"),
    "by": ("challenges", "members", "partners"),
}
CODES = {"city": "areas", "goal": "goals", "series": "series", "region": "regions", "network": "networks", "source": "sources", "lens": "lenses",
          "period": "periods", "line": "lines", "challenge": "challenges", "plan": "plan_items", "alliance": "alliances", "member": "members",
          "activity": "activities", "against": "series", "highlight": "areas", "to": "goals", "panel": "panels",
          "release": "releases", "deck": "decks", "picture": "pictures"}  # fmt: skip
# What readers type in their own words: kept as it is, only shorter.
FREE = {"q": 80, "step": 80}

# Several codes in one value, joined by "~", in the reader's own order.
LISTS = {"cities": "areas", "need": "series", "measures": "series", "pair": "pair_ends"}
JOINT = "~"


# Why a release that is kept is not shown.
OUTDATED = "earlier-version"


@dataclass(frozen=True)
class Misread:
    """One part of a link that was not understood: the key, the value as sent, why (a text key), what is shown instead."""

    key: str
    value: str
    why: str
    shown: str


@dataclass(frozen=True)
class Vocabulary:
    """The codes a link may name, from the release that answers it."""

    areas: Collection[str] = ()
    goals: Collection[str] = ()
    series: Collection[str] = ()
    regions: Collection[str] = ()
    networks: Collection[str] = ()
    sources: Collection[str] = ()
    periods: Collection[str] = ()
    lines: Collection[str] = ()
    challenges: Collection[str] = ()
    plan_items: Collection[str] = ()
    alliances: Collection[str] = ()
    members: Collection[str] = ()
    activities: Collection[str] = ()
    lenses: Collection[str] = ()
    releases: Collection[str] = ()
    decks: Collection[str] = ()
    pictures: Collection[str] = ()
    panels: Collection[str] = ()
    pair_ends: Collection[str] = ()


@lru_cache(4096)
def quoted(value: str) -> str:
    """A value as it stands in an address."""
    return quote(value, safe="~")
