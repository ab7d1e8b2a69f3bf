"""The one word for where a measure stands, from the value, the target and the arrow."""

from dashboard.analysis.trends import Arrow
from dashboard.concepts import OLD_AFTER_YEARS, Status

HARDLY = 0.02
_MET = {"up": Status.HOLD, "flat": Status.SLIP}
_NOT_MET = {"down": Status.REV, "up": Status.ON, "diag": Status.SPEED, "flat": Status.STALL}


def status(arrow_key: str | None, *, met: bool, short: bool) -> Status:
    """The status of a value with a target. Without an arrow, or over a short period, only the distance is known.

    `met` says whether the value is at the target or better. A target met without a direction is `met`, a target not
    met without one is `level`.
    """
    if arrow_key is None or short:
        return Status.MET if met else Status.LEVEL
    return (_MET if met else _NOT_MET)[arrow_key]


def has_hardly_moved(start: float, end: float, target: float) -> bool:
    """True if the change is under 2 % of the distance from the start to the target; False if there was no distance."""
    return abs(end - start) < HARDLY * abs(target - start)


def directions_disagree(arrow: Arrow | None, pace: float | None) -> bool:
    """True if the arrow's two years say better and the slope through all values says worse, or the other way round.

    `pace` is the slope turned so that positive is better. No movement in one of the two is no disagreement.
    """
    return arrow is not None and pace is not None and arrow.actual * pace < 0


def is_old(year: int, release_year: int) -> bool:
    """True if the last value lies more than five years before the release. An old value keeps its status."""
    return release_year - year > OLD_AFTER_YEARS
