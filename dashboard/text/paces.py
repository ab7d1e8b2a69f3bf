"""The pace of a measure in words: what is needed, what it was so far, and when it would get there."""

import math

from dashboard.concepts import Status
from dashboard.text import numbers
from dashboard.text.measures import Measure

MOST_YEARS = 50
# Paces that agree to nine digits are the same pace.
ROUNDING = 1e-9


def figures(measure: Measure) -> list[tuple[str, str, str]]:
    """Needed from now, pace so far, still missing: label, figure, unit. Empty where there is no pace to speak of."""
    assessed, text = measure.assessed, measure.text
    unit = text("pace.points") if measure.unit["label"] == "%" else measure.unit["label"]  # 2 % a year would be a share of the value
    a_year = text("pace.unit-a-year", unit=unit).strip()
    sign = 1 if measure.series["direction"] == "higher_better" else -1
    decimals = _decimals(measure)
    found = []
    if assessed["gap_native"]:
        if assessed["needed_per_year"] is not None and not (measure.old and measure.status == Status.LEVEL):
            needed = numbers.signed(sign * assessed["needed_per_year"], decimals)
            found.append((text("pace.needed", year=assessed["year"]), needed, a_year))
        found.append((text("pace.missing"), numbers.plain(assessed["gap_native"], measure.decimals), unit))
    if assessed["pace_per_year"] is not None:
        pace = numbers.signed(sign * assessed["pace_per_year"], decimals)
        found.insert(1, (text("pace.so-far", year=assessed["pace_from"]), pace, a_year))
    return found


def _decimals(measure: Measure) -> int:
    """One digit more than the value when a year's change would otherwise round to nothing."""
    changes = [abs(measure.assessed[key]) for key in ("needed_per_year", "pace_per_year") if measure.assessed[key]]
    decimals = max(measure.decimals, 1)
    while changes and decimals < measure.decimals + 4 and min(changes) < 0.5 * 10**-decimals:
        decimals += 1
    return decimals


def note(measure: Measure) -> str:
    """How long it takes at the pace so far, and which values that is taken from if the status rests on others or says otherwise."""
    return " ".join(filter(None, (_reached(measure), _taken_from(measure))))


def _reached(measure: Measure) -> str:
    """The year, or, where the limits of the pace hold standing still, the range of years with one end open (method note 3.1)."""
    assessed, text = measure.assessed, measure.text
    uncertain, years = assessed["pace_uncertain"], assessed["years_to_target"]
    if years and assessed["gap_native"]:
        soonest = assessed["gap_native"] / assessed["sen_high"] if uncertain else years
        if soonest > MOST_YEARS:
            return " ".join((text("pace.beyond", years=MOST_YEARS), *((text("pace.uncertain"),) if uncertain else ())))
        if uncertain:
            return text("pace.earliest", year=assessed["year"] + math.ceil(soonest))
        return text("pace.reaches", year=assessed["year"] + round(years))
    return text("pace.uncertain") if uncertain else ""


def _taken_from(measure: Measure) -> str:
    start, first = measure.assessed["start_year"], measure.assessed["pace_from"]
    if None in (start, first) or measure.status == Status.NONE:
        return ""
    words = measure.text("pace.other-years", start=measure.start_year, year=measure.year, first=first)
    if _disagree(measure):
        return f"{measure.text('pace.disagree')} {words}"
    return words if start != first else ""


def _disagree(measure: Measure) -> bool:
    """Whether the status, from two years, and the pace, from all values, would tell a reader opposite things."""
    pace, needed = measure.assessed["pace_per_year"], measure.assessed["needed_per_year"]
    if pace is None:
        return False
    if measure.status in (Status.REV, Status.SLIP):
        return pace > 0
    enough = pace >= (needed or 0.0) * (1 - ROUNDING)
    if measure.status in (Status.ON, Status.HOLD):
        return not enough
    return measure.status in (Status.SPEED, Status.STALL) and (pace < 0 or (needed is not None and enough))
