"""Errors speak plainly, in the reader's language, and give nothing away."""

import logging

import pytest
from mini_site import NoData, Site, body

BROWSER = {"Accept": "text/html"}


def test_an_unknown_page_is_a_404_that_leads_home(site: Site) -> None:
    answer = site.client.get("/nowhere", headers=BROWSER)
    assert answer.status_code == 404
    assert "There is no page at this address" in answer.text
    assert '<a href="/">' in answer.text


@pytest.mark.parametrize(
    ("path", "wish", "expected"),
    [
        ("/nowhere", "fr-CA,fr;q=0.9,en;q=0.5", "Il n’y a pas de page"),
        ("/nowhere", "de,es;q=0.5", "No hay ninguna página"),
        ("/nowhere", "de", "There is no page"),
        ("/nowhere?lang=es", "fr", "No hay ninguna página"),
        ("/nowhere?lang=xx", "", "There is no page"),
    ],
)
def test_the_readers_language(site: Site, path: str, wish: str, expected: str) -> None:
    assert expected in site.client.get(path, headers={"Accept-Language": wish}).text


@pytest.mark.parametrize("path", ["/nowhere.json", "/_dash-nowhere"])
def test_programs_get_json(site: Site, path: str) -> None:
    assert site.client.get(path).get_json()["message"].startswith("There is no page")


def test_json_is_given_to_whoever_asks_for_it(site: Site) -> None:
    assert "message" in site.client.get("/nowhere", headers={"Accept": "application/json"}).get_json()


def test_a_fault_of_ours_is_logged_and_not_shown(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    site.fault = ZeroDivisionError("the secret of the house")
    with caplog.at_level(logging.ERROR):
        answer = site.post(body())
    assert answer.status_code == 500
    assert "secret" not in answer.text and "Traceback" not in answer.text
    assert "the secret of the house" in caplog.text


def test_a_fault_in_the_walls_is_answered_too(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    site.release = "first"
    site.shelf.get = lambda key: 1 / 0
    with caplog.at_level(logging.ERROR):
        answer = site.client.get("/")
    assert answer.status_code == 500
    assert "Content-Security-Policy" in answer.headers


def test_no_data_says_why_and_when_to_come_back(site: Site) -> None:
    site.fault = NoData("The data file is being replaced <now>.")
    answer = site.post(body())
    assert answer.status_code == 503
    assert "being replaced <now>" in answer.get_json()["message"]
    assert answer.headers["Retry-After"].isdigit()


def test_what_may_be_done_is_named(site: Site) -> None:
    answer = site.client.delete("/gaps")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


def test_healthz_needs_no_data(site: Site) -> None:
    site.release = NoData("The data file is missing.")
    assert site.client.get("/healthz").get_json() == {"status": "alive"}


def test_readyz_names_the_release(site: Site) -> None:
    answer = site.client.get("/readyz")
    assert answer.get_json() == {"status": "ready", "release": "first"}
    assert answer.headers["Cache-Control"] == "no-store"


def test_readyz_says_what_is_wrong(site: Site) -> None:
    site.release = NoData("The data file is missing.")
    answer = site.client.get("/readyz")
    assert answer.status_code == 503
    assert "The data file is missing." in answer.get_json()["message"]
    assert answer.headers["Retry-After"]


def test_readyz_keeps_paths_to_itself(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    site.release = OSError("/secret/place: broken")
    with caplog.at_level(logging.CRITICAL):
        answer = site.client.get("/readyz")
    assert answer.status_code == 503
    assert "secret" not in answer.text
