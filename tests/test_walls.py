"""The real app behind its walls: whatever is sent, no answer of 500 or above, nothing reflected, every header in place."""

import json
import random
import re
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from dash import Dash
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from dashboard import application
from dashboard.view_state import PAGES, RENAMED

UPDATE = "/_dash-update-component"
MARK = "<zq"  # begins every attempt to smuggle in HTML
NASTY = [
    "", " ", "0", "-1", "1e999", "NaN", "inf", "null", "undefined", "true", "[]", "{}",
    "99999999999999999999", "1.5", "11~16", "11,16", "١١", "０",
    f"{MARK} onload=alert(1)>", f"\"'>{MARK}>", f"</script>{MARK}>", f"{{{{{MARK}}}}}", f"javascript:{MARK}", f"&lt;{MARK}", f"'{MARK}' or 1=1 --",
    f"\"}}]{MARK}",
    "' or '1'='1", "1; drop table area", "$(id)", "`id`", "../../etc/passwd", "..%2f..%2fetc/passwd", "%", "%zz",
    "%00", "%ff%fe", "\u202egpj.exe", "\u200b", "é̃́", "💥" * 20,
    "{city}", "{0.__class__}", "%s%n", "bogota", "BOGOTA", "Bogotá", "mexico_city", "x" * 3000, "x" * 10_000, "\r\nSet-Cookie: a=b", "\t", "a&city=b", "a#b",
]  # fmt: skip
KEYS = sorted({key for keys in PAGES.values() for key in keys} | set(RENAMED)) + ["lang", "nonsense", f"{MARK}>", "__proto__", "city[]", "city[$ne]", ""]
PATHS = [*PAGES, "/gaps/", "/gaps.csv", "/gaps.json", "/compare.csv", "/overview.csv", "/data.csv", "/data.json",
         "/interlinkages.csv", "/interlinkages.json", "/places.json", "/healthz", "/readyz",
         "/nowhere", f"/{MARK}>",
         "/gaps.xlsx", "/gaps.qr.svg", "/gaps.sdmx.csv", "/data.datapackage.json",
         "//evil.example", "/..%2f..%2fetc/passwd", "/assets/../app.py", "/assets/package.json",
         "/_dash-layout", "/_dash-dependencies", UPDATE]  # fmt: skip
HEADERS = {
    "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
}  # fmt: skip


def addresses(n: int, seed: int) -> Iterator[str]:
    """Addresses no page of ours links to; the same ones for the same seed."""
    dice = random.Random(seed)
    for _ in range(n):
        pairs = [(dice.choice(KEYS), dice.choice(NASTY)) for _ in range(dice.choice((0, 1, 1, 2, 2, 3, 9)))]
        raw = dice.random() < 0.15
        query = "&".join(f"{key}={value}" if raw else f"{quote(key)}={quote(value)}" for key, value in pairs)
        yield f"{dice.choice([*PATHS, *3 * list(PAGES)])}?{query}"


def sound(answer: TestResponse) -> None:
    """What holds for every answer."""
    assert answer.status_code < 500
    assert MARK.encode() not in answer.data
    assert not any(MARK in value or "\n" in value for _, value in answer.headers) and "Set-Cookie" not in answer.headers
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    policy = answer.headers["Content-Security-Policy"]
    scripts = next(rule for rule in policy.split("; ") if rule.startswith("script-src"))
    assert "default-src 'none'" in policy and "unsafe-eval" not in policy and "'unsafe-inline'" not in scripts


@pytest.fixture(scope="module")
def small_app(small: Path) -> Dash:
    return application.create(small)


@pytest.fixture
def small_client(small_app: Dash) -> FlaskClient:
    return small_app.server.test_client()


def body(app: Dash, pathname: object, search: object, **changed: object) -> dict:
    """The body with which a browser asks for a view."""
    (output,) = (key for key, value in app.callback_map.items() if "callback" in value)
    declared = app.callback_map[output]["output"]
    outputs = [[] if "{" in one.component_id_str() else {"id": one.component_id, "property": one.component_property} for one in declared]
    inputs = [{"id": "url", "property": "pathname", "value": pathname}, {"id": "url", "property": "search", "value": search}]
    return {"output": output, "outputs": outputs, "inputs": inputs, "changedPropIds": ["url.search"], "state": []} | changed


def post(client: FlaskClient, sent: object) -> TestResponse:
    return client.post(UPDATE, data=sent if isinstance(sent, bytes) else json.dumps(sent), content_type="application/json")


def test_a_thousand_addresses(small_client: FlaskClient) -> None:
    slowest = 0.0
    for address in addresses(1000, seed=2030):
        begun = time.perf_counter()
        answer = small_client.get(address)
        slowest = max(slowest, time.perf_counter() - begun)
        try:
            sound(answer)
        except AssertionError as error:
            raise AssertionError(f"{address[:200]!r}: {answer.status}") from error
    assert slowest < 2


def test_addresses_over_the_projects_data(client: FlaskClient) -> None:
    for address in addresses(60, seed=17):
        sound(client.get(address))


def test_the_same_values_in_callbacks(small_app: Dash, small_client: FlaskClient) -> None:
    dice = random.Random(17)
    for address in addresses(200, seed=3):
        path, _, query = address.partition("?")
        answer = post(small_client, body(small_app, dice.choice([path, *PAGES]), f"?{query}"))
        sound(answer)
        assert answer.status_code in (200, 204, 400, 404), answer.status


