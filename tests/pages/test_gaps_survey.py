"""The cities ahead on `/gaps` by a survey: named only if better by more than its error leaves open, √2 times 3 points."""

import re
from collections.abc import Callable
from html import unescape

from dashboard.analysis import ranks
from dashboard.components.content import Content

Draw = Callable[[str], Content]


def whole(page: Content) -> str:
    """All words of a page, with plain blanks."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", " ".join(page.parts.values()))).split())


def test_a_city_within_the_error_of_the_survey_is_not_ahead(draw: Draw) -> None:
    """Madrid's 42.44 against 42.5 of Greater Paris, Bucharest's 60.41 against 60.5 of Sofia."""
    said = whole(draw("/gaps?city=madrid&series=qol-noise"))
    ahead = said.partition("Cities ahead of Madrid")[2]
    assert "better by more than 4.2 points" in ahead and "Greater Paris" not in ahead.partition("Compare this measure")[0] and "42.5" not in ahead
    assert "Figures less than 4.2 points apart count as equal" in said
    ahead = whole(draw("/gaps?city=bucharest&series=qol-household-finances")).partition("Cities ahead of Bucharest")[2]
    assert "Sofia" not in ahead.partition("Compare this measure")[0]
    assert "4.2 points" not in whole(draw("/gaps?city=madrid&series=eu-unemployment"))


def test_what_a_survey_cannot_tell_apart_counts_half() -> None:
    peers = [50.0, 52.0, 56.0, 60.0, 70.0]
    plain, survey = ranks.benchmark(54.0, peers, 1), ranks.benchmark(54.0, peers, 1, 3.0)
    assert plain and survey and (plain.percentile, survey.percentile) == (40.0, 30.0)
    assert (plain.gap_to_next_quartile, survey.gap_to_next_quartile) == (2.0, 6.0)
