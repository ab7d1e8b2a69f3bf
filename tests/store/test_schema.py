"""The table contract: what others may rely on is there, under its name."""

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from dashboard.store.connection import DataFile

QUERIES = Path(__file__).resolve().parents[2] / "dashboard" / "store" / "queries"
CONTRACT = {
    "release": "release digest built method",
    "source": "source title publisher licence vintage citation margin",
    "goal": "goal name colour",
    "target": "target goal label",
    "series": "series source panel goal target indicator unit_measure direction lower_bound red green optimum bound_origin bound_reason decimals",
    "area": "ref_area name kind country region lat lon population",
    "observation": "ref_area series time_period obs_value obs_status boundary source grp",
    "assessment": "ref_area series value year obs_status start_value start_year n_points score colour arrow status gap_native gap_points needed_per_year "
    "pace_from n_pace "
    "pace_per_year acceleration years_to_target projected_2030 projected_low projected_high trend_p is_old",
    "band": "series time_period n p25 median p75",
    "strip": "series n n_old low n_middle middle_from p25 median p75 high ticks weight step",
    "peer": "ref_area peer pool place distance shared",
    "membership": "ref_area network",
    "quality": "source rule action",
    "interlinkage": "layer panel a b n rho partial_rho p q class reason",
    "research_link": "from to score statement citation place scored_by",
}
NEVER_MISSING = {
    "observation": "obs_value obs_status boundary source time_period",
    "assessment": "status",
    "interlinkage": "layer panel a b n class",
    "series": "unit_measure direction bound_origin source goal label definition",
    "source": "licence vintage citation publisher",
}


@pytest.fixture(scope="module")
def file(pointer: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with DataFile(pointer).cursor() as cursor:
        yield cursor


@pytest.mark.parametrize("table", CONTRACT)
def test_names(file: duckdb.DuckDBPyConnection, table: str) -> None:
    there = {name for (name,) in file.execute("select column_name from duckdb_columns() where table_name = ?", [table]).fetchall()}
    assert not set(CONTRACT[table].split()) - there


@pytest.mark.parametrize("table", NEVER_MISSING)
def test_no_number_without_its_origin(file: duckdb.DuckDBPyConnection, table: str) -> None:
    for column in NEVER_MISSING[table].split():
        assert file.execute(f"select count(*) from {table} where {column} is null").fetchone() == (0,), column


def test_one_assessment_per_area_and_series(file: duckdb.DuckDBPyConnection) -> None:
    assert file.execute("select count(*) - count(distinct (ref_area, series)) from assessment").fetchone() == (0,)


def test_one_observation_per_key(file: duckdb.DuckDBPyConnection) -> None:
    key = "(ref_area, series, time_period, grp, boundary)"
    assert file.execute(f"select count(*) - count(distinct {key}) from observation").fetchone() == (0,)


@pytest.mark.parametrize(
    ("table", "column", "other"),
    [
        ("observation", "series", "series"), ("observation", "ref_area", "area"), ("observation", "source", "source"),
        ("assessment", "series", "series"), ("assessment", "ref_area", "area"), ("band", "series", "series"),
        ("membership", "ref_area", "area"), ("goal_count", "goal", "goal"), ("series", "goal", "goal"), ("series", "source", "source"),
    ],
)  # fmt: skip
def test_codes_lead_somewhere(file: duckdb.DuckDBPyConnection, table: str, column: str, other: str) -> None:
    key = {"area": "ref_area"}.get(other, other)
    assert file.execute(f"select distinct {column} from {table} where {column} not in (select {key} from {other})").fetchall() == []


def test_figures_are_finite(file: duckdb.DuckDBPyConnection) -> None:
    columns = file.execute("select table_name, column_name from duckdb_columns() where data_type = 'DOUBLE' and not internal").fetchall()
    assert len(columns) > 40
    for table, column in columns:
        assert file.execute(f'select count(*) from "{table}" where isnan("{column}") or isinf("{column}")').fetchone() == (0,), (table, column)


def test_what_is_judged_was_measured_for_the_city(file: duckdb.DuckDBPyConnection) -> None:
    wrong = "select distinct status, boundary from assessment where status <> 'none' and boundary not in ('city', 'metro', 'urban-centre')"
    assert file.execute(wrong).fetchall() == []


def test_a_target_has_an_origin_and_a_reason(file: duckdb.DuckDBPyConnection) -> None:
    assert file.execute("select series from series where green is not null and (bound_origin = 'none' or bound_reason = '')").fetchall() == []
    assert file.execute("select series from series where green is null and bound_origin <> 'none'").fetchall() == []


@pytest.mark.parametrize("question", sorted(QUERIES.glob("*.sql")), ids=lambda question: question.stem)
def test_every_question_can_be_asked(file: duckdb.DuckDBPyConnection, question: Path) -> None:
    """Nothing is pasted into a question: what it needs is bound by name, and it is asked somewhere in the store."""
    sql = question.read_text(encoding="utf-8")
    file.execute(sql, dict.fromkeys(re.findall(r"\$(\w+)", sql), "")).fetchall()
    assert "{" not in sql and "%" not in sql
    assert any(f'"{question.stem}"' in module.read_text(encoding="utf-8") for module in QUERIES.parent.glob("*.py"))
