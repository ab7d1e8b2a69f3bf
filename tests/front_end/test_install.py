"""Installing: what ends up in the vendor folder, and what is said when it cannot."""

import json
import os
import sys
from pathlib import Path

import pytest
from plotly.offline import get_plotlyjs_version

from dashboard import front_end
from dashboard.front_end import bundle, node
from dashboard.front_end.node import CannotInstall, Node

RANGES = {"latin": "U+0000-00FF", "latin-ext": "U+0100-02BA", "greek": "U+0370-0377"}
FAKE_BUNDLER = """
import json, pathlib, sys
flags = [flag[2:].replace(":js", "") for flag in sys.argv[1:] if flag.startswith("--") and "=" in flag]
named = dict(flag.split("=", 1) for flag in flags)
out = pathlib.Path(named["outfile"])
out.write_text(named["banner"] + pathlib.Path(sys.argv[1]).read_text())
inputs = {"node_modules/plotly.js/lib/core.js": {}, "node_modules/@plotly/d3/d3.js": {}, "node_modules/map/map.css": {}}
pathlib.Path(named["metafile"]).write_text(json.dumps({"outputs": {str(out): {"inputs": inputs}}}))
"""
FAKE_NPM = "import shutil, sys; shutil.copytree({packages!r}, 'node_modules')"


@pytest.fixture
def packages(tmp_path: Path) -> Path:
    """A `node_modules` with just what the bundling reads."""
    folder = tmp_path / "packages"
    texts = {
        "plotly.js/package.json": json.dumps({"version": get_plotlyjs_version()}),
        "plotly.js/LICENSE": "MIT",
        "@plotly/d3/package.json": json.dumps({"license": "BSD-3-Clause"}),
        "esbuild/bin/esbuild": FAKE_BUNDLER,
        "bootstrap/LICENSE": "MIT",
        "bootstrap/dist/css/bootstrap-reboot.min.css": '@charset "UTF-8";:root{--a:1}/*# sourceMappingURL=a.map */',
        "bootstrap/dist/css/bootstrap-grid.min.css": ".row{display:flex}",
        "idiomorph/dist/idiomorph.min.js": "var Idiomorph={}",
        "idiomorph/LICENSE": "0BSD",
        "regenerator-runtime/runtime.js": "var regeneratorRuntime={}",
        "regenerator-runtime/LICENSE": "MIT",
        "axe-core/axe.min.js": "var axe={}",
        "axe-core/LICENSE": "MPL-2.0",
    }
    for font in ("source-sans-3", "source-serif-4"):
        place = f"@fontsource-variable/{font}"
        texts |= {f"{place}/unicode.json": json.dumps(RANGES), f"{place}/LICENSE": "OFL-1.1"}
        styles = [f"{script}-wght-{style}" for script in RANGES for style in ("normal", "italic")]
        texts |= {f"{place}/files/{font}-{style}.woff2": style for style in styles}
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


