"""`python -m tests.benchmark`: measures the budgets of speed and weight, prints them with pass or FAIL, and stops by itself."""

import random
import sys
import tempfile
import time
from pathlib import Path

import click

from dashboard.ingest.build import BUILT, POINTER, build
from dashboard.store.questions import Store

from . import browser, chance, changes, room, synthetic, views
from .report import Row, table
from .server import ROOT, serving

NEVER_ASKED, ASKED_ROUNDS, CITIES = 400, 4, 20
OTHER_PAGES = ("/", "/compare", "/interlinkages", "/activities", "/reviews", "/data")
FIRST = "/gaps?city=mexico-city"


@click.command()
@click.option("--areas", default=13_000, show_default=True, help="Areas of the synthetic release; 0 leaves it out.")
@click.option("--browser/--no-browser", "in_browser", default=True, help="Also measure in Chromium.")
@click.option("--people", default=1_400, show_default=True, help="People in the room; 0 leaves it empty.")
@click.option("--views", "n", default=NEVER_ASKED, show_default=True, help="Views asked for.")
def main(areas: int, in_browser: bool, people: int, n: int) -> None:
    """Measure the project's own data, then the synthetic release."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        rows = _built(folder / "own")
        rows += _measured(folder / "own", n, in_browser, people, change=4, memory=300)
        rows += chance.rows(Store(folder / "own" / POINTER))
        click.echo(table("The project's own data", rows))
        if areas:
            begun, used = time.perf_counter(), time.process_time()
            synthetic.build(folder / "own" / POINTER, folder / "large", areas)
            large = _times("making and writing the release", begun, used)
            large += _measured(folder / "large", n, in_browser, people, change=12, memory=500)
            click.echo(table(f"Synthetic: {areas:,} areas × {synthetic.SERIES} series × {synthetic.YEARS} years", large))
            rows += large
    sys.exit(not all(row.is_kept for row in rows))


def _built(folder: Path) -> list[Row]:
    """Build the project's data in a folder of our own, and say how long it took."""
    folder.mkdir()
    for item in (ROOT / "data").iterdir():
        if item.name not in (BUILT, POINTER):
            (folder / item.name).symlink_to(item)
    begun, used = time.perf_counter(), time.process_time()
    build(folder)
    return _times("building the project's data", begun, used)


def _times(what: str, begun: float, used: float) -> list[Row]:
    return [Row(f"{what}, elapsed", time.perf_counter() - begun, "s"), Row(f"{what}, processor time", time.process_time() - used, "s")]


def _measured(data: Path, n: int, in_browser: bool, people: int, change: float, memory: float) -> list[Row]:
    """All figures of one server over one data folder."""
    store, body = Store(data / POINTER), views.bodies(data / POINTER)
    bodies = [body(address) for address in views.addresses(store, n, seed=2030)]
    rows = []
    with serving(data) as server:
        cold = changes.cost(server, bodies)
        rows.append(Row(f"server CPU per change, never asked before ({cold.n} views of /gaps)", cold.cpu, "ms", change, cold.slower))
        warm = changes.cost(server, bodies, ASKED_ROUNDS, asked_before=True)
        rows.append(Row(f"server CPU per change, asked before ({warm.n})", warm.cpu, "ms", 0.8, warm.slower))
        rows.append(Row("sent per change, compressed", warm.kilobytes, "kB"))
        for page in OTHER_PAGES:
            others = [body(address) for address in views.other_pages(store, page)][: n // 4]
            other = changes.cost(server, others)
            rows.append(Row(f"server CPU per change, never asked before ({other.n} views of {page})", other.cpu, "ms", change, other.slower))
        if in_browser:
            before = changes.slower()
            weight, waits = browser.measured(server, FIRST, _cities(store))
            slower = (before + changes.slower()) / 2
            rows.append(Row("first load, everything, compressed", weight, "kB", 900))
            rows.append(Row(f"another city in Chromium, half of {len(waits)} within", browser.quantile(waits, 0.5), "ms", 120, slower))
            rows.append(Row("another city in Chromium, 95 % within", browser.quantile(waits, 0.95), "ms", slower=slower))
        changes.fill(server, bodies)
        rows.append(Row("memory of both workers (PSS)", server.pss(), "MB", memory))
        if people:
            rows += room.rows(server, store, body, people, changes.slower())
    return rows


def _cities(store: Store) -> list[str]:
    """Members with something to draw, none of them asked for in this way before."""
    known = [key for key, area in store.catalogue().network_areas.items() if area["n_series"] > 5 and key not in FIRST]
    return random.Random(17).sample(known, CITIES)


if __name__ == "__main__":
    main()
