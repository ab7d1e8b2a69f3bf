"""A real server on the project's data, a real browser, and pages that fail their test when anything goes wrong unseen."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click
import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect, sync_playwright

from dashboard import pictures

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
PATIENCE = 10_000  # milliseconds; a wrong locator should fail soon, a busy machine should not
UPDATE = "/_dash-update-component"
OpenPage = Callable[..., Page]


@dataclass
class Watch:
    """What happened behind the pages of a test: errors, requests to strangers, views asked for."""

    problems: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    draws: list[str] = field(default_factory=list)

    def follow(self, page: Page, origin: str) -> None:
        """Listen to a page."""

        def on_request(request: Request) -> None:
            if not request.url.startswith((origin, "data:", "blob:")):
                self.foreign.append(request.url)
            if UPDATE in request.url:
                self.draws.append(request.post_data or "")

        def on_console(message: ConsoleMessage) -> None:
            if message.type == "error":
                self.problems.append(message.text)

        page.on("request", on_request)
        page.on("console", on_console)
        page.on("pageerror", lambda error: self.problems.append(str(error)))

    def forgive(self, words: str) -> None:
        """Take away the errors that a test brings about on purpose."""
        self.problems = [problem for problem in self.problems if words not in problem]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever lies here drives the browser."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def base_url(pointer: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where gunicorn serves the dashboard, with its real settings and one worker, on a socket opened beforehand."""
    log = tmp_path_factory.mktemp("server") / "log"
    with socket.socket() as listener, log.open("w") as printed:
        listener.bind(("127.0.0.1", 0))
        listener.listen(128)
        os.set_inheritable(listener.fileno(), True)
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        command = [sys.executable, "-m", "gunicorn", "-c", "dashboard/serving/gunicorn_conf.py", "-w", "1", "--bind", f"fd://{listener.fileno()}", "app:server"]
        environment = {**os.environ, "DASHBOARD_DATA": str(pointer.parent)}
        server = subprocess.Popen(command, cwd=ROOT, env=environment, pass_fds=[listener.fileno()], stdout=printed, stderr=printed)
    try:
        pictures.wait_until_ready(url, server)
    except click.ClickException:
        server.kill()
        pytest.fail(f"The server did not get ready:\n{log.read_text()}")
    yield url
    server.terminate()
    server.wait(20)
    assert "Traceback" not in log.read_text(), log.read_text()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the machine has it."""
    try:
        found = pictures.find_browser()
    except click.ClickException as error:
        pytest.fail(error.message) if os.environ.get("CI") else pytest.skip(error.message)
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", *pictures.FLAGS])
        yield launched
        launched.close()


@pytest.fixture
def watch() -> Watch:
    """What happened behind the pages of this test."""
    return Watch()


@pytest.fixture(scope="session")
def readers(browser: Browser, base_url: str) -> Callable[..., BrowserContext]:
    """Readers by the size of their window and what they asked for. They keep what they have loaded from test to test:
    the pages store nothing, and a test with a cold start of its own costs half a second."""
    known: dict[str, BrowserContext] = {}

    def reader(**options: object) -> BrowserContext:
        if str(options) not in known:
            context = browser.new_context(base_url=base_url, **{key: value for key, value in options.items() if key != "name"})
            context.set_default_timeout(PATIENCE)
            context.add_init_script(path=HERE / "listen.js")
            known[str(options)] = context
        return known[str(options)]

    return reader


@pytest.fixture
def open_page(readers: Callable[..., BrowserContext], base_url: str, watch: Watch) -> Iterator[OpenPage]:
    """Opens a window: `open_page(width, height, **options)`. Another `name` makes it another reader's."""
    pages: list[Page] = []

    def open_one(width: int = 1440, height: int = 900, **options: object) -> Page:
        page = readers(viewport={"width": width, "height": height}, **options).new_page()
        pages.append(page)
        watch.follow(page, base_url)
        return page

    yield open_one
    for page in pages:
        page.close()
    assert not watch.problems, watch.problems
    assert not watch.foreign, f"requests that leave the machine: {watch.foreign}"


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A window on a desk."""
    return open_page()


@pytest.fixture
def phone(open_page: OpenPage) -> Page:
    """A phone held upright."""
    return open_page(390, 844, has_touch=True, is_mobile=True)
