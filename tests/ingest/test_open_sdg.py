"""The shared reader of Open SDG platforms: years, groups, bounds, quality rules and broken files."""

from pathlib import Path

import pandas as pd
import pytest

from dashboard.concepts import TOTAL
from dashboard.ingest import open_sdg_rules as rules
from dashboard.ingest.open_sdg_codebook import TABLES, bounds_of, codebook
from dashboard.ingest.open_sdg_files import number
from dashboard.ingest.open_sdg_groups import group_key
from dashboard.ingest.open_sdg_periods import period
from dashboard.ingest.problems import SourceError
from dashboard.ingest.sources import bristol_open_sdg

FIXTURES = Path(__file__).parents[1] / "fixtures"
DATA = Path(__file__).parents[2] / "data"
SOURCES = (
    "bristol-open-sdg", "los-angeles-open-sdg", "barcelona-open-sdg", "mexico-ods-open-sdg", "korea-capital-region",
    "moldova-chisinau-open-sdg", "ukraine-kyiv-open-sdg",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "year", "label"),
    [
        ("2019", 2019, ""),
        ("2015/16", 2015, "2015/16"),
        ("2017-18", 2017, "2017-18"),
        ("2012/2013", 2012, "2012/2013"),
        ("2016-2017", 2016, "2016-2017"),
        ("2009–2010", 2009, "2009–2010"),
        ("1999/00", 1999, "1999/00"),
        ("2014-2016", 2016, "2014-2016"),
        ("2000 - 02", 2002, "2000 - 02"),
        ("1998 - 00", 2000, "1998 - 00"),
        ("1990-1999", 1999, "1990-1999"),
        ("2007-2016", 2016, "2007-2016"),
    ],
)
def test_school_years_take_the_first_year_and_pooled_averages_the_last(text, year, label):
    assert period(text) == (year, label)


@pytest.mark.parametrize("text", ["20244", "1899", "2014-11", "2016-2014", "spring", "", "2014-2014"])
def test_what_is_no_year_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        period(text)


@pytest.mark.parametrize(
    ("groups", "rename", "key"),
    [
        ({}, {}, TOTAL),
        ({"Gender": "Women"}, {}, "sex=F"),
        ({"Sex": "Boys", "Age": "Age 16"}, {}, "age=Age 16;sex=M"),
        ({"Equality Group": "Women"}, {}, "sex=F"),
        ({"Equality Group": "Ethnic minorities"}, {}, "group=Ethnic minorities"),
        ({"Ward name": "Easton"}, {}, "ward=Easton"),
        ({"Race/ Ethnicity": "Latino"}, {}, "ethnicity=Latino"),
        ({"Victim Gender": "Asian"}, {"Victim Gender": "ethnicity"}, "ethnicity=Asian"),
        ({"Cause": "A; B = C"}, {}, "cause=A, B - C"),
    ],
)
def test_groups_have_one_spelling(groups, rename, key):
    assert group_key(groups, rename) == key


@pytest.mark.parametrize("text", ["", "NaN", "inf", "-inf", "..", "n/a", "1e999"])
def test_marks_for_no_number_are_missing_not_zero(text):
    assert number(text, "file.csv", "2") is None


def test_parity_is_judged_from_below_only():
    bounds = bounds_of("parity", "higher_better")
    assert [bounds[name] for name in ("lower_bound", "red", "green", "optimum")] == [0, 25, 50, 50]
    assert "half is the target" in bounds["bound_reason"]


def test_a_context_series_never_gets_bounds():
    assert bounds_of("none-behind|Everyone should", "context")["green"] is None
    with pytest.raises(ValueError, match="not a rule"):
        bounds_of("guess|7", "lower_better")


def frame(*rows_: tuple) -> pd.DataFrame:
    columns = ["ref_area", "series", "time_period", "obs_value", "grp"]
    return pd.DataFrame(rows_, columns=columns).assign(boundary="city", obs_status="A", note="")


def test_repeats_are_dropped_and_conflicts_keep_the_last():
    observed = frame(
        ("bristol", "a", 2015, 1.0, TOTAL), ("bristol", "a", 2015, 1.0, TOTAL),
        ("bristol", "a", 2016, 2.0, TOTAL), ("bristol", "a", 2016, 3.0, TOTAL),
    )  # fmt: skip
    kept, cases = rules.without_repeats(observed)
    assert list(kept["obs_value"]) == [1.0, 3.0]
    assert [(case["action"], case["found"]) for case in cases] == [("dropped", "1 / 1"), ("conflict", "2 / 3")]


