import pandas as pd
import pytest

from dashboard.analysis.assessment import assess, own_target_assessment


@pytest.fixture
def own(observations, series):
    """The one row for a local target of 8 % unemployment by 2030, from {year: value}."""

    def judged(values: dict, judged_by: dict | None = None, boundary: str = "city", **columns: object) -> pd.Series:
        target = {
            "ref_area": "bristol", "series": "unemployment", "target_year": 2030, "target_value": 8.0, "label": "all",
            "text": "Halve unemployment", "verdict": "challenges_remain",
        }  # fmt: skip
        frame, known = observations(values, boundary=boundary), series(**judged_by or {})
        targets = pd.DataFrame([target | columns])
        return own_target_assessment(assess(frame, known, 2025), frame, known, targets).iloc[0]

    return judged


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({2015: 14.0, 2020: 11.9}, "on"),
        ({2015: 14.0, 2020: 12.0}, "on"),
        ({2015: 14.0, 2020: 13.0}, "speed"),
        ({2015: 14.0, 2020: 13.5}, "stall"),
        ({2015: 14.0, 2020: 14.1}, "rev"),
        ({2015: 8.0, 2020: 7.0}, "hold"),
        ({2015: 6.0, 2020: 8.0}, "slip"),
        ({2020: 7.0}, "met"),
        ({2020: 9.0}, "level"),
        ({2018: 14.0, 2020: 9.0}, "level"),
    ],
)
def test_status_on_the_line_to_the_citys_own_number(own, values: dict, status: str) -> None:
    assert own(values)["status"] == status


def test_distance_and_pace_in_the_unit_of_the_series(own) -> None:
    found = own({2015: 14.0, 2020: 12.0})
    assert (found["met"], found["gap_native"], found["needed_per_year"]) == (False, 4, 0.4)
    assert found["pace_per_year"] == pytest.approx(0.4)
    assert own({2020: 12.0}, target_year=2025)["needed_per_year"] == pytest.approx(0.8)
    assert own({2020: 12.0}, target_year=None)["needed_per_year"] == pytest.approx(0.4)
    assert pd.isna(own({2020: 12.0}, target_year=2020)["needed_per_year"])


def test_the_verdict_of_the_city_stands_beside_the_number(own) -> None:
    assert own({2020: 12.0})["verdict_agrees"]
    assert not own({2020: 12.0}, verdict="target_achieved")["verdict_agrees"]
    assert own({2020: 7.0}, verdict="target_achieved")["verdict_agrees"]
    assert not own({2020: 7.0}, verdict="approaching_target")["verdict_agrees"]
    assert pd.isna(own({2020: 7.0}, verdict=None)["verdict_agrees"])


def test_a_target_in_words_or_without_a_better_direction_is_kept_and_not_judged(own) -> None:
    words = own({2020: 12.0}, target_value=None)
    assert (words["text"], words["value"], words["status"], pd.isna(words["met"])) == (
        "Halve unemployment",
        12,
        "none",
        True,
    )
    assert own({2020: 12.0}, {"direction": "context"})["status"] == "none"


def test_values_of_a_wider_territory_do_not_answer_for_the_city(own) -> None:
    found = own({2020: 7.0}, boundary="wider")
    assert (found["status"], pd.isna(found["value"]), pd.isna(found["verdict_agrees"])) == ("none", True, True)


def test_a_series_without_our_target_can_still_be_judged_by_the_citys(own) -> None:
    bare = {"lower_bound": None, "red": None, "green": None, "optimum": None}
    assert own({2015: 14.0, 2020: 12.0}, bare)["status"] == "on"


def test_a_deadline_before_the_first_value_asks_for_no_pace(own) -> None:
    assert own({2016: 14.0, 2022: 12.0}, target_year=2015)["status"] == "level"
