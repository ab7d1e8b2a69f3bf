"""A data file that is missing, broken or replaced while the app runs."""

import json
import shutil
import threading
import time
from pathlib import Path

import pytest
from dash import Dash
from flask.testing import FlaskClient

from dashboard import application, steering
from dashboard.components.content import Content
from dashboard.ingest.build import build
from dashboard.store import write
from dashboard.store.questions import Store
from dashboard.text import Text

from .test_walls import body, post

SMALL = Path(__file__).parent / "fixtures" / "data_small"
COMPARED = "/compare?cities=alphaville~beta-hill"
WANT_DATA = ["/", "/gaps?city=alphaville", "/data", "/gaps.csv", "/gaps.json?city=alphaville", "/overview.csv", "/data.json", "/places.json", "/readyz"]


@pytest.fixture(params=["missing", "empty", "cut", "zeros", "another kind", "nowhere"])
def broken(request: pytest.FixtureRequest, tmp_path: Path, small: Path) -> Dash:
    """The app over a data file that cannot be read."""
    pointer, whole = tmp_path / "dashboard.duckdb", small.read_bytes()
    content = {"empty": b"", "cut": whole[: len(whole) // 2], "zeros": bytes(len(whole)), "another kind": b"PK\x03\x04" + bytes(9000)}
    if request.param in content:
        pointer.write_bytes(content[request.param])
    elif request.param == "nowhere":
        pointer.symlink_to("built/gone.duckdb")
    return application.create(pointer)


def test_without_data_everything_that_needs_it_says_so(broken: Dash) -> None:
    client = broken.server.test_client()
    for address in WANT_DATA:
        answer = client.get(address)
        assert answer.status_code == 503, address
        assert "dashboard build" in answer.get_data(as_text=True).replace("\\u0060", "`"), address
        assert int(answer.headers["Retry-After"]) > 0 and answer.headers["Cache-Control"] == "no-store"
        assert "Traceback" not in answer.get_data(as_text=True)
    answer = post(client, body(broken, "/gaps", "?city=alphaville"))
    assert answer.status_code == 503 and "dashboard build" in json.loads(answer.data)["message"]
    assert client.get("/healthz").status_code == 200


def test_it_comes_back_with_the_data(tmp_path: Path, small: Path) -> None:
    pointer = tmp_path / "dashboard.duckdb"
    client = application.create(pointer).server.test_client()
    assert client.get("/gaps").status_code == client.get("/readyz").status_code == 503
    pointer.symlink_to(small.resolve())
    assert client.get("/gaps").status_code == client.get("/readyz").status_code == 200
    pointer.unlink()
    assert client.get("/readyz").status_code == 503


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two releases that share no code for a measure and differ in a city, in one folder as `build` leaves them."""
    folder = shutil.copytree(SMALL, tmp_path_factory.mktemp("swaps") / "data")
    old = build(folder).file
    for file in folder.rglob("*.csv"):
        words = file.read_text(encoding="utf-8").replace("safe-water", "tap-water").replace("homicides,", "murders,")
        file.write_text(words.replace("gammaburg", "deltaport").replace("Alphaville", "Alphaville II"), encoding="utf-8")
    release = folder / "release.toml"
    release.write_text(release.read_text().replace("2026-11", "2026-12", 1))
    return old, build(folder).file


def test_replacing_the_data_under_load(releases: tuple[Path, Path]) -> None:
    """Five readers ask without pause while the pointer moves, until both were seen: no error, and soon the new release."""
    pointer = releases[0].parents[1] / "dashboard.duckdb"
    app = application.create(pointer)
    failed, seen, done = [], set(), threading.Event()

    def ask(client: FlaskClient, number: int) -> None:
        turn = 0
        while not done.is_set():
            turn += 1
            address = f"{('/gaps?city=alphaville', '/', '/data', '/gaps.csv?city=alphaville', '/gaps?city=beta-hill')[(turn + number) % 5]}"
            answer = client.get(f"{address}{'&' if '?' in address else '?'}table={turn % 2 or ''}")
            seen.add("II" if "Alphaville II" in answer.get_data(as_text=True) else "I")
            if answer.status_code != 200:
                failed.append((address, answer.status_code))

    threads = [threading.Thread(target=ask, args=(app.server.test_client(), number)) for number in range(5)]
    for thread in threads:
        thread.start()
    number, deadline = 0, time.monotonic() + 60
    while number < 24 or (seen != {"I", "II"} and time.monotonic() < deadline):
        write.publish(pointer, releases[number % 2])
        number += 1
        time.sleep(0.05)
    done.set()
    for thread in threads:
        thread.join()
    assert not failed and seen == {"I", "II"}
    write.publish(pointer, releases[1])
    assert "Alphaville II" in app.server.test_client().get("/gaps?city=alphaville").get_data(as_text=True)


class Moving(Store):
    """A store whose pointer moves right after one of its answers, where it hurts."""

    after = ""
    releases: tuple[Path, Path]
    pointer: Path

    def __getattribute__(self, name: str) -> object:
        found = super().__getattribute__(name)
        if name != super().__getattribute__("after"):
            return found

        def answered(*values: object) -> object:
            answer = found(*values)  # type: ignore[operator]
            write.publish(super(Moving, self).__getattribute__("pointer"), super(Moving, self).__getattribute__("releases")[1])
            return answer

        return answered


@pytest.mark.parametrize("after", ["catalogue", "assessments_of_area", "goal_counts", "observations", "coverage", "cells"])
@pytest.mark.parametrize(
    "address", ["/", "/?goal=6", "/gaps?city=alphaville", "/gaps?city=alphaville&targets=own", "/data", "/compare?cities=alphaville~beta-hill"]
)
def test_one_view_never_mixes_two_releases(releases: tuple[Path, Path], text: Text, after: str, address: str) -> None:
    pointer = releases[0].parents[1] / f"{after}.duckdb"
    write.publish(pointer, releases[0])
    path, _, query = address.partition("?")
    old = everything(steering.draw(path, query, Store(pointer), text)[1])
    write.publish(pointer, releases[1])
    new = everything(steering.draw(path, query, Store(pointer), text)[1])
    write.publish(pointer, releases[0])
    store = Moving(pointer)
    store.pointer, store.releases, store.after = pointer, releases, after
    assert everything(steering.draw(path, query, store, text)[1]) in (old, new)


def everything(page: Content) -> tuple:
    """All a page shows."""
    return page.title, page.sentence, page.parts, page.figures
