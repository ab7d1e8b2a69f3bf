"""A server of our own on the loopback, and what the system says its workers cost."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"
WORKERS = 2
START, STOP = 120, 20  # seconds at most
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Server:
    """A running gunicorn with its workers."""

    process: subprocess.Popen
    port: int

    def workers(self) -> list[int]:
        """The process numbers of the workers."""
        return [int(folder.name) for folder in Path("/proc").glob("[0-9]*") if _parent(folder) == self.process.pid]

    def cpu(self) -> float:
        """Seconds of processor time the workers have used so far."""
        return sum(_cpu(worker) for worker in self.workers())

    def pss(self) -> float:
        """Memory of all workers in megabytes; what they share is counted once."""
        return sum(_pss(worker) for worker in self.workers())

    def connect(self) -> http.client.HTTPConnection:
        """A connection that stays open, so that one worker answers everything asked over it."""
        return http.client.HTTPConnection(HOST, self.port, timeout=60)


@contextmanager
def serving(data: Path) -> Iterator[Server]:
    """The project served over a data folder, warm; stopped at the end whatever happens."""
    with socket.socket() as free:
        free.bind((HOST, 0))
        port = free.getsockname()[1]
    environment = os.environ | {"HOST": HOST, "PORT": str(port), "DASHBOARD_DATA": str(data), "WEB_CONCURRENCY": str(WORKERS)}
    command = [sys.executable, "-m", "gunicorn", "-c", "dashboard/serving/gunicorn_conf.py", "app:server"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        server = Server(process, port)
        _wait(server)
        yield server
    finally:
        process.terminate()
        try:
            process.wait(STOP)
        except subprocess.TimeoutExpired:
            process.kill()


def _wait(server: Server) -> None:
    """Until every worker has warmed up and rests. Raises TimeoutError."""
    end, before = time.monotonic() + START, -1.0
    while time.monotonic() < end:
        used = server.cpu()
        if len(server.workers()) == WORKERS and used == before and _is_ready(server):
            return
        before = used
        time.sleep(0.5)
    raise TimeoutError("The server did not come up.")


def _is_ready(server: Server) -> bool:
    connection = server.connect()
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def _stat(folder: Path) -> list[str]:
    """The fields of a process behind its name, which may hold blanks; empty if it is gone."""
    try:
        return (folder / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def _parent(folder: Path) -> int:
    return int(([*_stat(folder), "0", "0"])[1])


def _cpu(process: int) -> float:
    fields = _stat(Path(f"/proc/{process}"))
    return (int(fields[11]) + int(fields[12])) / TICKS if fields else 0.0


def _pss(process: int) -> float:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:"))
