"""What a change of the view costs the server, and how fast this machine is just now."""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection

from .server import Server
from .views import UPDATE

HEADERS = {"Content-Type": "application/json", "Accept-Encoding": "br"}
QUIET = 27.5  # milliseconds a million additions take where nothing else runs


@dataclass(frozen=True)
class Cost:
    """Of a number of changes, per change: milliseconds of processor time, kilobytes sent, and the time on a quiet machine.

    The last is the first, scaled by how fast the machine added numbers just before and after.
    """

    n: int
    cpu: float
    kilobytes: float
    quiet: float


def cost(server: Server, bodies: Sequence[bytes], rounds: int = 1, *, asked_before: bool = False) -> Cost:
    """Ask for every body once per round, over one connection, and see what the workers used.

    With `asked_before` a round that is not counted goes first; over the same connection, for each worker keeps its own
    answers. Processor time is counted by the system in steps of a hundredth of a second, over all rounds together.
    Raises AssertionError if an answer is not 200.
    """
    connection = server.connect()
    if asked_before:
        _ask(connection, bodies)
    speed = yardstick()
    before, size = server.cpu(), 0
    for _ in range(rounds):
        size += _ask(connection, bodies)
    used, n = server.cpu() - before, rounds * len(bodies)
    connection.close()
    return Cost(n, 1000 * used / n, size / 1000 / n, 1000 * used / n * QUIET / ((speed + yardstick()) / 2))


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
        list(pool.map(lambda number: cost(server, bodies[number::3]), range(readers)))


def yardstick() -> float:
    """Milliseconds of processor time for a million additions, median of nine: what else runs here slows them, too."""
    times = []
    for _ in range(9):
        begun, total = time.process_time(), 0
        for number in range(1_000_000):
            total += number
        times.append(1000 * (time.process_time() - begun))
    return sorted(times)[4]
