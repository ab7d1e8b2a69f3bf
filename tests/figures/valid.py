"""What every figure must be: something plotly accepts, plain enough to become JSON, without a missing number passed off as a place."""

import math
from collections.abc import Iterator
from typing import Any

import orjson
import plotly.graph_objects as go

Figure = dict[str, Any]


def numbers(value: object) -> Iterator[float]:
    """Every number anywhere inside."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for part in value:
            yield from numbers(part)
    elif isinstance(value, float):
        yield value


def check(figure: Figure) -> None:
    """Raises if plotly would refuse the figure, if it is not plain data, or if x and y of a trace differ in length."""
    go.Figure(figure)
    assert orjson.loads(orjson.dumps(figure)).keys() == figure.keys()
    assert not [number for number in numbers(figure) if not math.isfinite(number)]
    for trace in figure["data"]:
        if "x" in trace and "y" in trace:
            assert len(trace["x"]) == len(trace["y"])
            assert "_uid" not in trace