def test_a_good_body_is_answered(app: Dash, client: FlaskClient) -> None:
    answer = post(client, body(app, "/gaps", "?city=bristol"))
    assert answer.status_code == 200 and b"Bristol" in answer.data


def pieces(value: object, path: tuple = ()) -> Iterator[tuple]:
    """The place of every value inside a JSON value."""
    yield path
    for key, inside in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from pieces(inside, (*path, key))


def spoilt(whole: dict, path: tuple, by: object) -> object:
    """A copy with one value replaced."""
    copy = json.loads(json.dumps(whole))
    if not path:
        return by
    inside = copy
    for key in path[:-1]:
        inside = inside[key]
    inside[path[-1]] = by
    return copy


def test_spoilt_bodies(small_app: Dash, small_client: FlaskClient) -> None:
    """Every value of a good body replaced in turn by something else."""
    whole = body(small_app, "/gaps", "?city=alphaville")
    whole["outputs"][1] = [{"id": {"part": "header"}, "property": "html"}, {"id": {"part": "gaps-head"}, "property": "html"}]
    whole["outputs"][2] = [{"id": {"figure": "gaps-roads"}, "property": "figure"}]
    others = [None, 0, -1, 1e308, True, "", f"{MARK}>", "x" * 5000, [], {}, [[[]]], {"id": "url"}, ["a"] * 1000]
    for path in pieces(whole):
        for other in others:
            answer = post(small_client, spoilt(whole, path, other))
            sound(answer)
            assert answer.status_code in (200, 204, 400, 413), (path, other)


@pytest.mark.parametrize(
    "parts", [["header", "footer", "gaps-head", "gaps-toolbar", "gaps-rows", "gaps-table", "gaps-rest", "gaps-panel-top", "gaps-panel-bottom"], ["x"], []]
)
@pytest.mark.parametrize("figures", [["gaps-roads", "gaps-course"], ["gaps-course"], ["x"], ["gaps-roads", "gaps-roads"], [f"{MARK}>"], [7]])
def test_parts_and_figures_a_page_does_not_have(small_app: Dash, small_client: FlaskClient, parts: list, figures: list) -> None:
    whole = body(small_app, "/gaps", "?city=alphaville")
    for place, (kind, prop, keys) in enumerate((("part", "html", parts), ("figure", "figure", figures)), 1):
        whole["outputs"][place] = [{"id": {kind: key}, "property": prop} for key in keys]
    sound(post(small_client, whole))


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 200), ("HEAD", "/gaps", 200), ("GET", "/gaps?city=alphaville", 200), ("GET", "/data", 200), ("GET", "/gaps.csv", 200),
        ("GET", "/overview.json", 200),
        ("GET", "/places.json", 200), ("GET", "/healthz", 200), ("GET", "/readyz", 200), ("GET", "/nowhere", 404), ("GET", "/assets/nothing.css", 404),
        ("GET", "/assets/10-tokens.css", 200), ("GET", "/assets/mark.svg", 200), ("GET", "/assets/package-lock.json", 404), ("GET", "/_dash-layout", 200),
        ("GET", "/_dash-dependencies", 200), ("POST", "/gaps", 405), ("DELETE", "/gaps.csv", 405), ("GET", UPDATE, 404),
        ("POST", UPDATE, 415), ("TRACE", "/", 405),
        ("OPTIONS", "/gaps", 200), ("GET", "/x" * 5000, 414), ("PROPFIND", "/", 405),
    ],
)  # fmt: skip
def test_headers_on_every_route(small_client: FlaskClient, method: str, path: str, status: int) -> None:
    answer = small_client.open(path, method=method)
    sound(answer)
    assert answer.status_code == status


@pytest.mark.parametrize(
    ("asked", "framed"),
    [
        ("embed=1", True), ("embed=%201", True), ("embed=1&embed=", True), ("", False), ("embed=&embed=1", False), ("embed=%20&embed=1", False),
        ("embed=0&embed=1", False), ("embed&embed=1", False),
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/", "/gaps", "/sessions", "/sessions/room"])
def test_what_others_may_frame_is_a_picture_alone(small_client: FlaskClient, path: str, asked: str, framed: bool) -> None:
    answer = small_client.get(f"{path}?city=alphaville&{asked}")
    alone = "page-embed" in re.findall(r'data-frame="([^"]*)"', answer.get_data(as_text=True))[0]
    assert ("X-Frame-Options" not in answer.headers, "frame-ancestors *" in answer.headers["Content-Security-Policy"], alone) == (framed,) * 3


def test_every_rule_of_the_server_keeps_the_rules(small_app: Dash, small_client: FlaskClient) -> None:
    for rule in small_app.server.url_map.iter_rules():
        path = re.sub(r"<[^>]*>", "x", rule.rule)
        for method in rule.methods or ():
            sound(small_client.open(path, method=method))


def test_a_body_too_large(small_client: FlaskClient) -> None:
    answer = post(small_client, b'{"output": "' + b"x" * 300_000 + b'"}')
    sound(answer)
    assert answer.status_code == 413


def test_no_answer_names_a_place_on_this_machine(small_client: FlaskClient) -> None:
    for path in ("/", "/gaps", "/data", "/_dash-layout", "/nowhere", "/readyz", "/places.json"):
        assert str(application.ROOT).encode() not in small_client.get(path).data
