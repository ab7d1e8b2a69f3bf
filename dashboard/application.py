"""Puts the parts together: the Dash app, its one callback, and the walls around it."""

import os
import os
from pathlib import Path

from dash import Dash

from dashboard import addresses, steering
from dashboard.components import shell
from dashboard.serving import protect
from dashboard.store.connection import DataFileError
from dashboard.store.questions import Store
from dashboard.text import load
from dashboard.view_state import PAGES

ROOT = Path(__file__).resolve().parents[1]
POINTER = Path(os.environ.get("DASHBOARD_DATA", ROOT / "data")) / "dashboard.duckdb"
INDEX = """<!DOCTYPE html>
<html lang="en">
<head>
{%metas%}
<meta name="description" content="DESCRIPTION">
<title>{%title%}</title>
<link rel="icon" type="image/svg+xml" href="/assets/mark.svg">
{%css%}
</head>
<body>
<noscript><p>NOSCRIPT</p></noscript>
{%app_entry%}
<div hidden>{%config%}{%scripts%}{%renderer%}</div>
</body>
</html>
"""


def create(pointer: Path = POINTER) -> Dash:
    """The app over the data file behind `pointer`."""
    store, text = Store(pointer), load()
    app = Dash(
        "dashboard", title=text("app.name"), assets_folder=str(ROOT / "assets"), assets_ignore=r"^vendor/test|package.*\.json", update_title="",
        serve_locally=True, compress=False, include_pages_meta=False,
    )  # fmt: skip
    app.index_string = INDEX.replace("DESCRIPTION", text("app.description")).replace("NOSCRIPT", text("app.no-script"))
    app.layout = lambda: shell.layout(store.catalogue(), text)
    steering.register(app, store, text)
    addresses.register(app.server, store, text)
    protect(
        app,
        known_path=lambda path: path in PAGES,
        release=store.release,
        ready=lambda: store.catalogue().digest,
        unavailable=(DataFileError,),
    )
    return app
