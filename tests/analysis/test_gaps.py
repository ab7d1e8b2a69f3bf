import math

import pandas as pd
import pytest

from dashboard.analysis import gaps
from dashboard.concepts import Bounds, Direction

SHARE = Bounds(20, 60, 90, 100, Direction.HIGHER)


def rows(*points: float, **columns: list) -> pd.DataFrame:
    names = [f"s{place}" for place in range(len(points))]
    given = {"acceleration": [math.nan] * len(points), "is_old": [False] * len(points)} | columns
    return pd.DataFrame({"series": names, "gap_points": points, **given})


def test_below_the_lower_bound_the_gap_in_points_stays_at_its_largest() -> None:
    assert gaps.gap_points(5, SHARE) == gaps.gap_points(20, SHARE) == 87.5
    assert gaps.gap_native(5, 90, 1) == 85
    assert gaps.share_done(5, SHARE) == 0


def test_with_less_than_a_year_left_only_met_or_missed_can_be_said() -> None:
    late = gaps.gap(72, 2030, SHARE, slope=1.5)
    assert (late.pace_word, late.needed, late.years_to_target, late.acceleration) == ("missed", None, None, None)
    assert gaps.gap(92, 2030, SHARE).pace_word == "met"


def test_without_a_slope_the_pace_is_unknown() -> None:
    known = gaps.gap(72, 2022, SHARE)
    assert (known.pace_word, known.pace, known.needed) == ("unknown", None, 2.25)


def test_largest_gaps_share_ranks_and_put_no_movement_first() -> None:
    frame = rows(10.0, 40.0, 39.98, 40.02, acceleration=[1.0, 3.0, math.nan, 7.0])
    ranked = gaps.largest_gaps(frame)
    assert ranked["series"].tolist() == ["s2", "s3", "s1", "s0"]
    assert ranked["rank"].tolist() == [1, 1, 1, 4]
    assert set(ranked["n"]) == {4}


def test_old_and_missing_values_form_the_other_list() -> None:
    frame = rows(10.0, math.nan, 40.0, is_old=[False, False, True])
    assert gaps.largest_gaps(frame)["series"].tolist() == ["s0"]
    assert gaps.cannot_judge(frame)["series"].tolist() == ["s1", "s2"]
    assert gaps.largest_gaps(frame, include_old=True)["series"].tolist() == ["s2", "s0"]


def test_a_goal_without_gaps_known_is_listed_and_not_zero() -> None:
    shares = gaps.gap_shares({"1": [10, 30], "2": [], "3": [20]}).set_index("group")
    assert shares.loc["1", "share"] == pytest.approx(0.5)
    assert shares.loc["2"].isna().all()
    assert gaps.gap_shares({"1": [0], "2": [0]})["share"].isna().all()
