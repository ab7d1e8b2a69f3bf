"""Malformed requests are refused in front of Dash, in a sentence."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mini_site import UPDATE, Site, body

from dashboard.serving.walls import LARGEST_BODY

URL = {"id": "url", "property": "pathname", "value": "/gaps"}
SEARCH = {"id": "url", "property": "search", "value": "?n=1"}
PART = {"id": {"part": "a"}, "property": "children"}
PAGE = {"id": "page", "property": "children"}
DEEP = json.dumps(body()).replace('"?n=1"', "[" * 5000 + "]" * 5000).encode()

MALFORMED = {
    "empty": b"",
    "broken JSON": b'{"output": ',
    "not UTF-8": b'{"output": "\xff"}',
    "NaN": json.dumps(body()).replace('"?n=1"', "NaN").encode(),
    "lone surrogate": json.dumps(body()).replace("?n=1", "\\ud800").encode(),
    "a list": [],
    "a string": "callback",
    "null": None,
    "nested too deeply": DEEP,
    "nested deeply": json.dumps(body()).replace('"?n=1"', "[" * 60 + "]" * 60).encode(),
    "no output": {key: value for key, value in body().items() if key != "output"},
    "unknown output": body(output="page.style"),
    "output of another type": body(output=["page.children"]),
    "clientside output": body(output="memory.data"),
    "no inputs": {key: value for key, value in body().items() if key != "inputs"},
    "inputs null": body(inputs=None),
    "inputs an object": body(inputs={"id": "url"}),
    "too few inputs": body(inputs=[URL]),
    "too many inputs": body(inputs=[URL, SEARCH, SEARCH]),
    "inputs in another order": body(inputs=[SEARCH, URL]),
    "an unknown input": body(inputs=[URL, {**SEARCH, "id": "window"}]),
    "an unknown property": body(inputs=[URL, {**SEARCH, "property": "href"}]),
    "an input that is a number": body(inputs=[URL, 7]),
    "a pattern where one is meant": body(inputs=[URL, [SEARCH]]),
    "an id that is an object": body(inputs=[URL, {**SEARCH, "id": {"a": 1}}]),
    "search is a number": body(search=1),
    "search is a list": body(search=["?n=1"]),
    "search is an object": body(search={}),
    "search with a line break": body(search="?n=1\r\nX: y"),
    "search too long": body(search="?" + "x" * 5000),
    "unknown state": body(state=[{"id": "memory", "property": "storage_type"}]),
    "state missing": body(state=[]),
    "outputs missing": {key: value for key, value in body().items() if key != "outputs"},
    "outputs an object": body(outputs=PAGE),
    "outputs too few": body(outputs=[PAGE]),
    "pattern not a list": body(outputs=[PAGE, PART]),
    "pattern of another kind": body(outputs=[PAGE, [{"id": {"piece": "a"}, "property": "children"}]]),
    "pattern with an object for a key": body(outputs=[PAGE, [{"id": {"part": {}}, "property": "children"}]]),
    "pattern of a thousand": body(outputs=[PAGE, [PART] * 1000]),
    "changed is a number": body(changedPropIds=5),
    "changed holds objects": body(changedPropIds=[{}]),
}


@pytest.mark.parametrize("sent", MALFORMED.values(), ids=MALFORMED.keys())
def test_a_malformed_body_is_refused_in_a_sentence(site: Site, sent: object) -> None:
    answer = site.post(sent)
    assert answer.status_code == 400
    assert answer.get_json()["message"].endswith(".")
    assert site.drawn == 0


def test_a_well_formed_body_passes(site: Site) -> None:
    assert site.post(body()).status_code == 200
    assert site.post(body(search=None)).status_code == 200
    assert site.post(body(outputs=[PAGE, [PART, PART]])).status_code == 200
    assert site.post(body(outputs=[PAGE, []], changedPropIds=[])).status_code == 200


def test_the_address_of_a_callback_carries_nothing(site: Site) -> None:
    first = site.client.post(f"{UPDATE}?endId=a&oldJob=1", json=body())
    second = site.client.post(f"{UPDATE}?endId=b", json=body())
    assert first.data == second.data
    assert site.drawn == 1


def test_too_large_a_body_is_refused_unread(site: Site) -> None:
    answer = site.post(b" " * (LARGEST_BODY + 1))
    assert answer.status_code == 413
    assert "256" in answer.get_json()["message"]
    assert site.client.post("/gaps", data=b" " * 10_000_000).status_code == 413


@pytest.mark.parametrize(("length", "status"), [("many", 400), ("-1", 400), ("²", 400), ("9" * 5000, 413)])
def test_a_length_that_is_none_is_refused(site: Site, length: str, status: int) -> None:
    answer = site.client.post(UPDATE, json=body(), environ_overrides={"CONTENT_LENGTH": length})
    assert answer.status_code == status


@pytest.mark.parametrize("kind", ["text/plain", "", "application/x-www-form-urlencoded", "application/jsonp"])
def test_anything_but_json_is_refused(site: Site, kind: str) -> None:
    assert site.post(body(), content_type=kind).status_code == 415


def test_json_with_a_charset_is_json(site: Site) -> None:
    assert site.post(body(), content_type="application/json; charset=utf-8").status_code == 200


def test_the_app_may_object_to_a_well_formed_body(site: Site) -> None:
    site.objection = "There is no part called <b>."
    answer = site.post(body())
    assert answer.status_code == 400
    assert "There is no part called <b>." in answer.get_json()["message"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/gaps", 200),
        ("/gaps?city=S%C3%A3o%20Paulo", 200),
        ("/gaps?city=bogota%0A", 200),
        ("/gaps/", 404),
        ("/nowhere", 404),
        ("/gaps/../../etc/passwd", 404),
        ("/assets/..%2f..%2fetc/passwd", 404),
        ("/assets/.hidden", 404),
        ("/%00", 400),
        ("/gaps%0d%0aSet-Cookie:%20a=b", 400),
        ("/gaps?city=%00", 400),
        ("/gaps?city=%1b[31m", 400),
        ("/" + "a" * 4001, 414),
        ("/gaps?" + "a" * 4001, 414),
    ],
)
def test_addresses(site: Site, path: str, status: int) -> None:
    assert site.client.get(path).status_code == status


def test_an_address_that_is_no_text_is_refused(site: Site) -> None:
    assert site.client.get("/", environ_overrides={"PATH_INFO": "/\xff\xfe"}).status_code == 400


def test_nothing_sent_in_comes_back_out(site: Site) -> None:
    for path in (
        "/<i>mark",
        "/_dash-component-suites/dash/<i>mark.js",
        "/_dash-component-suites/<i>mark/a.js",
        "/<i>mark.json",
    ):
        assert "mark" not in site.client.get(path).text


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
KEYS = st.sampled_from(sorted(body()))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.dictionaries(KEYS, JSON, max_size=3), cut=st.integers(0, 400))
def test_forged_bodies_never_break_it(site: Site, changes: dict, cut: int) -> None:
    whole = json.dumps(body() | changes).encode()
    for sent in (whole, whole[:cut] + whole[cut + 3 :]):
        answer = site.post(sent)
        assert answer.status_code in (200, 204, 400)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.text(max_size=60), query=st.text(max_size=60))
def test_forged_addresses_never_break_it(site: Site, path: str, query: str) -> None:
    environ = {"RAW_URI": "/", "PATH_INFO": "/" + path.encode("utf-8", "replace").decode("latin-1")}
    answer = site.client.get("/", environ_overrides=environ | {"QUERY_STRING": query.encode("utf-8", "replace").decode("latin-1")})
    assert answer.status_code in (200, 308, 400, 404, 414)
