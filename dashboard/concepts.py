"""The field's words as code: statuses, directions, boundaries and the columns every frame shares.

Nothing here knows a file, a query or a picture. Words on screen are in `text`.
"""

from dataclasses import dataclass
from enum import StrEnum

TARGET_YEAR = 2030
OLD_AFTER_YEARS = 5
TOTAL = "_T"


class Direction(StrEnum):
    """Which way is better. `context` series are shown and never judged."""

    HIGHER = "higher_better"
    LOWER = "lower_better"
    CONTEXT = "context"

    @property
    def sign(self) -> int:
        """+1 if higher is better, -1 if lower is better, 0 for context."""
        return {"higher_better": 1, "lower_better": -1}.get(self.value, 0)


class Boundary(StrEnum):
    """What a value was measured for. Only the first three may be judged as a city's."""

    CITY = "city"
    METRO = "metro"
    URBAN_CENTRE = "urban-centre"
    WIDER = "wider"
    NATIONAL = "national"


# The kind of an area that is more than its core city: a value measured for the city alone is not the whole area's.
METROPOLIS = "metropolitan area"
JUDGED_BOUNDARIES = (Boundary.CITY, Boundary.METRO, Boundary.URBAN_CENTRE)


class ObsStatus(StrEnum):
    """SDMX observation status (CL_OBS_STATUS). Forecasts are never scored."""

    NORMAL = "A"
    BREAK = "B"
    ESTIMATED = "E"
    FORECAST = "F"
    PROVISIONAL = "P"


class BoundOrigin(StrEnum):
    """Why a series has the bounds it has."""

    PUBLISHED = "published"
    SDG = "sdg"
    NONE_BEHIND = "none-behind"
    SCIENCE = "science"
    PANEL = "panel"
    LOCAL = "local"
    NO_TARGET = "none"


class Status(StrEnum):
    """Where a measure stands on the way to 2030. The order is the order on screen."""

    HOLD = "hold"
    SLIP = "slip"
    MET = "met"
    ON = "on"
    SPEED = "speed"
    STALL = "stall"
    REV = "rev"
    LEVEL = "level"
    NONE = "none"


class LinkClass(StrEnum):
    """What a tested pair of measures shows, and that a pair was not tested."""

    TOGETHER = "together"
    APART = "apart"
    NONE = "none"
    NOT_TESTED = "not-tested"


# Codes that have words on screen: others would have none.
NETWORKS = ("metropolis", "sdg-leadership-cities")
QUALITY_ACTIONS = ("dropped", "flagged", "conflict", "skipped")
OWN_VERDICTS = ("target_achieved", "approaching_target", "challenges_remain")
# A pair is compared across at least so many areas; a link is clear if q and |rho| reach these.
FEWEST_AREAS = 20
CLEAR_Q, CLEAR_RHO = 0.10, 0.4


ROLLED_UP = {
    Status.HOLD: "met",
    Status.SLIP: "met",
    Status.MET: "met",
    Status.ON: "on",
    Status.SPEED: "slow",
    Status.STALL: "slow",
    Status.REV: "away",
    Status.LEVEL: "level",
    Status.NONE: "none",
}
# What has a target and a direction. A target met by a value alone has none, nor has one that is missed so.
JUDGED = frozenset(Status) - {Status.NONE, Status.LEVEL, Status.MET}
OFF_COURSE = frozenset({Status.SPEED, Status.STALL, Status.REV})


@dataclass(frozen=True)
class Bounds:
    """Frozen bounds of a series in its own unit: score 0 at `lower_bound`, 100 at `optimum`; `green` is the 2030 target."""

    lower_bound: float
    red: float
    green: float
    optimum: float
    direction: Direction
