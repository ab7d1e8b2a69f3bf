"""How much of what is judged is off course. Plain Python, light enough to answer a view."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from dashboard.concepts import JUDGED, OFF_COURSE

# Fewer judged values than these say little about a goal.
ENOUGH_JUDGED = 10


class OffCourse(NamedTuple):
    """Of so many judged values, so many are too slow or moving away."""

    judged: int
    off: int


def off_course(counts: Iterable[Mapping[str, Any]], column: str = "goal") -> dict[str, OffCourse]:
    """What is judged and what of it is off course, for each goal or whatever else `column` names; `counts` are numbers `n` by `status`.

    A target met by a value alone is left out as one missed is: else the lucky ones would count and the others not.
    """
    found: dict[str, OffCourse] = {}
    for row in counts:
        judged, off = found.get(row[column], OffCourse(0, 0))
        n, status = row["n"], row["status"]
        found[row[column]] = OffCourse(judged + n * (status in JUDGED), off + n * (status in OFF_COURSE))
    return found


def furthest(found: Mapping[str, OffCourse], places: int) -> list[str]:
    """Those with the largest shares of what is judged off course, among those with enough judged; whoever ties with the last is named too."""
    shares = {key: each.off / each.judged for key, each in found.items() if each.off and each.judged >= ENOUGH_JUDGED}
    least = sorted(shares.values(), reverse=True)[:places][-1:]
    named = [key for key in shares if shares[key] >= least[0]]
    return sorted(named, key=lambda key: (-shares[key], -found[key].judged))
