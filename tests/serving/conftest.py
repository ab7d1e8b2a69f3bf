"""A small protected Dash app with an asset folder of its own."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import mini_site  # noqa: E402 - found only now


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    """An asset folder with a file of every kind, public or not."""
    folder = tmp_path / "assets"
    for name in ("vendor/fonts", "vendor/test", "vendor/packed", "vendor/licences"):
        (folder / name).mkdir(parents=True)
    (folder / "site.css").write_text(mini_site.STYLE)
    (folder / "mark.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'></svg>")
    (folder / "vendor/fonts/sans.0123456789.woff2").write_bytes(mini_site.FONT)
    (folder / "vendor/licences/sans.txt").write_text("Free to use.")
    for private in (
        "package.json",
        "package-lock.json",
        "node.lock",
        ".hidden",
        "vendor/test/axe.min.js",
        "vendor/made-from",
    ):
        (folder / private).write_text("{}")
    return folder


@pytest.fixture
def site(assets: Path) -> mini_site.Site:
    """The protected app."""
    return mini_site.make(assets)
