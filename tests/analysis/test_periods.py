import pytest

from dashboard.analysis.periods import covered, overlap, years_of


@pytest.mark.parametrize(
    ("label", "years"),
    [("2000 - 02", (2000, 2002)), ("2013-2017", (2013, 2017)), ("1999/01", (1999, 2001)), ("2018/19", (2018, 2019)), ("2019", None), ("", None)],
)
def test_the_years_of_a_printed_span(label: str, years: tuple[int, int] | None) -> None:
    assert years_of(label) == years


def test_a_school_year_is_one_year_and_a_mean_covers_all_of_its() -> None:
    assert covered("2018/2019", 2018) == (2018, 2018)
    assert covered("2017 - 19", 2019) == (2017, 2019)
    assert covered("", 2019) == (2019, 2019)


def test_three_year_means_of_every_year_overlap_and_growth_from_one_count_to_the_next_does_not() -> None:
    assert overlap([(2000, 2002), (2001, 2003)])
    assert overlap([(2008, 2014), (2013, 2017)])
    assert not overlap([(1990, 2000), (2000, 2014)])
    assert not overlap([(2018, 2018), (2019, 2019)])
