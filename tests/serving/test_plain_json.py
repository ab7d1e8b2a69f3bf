"""What a callback answers is JSON as short as it can be."""

import json

import pytest
from dash import html
from flask.testing import FlaskClient

from dashboard.serving.plain_json import plain_json


def test_nothing_is_written_as_six_characters() -> None:
    written = plain_json({"html": '<a href="/gaps">a & b</a>', "n": 1.5, "none": None})
    assert written == '{"html":"<a href=\\"/gaps\\">a & b</a>","n":1.5,"none":null}'


def test_components_are_written_as_dash_writes_them() -> None:
    assert json.loads(plain_json([html.B("x", id="y")])) == [{"props": {"children": "x", "id": "y"}, "type": "B", "namespace": "dash_html_components"}]


def test_what_json_cannot_hold_is_an_error() -> None:
    with pytest.raises(TypeError):
        plain_json({"x": object()})


def test_what_dash_writes_into_a_page_stays_as_it_is(client: FlaskClient) -> None:
    assert "<" not in client.get("/_dash-layout").get_data(as_text=True), "the layout may stand in a page"
