"""House rules that a machine can check: floors, sizes, docstrings, silence, words, paths, and a README that leaves nothing out."""

import ast
import inspect
import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import dash
import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "dashboard"
MODULE_LINES, FUNCTION_LINES, QUERY_LINES, FRONT_DOOR_LINES = 250, 40, 40, 40
TEXTUAL = {".py", ".toml", ".md", ".html", ".css", ".js", ".sql", ".sh", ".yml", ""}
LOCKS = ("requirements.lock", "tests/requirements.lock", "assets/package-lock.json", "assets/node.lock")
DRAWERS = {"utils", "util", "helpers", "common", "misc", "tools"}
# Put together here, so that this file does not hold what it looks for.
PLACES = [f"/{place}/" for place in ("work", "home", "tmp", "root")] + ["../" + "shared"]
UNFINISHED = re.compile("|".join(rf"\b{word}\b" for word in ("TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK")))


@lru_cache
def files() -> tuple[Path, ...]:
    """Every file of the project that git keeps or would keep."""
    if (ROOT / ".git").exists():
        run = subprocess.run(["git", "ls-files", "-z", "-c", "-o", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True, text=True)
        names = [name for name in run.stdout.split("\0") if name]
    else:
        names = [str(file.relative_to(ROOT)) for file in ROOT.rglob("*") if not re.search(r"\.venv|vendor|__pycache__|built|\.duckdb", str(file))]
    return tuple(ROOT / name for name in names if (ROOT / name).is_file())


def written() -> Iterator[tuple[str, str]]:
    """Name and text of everything people write: code, templates, settings, documents; no data."""
    for file in files():
        if file.suffix in TEXTUAL and file.relative_to(ROOT).parts[0] != "data" and "fixtures" not in file.parts:
            yield str(file.relative_to(ROOT)), file.read_text(encoding="utf-8")


@lru_cache
def trees() -> dict[str, ast.Module]:
    """The parsed modules of the package and the front door."""
    return {str(file.relative_to(ROOT)): ast.parse(file.read_text(encoding="utf-8")) for file in [*sorted(PACKAGE.rglob("*.py")), ROOT / "app.py"]}


def functions() -> Iterator[tuple[str, ast.FunctionDef, bool]]:
    """Every function: where it stands, itself, and whether others may call it."""
    for name, tree in trees().items():
        inner = {id(inside) for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) for inside in ast.walk(node) if inside is not node}
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                yield f"{name}:{node.lineno} {node.name}", node, not node.name.startswith("_") and id(node) not in inner


