"""How far a city's local review and its country's national review build on each other. Pure functions over years and sets.

Every part is shown by itself. What nobody has looked at stays unknown; it never becomes a zero.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

MET, NOT_MET, NOT_APPLICABLE, UNKNOWN = "met", "not-met", "not-applicable", "unknown"
CONFIRMED = ("seen", "listed")
NONE_REPORTED = "none reported"
# A local review joins a national one of its own year or of the year after.
JOINS = (0, 1)


@dataclass(frozen=True)
class NationalReview:
    """One national review on record: its year (None if it was not seen) and how well it is known (seen, listed, not confirmed, none reported).

    `as_of` is the last year a "none reported" tells of.
    """

    year: int | None
    status: str
    as_of: int | None = None


@dataclass(frozen=True)
class Timing:
    """Whether a local review joins a national one, by years alone, and the year of the national review it joins (None if it joins none)."""

    verdict: str
    joined: int | None = None


def shared(local: Iterable[str], national: Iterable[str]) -> frozenset[str]:
    """The targets both reviews name. Targets with targets, goals with goals: levels are never mixed."""
    return frozenset(local) & frozenset(national)


def share_of_vlr(local: Collection[str], national: Collection[str]) -> float | None:
    """Which share (0-1) of what the local review names the national one names too; None if the local review names nothing."""
    return len(shared(local, national)) / len(set(local)) if local else None


def share_of_vnr(local: Collection[str], national: Collection[str]) -> float | None:
    """Which share (0-1) of what the national review names the local one names too; None if the national review names nothing."""
    return len(shared(local, national)) / len(set(national)) if national else None


def jaccard(local: Collection[str], national: Collection[str]) -> float | None:
    """What both name as a share (0-1) of what either names (Jaccard); None if neither names anything."""
    either = set(local) | set(national)
    return len(shared(local, national)) / len(either) if either else None


def timing(year: int | None, national: Collection[NationalReview], read_until: int) -> Timing:
    """Part 1 of the linkage: a national review in the year of the local one or in the year after.

    `met` needs a national review that was seen or listed. `not-applicable`: the country is known to have reported none,
    up to the last of the years that count: what came after a "none reported" nobody saw.
    `unknown` whenever a review that is not confirmed, that has no year, or that is younger than the last source read
    (`read_until`) could still be the one; a review without a year is older than the first one known.
    """
    known = sorted(review.year for review in national if review.status in CONFIRMED and review.year is not None)
    if year is None:
        return Timing(UNKNOWN)
    joined = next((year + later for later in JOINS if year + later in known), None)
    if joined is not None:
        return Timing(MET, joined)
    if not known:
        return Timing(NOT_APPLICABLE if none_until(national) >= year + max(JOINS) else UNKNOWN)
    unsure = [review.year for review in national if review.status not in CONFIRMED]
    could_be = any(earlier is None and year < known[0] or earlier is not None and earlier - year in JOINS for earlier in unsure)
    return Timing(UNKNOWN if could_be or year + max(JOINS) > read_until else NOT_MET)


def none_until(national: Iterable[NationalReview]) -> int:
    """The last year up to which the country is known to have reported nothing; 0 if nobody said so."""
    return max((review.as_of or 0 for review in national if review.status == NONE_REPORTED), default=0)
