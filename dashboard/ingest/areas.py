"""Which area a source means: network areas by their key in the source, all others by name and country.

`ref_area` is a readable slug: `bogota` for network areas, `hamburg-de` for reference cities, so that two sources that
name the same city in the same country meet in one area. Two cities of one name in one country are kept apart by their
state or province (`suzhou-jiangsu-cn`); a bare name that fits both is `ambiguous` and belongs to neither.

`data/areas/` holds what is kept by hand: `network.csv` (the members), `memberships.csv`, `network_aliases.csv` and
`keys.csv` (scheme and key in a source -> area; scheme `name` is folded name and ISO3 country). `areas/sources/` holds
what each reader found; `dashboard.ingest.register` makes `areas.csv` and `aliases.csv` from all of them.
"""

import csv
import re
import unicodedata
from functools import lru_cache
from pathlib import Path

AREAS = Path(__file__).resolve().parents[2] / "data" / "areas"
# Letters that Unicode does not decompose into a base letter and an accent.
_UNDECOMPOSED = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "Æ": "AE", "ı": "i", "œ": "oe",
     "þ": "th", "Þ": "Th", "ð": "d", "ə": "a", "Ə": "A"}
)  # fmt: skip
_TWO_NAMES = re.compile(r"(.*?)\s*\((.*)\)\s*")


def fold(name: str) -> str:
    """The name without accents, in lower case, punctuation as single blanks: 'São Paulo' gives 'sao paulo'."""
    plain = unicodedata.normalize("NFKD", name.translate(_UNDECOMPOSED))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", " ", plain.lower()).strip()


@lru_cache
def _keys(folder: Path = AREAS) -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    with (folder / "keys.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            place = (row["scheme"], row["key"])
            found[place] = (*found.get(place, ()), row["ref_area"])
    return found


@lru_cache
def _iso2(folder: Path = AREAS) -> dict[str, str]:
    with (folder.parent / "codes" / "countries.csv").open(encoding="utf-8", newline="") as file:
        return {row["country"]: row["iso2"].lower() for row in csv.DictReader(file)}


@lru_cache
def country(iso2: str) -> str:
    """The ISO3 code of an ISO2 code in upper case. Raises KeyError for an unknown one."""
    return {two.upper(): three for three, two in _iso2().items()}[iso2]


@lru_cache
def _named(folder: Path = AREAS) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in ("countries.csv", "country_names.csv"):
        with (folder.parent / "codes" / name).open(encoding="utf-8", newline="") as file:
            found.update((row["name"], row["country"]) for row in csv.DictReader(file))
    return found


def country_named(name: str) -> str | None:
    """The ISO3 code of a country by our short name or by one of the long forms the sources use, or None."""
    return _named().get(name.replace("’", "'"))


def country_title(iso3: str) -> str:
    """Our short name of a country by its ISO3 code. Raises KeyError for an unknown one."""
    first = {code: name for name, code in reversed(_named().items())}
    return first[iso3]


@lru_cache
def network_country() -> dict[str, str]:
    """The ISO3 country of every network area; empty for the one member whose place is not known."""
    with (AREAS / "network.csv").open(encoding="utf-8", newline="") as file:
        return {row["ref_area"]: row["country"] for row in csv.DictReader(file)}


def network() -> frozenset[str]:
    """The slugs of all network areas."""
    return frozenset(network_country())


@lru_cache
def measured(without: str = "") -> frozenset[str]:
    """The slugs of all areas that some reader has delivered so far, apart from the source `without`."""
    found: set[str] = set()
    for file in sorted((AREAS / "sources").glob("*.csv")):
        if file.stem != without:
            with file.open(encoding="utf-8", newline="") as lines:
                found.update(row["ref_area"] for row in csv.DictReader(lines))
    return frozenset(found)


def known(scheme: str, key: str) -> str | None:
    """The network area with this key in this scheme (`network`, `eurostat`, `cbsa`, `unhabitat` …), or None.

    Where two members share a key (Medellín and Valle de Aburrá), the first listed in `keys.csv`.
    """
    return (_keys().get((scheme, key)) or (None,))[0]


def known_all(scheme: str, key: str) -> tuple[str, ...]:
    """All areas with this key: more than one where members share an urban area, empty if there is none."""
    return _keys().get((scheme, key), ())


def ambiguous(name: str, iso3: str) -> bool:
    """True if the country has two cities of this name and the bare name does not say which is meant."""
    return ("ambiguous", f"{fold(name)}|{iso3}") in _keys()


def reference(name: str, country: str) -> str:
    """The slug of a reference city: folded name and ISO2 country, for example 'hamburg-de'.

    A name and country that `keys.csv` lists (scheme `name`) give the area listed there: a network area, or the
    spelling under which another source has the same city ('munich|DEU' gives 'munchen-de').
    """
    folded = fold(name)
    return known("name", f"{folded}|{country}") or f"{folded.replace(' ', '-')}-{_iso2()[country]}"


@lru_cache
def _shown(folder: Path = AREAS) -> dict[tuple[str, str], str]:
    with (folder / "names.csv").open(encoding="utf-8", newline="") as file:
        return {(row["country"], row["local"]): row["name"] for row in csv.DictReader(file)}


def shown(printed: str, iso3: str) -> str:
    """The name for the screen of a city as the UN prints it: the English one, or the one kept in `names.csv`.

    A state after a comma stays only where the country has two cities of the name.
    """
    local, english = two_names(printed)
    bare = english.split(",")[0].strip()
    return _shown().get((iso3, local)) or (english if ambiguous(bare, iso3) else bare)


def two_names(printed: str) -> tuple[str, str]:
    """Local and English name of a city as the UN prints them: 'Wien (Vienna)' gives ('Wien', 'Vienna').

    One name alone is both. A hard blank is read as a blank, a state before an underscore is left out
    ('Casanare_Yopal').
    """
    printed = printed.replace("\xa0", " ").rpartition("_")[2].strip()
    match = _TWO_NAMES.fullmatch(printed)
    return (match[1], match[2]) if match and match[1] else (printed, printed)