def test_imports_go_one_way() -> None:
    """The contracts are in pyproject.toml; the tool says which import breaks which."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--no-logo"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    assert len(contracts) >= 6


def test_a_floor_that_is_broken_would_be_noticed(tmp_path: Path) -> None:
    """One import from the cellar to the roof, in a copy."""
    shutil.copytree(PACKAGE, tmp_path / "dashboard", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / "dashboard" / "figures" / "roads.py").open("a") as file:
        file.write("import dash\nfrom dashboard.store import questions\n")
    run = subprocess.run([str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--no-logo"], cwd=tmp_path, capture_output=True, text=True)
    assert run.returncode == 1 and "dashboard.figures.roads -> dash" in run.stdout and "dashboard.store" in run.stdout


def test_the_site_carries_nothing_it_does_not_need() -> None:
    """Frames and statistics belong to the build: a worker that loads them pays 60 MB for nothing."""
    heavy = ("pandas", "numpy", "scipy", "openpyxl", "dashboard.ingest", "dashboard.store.write")
    probe = f"import sys, app; print([name for name in {heavy} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_modules_are_rooms_not_halls() -> None:
    long = {name: text.count("\n") for name, text in written() if name.endswith(".py") and text.count("\n") > MODULE_LINES}
    assert not long
    assert len((ROOT / "app.py").read_text().splitlines()) <= FRONT_DOOR_LINES
    assert not [file.name for file in PACKAGE.rglob("*.sql") if "queries" in file.parts and len(file.read_text().splitlines()) > QUERY_LINES]


def test_functions_fit_on_a_screen() -> None:
    long = {where: lines for where, node, _ in functions() if (lines := node.end_lineno - node.lineno + 1) > FUNCTION_LINES}  # type: ignore[operator]
    assert not long


def test_what_others_may_use_says_what_it_does() -> None:
    silent = [where for where, node, is_public in functions() if is_public and not ast.get_docstring(node)]
    for name, tree in trees().items():
        silent += [] if ast.get_docstring(tree) else [name]
        silent += [
            f"{name} {node.name}" for node in ast.walk(tree) if isinstance(node, ast.ClassDef) and not node.name.startswith("_") and not ast.get_docstring(node)
        ]
    assert not silent


def test_public_functions_say_what_they_take_and_give() -> None:
    untyped = [
        where
        for where, node, is_public in functions()
        if is_public and (node.returns is None or any(a.annotation is None and a.arg != "self" for a in node.args.args))
    ]
    assert not untyped


def test_nothing_is_silenced() -> None:
    wrong = []
    for name, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ExceptHandler) and (node.type is None or (_is_broad(node.type) and isinstance(node.body[0], ast.Pass))):
                wrong.append(f"{name}:{node.lineno} silences an error")
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("print", "eval", "exec", "breakpoint"):
                wrong.append(f"{name}:{node.lineno} {node.func.id}")  # type: ignore[attr-defined]
            if isinstance(node, ast.keyword) and node.arg == "suppress_callback_exceptions":
                wrong.append(f"{name}:{node.value.lineno} {node.arg}")
    assert not wrong


def _is_broad(kind: ast.AST) -> bool:
    return getattr(kind, "id", "") in ("Exception", "BaseException")


def test_callbacks_use_options_that_exist() -> None:
    """Dash takes a misspelt option and ignores it."""
    known = {"prevent_initial_call", *inspect.signature(dash.callback).parameters, *inspect.signature(dash.clientside_callback).parameters}
    calls = [node for tree in trees().values() for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "attr", "").endswith("callback")]
    assert calls and not {keyword.arg for call in calls for keyword in call.keywords} - known


def test_our_classes_do_not_inherit_from_each_other() -> None:
    ours = {node.name for tree in trees().values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
    heirs = [
        node.name
        for tree in trees().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for base in node.bases
        if getattr(base, "id", "") in ours
    ]
    assert not heirs


def test_there_are_no_drawers() -> None:
    assert not [name for name in trees() if Path(name).stem in DRAWERS or Path(name).parent.name in DRAWERS]


def test_sql_lives_in_the_store() -> None:
    statement = re.compile(r"^\s*(select .+ from|insert into|create table|update \w+ set|delete from)\b", re.IGNORECASE | re.DOTALL)
    outside = [
        f"{name}:{node.lineno}" for name, tree in trees().items() if not name.startswith("dashboard/store/")
        for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str) and statement.match(node.value)
    ]  # fmt: skip
    assert not outside


@pytest.mark.parametrize("place", PLACES)
def test_no_place_of_one_machine_is_written_down(place: str) -> None:
    found = [
        f"{name}:{text[: text.index(place)].count(chr(10)) + 1}"
        for name, text in written()
        if re.search(rf"(?<![\w.-]){re.escape(place)}", text) and place in text
    ]
    assert not [name for name in found if not name.startswith(("Dockerfile", ".dockerignore"))]


def test_nothing_is_left_unfinished() -> None:
    assert not [f"{name}: {found[0]}" for name, text in written() if (found := UNFINISHED.search(text))]


@pytest.mark.parametrize("name", LOCKS)
def test_locks_name_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert text.count("sha256:") + text.count("sha512-") > 0, "every pin carries its hash"


def test_every_dependency_is_pinned_with_a_hash() -> None:
    pinned = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    lacking = [name for name in wanted if not re.search(rf"^{re.escape(re.split('[<>=~]', name)[0])}==\S+", pinned, re.MULTILINE | re.IGNORECASE)]
    assert not lacking
    assert all("--hash=sha256:" in entry for entry in re.split(r"\n(?=\S)", pinned) if re.match(r"[\w.-]+==", entry))


def test_a_change_inside_a_page_does_not_ask_the_whole_of_it_anew() -> None:
    """`:has()` on what holds a page or a large part of it cost a fifth of every change of city; the parts say it themselves (`data-says`)."""
    large = re.compile(r"(?:^|[\s>~+,(])(?:html|body|#page|\.page[\w-]*|\.card|\.panel|\.list|\.columns|\.toolbar|\.lens|li)(?:[.\[:#][^\s>~+,{]*)?:has\(")
    for name, text in written():
        if name.startswith("assets/") and name.endswith(".css"):
            assert not [line for line in re.split(r"[{}]", re.sub(r"@media print \{.*?\n\}", "", text, flags=re.DOTALL)) if large.search(line)], name


def test_no_request_leaves_the_machine() -> None:
    """No address of another host in what the browser loads from us."""
    for name, text in written():
        if name.startswith("assets/") and name.endswith((".css", ".js", ".html")) or name.startswith("dashboard/") and name.endswith(".html"):
            assert not re.search(r"(?:src|href|url|import|fetch)\W{1,3}(?:https?:)?//", text), name


def test_the_readme_leaves_nothing_out() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8") if (ROOT / "README.md").exists() else ""
    modules = {name.removeprefix("dashboard/") for name in trees() if name != "app.py" and not name.endswith(("__init__.py", "__main__.py"))}
    rooms = {f"{Path(name).parent}/" for name in modules if "/" in name and Path(name).parent.name != "tables"}
    in_rooms = {name for name in modules if not name.startswith(("ingest/sources/", "ingest/network/"))}
    sources = {table["source"] for table in tomllib.loads((ROOT / "data" / "sources.toml").read_text(encoding="utf-8"))["source"]}
    missing = {
        "rooms": sorted(room for room in rooms if room.rstrip("/").split("/")[-1] not in readme),
        "modules": sorted(name for name in in_rooms if not re.search(rf"\b{Path(name).stem}\b", readme)),
        "sources": sorted(source for source in sources if source not in readme),
        "lists": _lists_that_differ(readme),
        "sections": [title for title in ("## Run it", "## Test it") if title not in readme],
    }
    assert not any(missing.values()), json.dumps(missing, indent=1)


def _lists_that_differ(readme: str) -> dict[str, list[str]]:
    """Of each room with a list of its modules, those that are missing there or there no more."""
    listed: dict[str, set[str]] = {}
    for room, modules in re.findall(r"^\*\*([a-z_]+)/\*\*.*?\n\n((?:- `.*\n)+)", readme, re.MULTILINE):
        listed[room] = set(re.findall(r"^- `(\w+)`", modules, re.MULTILINE))
    there = {room: {path.stem for path in (ROOT / "dashboard" / room).glob("*.py")} - {"__init__"} for room in listed}
    assert {"views", "pages", "exports", "figures", "store"} <= listed.keys()
    return {room: sorted(listed[room] ^ there[room]) for room in listed if listed[room] != there[room]}


def test_the_readme_names_the_settings_gunicorn_needs() -> None:
    """Without the file nothing set in it applies: workers, threads, what is kept in memory once."""
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    assert "`gunicorn -c dashboard/serving/gunicorn_conf.py app:server`. Plain `gunicorn app:server` works too" in readme
    assert "`FORWARDED_ALLOW_IPS` must name the proxy's address" in readme


@pytest.mark.parametrize("command", [["check", "--no-cache", "."], ["format", "--check", "--no-cache", "."]])
def test_linter_and_formatter_are_content(command: list[str]) -> None:
    run = subprocess.run([str(Path(sys.executable).with_name("ruff")), *command], cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout[-3000:]
