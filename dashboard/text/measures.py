"""One measure of one city in words: value, year, target, pace and the plain sentence.

Everything is derived from the assessment, so that title, sentence, counts and pill can never disagree.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.concepts import METROPOLIS, TARGET_YEAR, Boundary, BoundOrigin
from dashboard.text import Text, numbers

Record = Mapping[str, Any]
FAR_FASTER = 10
SHORT_UNIT = 8  # letters; a longer unit is not repeated where the value with its unit stands right above
NEARLY_THE_PACE = 1.05


@dataclass(frozen=True)
class Measure:
    """An assessment with its series and unit, ready to be put into words."""

    assessed: Record
    series: Record
    unit: Record
    city: str
    text: Text
    kind: str = ""

    @property
    def key(self) -> str:
        """The code of the series."""
        return self.series["series"]

    @property
    def status(self) -> str:
        """One of the nine statuses."""
        return self.assessed["status"]

    @property
    def decimals(self) -> int:
        """Decimals to show: the unit's own, more if rounding would hide a missed target or a change since the start."""
        value, own = self.assessed["value"], self.series["decimals"]
        others = (self.series["green"], self.assessed.get("start_value"))
        return own if value is None else max((numbers.decimals_apart(value, other, own) for other in others if other is not None), default=own)

    def amount(self, value: float | None) -> str:
        """A value of this series with its unit, an en dash for none."""
        return numbers.DASH if value is None else numbers.with_unit(value, self.decimals, self.unit["label"])

    @property
    def value(self) -> str:
        """The latest value with its unit."""
        return self.amount(self.assessed["value"])

    @property
    def year(self) -> str:
        """The year of the latest value as its source prints it."""
        return str(self.assessed["time_label"] or self.assessed["year"] or "")

    @property
    def start_year(self) -> str:
        """The year of the value the status starts from, as its source prints it; empty without one."""
        return str(self.assessed["start_label"] or self.assessed["start_year"] or "")

    @property
    def target_year(self) -> int:
        """The year the target is set for: 2030, unless a city judged by a target of its own has set another."""
        return self.series.get("target_year", TARGET_YEAR)

    @property
    def target(self) -> str:
        """The target with its unit; empty if none is set."""
        bare = self._bare_target
        return bare + numbers.behind(self.unit["label"]) if bare else ""

    @property
    def target_beside_value(self) -> str:
        """The target where the value with its unit stands right above it: a long unit is not said twice."""
        return self.target if len(self.unit["label"]) <= SHORT_UNIT else self._bare_target

    @property
    def _bare_target(self) -> str:
        target = self.series["green"]
        if target is None:
            return ""
        # A mean of the best five was not set by anyone: it gets the decimals of the values.
        computed = self.series["bound_origin"] == BoundOrigin.PANEL
        decimals = self.series["decimals"]
        return numbers.plain(target, decimals) if computed else numbers.as_set(target, decimals)

    @property
    def word(self) -> str:
        """The status in words; what cannot be judged says whether the figure or the target is missing, or that it has both."""
        if self.status == "none":
            known = "judged" if self.series["green"] is not None else "target"
            return self.text("status.none-value" if self.assessed["value"] is None else f"status.none-{known}")
        return self.text(f"status.{self.status}")

    @property
    def old(self) -> bool:
        """Whether the latest value is more than five years older than the release."""
        return bool(self.assessed["is_old"])

    @property
    def marks(self) -> list[str]:
        """Small grey words behind the value: estimated, modelled, short series, what the value was measured for."""
        found = []
        if self.assessed["obs_status"] in ("E", "F", "P"):
            found.append(self.text(f"mark.{self.assessed['obs_status']}"))
        if self.assessed["nature"] == "M":
            found.append(self.text("mark.modelled"))
        if self.old:
            found.append(self.text("mark.old"))
        return found

    @property
    def reason(self) -> str:
        """Why nothing can be said of the direction; empty if it can."""
        reason = self.assessed["reason"]
        return self.text(f"reason.{reason}") if reason else ""

    @property
    def target_reason(self) -> str:
        """Why the series has the target it has, or why none."""
        return self.series["bound_reason"] or self.text("reason.no-target-long")

    def sentence(self) -> str:
        """The plain sentence beside the chart."""
        sentence = self.text(self._template(), **self._values())
        if self.old and self.status not in ("none", "level"):
            sentence = self.text("sentence.old", year=self.year, sentence=sentence)
        beside = {
            "directions-disagree": self.assessed["directions_disagree"],
            "core-city": self.kind == METROPOLIS and self.assessed["boundary"] == Boundary.CITY,
        }
        return " ".join((sentence, *(self.text(f"sentence.{key}") for key, holds in beside.items() if holds)))

    def _template(self) -> str:
        tense = "past" if self.old else "now"
        status = self.status
        if status == "none":
            return f"sentence.none.{self.assessed['reason'] or 'no-target'}"
        if status == "level":
            return f"sentence.level.{'one-value' if (self.assessed['n_points'] or 0) < 2 else 'short-span'}"
        if status == "speed":
            return f"sentence.speed.{self._speed()}.{tense}"
        if status == "stall":
            return f"sentence.stall.{'hardly' if self.assessed['hardly_moved'] else 'slow'}.{tense}"
        if status in ("rev", "slip"):
            return f"sentence.{status}{self._doubt()}.{tense}"
        return f"sentence.{status}.{tense}"

    def _doubt(self) -> str:
        """What keeps a turn for the worse from being certain: a test that finds no trend, or too few values for a test."""
        return {"clear": "", "likely": "", "unclear": "-unclear"}.get(self.assessed["strength"], "-few")

    def _speed(self) -> str:
        faster = self.assessed["acceleration"]
        if faster is None:
            return "unknown"
        if faster > FAR_FASTER:
            return "far"
        return "times" if faster > NEARLY_THE_PACE else "little"

    def _values(self) -> dict[str, str]:
        assessed = self.assessed
        start = assessed["start_value"]
        moved = "" if start is None else self.text(f"word.{self._moved(start)}")
        return {
            "city": self.city,
            "value": self.value,
            "year": self.year,
            "target": self.target,
            "start": self.amount(start),
            "start_year": self.start_year,
            "moved": moved,
            "times": numbers.times(assessed["acceleration"] or 0),
            "few": self.text.number(assessed["n_pace"]),
            "reason": self.target_reason,
            "target_year": str(self.target_year),
        }

    def _moved(self, start: float) -> str:
        if self.amount(start) == self.value:
            return "same"
        return "up" if self.assessed["value"] > start else "down"

    def strength(self) -> str:
        """How clear the trend is and on how many values it rests."""
        assessed = self.assessed
        if assessed["value"] is None or not assessed["n_points"]:
            return ""
        values = self.text.count("strength.values", assessed["n_points"])
        if 0 < assessed["n_pace"] < assessed["n_points"]:  # the test knows only those
            values = self.text("strength.values-since", n=assessed["n_pace"], year=assessed["pace_from"])
        word = assessed["strength"]
        return f"{self.text(f'strength.{word}')}, {values}" if word and self.text.has(f"strength.{word}") else values
