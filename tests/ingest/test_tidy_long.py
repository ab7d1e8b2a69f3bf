"""The shared way from a long table to a reading: what it computes, drops, lists and refuses."""

import pandas as pd
import pytest

from dashboard.ingest import tidy_long
from dashboard.ingest.problems import SourceError

SOURCE = "canada-sdg-hub"
AREAS = pd.DataFrame(
    {
        "ref_area": ["toronto", "nowhere-ca"],
        "name": ["Toronto", "Nowhere"],
        "kind": "city",
        "country": "CAN",
        "lat": None,
        "lon": None,
    }
)


def values(**changes) -> pd.DataFrame:
    row = {
        "code": "mbm_poverty",
        "ref_area": "toronto",
        "year": 2023,
        "value": 13.4,
        "source_unit": "%",
        "boundary": "metro",
    }
    return pd.DataFrame([row | changes], index=[7])


def test_the_table_says_what_a_code_is():
    reading = tidy_long.reading(SOURCE, values(), AREAS)
    row = reading.observations.iloc[0]
    assert (row["series"], row["obs_value"], row["obs_status"], row["grp"]) == ("canada-poverty", 13.4, "A", "_T")
    assert reading.series[["series", "panel", "unit_measure"]].values.tolist() == [["canada-poverty", "canada-metros", "PT"]]


def test_only_reference_areas_are_handed_over():
    assert tidy_long.reading(SOURCE, values(), AREAS).areas["ref_area"].tolist() == ["nowhere-ca"]


def test_an_impossible_value_is_dropped_and_listed():
    reading = tidy_long.reading(SOURCE, values(value=130.0), AREAS)
    assert reading.observations.empty
    assert reading.quality[["rule", "action", "found"]].values.tolist() == [["possible range", "dropped", "130.0"]]


@pytest.mark.parametrize(
    ("changes", "column", "expected"),
    [
        ({"code": "poverty"}, "series", "a code of the hand-kept table"),
        ({"source_unit": "per mille"}, "unit", "'%'"),
    ],
)
def test_an_unknown_code_or_unit_is_refused_with_its_line(changes, column, expected):
    with pytest.raises(SourceError) as error:
        tidy_long.reading(SOURCE, values(**changes), AREAS, file="x.csv")
    problem = error.value.problem
    assert (problem.file, problem.line, problem.column, problem.expected) == ("x.csv", 7, column, expected)


def test_two_values_for_one_key_are_refused():
    with pytest.raises(SourceError, match="a second value for toronto"):
        tidy_long.reading(SOURCE, pd.concat([values(), values(value=14.0)]), AREAS)


def test_over_fifty_equal_cases_become_one_row():
    frame = pd.DataFrame({"ref_area": "x", "series": "s", "year": range(60), "value": 0.0})
    assert tidy_long.cases(frame, "rule", "flagged", "why") == [("rule", "flagged", "", "", "", "60 values", "why")]
    assert len(tidy_long.cases(frame.head(50), "rule", "flagged", "why")) == 50


@pytest.mark.parametrize(
    ("rule", "direction", "origin", "green"),
    [
        ("none: No agreed number.", "higher_better", "none", None),
        ("none-behind: Everyone should have safe water", "higher_better", "none-behind", 100),
        ("science: PM2.5", "lower_better", "science", 5),
        ("threshold: sdg16_homicides", "lower_better", "published", 1.5),
        ("sdg: 3.2.1", "lower_better", "sdg", 25),
        ("guideline: 0 22.5 45 50; Someone advises.", "higher_better", "science", 45),
    ],
)
def test_rules_of_bounds(rule, direction, origin, green):
    found = tidy_long.bounds_by(rule, direction)
    assert (found["bound_origin"], found["green"]) == (origin, green)


@pytest.mark.parametrize(("rule", "direction"), [("guess: 7", "higher_better"), ("threshold: sdg16_homicides", "context")])
def test_no_other_rule_and_none_for_context(rule, direction):
    with pytest.raises(ValueError, match="no rule"):
        tidy_long.bounds_by(rule, direction)


def own_tables() -> list[str]:
    """The sources whose hand-kept table is in the form of this module."""
    files = sorted(tidy_long.raw.TABLES.glob("*.csv"))
    return [file.stem for file in files if "source_unit" in file.read_text(encoding="utf-8").split("\n")[0]]


@pytest.mark.parametrize("source", own_tables())
def test_every_table_can_be_read_and_its_rules_stand(source):
    table = tidy_long.table(source)
    assert not table.index.duplicated().any()
    told = table[(table["grp"] == "") & (table["series"] != tidy_long.SKIPPED)]
    for row in told.itertuples():
        assert tidy_long.bounds_by(row.bounds, row.direction)["bound_reason"], row.series
        assert len(row.label) <= 45, row.series
        assert row.definition.endswith("."), row.series
