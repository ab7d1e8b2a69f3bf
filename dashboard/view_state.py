"""What the reader is looking at, and its address. Nobody else knows a parameter name.

Reading never fails: each part of a link is understood, missing, or kept at its default with a `Misread` that says why.
Writing leaves defaults out and keeps one order, so that one view has one address.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import parse_qsl, quote

SHOWN_OF_A_BAD_VALUE = 40
MISREAD_OF_A_LIST = 3
# A comparison of more cities, or a shared dashboard of more measures, is no longer read.
MOST_CITIES, MOST_MEASURES = 14, 60
# Keys of earlier addresses; links that carry them go on working.
RENAMED = {"i": "series", "g": "goal", "c": "city"}
STATUS_FILTERS = ("hold", "slip", "met", "on", "speed", "stall", "rev", "level")


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
    panels: Collection[str] = ()
    pair_ends: Collection[str] = ()


@dataclass(frozen=True)
class ViewState:
    """One view. Field names are the keys of the address; empty means the default."""

    page: str = "/"
    city: str = ""
    cities: str = ""
    goal: str = ""
    series: str = ""
    sort: str = "gap"
    show: str = "all"
    targets: str = "world"
    rows: str = "some"
    wide: str = ""
    table: str = ""
    network: str = ""
    region: str = ""
    source: str = ""
    lens: str = ""
    period: str = ""
    line: str = ""
    challenge: str = ""
    plan: str = ""
    alliance: str = ""
    member: str = ""
    activity: str = ""
    weight: str = "tag"
    few: str = ""
    q: str = ""
    chart: str = "one"
    against: str = ""
    by: str = ""
    have: str = ""
    most: str = ""
    need: str = ""
    measures: str = ""
    newest: str = ""
    k: str = ""
    old: str = ""
    moving: str = ""
    peers: str = "network"
    mean: str = ""
    highlight: str = ""
    layer: str = "figures"
    panel: str = ""
    to: str = ""
    pair: str = ""
    n: str = ""
    adjust: str = ""
    who: str = ""
    misread: tuple[Misread, ...] = field(default=(), compare=False)

    def but(self, **changes: str) -> "ViewState":
        """The same view with some fields changed. Raises TypeError for a field there is none of."""
        if not changes.keys() <= ViewState.__dataclass_fields__.keys():
            raise TypeError(f"no such field: {', '.join(changes.keys() - ViewState.__dataclass_fields__.keys())}")
        # A page writes a hundred addresses; going through the constructor would cost more than the rest of them.
        other = object.__new__(ViewState)
        other.__dict__.update(self.__dict__, misread=(), **changes)
        return other

    def query(self) -> str:
        """The part of the address behind the question mark: what differs from the default, in one order."""
        mine = self.__dict__
        return "&".join(f"{key}={_quoted(mine[key])}" for key in PAGES.get(self.page, ()) if mine[key] != _DEFAULTS[key])

    def address(self, suffix: str = "") -> str:
        """Path and query of the view; `suffix` such as '.csv' names its export."""
        path = self.page if not suffix else (self.page.rstrip("/") or "/overview") + suffix
        query = self.query()
        return f"{path}?{query}" if query else path


@lru_cache(4096)
def _quoted(value: str) -> str:
    return quote(value, safe="~")


_DEFAULTS = {name: spec.default for name, spec in ViewState.__dataclass_fields__.items() if name not in ("page", "misread")}
# Which keys a page understands, in the order of its addresses.
PAGES: dict[str, tuple[str, ...]] = {
    "/": ("cities", "network", "region", "lens", "measures", "goal", "table"),
    "/gaps": ("city", "cities", "lens", "measures", "goal", "series", "sort", "show", "targets", "rows", "wide", "table"),
    "/compare": ("cities", "series", "chart", "against", "by", "have", "most", "need", "newest", "k", "old", "moving", "peers", "mean", "highlight", "rows",
                 "table"),
    "/interlinkages": ("layer", "panel", "city", "region", "cities", "lens", "goal", "to", "challenge", "pair", "n", "adjust", "who", "few", "table"),
    "/reviews": ("cities", "goal", "table"),
    "/activities": ("cities", "measures", "period", "line", "challenge", "lens", "goal", "plan", "alliance", "member", "activity",
                    "weight", "few", "rows", "table", "q"),
    "/data": ("cities", "source", "goal", "series", "table"),
}
_CHOICES = {
    "sort": ("gap", "goal"),
    "show": ("all", "worse", "none", *STATUS_FILTERS),
    "targets": ("world", "own"),
    "rows": ("some", "all"),
    "wide": ("", "1"),
    "table": ("", "1"),
    "weight": ("tag", "once"),
    "few": ("", "1"),
    "layer": ("figures", "time", "research", "wording", "activities"),
    "n": ("", "50", "100"),
    "adjust": ("", "1"),
    "who": ("", "members", "partners"),
    "chart": ("one", "trends", "two", "shared"),
    "by": ("", "size", "region"),
    "have": ("", "all", "one", "half", *map(str, range(2, MOST_CITIES + 1))),
    "most": ("", *map(str, range(1, 10))),
    "newest": ("", *map(str, range(1990, 2031))),
    "k": ("", *map(str, range(1, MOST_MEASURES + 1))),
    "old": ("", "1"),
    "moving": ("", "better", "worse"),
    "peers": ("network", "all"),
    "mean": ("", "1"),
}
_CODES = {"city": "areas", "goal": "goals", "series": "series", "region": "regions", "network": "networks", "source": "sources", "lens": "lenses",
          "period": "periods", "line": "lines", "challenge": "challenges", "plan": "plan_items", "alliance": "alliances", "member": "members",
          "activity": "activities", "against": "series", "highlight": "areas", "to": "goals",
          "panel": "panels"}  # fmt: skip
# What readers type in their own words: kept as it is, only shorter.
_FREE = {"q": 80}

# Several codes in one value, joined by "~", in the reader's own order.
_LISTS = {"cities": "areas", "need": "series", "measures": "series", "pair": "pair_ends"}
JOINT = "~"


def read(page: str, query: str, known: Vocabulary) -> ViewState:
    """The view a path and a query string name; never raises."""
    pairs = parse_qsl(query.lstrip("?"), keep_blank_values=True, errors="replace", max_num_fields=None)
    sent: dict[str, list[str]] = {}
    for key, value in pairs:
        sent.setdefault(RENAMED.get(key, key), []).append(value)
    return from_parts(page, sent, known)


def from_parts(page: str, sent: Mapping[str, Sequence[str]], known: Vocabulary) -> ViewState:
    """The view that parsed parameters name."""
    understood: dict[str, str] = {}
    misread: list[Misread] = []
    for key, values in sent.items():
        if key not in PAGES.get(page, ()):
            misread.append(Misread(_shown(key), _shown(values[0]), "unknown-key", ""))
            continue
        value = values[0].strip()
        if len(values) > 1:
            misread.append(Misread(key, _shown(values[1]), "more-than-one", _shown(value)))
        if key in _LISTS:
            understood[key] = _known_of(key, value, getattr(known, _LISTS[key]), misread)
            continue
        if key in _FREE:
            understood[key] = " ".join("".join(letter if letter.isprintable() else " " for letter in value).split())[: _FREE[key]]
            continue
        allowed = _CHOICES.get(key) or getattr(known, _CODES[key])
        if value in allowed:
            understood[key] = value
        elif value:
            misread.append(Misread(key, _shown(value), "unknown-value", _DEFAULTS[key]))
    return ViewState(page=page, **understood, misread=tuple(misread))


def _known_of(key: str, value: str, allowed: Collection[str], misread: list[Misread]) -> str:
    """The codes of a list that are known, each once; the others are added to what was not understood."""
    sent = list(filter(None, map(str.strip, value.split(JOINT))))
    codes = dict.fromkeys(sent)
    twice = [code for code in codes if code in allowed and sent.count(code) > 1]
    misread.extend(Misread(key, _shown(code), "twice", "") for code in twice[:MISREAD_OF_A_LIST])
    unknown = [code for code in codes if code not in allowed]
    misread.extend(Misread(key, _shown(code), "unknown-value", "") for code in unknown[:MISREAD_OF_A_LIST])
    return JOINT.join(code for code in codes if code in allowed)


def _shown(value: str) -> str:
    """A value from a link, short and without characters that do not print."""
    printable = "".join(letter for letter in value if letter.isprintable())
    return printable if len(printable) <= SHOWN_OF_A_BAD_VALUE else printable[:SHOWN_OF_A_BAD_VALUE] + "…"
