"""Numbers as readers see them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.text import numbers
from dashboard.text.numbers import BLANK, MINUS, NARROW

FLOATS = st.floats(min_value=-1e12, max_value=1e12, allow_nan=False)


def read(text: str) -> float:
    """The number a reader takes from the text."""
    return float(text.replace(NARROW, "").replace(MINUS, "-"))


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (47.06, 1, "47.1"), (0, 0, "0"), (-0.04, 1, "0.0"), (-0.5, 1, f"{MINUS}0.5"), (1350, 0, f"1{NARROW}350"),
        (1234567.891, 2, f"1{NARROW}234{NARROW}567.89"), (-1350.5, 1, f"{MINUS}1{NARROW}350.5"), (999.96, 1, f"1{NARROW}000.0"),
    ],
)  # fmt: skip
def test_a_value(value: float, decimals: int, shown: str) -> None:
    assert numbers.plain(value, decimals) == shown


@given(FLOATS, st.integers(0, 4))
def test_a_value_is_never_further_off_than_its_last_digit(value: float, decimals: int) -> None:
    text = numbers.plain(value, decimals)
    assert abs(read(text) - value) <= 0.5000001 * 10**-decimals + abs(value) * 1e-15
    assert "-" not in text and "," not in text
    assert not text.startswith(MINUS) or read(text) < 0


@given(st.integers(0, 10**12))
def test_a_count(n: int) -> None:
    assert int(numbers.whole(n).replace(NARROW, "")) == n


@pytest.mark.parametrize(
    ("value", "decimals", "shown"), [(1.6, 1, "+1.6"), (-0.7, 1, f"{MINUS}0.7"), (0.04, 1, "0.0"), (-0.04, 1, "0.0"), (1350, 0, f"+1{NARROW}350")]
)
def test_a_change_carries_its_sign_unless_it_rounds_to_nothing(value: float, decimals: int, shown: str) -> None:
    assert numbers.signed(value, decimals) == shown


def test_a_sign_follows_after_a_narrow_blank_and_a_word_after_a_full_one() -> None:
    assert numbers.with_unit(47.06, 1, "%") == f"47.1{NARROW}%"
    assert numbers.with_unit(151, 0, "litres") == f"151{BLANK}litres"
    assert numbers.with_unit(9.5, 1, "") == "9.5"
    assert numbers.span(48.4, 63.6, 0, "%") == f"48–64{NARROW}%"


def test_the_ends_of_a_range_look_different_if_they_are_and_are_said_once_if_not() -> None:
    assert numbers.span(99.91, 99.94, 1, "%") == f"99.91–99.94{NARROW}%"
    assert numbers.span(0.0, 0.0, 2, "%") == f"0.00{NARROW}%"
    assert numbers.span(1.0, 1.0000001, 1, "%") == f"1.0{NARROW}%"


@given(st.floats(0, 1000), st.floats(-0.5, 0.5), st.integers(0, 2))
def test_a_missed_target_does_not_look_reached(target: float, missing: float, decimals: int) -> None:
    shown = numbers.decimals_apart(target + missing, target, decimals)
    assert decimals <= shown <= decimals + 3
    if abs(missing) >= 10 ** -(decimals + 3):
        assert numbers.plain(target + missing, shown) != numbers.plain(target, shown)


@pytest.mark.parametrize(
    ("target", "decimals", "shown"),
    [(1.25, 1, "1.25"), (65.0, 1, "65"), (100, 0, "100"), (0.3, 2, "0.3"), (1_500_000, 0, f"1{NARROW}500{NARROW}000"), (0, 1, "0")],
)
def test_a_target_is_shown_as_it_was_set(target: float, decimals: int, shown: str) -> None:
    assert numbers.as_set(target, decimals) == shown


@pytest.mark.parametrize(("factor", "shown"), [(1.06, "1.1"), (2, "2"), (2.96, "3"), (3, "3"), (7.4, "7"), (9.6, "10")])
def test_a_multiple(factor: float, shown: str) -> None:
    assert numbers.times(factor) == shown
