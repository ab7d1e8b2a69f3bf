"""The front-end files of others: installed from their pinned packages into `assets/vendor/`, never committed.

Without them the site still runs: Dash serves Plotly's own file, text takes the system's fonts.
"""

import hashlib
import shutil
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from dashboard.front_end import bundle
from dashboard.front_end.node import CannotInstall, Progress, install_packages

__all__ = ["ASSETS", "CannotInstall", "install", "is_current"]

ASSETS = Path(__file__).resolve().parents[2] / "assets"
SHIPPED = (
    "bootstrap",
    "idiomorph",
    "regenerator-runtime",
    "axe-core",
    "@fontsource-variable/source-sans-3",
    "@fontsource-variable/source-serif-4",
)
# What Dash sends with every page; anything else it serves is compressed when first asked for.
OF_DASH = (
    ("dash", "deps/react*@18.3.*.min.js"),
    ("dash", "deps/prop-types@*.min.js"),
    ("dash", "dash-renderer/build/dash_renderer.min.js"),
    ("dash", "dcc/dash_core_components*.js"),
    ("dash", "dcc/async-graph.js"),
    ("dash", "html/*.min.js"),
    ("dash", "dash_table/bundle.js"),
    ("dash_bootstrap_components", "_components/*.min.js"),
)


def install(progress: Progress, assets: Path = ASSETS) -> Path:
    """Install, bundle and compress the front-end files; return the folder that now holds them.

    `progress` is told each step in a few words. The folder is replaced as a whole at the end: after a failure the
    files are as they were. Raises CannotInstall with a plain sentence.
    """
    with TemporaryDirectory(prefix="front-end-") as name:
        folder, fresh = Path(name), Path(name) / "vendor"
        fresh.mkdir()
        node, modules = install_packages(assets, folder, progress)
        progress("Bundling Plotly, styles and fonts")
        bundled = bundle.plotly(modules, fresh, node)
        bundle.stylesheet(modules, fresh)
        bundle.fonts(modules, fresh)
        bundle.copy_scripts(modules, fresh)
        bundle.licences(modules, fresh, {*bundled, *SHIPPED})
        progress("Compressing")
        _compress(fresh)
        (fresh / "made-from").write_text(_recipe(assets) + "\n")
        return _put(fresh, assets / "vendor")


def is_current(assets: Path = ASSETS) -> bool:
    """True if `vendor/` was made from today's lock file and today's bundling code."""
    stamp = assets / "vendor" / "made-from"
    return stamp.is_file() and stamp.read_text().strip() == _recipe(assets)


def _recipe(assets: Path) -> str:
    digest = hashlib.sha256((assets / "package-lock.json").read_bytes())
    for code in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(code.read_bytes())
    return digest.hexdigest()


def _compress(vendor: Path) -> None:
    from dashboard.serving.packing import pack_files  # loads Dash, which asking `is_current` does not need

    pack_files([*_of_dash(), *vendor.glob("*.js"), *vendor.glob("*.css")], vendor / "packed")


def _of_dash() -> Iterator[Path]:
    for package, pattern in OF_DASH:
        spec = find_spec(package)
        if spec and spec.origin:
            yield from sorted(Path(spec.origin).parent.glob(pattern))


def _put(fresh: Path, vendor: Path) -> Path:
    """Swap the finished folder in; a half-copied one must never be served."""
    coming, going = vendor.with_name("vendor.new"), vendor.with_name("vendor.old")
    try:
        for leftover in (coming, going):
            shutil.rmtree(leftover, ignore_errors=True)
        shutil.copytree(fresh, coming)
        if vendor.exists():
            vendor.rename(going)
        coming.rename(vendor)
        shutil.rmtree(going, ignore_errors=True)
    except OSError as error:
        raise CannotInstall(f"The front-end files could not be written to {vendor}: {error.strerror}.") from error
    return vendor