@pytest.fixture
def assets(tmp_path: Path, packages: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An asset folder with its lock, on a machine whose npm hands out those packages."""
    folder, npm = tmp_path / "assets", tmp_path / "npm.py"
    folder.mkdir()
    for name in ("package.json", "package-lock.json", "node.lock"):
        (folder / name).write_text((front_end.ASSETS / name).read_text())
    npm.write_text(FAKE_NPM.format(packages=str(packages)))
    fake = Node((sys.executable,), (sys.executable, str(npm)))
    monkeypatch.setattr(node, "_on_this_machine", lambda: fake)
    monkeypatch.setattr(front_end, "OF_DASH", ())
    return folder


def test_the_folder_holds_all_and_is_current(assets: Path) -> None:
    steps: list[str] = []
    assert not front_end.is_current(assets)
    vendor = front_end.install(steps.append, assets)
    assert front_end.is_current(assets)
    assert steps == ["Fetching the pinned packages", "Bundling Plotly, styles and fonts", "Compressing"]
    there = {str(path.relative_to(vendor)) for path in vendor.rglob("*") if path.is_file()}
    assert {"plotly.min.js", "bootstrap.css", "fonts.css", "idiomorph.min.js", "regenerator-runtime.js", "test/axe.min.js"} <= there
    assert {"licences/plotly.js.txt", "licences/plotly-d3.txt", "licences/axe-core.txt"} <= there
    assert not any("map" in name for name in there)
    assert len([name for name in there if name.startswith("packed/")]) == 5


def test_it_is_made_anew_when_the_lock_changes(assets: Path) -> None:
    front_end.install(lambda step: None, assets)
    (assets / "package-lock.json").write_text("{}")
    assert not front_end.is_current(assets)


def test_a_bundle_names_its_version_and_registers_our_traces(assets: Path) -> None:
    text = (front_end.install(lambda step: None, assets) / "plotly.min.js").read_text()
    assert text.startswith(f"/* plotly.js v{get_plotlyjs_version()}")
    for part in ("lib/core", "lib/bar", "lib/heatmap", "lib/locales/es", "lib/locales/fr"):
        assert f'require("plotly.js/{part}")' in text


def test_another_plotly_is_refused(assets: Path, packages: Path) -> None:
    (packages / "plotly.js/package.json").write_text('{"version": "1.2.3"}')
    with pytest.raises(CannotInstall, match=r"pins plotly.js 1\.2\.3, but the Python package needs"):
        front_end.install(lambda step: None, assets)
    assert not (assets / "vendor").exists()


def test_the_stylesheet_yields_to_ours_and_asks_nobody(packages: Path, tmp_path: Path) -> None:
    bundle.stylesheet(packages, tmp_path)
    assert (tmp_path / "bootstrap.css").read_text() == "@layer bootstrap{\n:root{--a:1}\n.row{display:flex}\n}\n"
    foreign = packages / "bootstrap/dist/css/bootstrap-grid.min.css"
    for rule in ("@import 'a.css';", "a{background:url(//example.org/a)}", "a{background:url('https://example.org')}"):
        foreign.write_text(rule)
        with pytest.raises(CannotInstall, match="another host"):
            bundle.stylesheet(packages, tmp_path)


def test_fonts_are_latin_hashed_and_swapped_in(packages: Path, tmp_path: Path) -> None:
    bundle.fonts(packages, tmp_path)
    css = (tmp_path / "fonts.css").read_text()
    assert css.count("@font-face") == 6
    assert '"Source Sans 3 Variable"' in css and '"Source Serif 4 Variable"' in css
    assert css.count("font-display: swap") == css.count("unicode-range") == 6
    assert "greek" not in css
    for file in (tmp_path / "fonts").iterdir():
        assert f'url("fonts/{file.name}")' in css


@pytest.mark.parametrize(
    ("printed", "reason"),
    [
        ("npm error code ENOTFOUND", "the package registry cannot be reached from this machine."),
        ("npm error network ECONNREFUSED", "the package registry cannot be reached from this machine."),
        ("ERROR: No matching distribution found", "the Python package index cannot be reached from this machine."),
        ("npm error code EINTEGRITY", "a package is not the one in the lock file"),
        ("npm error code ENOSPC", "the disk is full."),
        ("first\nsomething else.\n", "something else."),
        ("", "no reason was given."),
    ],
)
def test_a_failure_is_told_in_a_sentence(printed: str, reason: str, tmp_path: Path) -> None:
    script = f"import sys; sys.stderr.write({printed!r}); sys.exit(1)"
    with pytest.raises(CannotInstall) as caught:
        node.run((sys.executable, "-c", script), tmp_path, "It was not installed")
    assert str(caught.value).startswith("It was not installed: ")
    assert reason in str(caught.value)


def test_a_missing_program_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CannotInstall, match="It was not installed: No such file or directory"):
        node.run((str(tmp_path / "nothing"),), tmp_path, "It was not installed")


def test_a_failed_swap_is_told_in_a_sentence(assets: Path) -> None:
    (assets / "vendor.new").write_text("a file where a folder should come")
    with pytest.raises(CannotInstall, match=r"could not be written to .*vendor"):
        front_end.install(lambda step: None, assets)


@pytest.mark.skipif(not front_end.is_current() and not os.environ.get("CI"), reason="`dashboard assets` has not been run")
def test_the_real_bundle_is_small_and_of_the_right_version() -> None:
    vendor = front_end.ASSETS / "vendor"
    with (vendor / "plotly.min.js").open() as file:
        assert file.readline().startswith(f"/* plotly.js v{get_plotlyjs_version()}")
    sizes = sorted(path.stat().st_size for path in (vendor / "packed").glob("*.br"))
    assert 300_000 < sizes[-1] < 400_000
    assert sum(sizes) < 700_000
    assert not list((vendor).rglob("maplibre*"))
