"""What is read whole and kept says the same as the file, part by part."""

import random
from pathlib import Path

import duckdb
import pytest

from dashboard.store.questions import Store
from dashboard.store.whole import LONG, SHORT, Whole, packed


@pytest.fixture
def asking(pointer: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """The questions over the same data, as if the release were too large to be kept."""
    monkeypatch.setattr(Whole, "of_long_if_kept", lambda self, name, *part: None)
    return Store(pointer)


def pairs_of(store: Store, n: int) -> list[tuple[str, str]]:
    """Areas with one of their measures, one area in six a member of the network."""
    areas = random.Random(7).sample(sorted(store.catalogue().areas), 3 * n)
    found = [(area, row["series"]) for area in areas for row in store._ask("assessments_of_area", ref_area=area)[:1]]
    return found[:n]


def by_series(rows: list[dict]) -> list[dict]:
    return sorted(rows, key=lambda row: row["series"])


def test_assessments_and_values_are_those_of_the_file(store: Store) -> None:
    for area, series in pairs_of(store, 60):
        assert by_series(store.assessments_of_area(area)) == by_series(store._ask("assessments_of_area", ref_area=area))
        asked = [{**row, "ref_area": area, "series": series} for row in store._ask("observations", ref_area=area, series=series)]
        assert store.observations(area, series) == sorted(asked, key=lambda row: (row["boundary"], row["time_period"]))


def test_a_release_too_large_to_be_kept_answers_the_same(store: Store, asking: Store) -> None:
    pairs = pairs_of(store, 30)
    others = [area for area, _ in pairs if not store.catalogue().areas[area]["is_network"]]
    assert len(others) > 10
    held, asked = store.cells(others), asking.cells(others)
    assert {area: sorted(cells) for area, cells in held.items()} == {area: sorted(cells) for area, cells in asked.items()}
    for area, series in pairs:
        cell, other = store.cells([area])[area].get(series), asking.cells([area])[area].get(series)
        assert (cell is None) == (other is None)
        assert other is None or {name: cell[name] for name in other} == other
        assert [row["obs_value"] for row in store.courses(series, [area])] == [row["obs_value"] for row in asking.courses(series, [area])]
        assert {row["ref_area"] for row in store.courses(series, [area])} <= {area}
        assert store.peers_of_area(area, "all") == asking.peers_of_area(area, "all")


def test_the_pairs_of_a_panel_by_another_road(store: Store) -> None:
    rows = store._ask("links_of_panel", layer="across", panel="us-metros")
    assert len(rows) > 1000
    for row in random.Random(3).sample(rows, 40):
        ends = {"a": row["a"], "b": row["b"]}
        assert any({**found, **row} == found for found in store.links_of_series("across", "us-metros", row["a"])), ends
        assert any({**found, **row} == found for found in store.links_of_goals("across", "us-metros", row["goal_b"], row["goal_a"])), ends
        assert store.pair_values("us-metros", row["a"], row["b"]) == store._ask("pair_values", panel="us-metros", **ends)
        assert len(store.pair_values("us-metros", row["a"], row["b"])) == row["n"]


def test_nothing_is_known_of_what_is_not_there(small_store: Store) -> None:
    assert small_store.links_of_series("across", "no-such-panel", "x") == []
    assert small_store.goal_counts("no-such-network", "") == []
    assert small_store.observations("no-such-city", "safe-water") == []


def test_everything_is_read_once(small: Path) -> None:
    whole = Whole(Store(small)._file)
    whole.read()
    assert len(whole._read) == len(SHORT) + len(LONG)
    before = {key: id(found) for key, found in whole._read.items()}
    whole.read()
    assert {key: id(found) for key, found in whole._read.items()} == before


def test_an_answer_is_packed_by_its_first_columns() -> None:
    with duckdb.connect() as connection:
        rows = "select * from (values ('a', 1, 2.5::double, null), ('a', 2, 0.1, 'ä'), ('b', 3, -0.0, 'x')) as t(city, year, value, note) order by city, year"
        found = packed(connection.execute(rows), ("city",))
        assert found.of(("a",)) == [{"year": 1, "value": 2.5, "note": None, "city": "a"}, {"year": 2, "value": 0.1, "note": "ä", "city": "a"}]
        assert found.of(("c",)) == []
        with pytest.raises(ValueError, match="begins with"):
            packed(connection.execute(rows), ("year",))
