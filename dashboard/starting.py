"""What has to be true before the server starts, and how it is started."""

import errno
import os
import socket
import sys
from pathlib import Path

import click

from dashboard import front_end
from dashboard.progress import Tell

ROOT = Path(__file__).resolve().parents[1]
SETTINGS = ROOT / "dashboard" / "serving" / "gunicorn_conf.py"
POINTER = "dashboard.duckdb"
BUILT = "built"  # beside the inputs, and written by the build itself
INPUTS = ("*.csv", "*.toml", "*.json", "*.geojson")
# Code that decides what is in the data file: a change in it needs a new build as much as a change in the data.
DECIDING = ("ingest", "analysis", "store", "concepts.py", "decks.py", "view_state.py", "view_keys.py")


def ensure_front_end(tell: Tell) -> None:
    """Install the front-end files if they are missing or out of date. Without them the site starts all the same."""
    if front_end.is_current():
        return
    try:
        front_end.install(tell)
    except front_end.CannotInstall as error:
        click.echo(f"Starting without the front-end files of others. {error}", err=True)
        click.echo("Pages work, but load slower and use this system's fonts; `dashboard assets` tries again.", err=True)


def data_is_current(data: Path) -> bool:
    """True if there is a built data file and nothing it was made from is newer. A folder counts too: it is as new as the last
    file that was added to it or taken away."""
    pointer = data / POINTER
    if not pointer.exists():
        return False
    built = pointer.stat().st_mtime
    sources = [path for pattern in INPUTS for path in data.rglob(pattern)]
    code = [path for name in DECIDING for path in _python(ROOT / "dashboard" / name)]
    folders = [path for path in data.rglob("*") if path.is_dir() and path.name != BUILT]
    return all(path.stat().st_mtime <= built for path in (*sources, *folders, *code))


def check_data_folder(data: Path) -> None:
    """Raises ClickException if there is no folder to take the figures from."""
    if not data.is_dir():
        raise click.ClickException(f"There is no data folder at {data}. Name another with --data.")


def check_port(host: str, port: int) -> None:
    """Raises ClickException, saying what to do, if nothing can listen there."""
    try:
        with socket.create_server((host, port)):
            return
    except OSError as error:
        raise click.ClickException(_why_not(error, host, port)) from error


def start(host: str, port: int, data: Path) -> None:
    """Become gunicorn. Does not return."""
    environment = {"HOST": host, "PORT": str(port), "DASHBOARD_DATA": str(data.resolve())}
    click.echo(f"Cities to 2030 is on http://{host}:{port} (stop with Ctrl+C)")
    sys.stdout.flush()
    command = [sys.executable, "-m", "gunicorn", "-c", str(SETTINGS), "app:server"]
    os.execve(sys.executable, command, {**os.environ, **environment})


def _python(place: Path) -> list[Path]:
    return [place] if place.is_file() else [*place.rglob("*.py"), *place.rglob("*.sql")]


def _why_not(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is in use. Stop the program that uses it, or choose another: --port {port + 1}."
    if error.errno == errno.EACCES:
        return f"This account may not open port {port}. Choose one above 1023: --port 8050."
    return f"The server cannot listen on {host}:{port}: {error.strerror or error}."
