"""Urban Audit: figures per inhabitant, boundaries and breaks, and every rule that keeps impossible values out."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from dashboard.ingest import urban_audit_rules as rules
from dashboard.ingest.problems import SourceError
from dashboard.ingest.sources import eurostat_urban_audit as audit

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "tests" / "fixtures" / audit.SOURCE


@pytest.fixture(scope="module")
def reading():
    return audit.read(FOLDER)


def values(reading, area: str, series: str) -> dict:
    rows = reading.observations.query("ref_area == @area and series == @series")
    return dict(zip(rows["time_period"], rows["obs_value"], strict=True))


def cases(reading, rule: str) -> list[tuple]:
    rows = reading.quality.loc[reading.quality["rule"] == rule, ["ref_area", "series", "time_period", "found"]]
    return list(rows.astype(object).where(rows.notna(), None).itertuples(index=False, name=None))


def rows_of(series: str, table: dict[str, dict[int, float]], country: str = "DE") -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"ref_area": area, "country": country, "series": series, "year": year, "value": value}
            for area, years in table.items()
            for year, value in years.items()
        ]
    )


def test_rates_are_the_published_ones(reading):
    assert values(reading, "madrid", "eu-unemployment") == {2014: 16.4, 2015: 16.82}
    assert values(reading, "paris", "eu-unemployment") == {2022: 11.36}
    assert values(reading, "bristol", "eu-no2") == {2013: 28.0}
    assert values(reading, "berlin", "eu-pm10") == {2013: 22.3}


def test_counts_are_divided_by_the_inhabitants_of_the_year(reading):
    assert values(reading, "madrid", "eu-tourist-nights") == {2015: pytest.approx(19292547 / 4852911)}
    assert values(reading, "berlin", "eu-libraries")[2019] == pytest.approx(100000 * 72 / 3644826)
    row = reading.observations.query("series == 'eu-libraries'").iloc[0]
    assert row["note"] == "computed from published counts"
    assert cases(reading, "no-population") == [(None, "eu-tourist-nights", None, "1 values")]


def test_a_greater_city_that_replaced_the_municipality_changes_boundary_and_breaks(reading):
    rows = reading.observations.query("ref_area == 'madrid' and series == 'eu-unemployment'")
    assert rows[["time_period", "boundary", "obs_status"]].values.tolist() == [
        [2014, "city", "A"],
        [2015, "metro", "B"],
    ]
    assert cases(reading, "territory-change") == [("madrid", None, 2015, "+53.3 %")]
    assert values(reading, "madrid", "eu-population-change") == {}


def test_incredible_values_are_dropped_and_listed(reading):
    assert 1992 not in values(reading, "sofia", "eu-unemployment")
    found = cases(reading, "credible-range")
    assert ("sofia", "eu-unemployment", 1992, 87.82) in found
    assert ("elda-es", "eu-activity-rate", 2016, 118.58) in found


def test_a_value_shared_by_the_cities_of_a_country_is_no_citys_own(reading):
    assert values(reading, "sofia", "eu-unemployment") == {2021: 4.48}
    assert {area for area, *_ in cases(reading, "copied-value")} == {"sofia", "burgas-bg", "ruse-bg", "stara-zagora-bg"}


def test_a_single_value_far_from_both_neighbours_is_dropped(reading):
    assert sorted(values(reading, "berlin", "eu-libraries")) == [2019, 2021]
    assert cases(reading, "isolated-jump") == [("berlin", "eu-libraries", 2020, 11.0)]


def test_the_year_without_guests_is_no_error():
    guests = rows_of("eu-tourist-nights", {"lyon": {2019: 6136848, 2020: 1061144, 2021: 3557830}}, "FR")
    assert len(rules.isolated(guests, set(), {"eu-tourist-nights"})[0]) == 3
    assert len(rules.isolated(guests, set(), set())[0]) == 2
    assert len(rules.isolated(guests, {"eu-tourist-nights"}, set())[0]) == 3


def test_head_counts_beside_the_wrong_cities_are_dropped():
    before = {
        "berlin": 3755251, "hamburg-de": 1892122, "munchen-de": 1512491, "koln-de": 1084831, "essen-de": 584580,
        "frankfurt-am-main-de": 773068, "leipzig-de": 616093, "dresden-de": 563311,
    }  # fmt: skip
    after = [317000, 342000, 348000, 197000, 207000, 246000, 151000, 165000]
    table = {area: {2022: count, 2023: count * 1.01, 2024: wrong} for (area, count), wrong in zip(before.items(), reversed(after), strict=True)}
    kept, found = rules.scrambled_years(rows_of("eu-population", table), {"eu-population"})
    assert sorted(kept["year"].unique()) == [2022, 2023]
    assert [case[:6] for case in found] == [("scrambled-year", "dropped", None, "eu-population", 2024, "8 values, DE")]


def test_a_scrambled_year_in_the_middle_leaves_its_neighbours_alone():
    table = {f"city-{n}": {2020: n, 2021: (n * 5) % 9, 2022: n + 0.1, 2023: n} for n in range(1, 9)}
    kept, found = rules.scrambled_years(rows_of("eu-foreign-born", table), {"eu-foreign-born"})
    assert sorted(kept["year"].unique()) == [2020, 2022, 2023]
    assert len(found) == 1


def test_few_cities_or_other_series_are_not_checked_for_order():
    table = {f"city-{n}": {2020: n, 2021: -n} for n in range(1, 8)}
    assert rules.scrambled_years(rows_of("eu-population", table), {"eu-population"})[1] == []
    table["city-8"] = {2020: 8, 2021: -8}
    assert rules.scrambled_years(rows_of("eu-rent", table), {"eu-population"})[1] == []


def test_territory_changes_are_also_seen_in_the_counts():
    rows = rows_of("eu-population", {"caserta-it": {2022: 73000, 2023: 73200, 2024: 195000}}, "IT")
    found = rules.territory_changes(rows, "eu-population", "eu-population-change")
    assert found.round(1).values.tolist() == [["caserta-it", 2024, 166.4]]


def test_more_than_fifty_equal_cases_become_one_row():
    rows = rows_of("eu-rent", {f"city-{n}": {2022: 9.0} for n in range(51)})
    assert rules.listed(rows, "credible-range", "dropped", "why") == [("credible-range", "dropped", None, "eu-rent", None, "51 values", "why")]
    assert len(rules.listed(rows.head(50), "credible-range", "dropped", "why")) == 50


def test_codes_without_a_name_unused_series_and_poor_cities_are_listed(reading):
    assert cases(reading, "no-name") == [(None, None, None, "AT001C")]
    assert cases(reading, "series-not-used") == [(None, None, None, "EC1010V: 1 values")]
    assert cases(reading, "few-series") == [(None, None, None, "0 values of 0 cities")]
    assert cases(reading, "country-ends") == [(None, None, None, "1 cities, last year 2018")]


def test_cities_with_few_series_are_left_out_but_network_cities_stay():
    rows = rows_of("eu-unemployment", {"graz-at": {2010: 5.0, 2011: 5.5}, "berlin": {2011: 10.0}})
    kept, found = audit._panel(rows)
    assert kept["ref_area"].tolist() == ["berlin"]
    assert found[0][5] == "2 values of 1 cities"


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Bruxelles/Brussel (greater city)", "Bruxelles"),
        ("Caserta  (greater city)", "Caserta"),
        ("Frankfurt (Oder)", "Frankfurt (Oder)"),
        ("Inowroc?aw", "Inowrocław"),
        ("North Lanarkshire (Airdrie/Bellshill/Coatbridge/Motherwell)", "North Lanarkshire"),
        ("Vitoria/Gasteiz", "Vitoria-Gasteiz"),
    ],
)
def test_names_are_plain(printed, name):
    assert audit._plain(printed) == name


def test_bounds_follow_the_house_rules(reading):
    series = reading.series.set_index("series")
    assert series.loc["eu-unemployment", ["lower_bound", "green"]].tolist() == [25.9, 5.0]
    assert series.loc["eu-pm10", ["bound_origin", "green"]].tolist() == ["science", 15.0]
    for slug in ("eu-poverty-risk", "eu-rent", "eu-household-income", "eu-cars"):
        assert series.loc[slug, "bound_origin"] == "none"
        assert series.loc[slug, "bound_reason"]
    assert set(series.loc[series["direction"] == "context", "bound_origin"]) == {"none"}


def test_a_wrong_number_is_named_with_its_line(tmp_path):
    shutil.copy(FOLDER / "broken" / audit.FILE, tmp_path)
    with pytest.raises(SourceError, match="urban_audit_long.csv, line 3, column value: found '14,6'"):
        audit.read(tmp_path)


def test_the_written_panel_keeps_the_network_and_its_order():
    rows = pd.read_csv(ROOT / "data" / "observations" / f"{audit.SOURCE}.csv", low_memory=False)
    people = rows.query("series == 'eu-population' and ref_area == 'berlin'")
    assert people["time_period"].max() == 2023  # the value of 2024 stood beside the wrong city
    assert rows["ref_area"].nunique() == 476
    shares = rows[rows["series"].isin(["eu-unemployment", "eu-home-owners", "eu-activity-rate"])]
    assert shares["obs_value"].between(0, 100).all()
