"""What a reader hands over: tidy frames in the project's own schema."""

from dataclasses import dataclass, field

import pandas as pd

OBSERVATION_COLUMNS = (
    "ref_area", "series", "time_period", "time_label", "obs_value", "obs_status", "nature", "boundary", "grp", "note",
)  # fmt: skip
SERIES_COLUMNS = (
    "series", "source", "panel", "goal", "target", "indicator", "label", "definition", "unit_measure", "direction",
    "lower_bound", "red", "green", "optimum", "bound_origin", "bound_reason", "decimals", "valid_min", "valid_max",
    "source_code",
)  # fmt: skip
AREA_COLUMNS = ("ref_area", "name", "kind", "country", "lat", "lon")
QUALITY_COLUMNS = ("rule", "action", "ref_area", "series", "time_period", "found", "reason")
LOCAL_TARGET_COLUMNS = (
    "ref_area", "series", "target_year", "target_value", "label", "text", "verdict",
)  # fmt: skip


@dataclass(frozen=True)
class Reading:
    """One source, read: observations, series, the areas it names, what was dropped or flagged, and the cities' own targets."""

    source: str
    observations: pd.DataFrame
    series: pd.DataFrame
    areas: pd.DataFrame
    quality: pd.DataFrame
    local_targets: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(LOCAL_TARGET_COLUMNS)))
