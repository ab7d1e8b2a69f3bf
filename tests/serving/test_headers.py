"""Security headers are on every answer, whatever it is."""

import logging

import pytest
from mini_site import UPDATE, Site, body

ROUTES = [
    ("GET", "/", 200),
    ("HEAD", "/gaps", 200),
    ("GET", "/gaps.csv", 200),
    ("GET", "/healthz", 200),
    ("GET", "/readyz", 200),
    ("GET", "/_dash-layout", 200),
    ("GET", "/_dash-dependencies", 200),
    ("GET", "/_favicon.ico", 200),
    ("GET", "/assets/site.css", 200),
    ("GET", "/assets/none.css", 404),
    ("GET", "/assets/package.json", 404),
    ("GET", "/_dash-component-suites/dash/none.js", 404),
    ("GET", "/nowhere", 404),
    ("POST", "/gaps", 405),
    ("DELETE", UPDATE, 405),
    ("POST", UPDATE, 415),
    ("GET", "/" + "x" * 5000, 414),
    ("GET", "/gaps?x=%00", 400),
]
ALWAYS = (
    "Content-Security-Policy",
    "X-Content-Type-Options",
    "X-Frame-Options",
    "Referrer-Policy",
    "Permissions-Policy",
    "Cross-Origin-Opener-Policy",
    "Cross-Origin-Resource-Policy",
)


@pytest.mark.parametrize(("method", "path", "status"), ROUTES)
def test_every_route_has_every_header(site: Site, method: str, path: str, status: int) -> None:
    answer = site.client.open(path, method=method)
    assert answer.status_code == status
    assert all(len(answer.headers.getlist(name)) == 1 for name in ALWAYS)


def test_a_failure_has_them_too(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    site.fault = KeyError("a fault of ours")
    with caplog.at_level(logging.CRITICAL):
        answer = site.post(body())
    assert answer.status_code == 500
    assert all(name in answer.headers for name in ALWAYS)


def test_scripts_run_only_from_here_or_by_their_hash(site: Site) -> None:
    policy = site.client.get("/").headers["Content-Security-Policy"]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["script-src"].startswith("'self' 'sha256-")
    assert "unsafe" not in rules["script-src"]
    assert rules["base-uri"] == rules["frame-ancestors"] == "'none'"
    # Every inline script of the page is covered: Dash's renderer and the one clientside callback.
    assert rules["script-src"].count("sha256-") == 2


def test_a_page_meant_to_be_embedded_may_be_framed(site: Site) -> None:
    answer = site.client.get("/gaps?embed=1")
    assert "frame-ancestors https://example.org" in answer.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer.headers


def test_https_is_promised_only_over_https(site: Site) -> None:
    assert "Strict-Transport-Security" not in site.client.get("/").headers
    assert "max-age=" in site.client.get("/", base_url="https://localhost").headers["Strict-Transport-Security"]
