"""What a change of the view costs the server, and how fast this machine is just now.

A virtual machine may do the same work in half or in three times the time, as its neighbours let it. So between the views a chart
of Plotly Express is made: of the work we know it is most like ours, both slow down together (their ratio varied by 10 % while
both varied by a factor of two), and what it took on the machine the budgets were set on is known.
"""

import statistics
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection

import pandas as pd
import plotly.express as px

from .server import Server
from .views import UPDATE

HEADERS = {"Content-Type": "application/json", "Accept-Encoding": "br"}
CHART_MS = 23.5  # processor time of the chart on the machine the budgets were set on
LINES, POINTS = 8, 20
LOT = 10


@dataclass(frozen=True)
class Cost:
    """Of a number of changes, per change: milliseconds of processor time, kilobytes sent, and how much slower than the machine the
    budgets were set on this one was meanwhile."""

    n: int
    cpu: float
    kilobytes: float
    slower: float


def cost(server: Server, bodies: Sequence[bytes], rounds: int = 1, *, asked_before: bool = False) -> Cost:
    """Ask for every body once per round, over one connection, and see what the workers used.

    With `asked_before` a round that is not counted goes first; over the same connection, for each worker keeps its own
    answers. Processor time is counted by the system in steps of a hundredth of a second, over all rounds together.
    Raises AssertionError if an answer is not 200.
    """
    connection = server.connect()
    if asked_before:
        _ask(connection, bodies)
    before, size, charts = server.cpu(), 0, [chart()]
    for _ in range(rounds):
        for lot in _lots(bodies):
            size += _ask(connection, lot)
            charts.append(chart())
    used, n = server.cpu() - before, rounds * len(bodies)
    connection.close()
    return Cost(n, 1000 * used / n, size / 1000 / n, statistics.fmean(charts) / CHART_MS)


def _lots(bodies: Sequence[bytes]) -> list[Sequence[bytes]]:
    return [bodies[start : start + LOT] for start in range(0, len(bodies), LOT)]


def _ask(connection: HTTPConnection, bodies: Sequence[bytes]) -> int:
    """Ask for every body; the bytes that came back."""
    size = 0
    for body in bodies:
        connection.request("POST", UPDATE, body, HEADERS)
        answer = connection.getresponse()
        size += len(answer.read())
        assert answer.status == 200, answer.status
    return size


def fill(server: Server, bodies: Sequence[bytes], readers: int = 12) -> None:
    """Several readers at once ask for everything, so that every worker has answered its share and kept it."""
    with ThreadPoolExecutor(readers) as pool:
        list(pool.map(lambda number: _read(server, bodies[number::3]), range(readers)))


def _read(server: Server, bodies: Sequence[bytes]) -> None:
    with closing(server.connect()) as connection:
        _ask(connection, bodies)


def chart() -> float:
    """Milliseconds of processor time that Plotly Express needs for a chart of eight lines, the second of two in a row."""
    for _ in range(2):
        begun = time.process_time()
        px.line(_TABLE, x="year", y="value", color="city")
    return 1000 * (time.process_time() - begun)


def slower() -> float:
    """How much slower than the machine the budgets were set on this one is just now, median of nine charts."""
    return statistics.median(chart() for _ in range(9)) / CHART_MS


_TABLE = pd.DataFrame([{"city": str(line), "year": 2000 + point, "value": line * point % 7} for line in range(LINES) for point in range(POINTS)])
