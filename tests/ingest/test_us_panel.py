"""US Cities SDG Index: values, years, links between editions and bounds; the published scores come out of our files."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from dashboard.ingest.problems import SourceError
from dashboard.ingest.sources import sdsn_us_cities_index as us

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "tests" / "fixtures"
FOLDER = FIXTURES / us.SOURCE


@pytest.fixture(scope="module")
def reading():
    return us.read(FOLDER)


def values(reading, area: str, series: str) -> dict:
    rows = reading.observations.query("ref_area == @area and series == @series")
    return dict(zip(rows["time_period"], rows["obs_value"], strict=True))


def cases(reading, rule: str) -> pd.DataFrame:
    return reading.quality[reading.quality["rule"] == rule]


def series(reading, slug: str) -> pd.Series:
    return reading.series.set_index("series").loc[slug]


def test_comparable_editions_are_linked_under_the_year_of_the_data(reading):
    assert values(reading, "los-angeles", "us-gini") == {2015: 0.4928, 2016: 0.4965, 2017: 0.4927}
    assert values(reading, "new-york", "us-gini") == {2015: 0.5062, 2016: 0.5113, 2017: 0.5136}
    assert values(reading, "pittsburgh", "us-gini") == {2015: 0.4664, 2016: 0.4682, 2017: 0.4734}
    inferred = cases(reading, "edition-year-inferred")
    assert inferred[["series", "time_period"]].values.tolist() == [["us-gini", 2015]]


def test_a_jump_of_all_metros_ends_the_link(reading):
    # 16.5 to 14.1, 14.2 to 12.8 and 14.4 to 12.5 in one year: 1.9 of the 17.45 points between worst and target.
    assert values(reading, "los-angeles", "us-poverty") == {2017: 14.1}
    jump = cases(reading, "edition-jump").iloc[0]
    assert (jump["series"], jump["action"], jump["time_period"], jump["found"]) == ("us-poverty", "dropped", 2016, "3 values")
    assert "10.9 points" in jump["reason"]


def test_an_edition_measured_in_another_way_ends_the_link(reading):
    # Adults above 25 in the edition of 2018, adults of 25 to 34 in that of 2019.
    assert values(reading, "los-angeles", "us-tertiary-degree") == {2017: 38.7}
    assert cases(reading, "edition-method")["series"].tolist() == ["us-tertiary-degree"]


def test_two_editions_for_one_year_keep_the_newer_and_list_the_conflict(reading):
    assert values(reading, "los-angeles", "us-unemployment") == {2017: 5.2}
    conflict = cases(reading, "edition-conflict").iloc[0]
    assert (conflict["series"], conflict["action"], conflict["found"]) == ("us-unemployment", "conflict", "2 values")


def test_values_that_were_not_updated_stand_once(reading):
    assert values(reading, "los-angeles", "us-upward-mobility") == {2016: 43.80925}
    assert cases(reading, "edition-same-values")["series"].tolist() == ["us-upward-mobility"]


def test_a_link_the_crosswalk_calls_broken_is_not_made(reading):
    assert values(reading, "los-angeles", "us-greenhouse-gases") == {2014: 7.544873399158273}
    assert cases(reading, "edition-break")["series"].tolist() == ["us-greenhouse-gases"]


def test_what_continues_no_series_is_counted(reading):
    left = cases(reading, "edition-left-out").set_index("found")["reason"]
    assert left["8 values"].startswith("5 indicators of edition 2018")
    assert left["0 values"].startswith("0 indicators of edition 2017")


@pytest.mark.parametrize(
    ("printed", "year"),
    [("2017", 2017), ("2014-2016", 2016), ("2013-2017", 2017), ("2016-2017", 2016), ("2016 (1-year estimate)", 2016)],
)
def test_pooled_years_take_the_last_and_school_years_the_first(printed, year):
    assert us._year(printed) == year


def test_pooled_years_keep_their_label(reading):
    row = reading.observations.query("series == 'us-life-expectancy'").iloc[0]
    assert (row["ref_area"], row["time_period"], row["time_label"]) == ("winston-salem-us", 2017, "2015-2017")


def test_boundary_says_what_was_measured(reading):
    rows = reading.observations.drop_duplicates("series").set_index("series")
    assert rows.loc["us-park-area", ["boundary", "note"]].tolist() == ["city", "value of the main city"]
    assert rows.loc["us-renewable-production", ["boundary", "note"]].tolist() == ["metro", "state value"]
    assert set(cases(reading, "geographic-level")["series"]) == {"us-park-area", "us-renewable-production"}


def test_bounds_are_the_published_ones(reading):
    gini = series(reading, "us-gini")
    assert gini[["lower_bound", "red", "green", "optimum"]].tolist() == pytest.approx([0.5106, 0.486, 0.4411, 0.4119], abs=1e-4)
    assert gini["bound_origin"] == "published"
    assert "target 0.4411 is its green threshold" in gini["bound_reason"]


def test_thresholds_against_the_scale_are_put_in_order_and_listed(reading):
    gases = series(reading, "us-greenhouse-gases")
    assert gases[["lower_bound", "red", "green", "optimum"]].tolist() == pytest.approx([20, 4, 2, 1.7])
    toxic = series(reading, "us-toxic-release")
    assert toxic["green"] == toxic["optimum"] == pytest.approx(53294.3046875)
    found = cases(reading, "bounds-order").set_index("series")["found"]
    assert found["us-greenhouse-gases"] == "green 4, red 2"
    assert set(found.index) == {"us-greenhouse-gases", "us-toxic-release"}


def test_uneven_yellow_limits_and_doubtful_texts_are_flagged(reading):
    assert "us-upward-mobility" in set(cases(reading, "yellow-limit")["series"])
    assert cases(reading, "codebook-text")["series"].tolist() == ["us-native-employment"]


def test_network_metros_are_no_reference_areas_and_a_cut_name_is_mended(reading):
    assert reading.areas[["ref_area", "name", "kind"]].values.tolist() == [
        ["akron-us", "Akron, OH", "metro"],
        ["winston-salem-us", "Winston-Salem, NC", "metro"],
    ]
    assert cases(reading, "area-name")["ref_area"].tolist() == ["winston-salem-us"]


def broken(tmp_path: Path, name: str) -> Path:
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns("broken"))
    shutil.copy(FOLDER / "broken" / name, tmp_path / name)
    return tmp_path


def test_a_missing_column_is_named(tmp_path):
    with pytest.raises(SourceError, match="us_cities_2019_codebook.csv, line 1, column Worst Value"):
        us.read(broken(tmp_path, "us_cities_2019_codebook.csv"))


def test_a_wrong_number_is_named_with_its_line(tmp_path):
    with pytest.raises(SourceError, match=r"us_cities_sdg_long.csv, line 3, column raw_value: found '15,4 %'"):
        us.read(broken(tmp_path, "us_cities_sdg_long.csv"))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(SourceError, match="no such file"):
        us.read(tmp_path)


def test_our_files_give_the_published_scores_of_2019():
    published = pd.read_csv(FIXTURES / "us_2019_published_scores.csv")
    observations = pd.read_csv(ROOT / "data" / "observations" / f"{us.SOURCE}.csv", low_memory=False)
    bounds = pd.read_csv(ROOT / "data" / "series" / f"{us.SOURCE}.csv").set_index("series")[["lower_bound", "optimum"]]
    newest = observations.sort_values("time_period").drop_duplicates(["ref_area", "series"], keep="last")
    both = published.merge(newest, on=["ref_area", "series"], validate="one_to_one").join(bounds, on="series")
    assert len(both) == len(published) == 5815
    assert both["series"].nunique() == 57
    score = 100 * (both["obs_value"] - both["lower_bound"]) / (both["optimum"] - both["lower_bound"])
    difference = (score.clip(0, 100) - both["score"]).abs()
    assert difference.max() < 0.5, both.loc[difference.idxmax(), ["ref_area", "series"]].tolist()
    assert difference.max() < 1e-4  # what it really is: rounding of single-precision numbers
