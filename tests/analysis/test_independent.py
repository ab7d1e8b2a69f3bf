"""A second road to the same numbers: shipped pairs of area and series, recomputed with pandas and scipy alone.

Nothing here uses the functions under test but `assess` itself. The sample is random with a fixed seed, half of it drawn
from pairs with a target and three or more values, so that trends and projections are among them.
"""

from pathlib import Path

import pandas as pd
import pytest

from dashboard.analysis.assessment import assess

from .by_hand import by_hand

DATA = Path(__file__).resolve().parents[2] / "data"
RELEASE_YEAR = 2025
SAMPLE = 200
KEY = ["ref_area", "series"]
WORDS = {
    "ref_area": str,
    "series": str,
    "time_label": str,
    "obs_status": str,
    "nature": str,
    "boundary": str,
    "grp": str,
    "note": str,
}
NUMBERS = [
    "value", "score", "scale_0_3", "gap_native", "gap_points", "share_done", "start_value", "needed_per_year",
    "pace_per_year", "acceleration", "years_to_target", "sen_low", "sen_high", "trend_p", "projected_2030",
    "projected_low", "projected_high", "chance",
]  # fmt: skip
EXACT = [
    "year",
    "start_year",
    "n_points",
    "colour",
    "arrow",
    "status",
    "boundary",
    "short_series",
    "projection_shown",
    "is_old",
]


def read(folder: str) -> pd.DataFrame:
    files = sorted((DATA / folder).glob("*.csv"))
    return pd.concat([pd.read_csv(file, dtype=WORDS, low_memory=False) for file in files], ignore_index=True)


@pytest.fixture(scope="module")
def series() -> pd.DataFrame:
    return read("series").set_index("series", drop=False)


@pytest.fixture(scope="module")
def sample(series: pd.DataFrame) -> pd.DataFrame:
    """All observations of the sampled pairs."""
    observations = read("observations")
    observations = observations[observations["series"].isin(series.index)]
    counts = observations[observations["grp"] == "_T"].groupby(KEY).size().reset_index(name="n")
    some = counts.sample(min(SAMPLE, len(counts)), random_state=2030)
    with_target = series.index[series["green"].notna()]
    longer = counts[(counts["n"] >= 3) & counts["series"].isin(with_target)]
    long = longer.sample(min(SAMPLE, len(longer)), random_state=2030)
    pairs = pd.concat([some, long])[KEY].drop_duplicates()
    assert len(pairs) >= 300
    return observations.merge(pairs, on=KEY)


@pytest.fixture(scope="module")
def found(sample: pd.DataFrame, series: pd.DataFrame) -> pd.DataFrame:
    return assess(sample, series.reset_index(drop=True), RELEASE_YEAR).set_index(KEY)


@pytest.fixture(scope="module")
def recomputed(sample: pd.DataFrame, series: pd.DataFrame) -> pd.DataFrame:
    rows = {pair: by_hand(group, series.loc[pair[1]], RELEASE_YEAR) for pair, group in sample.groupby(KEY)}
    frame = pd.DataFrame.from_dict(rows, orient="index")
    return frame.reindex(columns=[*NUMBERS, *EXACT]).rename_axis(KEY)


@pytest.mark.parametrize("column", NUMBERS)
def test_numbers_agree(column: str, found: pd.DataFrame, recomputed: pd.DataFrame) -> None:
    ours, theirs = found[column], recomputed[column].astype(float)
    pd.testing.assert_series_equal(ours, theirs, rtol=1e-9, atol=1e-9, check_names=False)


@pytest.mark.parametrize("column", EXACT)
def test_words_and_years_agree(column: str, found: pd.DataFrame, recomputed: pd.DataFrame) -> None:
    ours, theirs = found[column].astype(object), recomputed[column].astype(object)
    both = pd.DataFrame({"ours": ours, "theirs": theirs})
    differ = both[~((ours == theirs) | (ours.isna() & theirs.isna()))]
    assert differ.empty, differ.head()


def test_the_sample_holds_trends_and_projections(found: pd.DataFrame) -> None:
    assert len(found) >= 300
    assert found["status"].nunique() >= 8
    assert found["projection_shown"].sum() >= 50
