"""How far an axis of values reaches: everything drawn, with zero in the frame where that costs little. Where an axis of years begins."""

import math
from collections.abc import Iterable, Sequence

from dashboard.figures import theme
from dashboard.text import numbers

SHORT_UNITS = ("%", "µg/m³", "°C")
PAD = 0.06
YEARS_BACK, LATEST_START, START_OF_NOTHING = 25, 2015, 2010  # the goals are of 2015: no axis of years begins after them
WIDE_GAP = 3  # years between two values, above which their line is dashed


def first_year(years: Iterable[int]) -> int:
    """The year an axis of years begins with: the first value, but no more than 25 years before the last."""
    known = list(years)
    return min(max(min(known), max(known) - YEARS_BACK), LATEST_START) if known else START_OF_NOTHING


def reach(drawn: Sequence[float], pad: float = PAD, *, zero: bool = True) -> tuple[float, float]:
    """Low and high end for the values drawn; a little room at both ends, none below a zero."""
    low, high = (min(drawn), max(drawn)) if drawn else (0.0, 1.0)
    if zero and 0 < low <= 0.6 * high:
        low = 0.0
    room = (high - low or abs(high) or 1) * pad
    return (low if low == 0 else low - room), high + room


def ticks(low: float, high: float, most: int) -> list[float]:
    """Round values inside a range, at most so many."""
    rough = (high - low) / max(most, 1)
    power = 10 ** math.floor(math.log10(rough)) if rough > 0 else 1.0
    step = next(power * nice for nice in (1, 2, 2.5, 5, 10) if power * nice >= rough * 0.999)
    first = math.ceil(low / step - 1e-9)
    return [round(n * step, 10) for n in range(first, math.floor(high / step + 1e-9) + 1)]


def tick_words(values: Sequence[float], unit: str) -> list[str]:
    """Ticks as readers see them: no more decimals than needed, the unit on all but zero if it is short."""
    decimals = max((len(f"{value:g}".partition(".")[2]) for value in values if "e" not in f"{value:g}"), default=0)
    shown = unit if unit in SHORT_UNITS else ""
    return [numbers.with_unit(value, decimals, shown) if value else "0" for value in values]


def value_axis(low: float, high: float, unit: str, most: int = 6) -> dict:
    """A value axis for plotly: round ticks in our words, thin lines, the unit on all but zero."""
    at = ticks(low, high, most)
    return {"range": [low, high], "tickvals": at, "ticktext": tick_words(at, unit), "showticklabels": True, "showgrid": True, "gridcolor": theme.GRID,
            "tickfont": {"color": theme.INK_3}}  # fmt: skip
