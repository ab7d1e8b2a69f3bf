"""Others' front-end files are pinned by name, version and checksum, and fit the Python packages."""

import json
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from plotly.offline import get_plotlyjs_version

from dashboard import application
from dashboard.front_end import ASSETS

MANIFEST = json.loads((ASSETS / "package.json").read_text())
LOCK = json.loads((ASSETS / "package-lock.json").read_text())


def test_every_dependency_is_one_exact_version() -> None:
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in MANIFEST["dependencies"].values())
    assert LOCK["packages"][""]["dependencies"] == MANIFEST["dependencies"]


def test_every_package_has_a_checksum_and_none_an_address() -> None:
    packages = {name: entry for name, entry in LOCK["packages"].items() if name}
    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())
    text = (ASSETS / "package-lock.json").read_text() + (ASSETS / "node.lock").read_text()
    assert "://" not in text
    assert "--hash=sha256:" in text


def test_plotly_in_the_browser_is_the_one_python_writes_for() -> None:
    assert MANIFEST["dependencies"]["plotly.js"] == get_plotlyjs_version()


def test_polyfills_for_old_browsers_are_left_out_where_what_dash_needs_of_them_is_installed(
    client: FlaskClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scripts = re.findall(r'<script src="([^"]*)"', client.get("/").get_data(as_text=True))
    names = [name.split("/")[-1].split("?")[0] for name in scripts]
    assert not any(name.startswith("polyfill") for name in names)
    assert names.index("regenerator-runtime.js") < next(place for place, name in enumerate(names) if name.startswith("dash_renderer"))
    monkeypatch.setattr(application, "ROOT", tmp_path)
    bare = re.findall(r'<script src="([^"]*)"', client.get("/data").get_data(as_text=True))
    assert any("polyfill@" in name for name in bare), "without the front-end files of others the site still runs"
