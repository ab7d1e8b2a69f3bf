"""The plain sentence beside a measure: every template renders, whatever the figures."""

import random
import re

import pandas as pd
import pytest

from dashboard.analysis.assessment import assess
from dashboard.text import Text, paces
from dashboard.text.measures import Measure

from .test_catalogue import placeholders

UNITS = {"PT": {"label": "%"}, "NUMBER": {"label": ""}}
SERIES = [
    {"series": "safe-water", "direction": "higher_better", "lower_bound": 0.0, "red": 50.0, "green": 100.0, "optimum": 100.0, "bound_origin": "none-behind"},
    {"series": "homicides", "direction": "lower_better", "lower_bound": 38.0, "red": 4.0, "green": 1.5, "optimum": 0.3, "bound_origin": "published"},
    {"series": "best-five", "direction": "higher_better", "lower_bound": 10.0, "red": 30.0, "green": 51.237, "optimum": 60.0, "bound_origin": "panel"},
    {"series": "no-target", "direction": "higher_better", "bound_origin": "none"},
    {"series": "population", "direction": "context", "bound_origin": "none"},
]  # fmt: skip
COMMON = {"source": "town-hall", "panel": "p", "goal": "6", "target": "6.1", "indicator": None, "label": "Safe water", "unit_measure": "PT", "decimals": 1,
          "bound_reason": "", "valid_min": 0.0, "valid_max": None}  # fmt: skip
CITIES = 160
BESIDE = ("sentence.old", "sentence.directions-disagree", "sentence.core-city")  # said around the template
# What any finished sentence must not hold: a hole, a missing value, a double blank or a stop after a stop.
WRONG = re.compile(r"[{}]|None|nan|NaN|<NA>|  |\.\.|inf")


def some_values(dice: random.Random) -> dict[int, float]:
    """A course over one to eight years: rising, falling, flat, jumping, exact on a bound."""
    years = sorted(dice.sample(range(2000, 2027), dice.choice((1, 2, 2, 3, 5, 8))))
    start, slope, noise = dice.uniform(0, 60), dice.uniform(-3, 3), dice.choice((0, 0, 0.2, 8))
    values = {year: start + slope * (year - years[0]) + dice.uniform(-noise, noise) for year in years}
    if dice.random() < 0.15:  # at the target and losing ground, or nearly not moving
        values = {year: dice.choice((0.4, 52.0, 40.0)) + 0.03 * dice.choice((-1, 1)) * (year - years[0]) for year in years}
    elif dice.random() < 0.1:  # a little behind the pace needed for 100 by 2030
        values = {year: 100 - 1.6 * (2031 - year) for year in range(2015, 2024)}
    elif dice.random() < 0.2:
        values[years[-1]] = dice.choice((0.0, 1.5, 51.237, 100.0, 1.4999))
    return {year: max(0.0, round(value, dice.choice((0, 1, 4)))) for year, value in values.items()}


@pytest.fixture(scope="module")
def series() -> pd.DataFrame:
    columns = ["lower_bound", "red", "green", "optimum"]
    frame = pd.DataFrame([COMMON | row for row in SERIES])
    return frame.assign(**{column: frame[column].astype(float) for column in columns})


@pytest.fixture(scope="module")
def measures(series: pd.DataFrame, text: Text) -> list[Measure]:
    """Assessments of made-up courses, always the same ones."""
    dice = random.Random(2030)
    rows = [
        {"ref_area": f"city-{city}", "series": row["series"], "time_period": year, "obs_value": value, "time_label": None, "nature": None, "grp": "_T",
         "obs_status": dice.choice("AAAAAAEPBF"), "boundary": dice.choice(("city", "city", "metro", "urban-centre", "wider", "national"))}
        for city in range(CITIES) for row in SERIES for year, value in some_values(dice).items()
    ]  # fmt: skip
    # Courses the dice do not throw: a jump and then nothing, a jump and then hardly anything, to and fro and a little lower at the end,
    # a leap in the last year alone, a fall in the last year alone.
    courses = {city: {2015: 50.0} | {year: 70.0 + after * (year - 2016) for year in range(2016, 2024)}
               for city, after in (("jump-then-rest", 0.0), ("jump-then-crawl", 0.02))}  # fmt: skip
    courses["to-and-fro"] = dict(zip(range(2015, 2022), (50.0, 60.0, 45.0, 62.0, 44.0, 63.0, 48.0), strict=True))
    courses["late-leap"] = dict(zip(range(2016, 2022), (40.0, 41.0, 42.0, 42.5, 43.0, 62.0), strict=True))
    courses["late-fall"] = dict(zip(range(2016, 2022), (40.0, 45.5, 51.0, 56.5, 62.0, 54.0), strict=True))
    courses |= {f"met-{city}": dict(zip(range(2015, 2025, 2), course, strict=False)) for city, course in (  # all beyond the target of 51.237
        ("three", (58.0, 56.0, 55.0)), ("falling", (59.0, 57.0, 56.0, 54.0, 53.0)), ("to-and-fro", (58.0, 54.0, 57.0, 53.0, 56.0)))}  # fmt: skip
    for city, course in courses.items():
        series_of = "best-five" if city.startswith("met-") else "safe-water"
        rows += [{**rows[0], "ref_area": city, "series": series_of, "time_period": year, "obs_value": value, "obs_status": "A", "boundary": "city"}
                 for year, value in course.items()]  # fmt: skip
    observations = pd.DataFrame(rows).drop_duplicates(["ref_area", "series", "time_period", "boundary"])
    assessed = assess(observations, series, 2026).astype(object)
    assessed = assessed.where(assessed.notna(), None)
    by_key = series.astype(object).where(series.notna(), None).set_index("series", drop=False).to_dict("index")
    return [Measure(row, by_key[row["series"]], UNITS["PT"], "Bogotá", text) for row in assessed.to_dict("records")]


