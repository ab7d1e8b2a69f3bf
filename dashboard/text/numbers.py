"""Numbers as readers see them: own decimals, blanks that never break, true minus.

Rounding happens here and nowhere else; comparisons use the full value.
"""

from functools import lru_cache

NARROW, BLANK, MINUS, DASH = "\u202f", "\u00a0", "\u2212", "\u2013"


def whole(n: int) -> str:
    """A count: 1350 gives '1 350' with a narrow blank."""
    return f"{n:,}".replace(",", NARROW)


@lru_cache(4096)  # a measure of a panel is written beside every measure it is compared with
def plain(value: float, decimals: int) -> str:
    """A value with its decimals and no unit; zero never carries a minus."""
    text = f"{value:,.{decimals}f}".replace(",", NARROW)
    if text[0] != "-":
        return text
    return MINUS + text[1:] if text.strip("-0.") else text[1:]


def behind(unit: str) -> str:
    """A unit as it follows its number: a sign such as % after a narrow blank, a word after a full one; empty for none."""
    return f"{BLANK if unit[0].isalpha() else NARROW}{unit}" if unit else ""


def with_unit(value: float, decimals: int, unit: str) -> str:
    """A value with its unit: '47.1 %', '151 litres'."""
    return plain(value, decimals) + behind(unit)


def signed(value: float, decimals: int) -> str:
    """A change with its sign: '+1.6', '−0.7'; a change that rounds to nothing has none."""
    text = plain(value, decimals)
    return text if text.startswith(MINUS) or not text.strip("0.") else f"+{text}"


def decimals_apart(value: float, target: float, decimals: int) -> int:
    """Decimals enough that a value that misses its target does not look equal to it: 10.03 against 10.0. None more where three would not do."""
    if value == target:
        return decimals
    return next((apart for apart in range(decimals, decimals + 4) if plain(value, apart) != plain(target, apart)), decimals)


def as_set(target: float, decimals: int) -> str:
    """A target with the decimals it was set with: 1.25 stays 1.25, 65.0 becomes 65."""
    shortest = f"{round(target, max(decimals, 2)):g}"
    if "e" in shortest:
        return plain(target, decimals)
    return plain(target, len(shortest.partition(".")[2]))


def times(factor: float) -> str:
    """A multiple for a sentence: two digits, whole numbers from three on."""
    return f"{factor:.1f}".rstrip("0").rstrip(".") if factor < 3 else f"{factor:.0f}"


def span(low: float, high: float, decimals: int, unit: str) -> str:
    """A range with an en dash: '48–64 %'. Ends that differ look different, as far as a few more digits can show it; equal ones are said once."""
    apart = decimals_apart(low, high, decimals)
    first, last = plain(low, apart), plain(high, apart)
    return f"{plain(low, decimals) if first == last else first + DASH + last}{behind(unit)}"
