"""A server just started answers its first visitors, however many come at once (Dash alone answers some of them 500)."""

import contextlib
import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from mini_site import UPDATE, body

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
SETTINGS = ROOT / "dashboard" / "serving" / "gunicorn_conf.py"
VISITORS = 50
MOST_SECONDS_BESIDE_SILENT_ONES = 3  # with gunicorn's own settings each of them keeps one of 16 threads for 5 s


def start(assets: Path, *options: str) -> tuple[subprocess.Popen, int]:
    """Gunicorn on a socket that is open already, so that no port is guessed and no visitor too early."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(VISITORS * 2)
        os.set_inheritable(listener.fileno(), True)
        command = [
            sys.executable,
            "-m",
            "gunicorn",
            "--bind",
            f"fd://{listener.fileno()}",
            "--pythonpath",
            f"{HERE},{ROOT}",
        ]
        process = subprocess.Popen(
            [*command, "--no-control-socket", *options, "mini_site:server"],
            pass_fds=[listener.fileno()],
            env={**os.environ, "MINI_ASSETS": str(assets)},
            stderr=subprocess.PIPE,
            text=True,
        )
        return process, listener.getsockname()[1]


def visit(port: int, number: int) -> int:
    """One visitor's first callback; the status of its answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    sent = json.dumps(body(search=f"?n={number}"))
    connection.request("POST", UPDATE, sent, {"Content-Type": "application/json"})
    status = connection.getresponse().status
    connection.close()
    return status


@pytest.fixture(params=[("-k", "gthread", "--threads", "8"), ()], ids=["threads", "gunicorn's defaults"])
def server(request: pytest.FixtureRequest, assets: Path) -> Iterator[int]:
    """The port of a server that has just been started."""
    process, port = start(assets, *request.param)
    yield port
    process.terminate()
    printed = process.communicate(timeout=20)[1]
    assert "Traceback" not in printed


def test_fifty_first_visitors(server: int) -> None:
    with ThreadPoolExecutor(VISITORS) as pool:
        assert set(pool.map(visit, [server] * VISITORS, range(VISITORS))) == {200}


@pytest.fixture
def our_server(assets: Path) -> Iterator[int]:
    """The port of a server with our own settings."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    environment = {
        **os.environ,
        "MINI_ASSETS": str(assets),
        "PORT": str(port),
        "HOST": "127.0.0.1",
        "WEB_CONCURRENCY": "2",
    }
    command = [sys.executable, "-m", "gunicorn", "-c", str(SETTINGS), "--pythonpath", str(HERE), "mini_site:server"]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    for _ in range(100):
        with contextlib.suppress(OSError):
            visit(port, 0)
            break
        time.sleep(0.2)
    yield port
    process.terminate()
    assert "Traceback" not in process.communicate(timeout=40)[1]


def test_silent_connections_keep_nobody_waiting(our_server: int) -> None:
    silent = [socket.create_connection(("127.0.0.1", our_server)) for _ in range(80)]
    started = time.monotonic()
    assert visit(our_server, 1) == 200
    assert time.monotonic() - started < MOST_SECONDS_BESIDE_SILENT_ONES
    for connection in silent:
        connection.close()


@pytest.mark.parametrize(
    ("sent", "status", "title"),
    [(b"GET /gaps?city=" + b"x" * 10_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n", 414, "This address is too long"),
     (b"GET / HTTP/1.1\r\nHost: a\r\n<b>: 1\r\n\r\n", 400, "This request could not be read")],
)  # fmt: skip
def test_what_the_server_refuses_by_itself_is_told_in_our_words(our_server: int, sent: bytes, status: int, title: str) -> None:
    with socket.create_connection(("127.0.0.1", our_server)) as connection:
        connection.sendall(sent)
        answer = http.client.HTTPResponse(connection)
        answer.begin()
        body = answer.read().decode()
    assert answer.status == status and title in body and "gunicorn" not in body and "xxx" not in body and "<b>" not in body
    assert answer.headers["X-Frame-Options"] == "DENY" and answer.headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_our_settings_are_gunicorns(tmp_path: Path) -> None:
    environment = {**os.environ, "PORT": "8123", "HOST": "127.0.0.9", "WEB_CONCURRENCY": "3"}
    environment |= {"MINI_ASSETS": str(tmp_path), "PYTHONPATH": f"{HERE}:{ROOT}"}
    command = [sys.executable, "-m", "gunicorn", "--print-config", "-c", str(SETTINGS), "mini_site:server"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, check=False)
    lines = [line.split("=", 1) for line in done.stdout.splitlines() if "=" in line]
    shown = {name.strip(): value.strip() for name, value in lines}
    assert shown["bind"] == "['127.0.0.9:8123']"
    assert (shown["workers"], shown["threads"], shown["worker_class"]) == ("3", "8", "gthread")
    assert (shown["control_socket_disable"], shown["preload_app"]) == ("True", "True")