def test_every_sentence_is_whole(measures: list[Measure]) -> None:
    for measure in measures:
        sentence = measure.sentence()
        assert not WRONG.search(sentence), sentence
        assert sentence.endswith("."), sentence
        assert "Bogotá" in sentence or measure.assessed["reason"] == "no-target", sentence


def test_everything_else_said_of_a_measure_is_whole(measures: list[Measure]) -> None:
    for measure in measures:
        said = [measure.value, measure.year, measure.target, measure.word, measure.reason, measure.target_reason, paces.note(measure), measure.strength()]
        said += measure.marks + [words for figure in paces.figures(measure) for words in figure]
        assert not [words for words in said if WRONG.search(words)]


def test_every_template_was_used(measures: list[Measure], text: Text) -> None:
    """The made-up courses reach every template, so the test above means something."""
    used = {measure._template() for measure in measures}
    templates = {key for key in text.words if key.startswith("sentence.") and key not in BESIDE}
    beyond_reach = {"sentence.none.no-value"}  # a pair without a value has no assessment
    assert not {key for key in templates - used - beyond_reach if not key.endswith(".past")}


def test_templates_ask_only_for_what_a_measure_gives(measures: list[Measure], text: Text) -> None:
    given = measures[0]._values().keys()
    for key, words in text.words.items():
        if key.startswith("sentence.") and key not in BESIDE:
            assert placeholders(words) <= set(given), key


def test_status_and_sentence_agree(measures: list[Measure]) -> None:
    """What the sentence says of a moving measure fits the pill beside it."""
    says = {"on": "on track", "rev": "moving away", "hold": "holding it", "slip": "slipping", "level": "Too early"}
    for measure in measures:
        for status, words in says.items():
            assert (words in measure.sentence()) == (measure.status == status), measure.sentence()


def test_status_and_pace_that_disagree_are_explained(measures: list[Measure]) -> None:
    """A reader sees the needed pace beside the pace so far: where they speak against the pill, the note says why, and nowhere else."""
    seen = set()
    for measure in measures:
        pace, needed, status = measure.assessed["pace_per_year"], measure.assessed["needed_per_year"], measure.status
        if pace is None or status in ("none", "level", "met"):
            continue
        fast, slack = pace >= (needed or 0), 1e-9 * max(abs(pace), abs(needed or 0))
        if abs(pace - (needed or 0)) > slack:
            against = {"on": not fast, "hold": not fast, "speed": fast or pace < 0, "stall": fast or pace < 0, "rev": pace > 0, "slip": pace > 0}[status]
            assert ("Status and pace do not agree here. The status compares" in paces.note(measure)) == against, (status, pace, needed)
            seen |= {(status, against)}
    assert {("on", True), ("speed", True), ("stall", True), ("rev", True), ("on", False), ("rev", False)} <= seen


def test_a_turn_for_the_worse_is_plain_only_where_the_test_finds_a_trend(measures: list[Measure]) -> None:
    seen = set()
    for measure in measures:
        if measure.status in ("rev", "slip"):
            strength, said = measure.assessed["strength"], measure.sentence()
            assert ("seem" not in said) == (strength in ("clear", "likely")), (strength, said)
            assert ("values only" in said) == (strength in ("two-points", "three-four")), (strength, said)
            seen |= {(measure.status, "seem" in said)}
    assert len(seen) == 4, seen


def test_an_old_value_is_told_in_the_past(measures: list[Measure]) -> None:
    old = [measure for measure in measures if measure.old and measure.status not in ("none", "level")]
    assert old
    for measure in old:
        assert measure.sentence().startswith(f"When last measured, in {measure.year}, Bogotá "), measure.sentence()
        assert " is " not in measure.sentence().split(". ")[0], measure.sentence()


def test_up_and_down_follow_the_figures(measures: list[Measure]) -> None:
    for measure in measures:
        if measure.status in ("rev", "slip"):
            value, start = measure.assessed["value"], measure.assessed["start_value"]
            assert (f", {'up' if value > start else 'down'} from ") in measure.sentence()
            assert measure.amount(start) != measure.value, measure.sentence()
