"""Days and months as readers see them."""

from datetime import date

import pytest

from dashboard.text import Text, dates

DAY = date(2021, 4, 13)


@pytest.mark.parametrize(
    ("start", "end", "second", "words"),
    [(DAY, DAY, None, "13 Apr 2021"), (DAY, date(2021, 4, 16), None, "13–16 Apr 2021"), (date(2021, 1, 30), date(2021, 2, 2), None, "30 Jan–2 Feb 2021"),
     (date(2021, 4, 7), date(2021, 4, 7), date(2021, 4, 20), "7 Apr and 20 Apr 2021"), (date(2020, 12, 30), date(2021, 1, 2), None, "30 Dec–2 Jan 2021")],
)  # fmt: skip
def test_days(text: Text, start: date, end: date, second: date | None, words: str) -> None:
    assert dates.days(start, end, second, text) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [(date(2021, 1, 1), date(2021, 4, 30), "January to April 2021"), (date(2021, 3, 1), date(2021, 3, 31), "March 2021"),
     (date(2020, 11, 1), date(2021, 2, 28), "November 2020 to February 2021")],
)  # fmt: skip
def test_months(text: Text, start: date, end: date, words: str) -> None:
    assert dates.months(start, end, text) == words
