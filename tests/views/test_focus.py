from dashboard.text import Text
from dashboard.text.measures import Measure
from dashboard.views.focus import drawn_range


def range_within(text: Text, low: float | None, high: float | None) -> tuple[float, float]:
    assessed, series = {"projected_low": -5.0, "projected_high": 120.0}, {"valid_min": low, "valid_max": high}
    return drawn_range(Measure(assessed, series, {}, "Bristol", text))


def test_the_drawn_range_is_cut_to_what_the_unit_allows(text: Text) -> None:
    assert range_within(text, 0, 100) == (0, 100)
    assert range_within(text, 0, None) == (0, 120)
    assert range_within(text, None, None) == (-5, 120)
