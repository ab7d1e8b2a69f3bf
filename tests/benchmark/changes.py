"""What a change of the view costs the server, and what memory it leaves behind."""

from collections.abc import Sequence
from dataclasses import dataclass

from .server import Server
from .views import UPDATE

HEADERS = {"Content-Type": "application/json", "Accept-Encoding": "br"}


@dataclass(frozen=True)
class Cost:
    """Of a number of changes: milliseconds of processor time and kilobytes sent, per change."""

    n: int
    cpu: float
    kilobytes: float


def cost(server: Server, bodies: Sequence[bytes], rounds: int = 1) -> Cost:
    """Ask for every body once per round, over one connection, and see what the workers used.

    Processor time is counted by the system in steps of a hundredth of a second, over all rounds together. Raises
    AssertionError if an answer is not 200.
    """
    connection = server.connect()
    before, size = server.cpu(), 0
    for _ in range(rounds):
        for body in bodies:
            connection.request("POST", UPDATE, body, HEADERS)
            answer = connection.getresponse()
            size += len(answer.read())
            assert answer.status == 200, answer.status
    used, n = server.cpu() - before, rounds * len(bodies)
    connection.close()
    return Cost(n, 1000 * used / n, size / 1000 / n)
