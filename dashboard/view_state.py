"""What the reader is looking at, and its address. Nobody else knows a parameter name.

Reading never fails: each part of a link is understood, missing, or kept at its default with a `Misread` that says why.
Writing leaves defaults out and keeps one order, so that one view has one address.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import parse_qsl, quote, urlsplit

SHOWN_OF_A_BAD_VALUE = 40
MISREAD_OF_A_LIST = 3
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
    releases: Collection[str] = ()
    decks: Collection[str] = ()
    pictures: Collection[str] = ()


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
    release: str = ""
    picture: str = ""
    deck: str = ""
    step: str = ""
    present: str = ""
    light: str = ""
    rule: str = ""
    names: str = ""
    misread: tuple[Misread, ...] = field(default=(), compare=False)

    def but(self, **changes: str) -> "ViewState":
        """The same view with some fields changed. Raises TypeError for a field there is none of."""
        if not changes.keys() <= ViewState.__dataclass_fields__.keys():
            raise TypeError(f"no such field: {', '.join(changes.keys() - ViewState.__dataclass_fields__.keys())}")
        # A page writes a hundred addresses; going through the constructor would cost more than the rest of them.
        other = object.__new__(ViewState)
        other.__dict__.update(self.__dict__, misread=(), **changes)
        return other

    def path(self) -> str:
        """The path of the view: that of its page; a deck has its own, and every deck carried in a link the same one."""
        if self.page != SESSIONS or not self.deck:
            return self.page
        return f"{SESSIONS}/{self.deck if _is_named(self.deck) else CARRIED_DECK}"

    def query(self) -> str:
        """The part of the address behind the question mark: what differs from the default, in one order."""
        mine = self.__dict__
        keys = [key for key in PAGES.get(self.page, ()) if mine[key] != _DEFAULTS[key]]
        if mine["deck"] and self.page == SESSIONS and _is_named(mine["deck"]):
            keys.remove("deck")
        return "&".join(f"{key}={HIDDEN if key == 'names' else _quoted(mine[key])}" for key in keys)

    def address(self, suffix: str = "") -> str:
        """Path and query of the view; `suffix` such as '.csv' names its export."""
        path = self.path() if not suffix else (self.page.rstrip("/") or "/overview") + suffix
        query = self.query()
        return f"{path}?{query}" if query else path


@lru_cache(4096)
def _quoted(value: str) -> str:
    return quote(value, safe="~")


_DEFAULTS = {name: spec.default for name, spec in ViewState.__dataclass_fields__.items() if name not in ("page", "misread")}
SESSIONS = "/sessions"
# The last part of the path of a deck that is carried in the link itself; its code begins with this mark.
CARRIED_DECK, CODE_MARK = "room", "~"
# What every page understands, at the end of its address. Of these, the carried ones travel along to other pages.
EVERYWHERE = ("release", "picture", "deck", "step", "present", "light", "rule", "names")
CARRIED = ("release", "rule", "names")
# Names of cities are hidden. Behind the word, the browser that hides them sends the places hidden so far; no address shows them.
HIDDEN = "hidden"
_KEYS: dict[str, tuple[str, ...]] = {
    "/": ("network", "region", "lens", "goal", "table"),
    "/gaps": ("city", "lens", "goal", "series", "sort", "show", "targets", "rows", "wide", "table"),
    "/reviews": ("cities", "goal", "table"),
    "/activities": ("period", "line", "challenge", "lens", "goal", "plan", "alliance", "member", "activity", "weight", "few", "rows", "table", "q"),
    "/data": ("source", "goal", "series", "table"),
    SESSIONS: ("table",),
}
# Which keys a page understands, in the order of its addresses.
PAGES = {page: (*keys, *EVERYWHERE) for page, keys in _KEYS.items()}
_CHOICES = {
    "sort": ("gap", "goal"),
    "show": ("all", "worse", "none", *STATUS_FILTERS),
    "targets": ("world", "own"),
    "rows": ("some", "all"),
    "wide": ("", "1"),
    "table": ("", "1"),
    "weight": ("tag", "once"),
    "few": ("", "1"),
    "present": ("", "1"),
    "light": ("", "1"),
    "rule": ("", "chatham"),
    "names": ("", HIDDEN),
}
_CODES = {"city": "areas", "goal": "goals", "series": "series", "region": "regions", "network": "networks", "source": "sources", "lens": "lenses",
          "period": "periods", "line": "lines", "challenge": "challenges", "plan": "plan_items", "alliance": "alliances", "member": "members",
          "activity": "activities", "release": "releases", "deck": "decks", "picture": "pictures"}  # fmt: skip
# What readers type in their own words: kept as it is, only shorter.
_FREE = {"q": 80, "step": 80}

# Several codes in one value, joined by "~", in the reader's own order.
_LISTS = {"cities": "areas"}
JOINT = "~"


def is_page(path: str) -> bool:
    """Whether a page of ours lives at a path. Every deck has its own below `/sessions`, known or not."""
    name = path.removeprefix(f"{SESSIONS}/")
    return path in PAGES or (name != path and _is_named(name))


def of_ours(link: str) -> tuple[str, str] | None:
    """Path and query of a link to one of our pages; None for any other, with a host of its own or unreadable."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    plain = not parts.scheme and not parts.netloc and not parts.fragment
    return (parts.path, parts.query) if plain and is_page(parts.path) else None


