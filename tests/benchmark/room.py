"""A room that explores at once: each person asks for another view, reads it for a while, asks again; then all follow one link."""

import asyncio
import random
import resource
import time
from asyncio import StreamReader, StreamWriter
from collections.abc import Iterator
from dataclasses import dataclass, field

from dashboard.store.questions import Store

from . import views
from .browser import quantile
from .report import Row
from .server import HOST, Server
from .views import UPDATE, Ask

THINKING = 10  # seconds at most, half of it on average
EXPLORING, FOLLOWING = 60, 2  # seconds the room explores, and within which all of it opens the link
OF_THEIR_OWN = 0.3  # share of changes that lead to a view nobody has asked for; the others are a city, or a choice of another page
PAGES = ("/", "/interlinkages", "/activities", "/data")
Connection = tuple[StreamReader, StreamWriter]


@dataclass
class Heard:
    """What came back: seconds each change took, and whatever was not a whole answer of status 200."""

    waits: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)


def rows(server: Server, store: Store, body: Ask, people: int, slower: float) -> list[Row]:
    """How long the room waits, and how many answers were wrong."""
    files = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(2 * people + 1_000, files[1]), files[1]))
    explored = asyncio.run(_explored(server.port, people, _wishes(store, body)))
    followed = asyncio.run(_followed(server.port, people, _opening("/gaps?city=helsinki&sort=goal")))
    return [
        Row(f"{people:,} people exploring for {EXPLORING} s: half of {len(explored.waits):,} changes within", 1000 * quantile(explored.waits, 0.5), "ms"),
        Row("the same, 95 % within", 1000 * quantile(explored.waits, 0.95), "ms", 200, slower),
        Row(f"{people:,} people open one link within {FOLLOWING} s: 95 % within", 1000 * quantile(followed.waits, 0.95), "ms", 1_000, slower),
        Row("answers that were wrong or missing in both", len(explored.wrong) + len(followed.wrong), "answers", 0),
    ]


def _wishes(store: Store, body: Ask) -> Iterator[bytes]:
    """What people ask for, without an end."""
    dice = random.Random(views.SEED)
    known = [f"/gaps?city={city}" for city in store.catalogue().network_areas]
    known += [address for page in PAGES for address in views.other_pages(store, page)[:60]]
    ready, own = [_changing(body(address)) for address in known], [_changing(body(address)) for address in views.addresses(store, 5_000, seed=77)]
    while True:
        yield own.pop() if own and dice.random() < OF_THEIR_OWN else dice.choice(ready)


async def _explored(port: int, people: int, wishes: Iterator[bytes]) -> Heard:
    heard, end = Heard(), time.monotonic() + EXPLORING
    await asyncio.gather(*(_person(port, wishes, end, heard) for _ in range(people)))
    return heard


async def _person(port: int, wishes: Iterator[bytes], end: float, heard: Heard) -> None:
    connection = None
    await asyncio.sleep(random.random() * THINKING)
    while time.monotonic() < end:
        connection = await _change(port, connection, next(wishes), heard)
        await asyncio.sleep(random.random() * THINKING)
    if connection:
        connection[1].close()


async def _followed(port: int, people: int, wish: bytes) -> Heard:
    """Everybody opens the same link, each with a connection of their own."""
    heard = Heard()

    async def one() -> None:
        await asyncio.sleep(random.random() * FOLLOWING)
        if connection := await _change(port, None, wish, heard):
            connection[1].close()

    await asyncio.gather(*(one() for _ in range(people)))
    return heard


async def _change(port: int, connection: Connection | None, wish: bytes, heard: Heard) -> Connection | None:
    """One change over a connection, or over a new one if the server has closed it meanwhile, as a browser does."""
    begun = time.monotonic()
    try:
        try:
            status, connection = await _asked(connection or await asyncio.open_connection(HOST, port), wish)
        except (asyncio.IncompleteReadError, ConnectionError):
            status, connection = await _asked(await asyncio.open_connection(HOST, port), wish)
    except (asyncio.IncompleteReadError, OSError) as error:
        heard.wrong.append(repr(error))
        return None
    heard.waits.append(time.monotonic() - begun)
    if status != "200":
        heard.wrong.append(status)
    return connection


async def _asked(connection: Connection, wish: bytes) -> tuple[str, Connection]:
    """The status of the answer, read to its end, and the connection."""
    reader, writer = connection
    writer.write(wish)
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    named = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if line)
    await reader.readexactly(int(named["content-length"]))
    return head.split(" ", 2)[1], connection


def _changing(body: bytes) -> bytes:
    """The request a page on the screen makes."""
    return _request("POST", UPDATE, "Content-Type: application/json", f"Content-Length: {len(body)}") + body


def _opening(address: str) -> bytes:
    """The request for the document of a link."""
    return _request("GET", address, "Accept: text/html")


def _request(method: str, address: str, *headers: str) -> bytes:
    return "\r\n".join([f"{method} {address} HTTP/1.1", f"Host: {HOST}", "Accept-Encoding: br", *headers, "", ""]).encode()
