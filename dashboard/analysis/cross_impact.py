"""Reading a matrix of scored links between goals or targets (method note 5.2): who drives, who receives, where scorers differ.

Scores run from -3 (cancelling) to +3 (indivisible); the direction matters. An empty cell is empty, never 0. Plain Python.
"""

import statistics
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

LOWEST, HIGHEST = -3, 3
SECOND_ORDER = 0.5
DISAGREEMENT = 2
Cell = tuple[str, str]


@dataclass(frozen=True)
class Agreement:
    """What several people gave one cell: the median, the spread from lowest to highest, and how many scored it."""

    median: float
    spread: int
    n: int

    @property
    def differs(self) -> bool:
        """Whether the scorers are two steps or more apart."""
        return self.spread >= DISAGREEMENT


def agreements(scores: Iterable[tuple[Cell, int]]) -> dict[Cell, Agreement]:
    """One entry per cell that anyone scored."""
    given: dict[Cell, list[int]] = {}
    for cell, score in scores:
        given.setdefault(cell, []).append(score)
    return {cell: Agreement(statistics.median(found), max(found) - min(found), len(found)) for cell, found in sorted(given.items())}


def sums(matrix: Mapping[Cell, float]) -> tuple[dict[str, float], dict[str, float]]:
    """Out: what each gives to the others (its row). In: what it receives (its column)."""
    names = sorted({name for cell in matrix for name in cell})
    out = {name: sum(score for (source, _), score in matrix.items() if source == name) for name in names}
    into = {name: sum(score for (_, target), score in matrix.items() if target == name) for name in names}
    return out, into


def second_order(matrix: Mapping[Cell, float], weight: float = SECOND_ORDER) -> dict[Cell, float]:
    """M + weight * M² without the diagonal of the square: what also arrives by way of one other (Weitz 2018). Cells that stay 0 are left out."""
    names = sorted({name for cell in matrix for name in cell})
    found = {}
    for source in names:
        for target in names:
            detour = sum(matrix.get((source, other), 0) * matrix.get((other, target), 0) for other in names) if source != target else 0
            score = matrix.get((source, target), 0) + weight * detour
            if score:
                found[source, target] = score
    return found


def roles(out: Mapping[str, float], into: Mapping[str, float]) -> dict[str, str]:
    """Driver (gives more than the mean), receiver (receives more than the mean), linker (both), loner (neither)."""
    middle_out, middle_in = (statistics.fmean(found.values()) if found else 0.0 for found in (out, into))
    words = {(True, True): "linker", (True, False): "driver", (False, True): "receiver", (False, False): "loner"}
    return {name: words[out[name] > middle_out, into[name] > middle_in] for name in out}
