"""Who is like whom: at least three attributes of both, never farther than half, the network apart from all."""

import math

import pandas as pd
import pytest

from dashboard.analysis import likeness


@pytest.fixture
def places() -> pd.DataFrame:
    rows = [
        ("a", 6.0, 3.5, "Europe", True), ("b", 6.0, 3.5, "Europe", True), ("c", 7.0, 3.5, "Europe", True), ("far", 4.4, 4.9, "Africa", False),
        ("little", 6.0, None, "Europe", None), ("bare", None, None, "Europe", True),
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["ref_area", "population", "density", "region", "near_sea"])
    return frame.astype({"near_sea": "boolean"})


def test_the_nearest_come_first_with_what_they_share(places: pd.DataFrame) -> None:
    found = likeness.peers(places, pd.Series(["c"]))
    own = found[found["ref_area"] == "a"]
    assert own[own["pool"] == "all"][["peer", "place"]].values.tolist() == [["b", 1], ["c", 2]]
    assert own[own["pool"] == "network"]["peer"].tolist() == ["c"]
    assert own["distance"].tolist()[:2] == [0.0, pytest.approx(1 / 4.5 / 4, abs=1e-6)]
    assert own["shared"].iloc[0] == "population~density~region~near_sea"


def test_nobody_beyond_half_and_nobody_with_two_attributes(places: pd.DataFrame) -> None:
    found = likeness.peers(places, pd.Series(["c"]))
    assert not set(found["ref_area"]) & {"far", "little", "bare"} and not set(found["peer"]) & {"far", "little", "bare"}


def test_nothing_shared_is_no_distance() -> None:
    others = pd.DataFrame({"population": [None], "region": [None]})
    (distance,), (shared,) = likeness.distances({"population": 1.0, "region": "Europe"}, others, {"population": 1.0})
    assert math.isnan(distance) and shared == 0
