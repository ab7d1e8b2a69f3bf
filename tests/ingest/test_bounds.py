"""Bounds by origin: published numbers come out as published, made-up ones cannot."""

import csv

import numpy as np
import pytest

from dashboard.ingest import bounds

SCALE = ("lower_bound", "red", "green", "optimum")


def scale(found: dict) -> tuple:
    return tuple(found[name] for name in SCALE)


def test_none_behind_aims_at_everyone_or_no_one():
    everyone = bounds.none_behind("higher_better", "Everyone should have safe water.")
    assert scale(everyone) == (0, 50, 100, 100)
    assert everyone["bound_origin"] == "none-behind"
    assert everyone["bound_reason"].startswith("Everyone should have safe water: the target is 100 %")
    assert scale(bounds.none_behind("lower_better", "No one should be poor")) == (100, 50, 0, 0)


@pytest.mark.parametrize("call", [bounds.none_behind, lambda direction, name: bounds.panel(range(30), direction, name)])
def test_context_series_get_no_bounds(call):
    with pytest.raises(ValueError, match="never judged"):
        call("context", "x")


@pytest.mark.parametrize(
    ("pollutant", "expected"),
    [("PM2.5", (35, 25, 5, 5)), ("pm10", (70, 50, 15, 15)), ("NO2", (40, 30, 10, 10))],
)
def test_science_gives_the_who_guidelines_of_2021(pollutant, expected):
    found = bounds.science(pollutant)
    assert scale(found) == expected
    assert found["bound_origin"] == "science"
    assert f"{expected[3]} µg/m³" in found["bound_reason"]


def test_science_takes_both_micro_signs_but_no_other_unit():
    assert scale(bounds.science("NO2", "\u03bcg/m3")) == scale(bounds.science("NO2", "ug/m3")) == (40, 30, 10, 10)
    with pytest.raises(ValueError, match="ppb"):
        bounds.science("NO2", "ppb")


@pytest.mark.parametrize("pollutant", ["O3", "SO2", "CO"])
def test_other_pollutants_have_no_yearly_guideline(pollutant):
    found = bounds.science(pollutant)
    assert scale(found) == (None, None, None, None)
    assert found["bound_origin"] == "none"


def test_threshold_is_the_published_row_and_says_it_is_for_countries():
    found = bounds.threshold("sdg8_unemp")
    assert scale(found) == (25.9, 10, 5, 0.5)
    assert found["bound_origin"] == "published"
    assert "countries in the Sustainable Development Report 2025" in found["bound_reason"]
    assert scale(bounds.threshold("sdg3_lifee")) == (54, 70, 80, 83)
    with pytest.raises(KeyError):
        bounds.threshold("sdg8_nothing")


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [("3.1.1", (814, 140, 70, 3.4)), ("3.2.1", (130.1, 50, 25, 2.6)), ("3.2.2", (39.7, 18, 12, 1.1))],
)
def test_sdg_takes_the_number_of_the_goal_text(indicator, expected):
    found = bounds.sdg(indicator)
    assert scale(found) == expected
    assert found["bound_origin"] == "sdg"
    assert f"{expected[2]:g} " in found["bound_reason"]


def test_halving_targets_have_no_common_number():
    for indicator in ("1.2.1", "3.6.1", "12.3.1"):
        with pytest.raises(KeyError):
            bounds.sdg(indicator)


def test_panel_is_best_five_and_percentile():
    values = [*range(1, 41)]  # 2.5 % of 39 steps from 1 is 1.975; the best five are 36 to 40
    higher = bounds.panel(values, "higher_better", "40 towns, 2023")
    assert scale(higher) == pytest.approx((1.975, (1.975 + 38) / 2, 38, 38))
    assert "40 areas (40 towns, 2023)" in higher["bound_reason"]
    lower = bounds.panel(values, "lower_better", "40 towns, 2023")
    assert scale(lower) == pytest.approx((39.025, (39.025 + 3) / 2, 3, 3))


def test_panel_leaves_missing_values_out_and_needs_twenty():
    with pytest.raises(ValueError, match="found 19"):
        bounds.panel([*range(19), np.nan, None], "higher_better", "x")
    with pytest.raises(ValueError, match="equal"):
        bounds.panel([7.0] * 25, "higher_better", "x")


def test_none_is_empty_and_may_say_why():
    assert scale(bounds.none()) == (None, None, None, None)
    assert bounds.none("No common unit.")["bound_reason"] == "No common unit."


def test_every_published_threshold_is_in_order():
    for indicator, (lower, red, green, optimum) in bounds._published(bounds.THRESHOLDS).items():
        sign = 1 if optimum > lower else -1
        assert sign * lower <= sign * red <= sign * green <= sign * optimum, indicator


def test_a_threshold_for_a_nearly_equal_definition_names_the_difference():
    found = bounds.threshold("sdg6_wastewat; here a share of the water used")
    assert scale(found) == scale(bounds.threshold("sdg6_wastewat"))
    assert found["bound_reason"].endswith("Report 2025, for a nearly equal definition: here a share of the water used.")


@pytest.mark.parametrize(
    ("source", "series", "difference"),
    [("eurostat-urban-audit", "eu-unemployment", "by its own rules"), ("brazil-snis", "snis-sewage-treated", "share of the water used")],
)
def test_a_series_of_another_definition_does_not_claim_the_same(source, series, difference):
    with (bounds.THRESHOLDS.parents[1] / "series" / f"{source}.csv").open(encoding="utf-8", newline="") as rows:
        reason = next(row["bound_reason"] for row in csv.DictReader(rows) if row["series"] == series)
    assert "for a nearly equal definition: here" in reason and difference in reason and "the same definition" not in reason
