"""What links show if there is nothing to see: shuffled figures, and what it costs to compare a choice of cities."""

import time

import numpy as np

from dashboard.analysis import interlinkages
from dashboard.analysis.interlinkages import Panel
from dashboard.concepts import CLEAR_Q, Direction, LinkClass
from dashboard.store.questions import Store

from .report import Row

SHUFFLES, SEED = 200, 2030
MEASURES, CITIES, MISSING, RUNS = 60, 200, 0.1, 9
ANSWER_MS = 50


def rows(store: Store) -> list[Row]:
    """The share of shuffles of the US panel in which any link shows, the share of false links, and the processor time of a choice."""
    panel, excluded = _panel(store, "us-metros"), {(row["a"], row["b"]): row["reason"] for row in store.left_out("us-metros")}
    dice = np.random.default_rng(SEED)
    counts = [_found(Panel(panel.series, panel.signs, _shuffled(panel.values, dice)), excluded) for _ in range(SHUFFLES)]
    tested = sum(n for n, _ in counts)
    return [
        Row("shuffled US panel: shuffles with any link", 100 * sum(links > 0 for _, links in counts) / SHUFFLES, "%", 100 * CLEAR_Q),
        Row("shuffled US panel: pairs called a link", 100 * sum(links for _, links in counts) / tested, "%", 100 * CLEAR_Q),
        Row(f"links of {MEASURES} measures × {CITIES} cities, processor time", _cost(dice), "ms", ANSWER_MS),
    ]


def _panel(store: Store, key: str) -> Panel:
    found = store.panel_values(key)
    series, areas = (sorted({row[name] for row in found}) for name in ("series", "ref_area"))
    values = np.full((len(series), len(areas)), np.nan)
    for row in found:
        values[series.index(row["series"]), areas.index(row["ref_area"])] = row["value"]
    directions = store.catalogue().series
    return Panel(series, [Direction(directions[one]["direction"]).sign for one in series], values)


def _shuffled(values: np.ndarray, dice: np.random.Generator) -> np.ndarray:
    """Every measure in an order of its own: each keeps its values and gaps, and none has to do with another."""
    return np.array([dice.permutation(line) for line in values])


def _found(panel: Panel, excluded: dict[tuple[str, str], str]) -> tuple[int, int]:
    links = [link for link in interlinkages.links(panel, excluded) if link.rho is not None]
    return len(links), sum(link.link != LinkClass.NONE for link in links)


def _cost(dice: np.random.Generator) -> float:
    """The median of a few runs over made-up figures with gaps and ties, in milliseconds of processor time."""
    values = dice.normal(size=(MEASURES, CITIES)).round(1)
    values[dice.random(values.shape) < MISSING] = np.nan
    panel = Panel([f"m{number:02}" for number in range(MEASURES)], [1] * MEASURES, values)
    times = []
    for _ in range(RUNS):
        begun = time.process_time()
        interlinkages.links(panel, {})
        times.append(1000 * (time.process_time() - begun))
    return sorted(times)[RUNS // 2]
