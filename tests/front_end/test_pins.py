"""Others' front-end files are pinned by name, version and checksum, and fit the Python packages."""

import json
import re

from plotly.offline import get_plotlyjs_version

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
