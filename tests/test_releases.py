"""A link may name the release it was made with: it goes on showing those figures, and says when there are newer ones."""

import html
import re
import shutil
from pathlib import Path

import pytest
from dash import Dash
from flask.testing import FlaskClient

from dashboard import application
from dashboard.ingest.build import build
from dashboard.store import write
from dashboard.store.questions import Store

from .test_walls import body, post

SMALL = Path(__file__).parent / "fixtures" / "data_small"


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, str]:
    """A folder with two releases: in the newer one a city has another name, a measure another code. Pointer, old key, new key."""
    folder = shutil.copytree(SMALL, tmp_path_factory.mktemp("releases") / "data")
    old = build(folder)
    for file in folder.rglob("*.csv"):
        words = file.read_text(encoding="utf-8").replace("safe-water", "tap-water").replace("Alphaville", "Alphaville II")
        file.write_text(words, encoding="utf-8")
    (folder / "release.toml").write_text((folder / "release.toml").read_text().replace("2026-11", "2026-12", 1))
    return folder / "dashboard.duckdb", old.digest, build(folder).digest


@pytest.fixture
def app(releases: tuple[Path, str, str]) -> Dash:
    """The app over both."""
    return application.create(releases[0])


def page(client: FlaskClient, address: str) -> str:
    """The document of an address."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return html.unescape(answer.get_data(as_text=True))


def test_a_pinned_link_shows_its_release_and_offers_the_newest(app: Dash, releases: tuple[Path, str, str]) -> None:
    client, (_, old, new) = app.server.test_client(), releases
    pinned, current = page(client, f"/gaps?city=alphaville&release={old}"), page(client, "/gaps?city=alphaville")
    assert "Alphaville II" not in pinned and "Alphaville II" in current
    assert "This link shows data release 2026-11 of 20 Nov 2026, as it was shared." in pinned and 'href="/gaps?city=alphaville" data-as-it-is' in pinned
    assert "as it was shared" not in current
    assert "as it was shared" not in page(client, f"/gaps?city=alphaville&release={new}")


def test_an_empty_release_in_a_link_pins_nothing(app: Dash, releases: tuple[Path, str, str]) -> None:
    """The first of two counts, in the figures as in the links below them."""
    client, (_, old, new) = app.server.test_client(), releases
    shown = page(client, f"/gaps?city=alphaville&release=&release={old}")
    assert "Alphaville II" in shown and old not in shown.split("not understood")[0].replace(f"release=&release={old}", "")
    answer = client.get("/gaps?city=alphaville&present=1&release=")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/gaps?city=alphaville&present=1&release={new}")


@pytest.mark.parametrize(
    ("sent", "led"),
    [
        ("present=1&release=%20", "present=1&release={new}"),
        ("present=1&release", "present=1&release={new}"),
        ("release=+&present=1&light=1", "present=1&light=1&release={new}"),
        ("present=1&release=000000000000", "present=1&release={new}&release=000000000000"),
        ("present=1&release=&release={old}", "present=1&release={new}&release={old}"),
    ],
)
def test_presenting_is_frozen_whatever_the_link_says_of_a_release(app: Dash, releases: tuple[Path, str, str], sent: str, led: str) -> None:
    """A release that is not kept holds nothing still; the wall goes on saying what of the link is not used."""
    client, (_, old, new) = app.server.test_client(), releases
    answer = client.get(f"/gaps?{sent.format(old=old)}")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/gaps?{led.format(old=old, new=new)}")
    shown = page(client, answer.headers["Location"])
    assert ("“release” was given more than once" in shown) == (led.count("release") > 1)
    assert client.get(f"/gaps?present=1&release={old}").status_code == client.get(f"/gaps?release=%20&city={old}").status_code == 200


def test_a_data_file_without_a_name_of_its_own_can_be_presented(tmp_path: Path, releases: tuple[Path, str, str]) -> None:
    """A plain file in the place of the pointer holds one release: nothing to freeze, and nowhere to lead in a circle."""
    shutil.copy(releases[0].resolve(), tmp_path / "dashboard.duckdb")
    client = application.create(tmp_path / "dashboard.duckdb").server.test_client()
    assert client.get(client.get("/gaps?present=1").headers["Location"]).status_code == 200


def test_a_pinned_link_keeps_its_words(app: Dash, releases: tuple[Path, str, str]) -> None:
    """A code that only the old release knows is understood there and nowhere else."""
    client, (_, old, _) = app.server.test_client(), releases
    assert "not understood" not in page(client, f"/gaps?city=alphaville&series=safe-water&release={old}")
    assert "not understood" in page(client, "/gaps?city=alphaville&series=safe-water")


@pytest.mark.parametrize("address", ["/", "/gaps?city=alphaville", "/data", "/reviews", "/activities"])
def test_every_link_of_a_pinned_view_stays_with_its_release(app: Dash, releases: tuple[Path, str, str], address: str) -> None:
    client, (_, old, _) = app.server.test_client(), releases
    document = page(client, f"{address}{'&' if '?' in address else '?'}release={old}")
    links = [link for link, free in re.findall(r'<a [^>]*?href="(/[^"]*)"( data-as-it-is)?', document.split("<footer")[0]) if not free]
    assert links and not [link for link in links if f"release={old}" not in link and not link.startswith("/assets")]


@pytest.mark.parametrize("address", ["/", "/gaps?city=alphaville", "/activities", "/data", "/gaps?print=1", "/?embed=1"])
def test_what_the_browser_is_sent_stays_with_its_release_and_its_rule(app: Dash, releases: tuple[Path, str, str], address: str) -> None:
    """Links, and what the browser makes links of: the browser itself adds nothing. The one link that leaves the release says so."""
    client, (_, old, _), (path, _, query) = app.server.test_client(), releases, address.partition("?")
    sent = body(app, path, f"?{query}&release={old}&rule=chatham")
    sent["outputs"][1] = [{"id": {"part": key}, "property": "html"} for key in ("header", "footer")]
    drawn = html.unescape(post(client, sent).get_data(as_text=True).encode().decode("unicode_escape"))
    links = [link for link, free in re.findall(r'href="(/[^"]*)"( data-as-it-is)?', drawn) if not free and not link.startswith("/assets")]
    bar = [link for link in links if "rule=" not in link]
    assert links and not [link for link in links if f"release={old}" not in link]
    assert len(bar) == ("print" not in query and "embed" not in query), "only the way out of the rule has none"


def test_the_search_keeps_its_release(app: Dash, releases: tuple[Path, str, str]) -> None:
    """A form sends its fields: an address with a query of its own would lose it, or end up with two."""
    shown = page(app.server.test_client(), f"/activities?release={releases[1]}")
    assert 'action="/activities"' in shown and f'name="release" value="{releases[1]}"' in shown


def test_the_rows_of_a_pinned_view_are_those_of_its_release(app: Dash, releases: tuple[Path, str, str]) -> None:
    client, (_, old, new) = app.server.test_client(), releases
    before, now = (client.get(f"/gaps.json?city=alphaville&release={key}").get_json() for key in (old, new))
    assert (before["release"], before["digest"]) == ("2026-11", old) and (now["release"], now["digest"]) == ("2026-12", new)
    assert "safe-water" in {row["SERIES"] for row in before["rows"]} and "tap-water" in {row["SERIES"] for row in now["rows"]}
    assert all(f"release={old}" in row["link"] for row in before["rows"])


@pytest.mark.parametrize("gone", ["000000000000", "nonsense", "..", "%2e%2e%2fx", "🙂", "a" * 300])
def test_a_release_that_is_gone_says_so_and_shows_the_current_one(app: Dash, gone: str) -> None:
    shown = page(app.server.test_client(), f"/gaps?city=alphaville&release={gone}")
    assert "is no longer kept here, so the current figures are shown." in shown and "Alphaville II" in shown


def test_a_file_of_another_version_is_kept_but_not_shown(app: Dash, releases: tuple[Path, str, str]) -> None:
    """A data file that lacks a column cannot answer every question: it is not offered, and not called gone either."""
    import duckdb

    built = releases[0].parent / "built"
    file = shutil.copy(built / f"dashboard-{releases[1]}.duckdb", built / "dashboard-0123456789ab.duckdb")
    with duckdb.connect(file) as connection:
        connection.execute("alter table goal_count drop column n_old")
    client = app.server.test_client()
    said = "Release “0123456789ab” is kept here, but an earlier version of this software wrote it, so the current figures are shown."
    shown, listed = page(client, "/?release=0123456789ab"), page(client, "/data")
    assert said in shown and "no longer kept" not in shown
    assert "written by an earlier version of this software, so not shown: 0123456789ab." in listed and "release=0123456789ab" not in listed
    assert client.get("/overview.csv?release=0123456789ab").status_code == 404 == client.get("/overview.csv?release=000000000000").status_code
    Path(file).unlink()


def test_the_data_page_lists_the_releases(app: Dash, releases: tuple[Path, str, str]) -> None:
    client, (_, old, new) = app.server.test_client(), releases
    document = page(client, "/data")
    assert document.index(f'id="release-{new}"') < document.index(f'id="release-{old}"')
    assert f'href="/data?release={old}" data-as-it-is' in document
    assert [row["digest"] for row in client.get("/data.json?picture=releases").get_json()["rows"]] == [new, old]


def test_a_release_published_meanwhile_needs_no_restart(tmp_path: Path, releases: tuple[Path, str, str]) -> None:
    built = shutil.copytree(releases[0].parent / "built", tmp_path / "built")
    files = {key: built / f"dashboard-{key}.duckdb" for key in releases[1:]}
    pointer = tmp_path / "dashboard.duckdb"
    write.publish(pointer, files[releases[1]])
    client = application.create(pointer).server.test_client()
    link = f"/gaps?city=alphaville&release={releases[1]}"
    assert "as it was shared" not in page(client, link)
    write.publish(pointer, files[releases[2]])
    assert "as it was shared" in page(client, link) and "Alphaville II" in page(client, "/gaps?city=alphaville")


def test_the_store_gives_back_what_it_held(releases: tuple[Path, str, str]) -> None:
    store, (_, old, new) = Store(releases[0]), releases
    with store.held(old) as is_held:
        assert is_held and store.catalogue().digest == old and store.newest() == new
        with store.held(new):
            assert store.catalogue().digest == new
        with store.held("gone") as is_held:
            assert not is_held and store.catalogue().digest == old
    assert store.catalogue().digest == new


def test_the_cells_of_a_comparison_are_those_of_the_release_held(releases: tuple[Path, str, str]) -> None:
    store, (_, old, new) = Store(releases[0]), releases
    for digest, code, other in ((old, "safe-water", "tap-water"), (new, "tap-water", "safe-water"), (old, "safe-water", "tap-water")):
        with store.held(digest):
            cells = store.cells(["alphaville"])["alphaville"]
        assert code in cells and other not in cells


def test_a_link_names_its_release_once(app: Dash, releases: tuple[Path, str, str]) -> None:
    """Links that a page writes with its release are not given it again."""
    client, (_, old, _) = app.server.test_client(), releases
    for address in (f"/gaps?city=alphaville&release={old}", f"/data?release={old}", f"/sessions?release={old}&rule=chatham"):
        links = re.findall(r'href="(/[^"]*)"', page(client, address))
        assert links and max(link.count("release=") for link in links) == 1 and max(link.count("rule=") for link in links) <= 1
