"""What has to be true before the server starts: the built figures are those of the data that is there."""

import os
import time
from pathlib import Path

import pytest

from dashboard import starting


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with a deck, built."""
    (tmp_path / "sessions").mkdir()
    (tmp_path / "sessions" / "ours.toml").touch()
    (tmp_path / starting.BUILT).mkdir()
    (tmp_path / starting.BUILT / "dashboard-1.duckdb").touch()
    (tmp_path / starting.POINTER).symlink_to(f"{starting.BUILT}/dashboard-1.duckdb")
    return tmp_path


def test_what_is_taken_away_makes_the_build_old_too(data: Path) -> None:
    """A deck or a list of targets that is gone must go from the site as well."""
    assert starting.data_is_current(data)
    (data / "sessions" / "ours.toml").unlink()
    os.utime(data / "sessions", (time.time() + 5,) * 2)
    assert not starting.data_is_current(data)


def test_another_release_beside_the_built_one_does_not(data: Path) -> None:
    os.utime(data / starting.BUILT, (time.time() + 5,) * 2)
    assert starting.data_is_current(data)


def test_what_decides_the_tables_is_there() -> None:
    places = [starting.ROOT / "dashboard" / name for name in starting.DECIDING]
    assert all(place.exists() for place in places) and {"decks.py", "view_state.py", "view_keys.py"} <= set(starting.DECIDING)
