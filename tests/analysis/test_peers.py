import pandas as pd
import pytest

from dashboard.analysis import peers


@pytest.fixture
def panel(observations) -> pd.DataFrame:
    areas = [observations({2020: place, 2021: place + 10}, area=f"city-{place}") for place in range(20)]
    extra = observations({2021: 99.0}, area="city-0", boundary="metro")
    return pd.concat([*areas, extra, observations({2019: 1.0})], ignore_index=True)


def test_bands_over_time_leave_out_years_with_few_areas_and_count_an_area_once(panel, series) -> None:
    found = peers.bands(panel, series())
    assert found["time_period"].tolist() == [2020, 2021]
    assert found.loc[1].to_dict() == {
        "series": "unemployment", "time_period": 2021, "n": 20, "p25": 14.75, "median": 19.5, "p75": 24.25,
    }  # fmt: skip
    assert peers.bands(panel, series(), smallest=1)["time_period"].tolist() == [2019, 2020, 2021]


def test_a_city_platform_has_no_band(panel, series) -> None:
    assert peers.bands(panel, series(panel=None)).empty


def test_the_strip_of_a_panel_holds_every_value_or_small_steps() -> None:
    series = pd.DataFrame({"series": ["few", "many", "alone"], "panel": ["p", "p", ""]})
    rows = [("few", value, 2020, False) for value in (1.0, 2.0, 2.0, 9.0)] + [("alone", 1.0, 2020, False)]
    rows += [("many", float(value), 2000 + value % 20, value < 10) for value in range(1000)]
    found = peers.strips(pd.DataFrame(rows, columns=["series", "value", "year", "is_old"]), series).set_index("series")
    assert found.loc["few", "ticks"] == [1, 2, 9] and found.loc["few", "weight"] == [1, 2, 1]
    assert list(found.index) == ["few", "many"]
    many = found.loc["many"]
    assert (many["n"], many["n_old"], many["first_year"], many["last_year"], many["low"], many["high"]) == (1000, 10, 2000, 2019, 0, 999)
    assert len(many["ticks"]) == peers.TICKS and sum(many["weight"]) == 1000
    assert found.loc["few", "step"] == 0 and many["step"] == 999 / peers.TICKS


def test_the_middle_half_is_that_of_figures_within_three_years_of_the_newest() -> None:
    series = pd.DataFrame({"series": ["mixed", "sparse"], "panel": ["p", "p"]})
    rows = [("mixed", value, 2024 - place % 2 * 3, False) for place, value in enumerate((1.0, 2.0, 3.0, 4.0, 5.0))]
    rows += [("mixed", 100.0, 2020, True)] * 5
    rows += [("sparse", 1.0, 2024, False), ("sparse", 3.0, 2010, True)]
    found = peers.strips(pd.DataFrame(rows, columns=["series", "value", "year", "is_old"]), series).set_index("series")
    columns = ["n", "n_middle", "middle_from", "p25", "median", "p75"]
    assert found.loc["mixed", columns].tolist() == [10, 5, 2021, 2, 3, 4]
    assert found.loc["sparse", columns].tolist() == [2, 2, 2010, 1.5, 2, 2.5]
