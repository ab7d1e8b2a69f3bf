"""No test machine can build the image: its Dockerfile is linted, read, and its steps are run another way."""

import json
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MINUTES = 5


@dataclass(frozen=True)
class Step:
    """One instruction of a Dockerfile."""

    name: str
    words: str


def steps() -> list[Step]:
    """The instructions, continued lines joined, comments left out."""
    text = re.sub(r"(?m)^\s*#.*\n", "", (ROOT / "Dockerfile").read_text()).replace("\\\n", " ")
    return [Step(*line.split(None, 1)) for line in text.splitlines() if line.strip()]


def stages() -> tuple[list[Step], list[Step]]:
    """The instructions of the stage that builds and of the stage that serves."""
    every = steps()
    second = [number for number, step in enumerate(every) if step.name == "FROM"][1]
    return every[:second], every[second:]


def words_of(stage: list[Step], name: str) -> list[str]:
    """What follows an instruction, for every time it occurs."""
    return [step.words for step in stage if step.name == name]


def test_the_linter_has_nothing_to_say() -> None:
    hadolint = Path(sys.executable).parent / "hadolint"
    done = subprocess.run((str(hadolint), str(ROOT / "Dockerfile")), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_image_serves_as_nobody_in_particular() -> None:
    _, final = stages()
    order = [step.name for step in final]
    (user,) = words_of(final, "USER")
    assert int(user) >= 10_000
    assert order.index("USER") < order.index("CMD")
    assert max(number for number, name in enumerate(order) if name in ("RUN", "COPY")) < order.index("USER")


def test_the_image_carries_no_tools_to_build_with() -> None:
    build, final = stages()
    assert all("pip" not in words and "apt" not in words for words in words_of(final, "RUN"))
    assert words_of(build, "RUN")[-1].endswith("pip uninstall --yes setuptools pip")
    assert all(words.startswith("--from=build ") for words in words_of(final, "COPY"))


def test_every_package_is_checked_against_its_hash() -> None:
    build, _ = stages()
    assert "--require-hashes -r requirements.lock" in words_of(build, "RUN")[0]
    assert "--no-deps" in words_of(build, "RUN")[1]


def test_both_stages_stand_on_the_same_pinned_base() -> None:
    bases = {words.split()[0] for stage in stages() for words in words_of(stage, "FROM")}
    assert bases == {"python:3.11-slim-bookworm"}


def test_the_health_check_asks_whether_the_data_can_be_read() -> None:
    _, final = stages()
    (check,) = words_of(final, "HEALTHCHECK")
    assert "/readyz" in check
    assert json.loads(check[check.index("[") :])[:2] == ["python", "-c"]


def test_nothing_made_here_goes_into_the_image() -> None:
    for name in (
        ".git",
        ".venv",
        "assets/vendor",
        "data/dashboard.duckdb",
        "data/built",
        "dashboard/__pycache__",
        "tests",
    ):
        assert _ignored(name), name
    for name in (
        "app.py",
        "pyproject.toml",
        "README.md",
        "requirements.lock",
        "dashboard/command.py",
        "assets/package.json",
    ):
        assert not _ignored(name), name


@pytest.mark.slow
def test_the_steps_lead_to_a_server_that_answers(tmp_path: Path) -> None:
    build, final = stages()
    for step in build:
        if step.name == "RUN":
            _run(step.words, tmp_path)
        elif step.name == "COPY":
            _copy(step.words.split(), tmp_path / "app")
    there = {path.name for path in (tmp_path / "venv/bin").iterdir()}
    assert "gunicorn" in there and not {"pip", "pip3", "npm", "node"} & there
    assert not list((tmp_path / "app").rglob("node_modules"))
    before = _files(tmp_path)
    assert _answers(json.loads(words_of(final, "CMD")[0]), words_of(final, "HEALTHCHECK")[0], tmp_path)
    assert _files(tmp_path) == before, "the server wrote to its own folder"


def _ignored(name: str) -> bool:
    patterns = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if line and not line.startswith("#")]
    parents = ["/".join(name.split("/")[:length]) for length in range(1, name.count("/") + 2)]
    return any(
        fnmatch(parent, pattern) or fnmatch(parent.split("/")[-1], pattern.removeprefix("**/"))
        for parent in parents
        for pattern in patterns
        if "/" not in pattern or pattern.startswith("**/") or fnmatch(parent, pattern)
    )


def _moved(words: str, place: Path) -> str:
    return re.sub(r"(?<![\w.])/(venv|app)\b", lambda found: f"{place}/{found[1]}", words)


def _environment(place: Path) -> dict[str, str]:
    """No npm, as in the base image; the rest of the machine as it is."""
    tools = place / "tools"
    tools.mkdir(exist_ok=True)
    for name in ("sh", "env"):
        if not (tools / name).exists():
            (tools / name).symlink_to(shutil.which(name) or name)
    (tools / "python").unlink(missing_ok=True)
    (tools / "python").symlink_to(sys.executable)
    kept = {name: value for name, value in os.environ.items() if name not in ("VIRTUAL_ENV", "PYTHONPATH", "CI")}
    return kept | {"PATH": str(tools)}


def _run(words: str, place: Path) -> None:
    (place / "app").mkdir(exist_ok=True)
    script = _moved(words, place).replace("python -m venv", f"{shlex.quote(sys.executable)} -m venv")
    done = subprocess.run(
        ("/bin/sh", "-ec", script),
        cwd=place / "app",
        env=_environment(place),
        capture_output=True,
        text=True,
        timeout=60 * MINUTES,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


def _copy(words: list[str], app: Path) -> None:
    app.mkdir(exist_ok=True)
    if words != [".", "."]:
        shutil.copy(ROOT / words[0], app)
        return

    def left_out(folder: str, names: list[str]) -> set[str]:
        inside = Path(folder).relative_to(ROOT)
        return {name for name in names if _ignored((inside / name).as_posix())}

    shutil.copytree(ROOT, app, ignore=left_out, dirs_exist_ok=True)


def _answers(command: list[str], check: str, place: Path) -> bool:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = str(listener.getsockname()[1])
    environment = _environment(place) | {"HOST": "127.0.0.1", "PORT": port, "PYTHONDONTWRITEBYTECODE": "1"}
    server = subprocess.Popen([str(place / "venv/bin" / command[0]), *command[1:]], cwd=place / "app", env=environment)
    probe = [sys.executable, *json.loads(check[check.index("[") :])[1:]]
    try:
        for _ in range(60):
            if subprocess.run(probe, env=environment, capture_output=True, check=False).returncode == 0:
                return True
            time.sleep(0.5)
        return False
    finally:
        server.terminate()
        server.wait(30)


def _files(place: Path) -> set[str]:
    return {str(path) for folder in ("app", "venv") for path in (place / folder).rglob("*")}
