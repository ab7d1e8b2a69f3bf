"""The Jinja templates of parts and pages. Everything put in is escaped."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import escape

from dashboard.components import marks
from dashboard.components.compiled import Compiler
from dashboard.text import Text, load

_PACKAGE = Path(__file__).resolve().parents[1]
_WORDS = re.compile(r"\{\{ text\('([\w.-]+)'\) \}\}")


class _Words(Extension):
    """Puts words into a template when it is read, where no view changes them: a page has a hundred such places."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The source with the words, escaped, in place of their keys."""
        words: Text = self.environment.globals["text"]
        return _WORDS.sub(lambda found: str(escape(words(found[1]))), source)


@lru_cache
def _environment(language: str) -> Environment:
    loader = FileSystemLoader([_PACKAGE / "components", _PACKAGE / "pages"])
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, auto_reload=False, extensions=[_Words]
    )
    environment.code_generator_class = Compiler
    environment.globals |= {"symbol": marks.symbol, "chip": marks.chip, "pill": marks.pill, "max": max, "text": load(language)}
    return environment


def read(language: str) -> None:
    """Read and compile every template, so that no visitor waits for it."""
    environment = _environment(language)
    for name in environment.list_templates(extensions=["html"]):
        environment.get_template(name)


def module(name: str, text: Text, **values: Any) -> Any:
    """The macros of a template, with these values in reach: `module("gaps.html", text, …).head()` gives the HTML of one part."""
    return _environment(text.language).get_template(name).make_module(values)
