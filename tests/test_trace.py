"""A figure on the screen can be followed back to its row in `data/`: file → data file → page, unchanged on the way."""

import csv
import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.components.content import Content
from dashboard.store.questions import Store
from dashboard.text import numbers

OBSERVATIONS = Path(__file__).resolve().parents[1] / "data" / "observations"
OWN = ("city", "metro", "urban-centre")
# Source, city, measure: a national police register, a city's own platform twice, a published index, a statistical office, the UN.
PAIRS = [
    ("colombia-homicides", "bogota", "colombia-homicides"),
    ("barcelona-open-sdg", "barcelona", "barcelona-1-1-1"),
    ("bristol-open-sdg", "bristol", "bristol-8-5-1-residents"),
    ("sdsn-us-cities-index", "los-angeles", "us-gini"),
    ("korea-capital-region", "seoul", "korea-gi-9-3-5"),
    ("un-sdg-11-2-1-public-transport", "zurich-ch", "un-transport-access"),
]


def rows(source: str, area: str, series: str) -> list[dict[str, str]]:
    """The rows of the file, read with nothing but csv: totals the city may be judged by, oldest first, no projections."""
    with (OBSERVATIONS / f"{source}.csv").open(encoding="utf-8", newline="") as file:
        found = [row for row in csv.DictReader(file) if row["ref_area"] == area and row["series"] == series]
    found = [row for row in found if row["grp"] == "_T" and row["boundary"] in OWN and row["obs_status"] != "F"]
    return sorted(found, key=lambda row: int(row["time_period"]))


@pytest.fixture(params=PAIRS, ids=lambda pair: f"{pair[1]} {pair[2]}")
def pair(request: pytest.FixtureRequest) -> tuple[str, str, str]:
    return request.param


def test_from_the_file_to_the_data_file(pair: tuple[str, str, str], store: Store) -> None:
    source, area, series = pair
    in_file = [(int(row["time_period"]), float(row["obs_value"])) for row in rows(*pair)]
    in_store = [(row["time_period"], row["obs_value"]) for row in store.observations(area, series) if row["boundary"] in OWN and row["obs_status"] != "F"]
    assert in_file and in_store == in_file
    assert store.catalogue().series[series]["source"] == source


def test_from_the_data_file_to_the_page(pair: tuple[str, str, str], store: Store, draw: Callable[[str], Content]) -> None:
    """The value in the row, in the table twin, on the chart and its year, unit and source beside it."""
    source, area, series = pair
    newest = rows(*pair)[-1]
    page, record = draw(f"/gaps?city={area}&series={series}&rows=all&table=1"), store.catalogue().series[series]
    unit = store.catalogue().units[record["unit_measure"]]["label"]
    value, year = float(newest["obs_value"]), newest["time_label"] or newest["time_period"]
    row = re.search(rf' id="row-{series}".*?</a>', page.parts["gaps-rows"] + page.parts["gaps-rest"], re.DOTALL)
    assert row
    shown = html.unescape(re.search(r"<b>([^<]*)</b>", row[0])[1])  # type: ignore[index]
    number = float(re.sub(rf"[{numbers.NARROW}\u2009]", "", shown.removesuffix(unit)).replace(numbers.MINUS, "-"))
    assert abs(number - value) <= 0.5 * 10 ** -record["decimals"] + 1e-9
    assert shown.endswith(unit) and year in row[0]
    panel = html.unescape(page.parts["gaps-panel-bottom"])
    assert f"<td>{year}</td><td>{shown}</td>" in panel
    assert store.catalogue().sources[source]["title"] in panel and store.catalogue().sources[source]["licence"] in panel
    dots = [trace for trace in page.figures["gaps-course"]["data"] if trace["mode"] == "markers"]
    assert (int(newest["time_period"]), value) in [point for trace in dots for point in zip(trace["x"], trace["y"], strict=True)]


def test_what_was_judged_is_the_newest_value(pair: tuple[str, str, str], store: Store) -> None:
    _, area, series = pair
    newest = rows(*pair)[-1]
    assessed = next(row for row in store.assessments_of_area(area) if row["series"] == series)
    assert (assessed["year"], assessed["value"]) == (int(newest["time_period"]), float(newest["obs_value"]))
