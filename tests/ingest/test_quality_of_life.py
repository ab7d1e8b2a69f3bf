"""Quality of Life survey 2023: shares, directions, bounds of the panel, what was not asked."""

import shutil
from pathlib import Path

import pytest

from dashboard.ingest.problems import SourceError
from dashboard.ingest.sources import ec_quality_of_life_2023 as survey

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / survey.SOURCE


@pytest.fixture(scope="module")
def reading():
    return survey.read(FOLDER)


def test_shares_are_the_published_ones(reading):
    rows = reading.observations.set_index(["series", "ref_area"])["obs_value"]
    transport = rows["qol-public-transport"]
    assert transport[["brussels", "helsinki", "tyneside-conurbation-gb"]].tolist() == [71.64, 87.15, 74.93]
    assert transport["podgorica-me"] == 33.77
    assert len(transport) == 24


def test_survey_shares_are_marked_and_measured_for_the_city(reading):
    rows = reading.observations
    assert set(rows["nature"]) == {"S"}
    assert set(rows["time_period"]) == {2023}
    assert rows.set_index("ref_area").loc["tyneside-conurbation-gb", "boundary"] == "metro"
    assert rows.set_index("ref_area").loc["paris", "boundary"] == "city"


def test_a_share_of_zero_is_dropped_and_listed(reading):
    assert "qol-corruption" not in set(reading.observations["series"])
    case = reading.quality[reading.quality["rule"] == "not-asked"].iloc[0]
    assert (case["series"], case["action"], case["found"]) == ("qol-corruption", "dropped", 0)


def test_impossible_shares_are_dropped_and_listed(tmp_path):
    text = (FOLDER / survey.FILE).read_text(encoding="utf-8").replace(",87.15,", ",187.15,")
    (tmp_path / survey.FILE).write_text(text, encoding="utf-8")
    reading = survey.read(tmp_path)
    assert "helsinki" not in set(reading.observations.query("series == 'qol-public-transport'")["ref_area"])
    assert reading.quality.query("rule == 'credible-range'")["found"].tolist() == [187.15]


def test_bounds_come_from_the_panel_or_are_left_out(reading):
    series = reading.series.set_index("series")
    transport = series.loc["qol-public-transport"]
    values = sorted(reading.observations.query("series == 'qol-public-transport'")["obs_value"])
    assert transport["bound_origin"] == "panel"
    assert transport["optimum"] == pytest.approx(sum(values[-5:]) / 5)
    assert series.loc["qol-lonely-4-weeks", "direction"] == "context"
    assert series.loc["qol-lonely-4-weeks", "bound_origin"] == "none"
    assert "more lonely people" in series.loc["qol-lonely-4-weeks", "definition"]


def test_a_question_answered_in_few_cities_gets_no_bounds(tmp_path):
    lines = (FOLDER / survey.FILE).read_text(encoding="utf-8").splitlines()
    (tmp_path / survey.FILE).write_text("\n".join(lines[:6]) + "\n", encoding="utf-8")
    series = survey.read(tmp_path).series.iloc[0]
    assert (series["bound_origin"], series["bound_reason"]) == ("none", "Fewer than 20 cities answered.")


def test_an_unknown_question_is_skipped_and_counted(tmp_path):
    text = (FOLDER / survey.FILE).read_text(encoding="utf-8").replace("TB_Q16", "TB_Q99")
    (tmp_path / survey.FILE).write_text(text, encoding="utf-8")
    case = survey.read(tmp_path).quality.query("rule == 'question-not-used'").iloc[0]
    assert (case["action"], case["found"]) == ("skipped", "TB_Q99: 1 values")


def test_cities_meet_the_network_and_other_sources(reading):
    named = set(reading.areas["ref_area"])
    assert {"graz-at", "hamburg-de", "kobenhavn-dk"} <= named
    assert not named & {"brussels", "paris", "turin", "lisbon"}
    assert "geneva-city" in set(reading.observations["ref_area"])


def test_an_unknown_country_is_named_with_its_line(tmp_path):
    shutil.copy(FOLDER / "broken" / survey.FILE, tmp_path)
    with pytest.raises(SourceError, match="qol_2023_top2.csv, line 3, column city_code: found '9901'"):
        survey.read(tmp_path)
