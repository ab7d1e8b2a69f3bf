"""The Jinja templates of parts and pages. Everything put in is escaped."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dashboard.components import marks

_PACKAGE = Path(__file__).resolve().parents[1]


@lru_cache
def _environment() -> Environment:
    loader = FileSystemLoader([_PACKAGE / "components", _PACKAGE / "pages"])
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=False)
    environment.globals |= {"symbol": marks.symbol, "chip": marks.chip, "pill": marks.pill, "max": max}
    return environment


def module(name: str, **values: Any) -> Any:
    """The macros of a template, with these values in reach: `module("gaps.html", …).head()` gives the HTML of one part."""
    return _environment().get_template(name).make_module(values)
