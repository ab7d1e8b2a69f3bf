import pandas as pd
import pytest

from dashboard.analysis import coverage
from dashboard.analysis.assessment import assess, goal_summary
from dashboard.analysis.goals import may_show_index


@pytest.fixture
def definitions(series) -> pd.DataFrame:
    """Three judged series and a context series in a panel, and one in another panel."""
    return pd.concat(
        [
            series("jobs-a", "jobs-b", "jobs-c"),
            series("population", direction="context", lower_bound=None, red=None, green=None, optimum=None),
            series("elsewhere", panel="us-metros", source="us"),
        ],
        ignore_index=True,
    )


@pytest.fixture
def assessments(observations, definitions) -> pd.DataFrame:
    frame = pd.concat(
        [
            observations({2015: 12.0, 2020: 8.0}, series="jobs-a"),
            observations({2018: 4.0}, series="jobs-b"),
            observations({2020: 9.0}, series="jobs-c", boundary="wider"),
            observations({2020: 460.0}, series="population"),
            observations({2020: 460.0}, series="population", area="bath"),
        ],
        ignore_index=True,
    )
    return assess(frame, definitions, 2025)


def test_expected_are_the_judged_series_of_the_panels_an_area_is_in(assessments, definitions) -> None:
    found = coverage.expected(assessments, definitions)
    assert found[["ref_area", "series"]].to_dict("list") == {
        "ref_area": ["bath"] * 3 + ["bristol"] * 3,
        "series": ["jobs-a", "jobs-b", "jobs-c"] * 2,
    }


def test_four_cells(assessments, definitions) -> None:
    cells = coverage.four_cells(assessments, coverage.expected(assessments, definitions))
    assert cells.set_index(["ref_area", "series"])["cell"].to_dict() == {
        ("bath", "jobs-a"): "unknown", ("bath", "jobs-b"): "unknown", ("bath", "jobs-c"): "unknown",
        ("bristol", "jobs-a"): "known-short", ("bristol", "jobs-b"): "known-met", ("bristol", "jobs-c"): "unknown-proxy",
    }  # fmt: skip


def test_coverage_freshness_and_depth(assessments, definitions) -> None:
    cells = coverage.four_cells(assessments, coverage.expected(assessments, definitions))
    bath, bristol = coverage.coverage(cells, 2025, ["ref_area"]).to_dict("records")
    assert (bath["available"], bath["expected"], bath["coverage"]) == (0, 3, 0)
    assert pd.isna(bath["freshness"]) and pd.isna(bath["depth"]), "nothing known has no age"
    assert (bristol["available"], bristol["coverage"]) == (2, pytest.approx(2 / 3))
    assert (bristol["freshness"], bristol["depth"]) == (6, 0.5)


def test_goal_summary_counts_every_status_and_lists_goals_without_a_value(assessments, definitions) -> None:
    bath, bristol = goal_summary(assessments, definitions).to_dict("records")
    assert (bath["n_values"], bath["n_scored"], bath["n_expected"], bath["colour"]) == (1, 0, 3, "grey")
    assert pd.isna(bath["mean_gap"]), "missing is not zero"
    assert {key: bristol[key] for key in ("on", "met", "none", "level", "rev")} == {
        "on": 1, "met": 1, "none": 2, "level": 0, "rev": 0,
    }  # fmt: skip
    assert (bristol["n_values"], bristol["n_scored"], bristol["n_judged"], bristol["n_old"]) == (3, 2, 1, 1)
    assert bristol["mean_gap"] == pytest.approx(3 / 24.5 * 100 / 2)
    assert bristol["colour"] == "yellow", "green only if all are green"


def test_an_index_needs_twelve_goals_and_four_fifths_of_the_set() -> None:
    assert may_show_index({str(goal): [50, 60] for goal in range(12)})
    assert not may_show_index({str(goal): [50, 60] for goal in range(11)})
    assert not may_show_index({str(goal): [50, None] for goal in range(12)})