def test_values_outside_the_range_of_their_unit_are_dropped():
    series = pd.DataFrame({"series": ["a", "b"], "valid_min": ["0", ""], "valid_max": ["100", ""]})
    observed = frame(("bristol", "a", 2015, 104.6, TOTAL), ("bristol", "a", 2016, 99.0, TOTAL), ("bristol", "b", 2016, -500.0, TOTAL))
    kept, cases = rules.without_impossible(observed, series)
    assert list(kept["obs_value"]) == [99.0, -500.0]
    assert cases[0]["rule"] == "outside-range" and cases[0]["found"] == "104.6"


def test_a_jump_in_one_series_is_kept_and_flagged_and_in_three_it_is_dropped():
    one = [("monterrey", name, year, 93.0, TOTAL) for name in "abc" for year in (2019, 2021)]
    alone = frame(*one, ("monterrey", "a", 2020, 2.0, TOTAL), ("monterrey", "b", 2020, 92.0, TOTAL))
    kept, cases = rules.without_broken_years(alone)
    assert len(kept) == len(alone) and [case["rule"] for case in cases] == ["lone-jump"]
    together = frame(*one, *[("monterrey", name, 2020, 2.0, TOTAL) for name in "abc"])
    kept, cases = rules.without_broken_years(together)
    assert 2.0 not in set(kept["obs_value"]) and [case["rule"] for case in cases] == ["broken-year"] * 3


def test_more_than_fifty_equal_cases_become_one_row_with_their_count():
    many = [rules.case("zero-for-missing", "dropped", {"series": "a", "time_period": y}, 0, "why") for y in range(51)]
    listed = rules.quality_frame([*many, rules.case("doubt", "flagged", {"series": "a"}, 1, "other")])
    assert list(listed["found"]) == ["51 cases", "1"]


@pytest.mark.parametrize(
    ("twin", "line", "column", "found"),
    [
        ("missing-column", 1, "value", "the columns indicator"),
        ("text-for-number", 3, "value", "'about 12'"),
        ("year-20244", 3, "year", "20244"),
        ("wrong-encoding", 3, "", "0xe9"),
        ("empty-file", 0, "", "an empty file"),
    ],
)
def test_a_broken_file_says_where_and_what(twin, line, column, found):
    with pytest.raises(SourceError) as error:
        bristol_open_sdg.read(FIXTURES / "bristol-open-sdg" / f"broken-{twin}")
    problem = error.value.problem
    assert (problem.file, problem.line, problem.column) == ("bristol_sdg_long.csv", line, column)
    assert found in problem.found and problem.expected and problem.remedy


def test_a_missing_file_says_so(tmp_path):
    with pytest.raises(SourceError, match="no such file"):
        bristol_open_sdg.read(tmp_path)


def test_new_series_and_cells_without_a_number_are_listed_not_guessed(tmp_path):
    good = FIXTURES / "bristol-open-sdg"
    (tmp_path / "bristol_sdg_meta.csv").write_bytes((good / "bristol_sdg_meta.csv").read_bytes())
    long = (good / "bristol_sdg_long.csv").read_text(encoding="utf-8")
    new = "99-9-9,2019,7,new unit,,,True\n11-6-2,2021,NaN,,,,True\n11-6-2,2022,inf,,,,True\n"
    (tmp_path / "bristol_sdg_long.csv").write_text(long + new, encoding="utf-8")
    reading = bristol_open_sdg.read(tmp_path)
    quality = reading.quality
    unknown = quality[quality["series"] == "99-9-9 | new unit"].iloc[0]
    assert unknown["action"] == "skipped" and "codebook" in unknown["reason"]
    no_number = quality[quality["rule"] == "no-number"]
    assert list(no_number["found"]) == ["NaN", "inf"] and set(no_number["series"]) == {"bristol-11-6-2"}
    assert reading.observations["obs_value"].notna().all()


@pytest.mark.parametrize("source", SOURCES)
def test_every_codebook_row_is_complete(source):
    for entry in codebook(source):
        row = entry.row
        assert bool(row["skip"]) != bool(entry.slug), entry.code
        if row["label"]:
            assert len(row["label"]) <= 48 and row["definition"].count(". ") <= 1, entry.slug
            assert row["direction"] in ("higher_better", "lower_better", "context"), entry.slug
            bounds_of(row["bounds"], row["direction"])


@pytest.mark.parametrize("source", SOURCES)
def test_one_slug_one_label_and_a_direction_without_bounds_says_why(source):
    series = pd.read_csv(DATA / "series" / f"{source}.csv", keep_default_na=False)
    assert series["series"].is_unique and series["label"].is_unique
    unjudged = series[(series["bound_origin"] == "none") & (series["direction"] != "context")]
    assert (unjudged["bound_reason"] != "").all()
    panels = {"mexico-ods-open-sdg": "mexico-entities", "korea-capital-region": "korea-capital-region"}
    assert set(series["panel"]) == {panels.get(source, "")}


def test_codebooks_lie_beside_the_readers():
    assert {f"{source}.csv" for source in SOURCES} <= {file.name for file in TABLES.iterdir()}
