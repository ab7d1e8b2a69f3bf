"""How local and national reviews build on each other: years, and sets of named targets."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.analysis import linkage
from dashboard.analysis.linkage import MET, NOT_APPLICABLE, NOT_MET, UNKNOWN, NationalReview, Timing

CASES = json.loads((Path(__file__).parent / "cases" / "vlr_vnr_linkage.json").read_text(encoding="utf-8"))["cases"]
TARGETS = st.sets(st.sampled_from(["1.1", "3.6", "11.2", "11.6", "13.2", "16.a"]))
READ_UNTIL = 2024


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_worked_cases(case: dict) -> None:
    local, national, expected = case["input"]["vlr_targets"], case["input"]["vnr_targets"], case["expected"]
    assert linkage.shared(local, national) == set(expected["shared"])
    assert linkage.share_of_vlr(local, national) == expected["share_of_vlr"]
    assert linkage.share_of_vnr(local, national) == expected["share_of_vnr"]
    assert linkage.jaccard(local, national) == expected["jaccard"]


def test_two_empty_reviews_have_no_shares() -> None:
    assert linkage.share_of_vlr([], []) is None
    assert linkage.share_of_vnr([], []) is None
    assert linkage.jaccard([], []) is None


def test_a_target_named_twice_counts_once() -> None:
    assert linkage.share_of_vlr(["1.1", "1.1", "2.2"], ["1.1"]) == 0.5


@given(TARGETS, TARGETS)
def test_the_two_shares_are_mirror_images(local: set[str], national: set[str]) -> None:
    assert linkage.share_of_vlr(local, national) == linkage.share_of_vnr(national, local)
    assert linkage.jaccard(local, national) == linkage.jaccard(national, local)
    both = linkage.jaccard(local, national)
    if local and national:
        assert both is not None
        assert both <= min(linkage.share_of_vlr(local, national), linkage.share_of_vnr(local, national)) <= 1


def country(*years: int | None, status: str = "listed", **also: str) -> list[NationalReview]:
    """National reviews of these years; `also` adds years that are known otherwise, as y2024="not confirmed"."""
    return [NationalReview(year, status) for year in years] + [NationalReview(int(key[1:]) or None, how) for key, how in also.items()]


@pytest.mark.parametrize(
    ("year", "national", "verdict"),
    [
        (2021, country(2016, 2018, 2021, 2024), Timing(MET, 2021)),
        (2019, country(2020), Timing(MET, 2020)),
        (2020, country(2020, 2021), Timing(MET, 2020)),
        (2021, country(2020), Timing(NOT_MET)),
        (2021, country(2020, y0="not confirmed"), Timing(NOT_MET)),
        (2019, country(2021, y0="not confirmed"), Timing(UNKNOWN)),
        (2023, country(2022, y2024="not confirmed"), Timing(UNKNOWN)),
        (2019, [NationalReview(None, "none reported", 2020)], Timing(NOT_APPLICABLE)),
        (2020, [NationalReview(None, "none reported", 2020)], Timing(UNKNOWN)),
        (2019, country(y0="none reported"), Timing(UNKNOWN)),
        (2019, country(y0="not confirmed"), Timing(UNKNOWN)),
        (2019, [], Timing(UNKNOWN)),
        (None, country(2020), Timing(UNKNOWN)),
        (2024, country(2021), Timing(UNKNOWN)),
        (2023, country(2021), Timing(NOT_MET)),
        (2020, country(2019), Timing(NOT_MET)),
    ],
    ids=["same year", "one year before", "the nearer of two", "one year after", "an older one without year", "could be the one without year",
         "could be the one not confirmed", "none reported", "none reported, seen too early", "none reported, no date",
         "nothing confirmed", "nothing on record", "no local year", "younger than the sources",
         "the last year that can be told", "a year too late"],
)  # fmt: skip
def test_timing(year: int | None, national: list[NationalReview], verdict: Timing) -> None:
    assert linkage.timing(year, national, READ_UNTIL) == verdict
