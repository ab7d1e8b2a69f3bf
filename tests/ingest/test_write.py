"""A reading becomes files: exact columns, sorted, LF, short numbers, no key twice."""

import pandas as pd
import pytest

from dashboard.ingest.reading import AREA_COLUMNS, OBSERVATION_COLUMNS, QUALITY_COLUMNS, SERIES_COLUMNS, Reading
from dashboard.ingest.write import cell, write


@pytest.mark.parametrize(
    ("value", "text"),
    [(12.0, "12"), (0.1 + 0.2, "0.3"), (1 / 3, "0.3333333333"), (12345678.9, "12345678.9"), (-0.0, "0"),
     (float("nan"), ""), (None, ""), (1e-7, "0.0000001"), (2017, "2017"), (" a ", "a"), (1.2e12, "1200000000000")],
)  # fmt: skip
def test_cell(value, text):
    assert cell(value) == text


def reading(**changes) -> Reading:
    same = dict.fromkeys(OBSERVATION_COLUMNS, "") | {"series": "a", "obs_value": 1.5, "boundary": "city", "grp": "_T"}
    rows = [same | {"ref_area": area, "time_period": year} for area, year in (("b", 2010), ("a", 2011), ("a", 2009))]
    frames = {
        "observations": pd.DataFrame(rows),
        "series": pd.DataFrame([dict.fromkeys(SERIES_COLUMNS, "") | {"series": "a", "unit_measure": "PT"}]),
        "areas": pd.DataFrame(columns=list(AREA_COLUMNS)),
        "quality": pd.DataFrame([dict.fromkeys(QUALITY_COLUMNS, None) | {"rule": "r"}]),
    }
    return Reading(source="s", **(frames | changes))


def test_write_sorts_by_key_and_ends_lines_with_lf(tmp_path):
    write(reading(), tmp_path)
    content = (tmp_path / "observations" / "s.csv").read_bytes()
    assert b"\r" not in content
    lines = content.decode().splitlines()
    assert lines[0].startswith("ref_area,series,time_period,time_label,obs_value")
    assert [line.split(",")[:3] for line in lines[1:]] == [["a", "a", "2009"], ["a", "a", "2011"], ["b", "a", "2010"]]
    assert (tmp_path / "areas" / "sources" / "s.csv").read_text() == ",".join(AREA_COLUMNS) + "\n"
    assert not (tmp_path / "targets").exists()


def test_write_is_the_same_for_rows_in_another_order(tmp_path):
    write(reading(), tmp_path / "one")
    write(reading(observations=reading().observations.iloc[::-1]), tmp_path / "two")
    files = [folder / "observations" / "s.csv" for folder in (tmp_path / "one", tmp_path / "two")]
    assert files[0].read_bytes() == files[1].read_bytes()


def test_a_key_that_occurs_twice_is_refused_before_anything_is_written(tmp_path):
    twice = pd.concat([reading().observations, reading().observations.head(1)])
    with pytest.raises(ValueError, match="1 keys occur twice"):
        write(reading(observations=twice), tmp_path)
    assert not list(tmp_path.iterdir())


def test_wrong_columns_are_refused(tmp_path):
    with pytest.raises(ValueError, match="extra"):
        write(reading(quality=pd.DataFrame([{"rule": "r", "extra": 1}])), tmp_path)
