"""What the reader is looking at, and its address. Nobody else knows a parameter name.

Reading never fails: each part of a link is understood, missing, or kept at its default with a `Misread` that says why.
Writing leaves defaults out and keeps one order, so that one view has one address.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

from dashboard.view_keys import (
    CARRIED,
    CARRIED_DECK,
    CHOICES,
    CODE_MARK,
    CODES,
    EVERYWHERE,
    FREE,
    HIDDEN,
    JOINT,
    LISTS,
    MOST_CITIES,
    MOST_MEASURES,
    PAGES,
    RENAMED,
    RENAMED_CODES,
    SESSIONS,
    STATUS_FILTERS,
    Misread,
    Vocabulary,
    quoted,
)

__all__ = [
    "CARRIED", "CARRIED_DECK", "CHOICES", "CODES", "CODE_MARK", "EVERYWHERE", "FREE", "HIDDEN", "JOINT", "LISTS", "MOST_CITIES", "MOST_MEASURES", "PAGES",
    "RENAMED", "SESSIONS", "STATUS_FILTERS", "Misread", "ViewState", "Vocabulary", "first_sent", "from_parts", "is_page", "of_ours", "read",
]  # fmt: skip

SHOWN_OF_A_BAD_VALUE, MISREAD_OF_A_LIST = 40, 3


@dataclass(frozen=True, init=False)
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
    lit: str = ""
    rule: str = ""
    names: str = ""
    chart: str = "one"
    against: str = ""
    marks: str = ""
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
    only: str = ""
    by: str = "challenges"
    embed: str = ""
    print: str = ""
    misread: tuple[Misread, ...] = field(default=(), compare=False)

    # A page makes a hundred views to write their addresses: setting sixty fields one by one would cost more than all the rest of it.
    def __init__(self, page: str = "/", misread: tuple[Misread, ...] = (), **given: str) -> None:
        """A view of a page with some fields set. Raises TypeError for a field there is none of."""
        self.__dict__.update(_DEFAULTS, page=page, misread=misread, **given, _given=_differing({}, given))

    def but(self, **changes: str) -> "ViewState":
        """The same view with some fields changed. Raises TypeError for a field there is none of."""
        mine, other = self.__dict__, object.__new__(ViewState)
        other.__dict__.update(mine, misread=(), **changes, _given=_differing(mine["_given"], changes))
        return other

    def path(self) -> str:
        """The path of the view: that of its page; a deck has its own, and every deck carried in a link the same one."""
        if self.page != SESSIONS or not self.deck:
            return self.page
        return f"{SESSIONS}/{self.deck if _is_named(self.deck) else CARRIED_DECK}"

    def query(self) -> str:
        """The part of the address behind the question mark: what differs from the default, in one order."""
        mine, places = self.__dict__, _PLACES.get(self.page, {})
        given = mine["_given"]
        said = {**given, "names": HIDDEN} if "names" in given else given
        keys = sorted([key for key in said if key in places], key=places.__getitem__)
        if mine["deck"] and self.page == SESSIONS and _is_named(mine["deck"]):
            keys.remove("deck")
        return "&".join([f"{key}={quoted(said[key])}" for key in keys])

    def pattern(self, key: str) -> Callable[[str], str]:
        """The addresses of the view with a code in one key, for pages that write hundreds; the code must not be the default of the key."""
        before, after = self.around(key)
        return lambda code: f"{before}{quoted(code)}{after}"

    def around(self, key: str) -> tuple[str, str]:
        """What stands before and behind a code in those addresses."""
        place = "-place-"
        before, _, after = self.but(**{key: place}).address().partition(place)
        return before, after

    def address(self, suffix: str = "") -> str:
        """Path and query of the view; `suffix` such as '.csv' names its export."""
        path = self.path() if not suffix else (self.page.rstrip("/") or "/overview") + suffix
        query = self.query()
        return f"{path}?{query}" if query else path


_DEFAULTS = {name: spec.default for name, spec in ViewState.__dataclass_fields__.items() if name not in ("page", "misread")}


def _differing(given: Mapping[str, str], changes: Mapping[str, str]) -> dict[str, str]:
    """What differs from the defaults, of whatever page, after some changes. Raises TypeError for a field there is none of."""
    now = {**given, **changes}
    for key, value in changes.items():
        if key not in _DEFAULTS and key != "page":
            raise TypeError(f"no such field: {key}")
        if value == _DEFAULTS.get(key):
            del now[key]
    return now


_PLACES = {page: {key: place for place, key in enumerate(keys)} for page, keys in PAGES.items()}


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


def first_sent(query: str, key: str) -> str:
    """What a query string gives a key, as sent: the first of several counts, even an empty one. For what has to be known before the rest is read."""
    return next((value.strip() for name, value in parse_qsl(query.lstrip("?"), keep_blank_values=True, errors="replace") if name == key), "")


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
        if key in LISTS:
            understood[key] = _known_of(key, value, getattr(known, LISTS[key]), misread)
            continue
        if key == "names" and value.partition(JOINT)[0] == HIDDEN:
            understood[key] = JOINT.join((HIDDEN, *(code for code in value.split(JOINT)[1:] if re.fullmatch(r"[a-z0-9-]{1,60}", code))))
            continue
        if key in FREE:
            understood[key] = " ".join("".join(letter if letter.isprintable() else " " for letter in value).split())[: FREE[key]]
            continue
        allowed = CHOICES.get(key) or getattr(known, CODES[key])
        value = value if value in allowed else RENAMED_CODES.get((key, value), value)
        if value in allowed or (key == "deck" and value.startswith(CODE_MARK)):
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


def _is_named(deck: str) -> bool:
    """Whether a deck has a name of its own, as those of a release have."""
    return bool(re.fullmatch(r"[a-z0-9][a-z0-9-]{0,59}", deck))


def _shown(value: str) -> str:
    """A value from a link, short and without characters that do not print."""
    printable = "".join(letter for letter in value if letter.isprintable())
    return printable if len(printable) <= SHOWN_OF_A_BAD_VALUE else printable[:SHOWN_OF_A_BAD_VALUE] + "…"
