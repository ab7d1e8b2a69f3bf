"""Small frames in the project's own schema, typed into the tests."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import pandas as pd
import pytest

COLUMNS = ["ref_area", "series", "time_period", "obs_value", "obs_status", "nature", "boundary", "grp", "time_label"]
SERIES = {
    "source": "eurostat", "panel": "europe", "goal": "8", "target": "8.5", "direction": "lower_better", "lower_bound": 25.0,
    "red": 10.0, "green": 5.0, "optimum": 0.5, "valid_min": 0.0, "valid_max": 100.0,
}  # fmt: skip


@pytest.fixture
def series() -> Callable[..., pd.DataFrame]:
    """A series frame with one row per slug: unemployment in percent, target 5, unless a column is given."""

    def frame(*slugs: str, **columns: object) -> pd.DataFrame:
        return pd.DataFrame([SERIES | {"series": slug} | columns for slug in slugs or ("unemployment",)])

    return frame


@pytest.fixture
def observations() -> Callable[..., pd.DataFrame]:
    """Observations of one area and series from {year: value} or {year: (value, obs_status)}; `labels` are their periods as printed."""

    def frame(
        values: dict, area: str = "bristol", series: str = "unemployment", labels: Mapping[int, str] = MappingProxyType({}), **columns: object
    ) -> pd.DataFrame:
        given = {"nature": None, "boundary": "city", "grp": "_T"} | columns
        pairs = {year: value if isinstance(value, tuple) else (value, "A") for year, value in values.items()}
        rows = [
            {"ref_area": area, "series": series, "time_period": year, "obs_value": value, "obs_status": status} | given | {"time_label": labels.get(year)}
            for year, (value, status) in pairs.items()
        ]
        return pd.DataFrame(rows, columns=COLUMNS)

    return frame
