"""What several rooms of the tests share: the project's data as a built release, the words, the app over both."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from dash import Dash
from flask.testing import FlaskClient
from hypothesis import settings

from dashboard import application, command, starting, steering
from dashboard.components.content import Content
from dashboard.ingest.build import BUILT, POINTER, build
from dashboard.store.questions import Store
from dashboard.text import Text, load

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data"
SMALL = Path(__file__).parent / "fixtures" / "data_small"

SOURCES = """
[[source]]
source = "town-hall"
licence = "CC BY 4.0"
vintage = "2025-06"
[[source]]
source = "a-source-without-files"
licence = "CC0"
vintage = 2024
"""
# Speed is measured in the benchmark; on a busy machine a deadline would only tell of the neighbours.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def pointer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The release made of the project's own data: the one in `data/` if it is current, else one built for this run."""
    if starting.data_is_current(DATA):
        return DATA / POINTER
    beside = tmp_path_factory.mktemp("data")
    for item in DATA.iterdir():
        if item.name not in (BUILT, POINTER):
            (beside / item.name).symlink_to(item)
    build(beside)
    return beside / POINTER


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny data folder of the fixtures, built: three places, four measures. Not to be written to."""
    folder = tmp_path_factory.mktemp("small") / "data"
    shutil.copytree(SMALL, folder)
    build(folder)
    return folder / POINTER


@pytest.fixture(scope="session")
def store(pointer: Path) -> Store:
    """The questions, asked of the project's data."""
    return Store(pointer)


@pytest.fixture(scope="session")
def small_store(small: Path) -> Store:
    """The questions, asked of the tiny release."""
    return Store(small)


@pytest.fixture(scope="session")
def text() -> Text:
    """The words, in English."""
    return load()


@pytest.fixture(scope="session")
def draw(store: Store, text: Text) -> Callable[[str], Content]:
    """The page of an address over the project's data, without a server."""

    def page(address: str) -> Content:
        path, _, query = address.partition("?")
        return steering.draw(path, f"?{query}", store, text)[1]

    return page


@pytest.fixture(scope="session")
def app(pointer: Path) -> Dash:
    """The whole app over the project's data, walls included."""
    return application.create(pointer)


@pytest.fixture
def client(app: Dash) -> FlaskClient:
    """A client of the whole app, without a browser's habits."""
    return app.server.test_client()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with two sources, one of them empty."""
    folder = tmp_path / "data"
    for kind in ("series", "observations"):
        (folder / kind).mkdir(parents=True)
        (folder / kind / "town-hall.csv").write_text('a,b\n1,"two\nlines"\n3,4\n')
    (folder / "sources.toml").write_text(SOURCES)
    return folder


@pytest.fixture
def run(data: Path) -> Callable[..., Result]:
    """Run the command line on that folder."""
    return lambda *words: CliRunner().invoke(command.main, ["--data", str(data), *words])
