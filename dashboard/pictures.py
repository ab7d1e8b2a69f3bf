"""Pictures of a list of links from the command line: the embed of each link is opened in a browser without a window, which hands
over the very picture the share sheet makes."""

import base64
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from urllib.parse import urlsplit

import click

from dashboard.starting import ROOT
from dashboard.view_state import is_page

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
# A browser that draws our pages and asks nobody else for anything.
FLAGS = ("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync")
KINDS = ("png", "svg")
LONGEST_NAME = 120
_MADE = re.compile(r'<html[^>]*\sdata-made="([^"]*)"')
# Seconds of the page's own clock, and of ours.
PAGE_SECONDS, PATIENCE, START = 25, 90, 60
# On a busy machine the page's clock may run out before its picture is drawn.
TRIES = 3


def find_browser() -> str:
    """The browser of this machine. Raises ClickException, saying what to install, if there is none."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        raise click.ClickException("Pictures need a browser on this machine. Install Chromium (Debian: apt-get install chromium).")
    return found


def address(link: str) -> str:
    """Path and query of the embed of a link of ours. Raises ValueError with a sentence for any other link."""
    parts = urlsplit(link.strip())
    if not is_page(parts.path):
        raise ValueError(f"{link}: no page of this dashboard has this address.")
    pairs = [pair for pair in parts.query.split("&") if pair and pair.partition("=")[0] not in ("embed", "print")]
    return f"{parts.path}?{'&'.join([*pairs, 'embed=1'])}"


def name(link: str, kind: str) -> str:
    """The file name for the picture of a link: its path and query as words; behind words that are cut, a mark of the whole link."""
    parts = urlsplit(link.strip())
    words = re.sub(r"[^\w~]+", "-", f"{parts.path.strip('/') or 'overview'}-{parts.query}").strip("-")
    if len(words) > LONGEST_NAME:
        words = f"{words[:LONGEST_NAME]}-{blake2b(words.encode(), digest_size=4).hexdigest()}"
    return f"{words}.{kind}"


def make(browser: str, url: str, kind: str) -> bytes:
    """The picture of an embed address. Raises ValueError with a sentence if the page did not give one."""
    with tempfile.TemporaryDirectory(prefix="pictures-") as profile:
        flags = ["--headless", *FLAGS, "--hide-scrollbars", f"--user-data-dir={profile}", "--window-size=1300,900"]
        flags += ["--no-sandbox"] if os.name == "posix" and os.geteuid() == 0 else []
        command = [browser, *flags, f"--virtual-time-budget={PAGE_SECONDS * 1000}", "--dump-dom", f"{url}#{kind}"]
        for _ in range(TRIES):
            try:
                done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
            except subprocess.TimeoutExpired as error:
                raise ValueError(f"{url}: the browser did not finish within {PATIENCE} seconds.") from error
            found = _MADE.search(done.stdout)
            if found and found[1] != "failed":
                return base64.b64decode(found[1])
    raise ValueError(f"{url}: the page gave no picture.")


@contextmanager
def served(data: Path) -> Iterator[str]:
    """The dashboard on a free port while this lasts; gives its address. Raises ClickException if it does not start."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(64)
        os.set_inheritable(listener.fileno(), True)
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        command = [sys.executable, "-m", "gunicorn", "-w", "1", "-k", "gthread", "--threads", "4", "--no-control-socket", "--log-level", "error"]
        command += ["--bind", f"fd://{listener.fileno()}", "app:server"]
        environment = {**os.environ, "DASHBOARD_DATA": str(data.resolve())}
        server = subprocess.Popen(command, cwd=ROOT, env=environment, pass_fds=[listener.fileno()])
    try:
        wait_until_ready(url, server)
        yield url
    finally:
        server.terminate()
        server.wait(20)


def wait_until_ready(url: str, server: subprocess.Popen) -> None:
    """Come back once the dashboard answers at an address. Raises ClickException if it ends before, or takes longer than a minute."""
    until = time.monotonic() + START
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(f"{url}/readyz", timeout=START).close()
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
    raise click.ClickException("The dashboard did not start. Run `dashboard build` first.")


def links_of(given: Sequence[str]) -> list[str]:
    """The links, those in files named among them read line by line; empty lines and lines that begin with # are left out."""
    found: list[str] = []
    for word in given:
        lines = Path(word).read_text(encoding="utf-8").splitlines() if _is_file(word) else [word]
        found += [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    return found


def _is_file(word: str) -> bool:
    """Whether a file has this name; a long link cannot be one, and asking for it is an error on some systems."""
    try:
        return Path(word).is_file()
    except OSError:
        return False