def read(page: str, query: str, known: Vocabulary) -> ViewState:
    """The view a path and a query string name; never raises."""
    pairs = parse_qsl(query.lstrip("?"), keep_blank_values=True, errors="replace", max_num_fields=None)
    sent: dict[str, list[str]] = {}
    for key, value in pairs:
        sent.setdefault(RENAMED.get(key, key), []).append(value)
    name = page.removeprefix(f"{SESSIONS}/")
    if name != page:
        page, sent = SESSIONS, sent | ({} if name == CARRIED_DECK else {"deck": [name]})
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
        if key == "names" and value.partition(JOINT)[0] == HIDDEN:
            understood[key] = JOINT.join((HIDDEN, *(code for code in value.split(JOINT)[1:] if re.fullmatch(r"[a-z0-9-]{1,60}", code))))
            continue
        if key in _FREE:
            understood[key] = " ".join("".join(letter if letter.isprintable() else " " for letter in value).split())[: _FREE[key]]
            continue
        allowed = _CHOICES.get(key) or getattr(known, _CODES[key])
        if value in allowed or (key == "deck" and value.startswith(CODE_MARK)):
            understood[key] = value
        elif value:
            misread.append(Misread(key, _shown(value), "unknown-value", _DEFAULTS[key]))
    return ViewState(page=page, **understood, misread=tuple(misread))


def _known_of(key: str, value: str, allowed: Collection[str], misread: list[Misread]) -> str:
    """The codes of a list that are known, each once; the others are added to what was not understood."""
    codes = dict.fromkeys(filter(None, map(str.strip, value.split(JOINT))))
    unknown = [code for code in codes if code not in allowed]
    misread.extend(Misread(key, _shown(code), "unknown-value", "") for code in unknown[:MISREAD_OF_A_LIST])
    return JOINT.join(code for code in codes if code in allowed)


def _is_named(deck: str) -> bool:
    """Whether a deck has a name of its own, as those of a release have."""
    return bool(re.fullmatch(r"[a-z0-9][a-z0-9-]{0,59}", deck))


def _shown(value: str) -> str:
    """A value from a link, short and without characters that do not print."""
    printable = "".join(letter for letter in value if letter.isprintable())
    return printable if len(printable) <= SHOWN_OF_A_BAD_VALUE else printable[:SHOWN_OF_A_BAD_VALUE] + "…"
