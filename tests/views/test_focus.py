"""What the panel of one measure draws."""

from dashboard.views.focus import drawn_range


def test_the_drawn_range_is_cut_to_what_the_unit_allows() -> None:
    assert drawn_range(-5, 120, (0, 100)) == (0, 100)
    assert drawn_range(-5, 120, (0, None)) == (0, 120)
    assert drawn_range(-5, 120, (None, None)) == (-5, 120)
