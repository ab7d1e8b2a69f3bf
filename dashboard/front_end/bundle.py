"""Turns installed packages into the files the browser gets: one Plotly bundle, one stylesheet, fonts, licences."""

import hashlib
import json
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from dashboard.front_end.node import CannotInstall, Node, run

TRACES = ("bar", "heatmap")  # scatter is in Plotly's core
LOCALES = ("es", "fr")
FONTS = (
    ("source-sans-3", "Source Sans 3 Variable", ("normal", "italic")),
    ("source-serif-4", "Source Serif 4 Variable", ("normal",)),
)
SCRIPTS = ("latin", "latin-ext")
BOOTSTRAP = ("bootstrap-reboot.min.css", "bootstrap-grid.min.css")
FOREIGN = re.compile(rb"@import|url\(\s*['\"]?(?:https?:)?//", re.IGNORECASE)
FACE = """@font-face {{
  font-family: "{family}";
  font-style: {style};
  font-weight: 200 900;
  font-display: swap;
  src: url("fonts/{file}") format("woff2");
  unicode-range: {unicode_range};
}}
"""


def plotly(modules: Path, vendor: Path, node: Node) -> list[str]:
    """Write `plotly.min.js` with only the traces we draw. Returns the names of the packages that went into it.

    Raises CannotInstall if the pinned plotly.js is not the version the Python package writes figures for.
    """
    version = _same_plotly(modules)
    entry, report = modules.parent / "entry.js", modules.parent / "inputs.json"
    parts = [f"plotly.js/lib/{name}" for name in TRACES] + [f"plotly.js/lib/locales/{name}" for name in LOCALES]
    required = ", ".join(f'require("{part}")' for part in parts)
    entry.write_text(f'window.Plotly = require("plotly.js/lib/core"); window.Plotly.register([{required}]);\n')
    banner = f"/* plotly.js v{version}, scatter {' '.join(TRACES)} only. MIT licence; see licences/. */"
    flags = (
        "--bundle",
        "--minify",
        "--format=iife",
        "--define:global=window",
        "--target=es2019",
        "--legal-comments=none",
    )
    named = (f"--banner:js={banner}", f"--metafile={report}", f"--outfile={vendor / 'plotly.min.js'}")
    tool = modules / "esbuild" / "bin" / "esbuild"
    run((*node.node, str(tool), str(entry), *flags, *named), modules.parent, "Plotly was not bundled")
    (vendor / "plotly.min.css").unlink(missing_ok=True)  # styles of map traces we do not carry
    written = json.loads(report.read_text())["outputs"].items()
    inputs = [path for name, output in written if name.endswith(".js") for path in output["inputs"]]
    code = [path for path in inputs if path.startswith("node_modules/") and not path.endswith(".css")]
    return sorted({_package(path) for path in code})


def stylesheet(modules: Path, vendor: Path) -> None:
    """Write Bootstrap's reboot and grid into one cascade layer, so that our own rules win wherever they stand.

    Raises CannotInstall if the CSS would make a browser ask another host.
    """
    rules = b"\n".join((modules / "bootstrap/dist/css" / name).read_bytes() for name in BOOTSTRAP)
    rules = re.sub(rb'@charset "[^"]*";|/\*# sourceMappingURL=.*?\*/', b"", rules)
    if FOREIGN.search(rules):
        raise CannotInstall("Bootstrap's stylesheet names another host; nothing was installed.")
    (vendor / "bootstrap.css").write_bytes(b"@layer bootstrap{\n" + rules.strip() + b"\n}\n")


def fonts(modules: Path, vendor: Path) -> None:
    """Copy the Latin parts of the fonts under hashed names and write `fonts.css` for them."""
    (vendor / "fonts").mkdir()
    faces = [_face(modules, vendor, *font, style) for *font, styles in FONTS for style in styles]
    (vendor / "fonts.css").write_text("".join(faces), encoding="utf-8")


def copy_scripts(modules: Path, vendor: Path) -> None:
    """Copy the scripts that need no bundling. axe is for the tests and lies where no page loads it."""
    (vendor / "test").mkdir()
    shutil.copy(modules / "idiomorph/dist/idiomorph.min.js", vendor)
    shutil.copy(modules / "regenerator-runtime/runtime.js", vendor / "regenerator-runtime.js")
    shutil.copy(modules / "axe-core/axe.min.js", vendor / "test")


def licences(modules: Path, vendor: Path, packages: Iterable[str]) -> None:
    """Write one licence text for every package a visitor or a test gets code from."""
    (vendor / "licences").mkdir()
    for name in packages:
        texts = sorted(path for path in (modules / name).iterdir() if re.match(r"(?i)licen[cs]e|copying", path.name))
        text = "\n\n".join(path.read_text(encoding="utf-8", errors="replace") for path in texts if path.is_file())
        target = vendor / "licences" / f"{name.replace('/', '-').lstrip('@')}.txt"
        target.write_text(text or f"{name}: {_manifest(modules, name).get('license', 'no licence given')}\n", encoding="utf-8")


def _same_plotly(modules: Path) -> str:
    from plotly.offline import get_plotlyjs_version  # importing plotly takes a while and only this step needs it

    version, wanted = _manifest(modules, "plotly.js")["version"], get_plotlyjs_version()
    if version != wanted:
        raise CannotInstall(f"assets/package.json pins plotly.js {version}, but the Python package needs {wanted}.")
    return version


def _face(modules: Path, vendor: Path, name: str, family: str, style: str) -> str:
    folder = modules / "@fontsource-variable" / name
    ranges = json.loads((folder / "unicode.json").read_text())
    return "".join(
        FACE.format(family=family, style=style, unicode_range=ranges[script], file=_hashed(source, vendor / "fonts"))
        for script in SCRIPTS
        for source in [folder / "files" / f"{name}-{script}-wght-{style}.woff2"]
    )


def _hashed(source: Path, folder: Path) -> str:
    digest = hashlib.sha256(source.read_bytes()).hexdigest()[:10]
    name = f"{source.stem}.{digest}{source.suffix}"
    shutil.copy(source, folder / name)
    return name


def _package(path: str) -> str:
    parts = path.split("node_modules/")[-1].split("/")
    return "/".join(parts[:2]) if parts[0].startswith("@") else parts[0]


def _manifest(modules: Path, name: str) -> dict:
    return json.loads((modules / name / "package.json").read_text(encoding="utf-8"))
