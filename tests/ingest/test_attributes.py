"""What is known of an area for finding others like it: density of one study, nearness to the sea from the map we draw."""

from pathlib import Path

import pandas as pd
import pytest

from dashboard.ingest import attributes

SHORE = Path(__file__).resolve().parents[2] / "data" / "shapes" / "land.csv"


@pytest.fixture
def area() -> pd.DataFrame:
    rows = [
        ("helsinki", 60.17, 24.94, 1_300_000.0), ("madrid", 40.42, -3.70, 6_600_000.0), ("bogota", 4.61, -74.08, 8_000_000.0), ("male", 4.18, 73.51, None),
        ("nowhere", None, None, 10.0),
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["ref_area", "lat", "lon", "population"])
    return frame.assign(kind="city", n_series=1, region="Somewhere")


@pytest.fixture
def observation() -> pd.DataFrame:
    rows = [("madrid", 2000, 3000.0, "urban-centre"), ("madrid", 2014, 4525.0, "urban-centre"), ("bogota", 2014, 9.0, "wider")]
    return pd.DataFrame(rows, columns=["ref_area", "time_period", "obs_value", "boundary"]).assign(series="urban-density")


def test_near_the_sea_far_from_it_on_an_island_too_small_for_the_map_and_unknown(area: pd.DataFrame, observation: pd.DataFrame) -> None:
    found = attributes.attributes(area, observation, SHORE).set_index("ref_area")["near_sea"]
    assert [found[city] for city in ("helsinki", "madrid", "bogota", "male")] == [True, False, False, True]
    assert found.isna()["nowhere"]


def test_the_last_density_of_the_urban_area_counts(area: pd.DataFrame, observation: pd.DataFrame) -> None:
    found = attributes.attributes(area, observation, SHORE).set_index("ref_area")
    assert (found.loc["madrid", "density"], found.loc["madrid", "density_year"]) == (4525, 2014)
    assert pd.isna(found.loc["bogota", "density"]), "a value of a wider region is not the city's"


def test_scaled_as_powers_of_ten(area: pd.DataFrame, observation: pd.DataFrame) -> None:
    found = attributes.scaled(attributes.attributes(area, observation, SHORE)).set_index("ref_area")
    assert found.loc["nowhere", "population"] == 1 and pd.isna(found.loc["male", "population"])


def test_without_a_map_nothing_is_known_of_the_sea(area: pd.DataFrame, observation: pd.DataFrame, tmp_path: Path) -> None:
    assert attributes.attributes(area, observation, tmp_path / "none.csv")["near_sea"].isna().all()
