"""Answers to callbacks in plain JSON.

Dash writes each `<`, `>` and `/` as six characters, as JSON inside a page must. An answer that only a program reads, sent as
`application/json`, needs none of it; with parts in HTML it would grow by half and cost three times as much to write and to pack.
"""

from typing import Any

import dash._callback
import orjson

OPTIONS = orjson.OPT_NON_STR_KEYS | orjson.OPT_SERIALIZE_NUMPY


def plain_json(value: Any) -> str:
    """The JSON of an answer, components included. Raises TypeError for what JSON cannot hold."""
    return orjson.dumps(value, default=_component, option=OPTIONS).decode()


def _component(value: Any) -> Any:
    if not hasattr(value, "to_plotly_json"):
        raise TypeError(f"{type(value).__name__} is no JSON")
    return value.to_plotly_json()


def answer_plainly() -> None:
    """Let Dash answer callbacks so; what it writes into a page stays as it is."""
    dash._callback.to_json = plain_json
