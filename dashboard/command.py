"""The command line: serve, build, check, import, pictures, assets, sources."""

import csv
import tomllib
from contextlib import nullcontext
from pathlib import Path

import click

from dashboard import front_end, starting
from dashboard import pictures as picturing
from dashboard.plain_errors import PlainGroup, told
from dashboard.progress import shown

DATA = starting.ROOT / "data"


@click.group(cls=PlainGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    default=DATA,
    envvar="DASHBOARD_DATA",
    show_envvar=True,
    help="The folder with the figures. [default: data/ of this project]",
)
@click.pass_context
def main(ctx: click.Context, data: Path) -> None:
    """Cities to 2030: how far cities are from the Sustainable Development Goals."""
    ctx.obj = data


@main.command()
@click.option("--host", default="127.0.0.1", envvar="HOST", show_default=True, help="Where to listen; 0.0.0.0 for all.")
@click.option("--port", default=8050, envvar="PORT", show_default=True, type=click.IntRange(1, 65535), help="The port.")
@click.pass_obj
def serve(data: Path, host: str, port: int) -> None:
    """Prepare what is missing, then serve the dashboard.

    Front-end files are installed and the data file is built if they are missing or older than what they are made from.
    """
    starting.check_data_folder(data)
    starting.check_port(host, port)
    with shown(4) as tell:
        starting.ensure_front_end(tell)
    if not starting.data_is_current(data):
        _build_or_keep(data)
    starting.start(host, port, data)


@main.command()
@click.pass_obj
def build(data: Path) -> None:
    """Check the figures, compute every assessment and publish a new data file.

    The old file stays in use until the new one is whole. If a check fails nothing changes and every problem is listed.
    """
    starting.check_data_folder(data)
    _build(data)


@main.command()
@click.pass_obj
def check(data: Path) -> None:
    """Check the figures and list every problem: file, line, column, what was found and what was expected."""
    starting.check_data_folder(data)
    with shown(3) as tell:
        tell("Loading the checks")
        from dashboard.ingest.build import check as find_problems  # takes a second to load; no other command pays for it

        tell("Reading and checking the data")
        problems, caveat = [problem.sentence for problem in find_problems(data)], ""
        if not problems:
            tell("Trying the steps of the decks")
            problems, caveat = _rehearsed(data)
    for sentence in problems:
        click.echo(sentence)
    if problems:
        raise click.ClickException(f"{len(problems)} problem{'s' if len(problems) > 1 else ''} found.{f' Note that {caveat}.' if caveat else ''}")
    click.echo(f"No problems found, but {caveat}." if caveat else "No problems found.")


@main.command("import")
@click.argument("source")
@click.argument("place", type=click.Path(path_type=Path, exists=True, readable=True))
@click.pass_obj
def import_source(data: Path, source: str, place: Path) -> None:
    """Read SOURCE again from PLACE, the folder where its files lie as published, and write its tidy files.

    SOURCE is the source's short name, such as eurostat-urban-audit; `dashboard sources` lists them. With metropolis-progress
    for SOURCE, PLACE is the text of a progress report of the network: its activities and lists go into the tables of network/.
    """
    starting.check_data_folder(data)
    with shown(3) as tell:
        tell("Loading the readers")
        from dashboard.ingest import imports

        lines = imports.take_in(source, place, data, tell)
    for line in lines:
        click.echo(line)


@main.command()
@click.argument("links", nargs=-1, required=True)
@click.option("--to", "folder", type=click.Path(path_type=Path, file_okay=False), default=Path("pictures"), show_default=True, help="Where they go.")
@click.option("--as", "kind", type=click.Choice(picturing.KINDS), default="png", show_default=True, help="Pixels or drawing.")
@click.option("--site", default="", help="The address of a running dashboard. [default: one is started]")
@click.pass_obj
def pictures(data: Path, links: tuple[str, ...], folder: Path, kind: str, site: str) -> None:
    """Make the picture of each of LINKS, 1200 × 675, for a report.

    A link is copied from the address bar, or only its path and query; picture= in it chooses the picture. A word that names a
    file stands for the links in it, one per line.
    """
    browser = picturing.find_browser()
    folder.mkdir(parents=True, exist_ok=True)
    asked = picturing.links_of(links)
    files, failed = [], []
    with shown(len(asked) + 1) as tell:
        tell("Opening the dashboard")
        with nullcontext(site.rstrip("/")) if site else picturing.served(data) as address:
            for number, link in enumerate(asked, 1):
                tell(f"Drawing {number} of {len(asked)}")
                try:
                    made = picturing.make(browser, address + picturing.address(link), kind)
                except ValueError as error:
                    failed.append(str(error))
                    continue
                files.append(folder / picturing.name(link, kind))
                files[-1].write_bytes(made)
    for file in files:
        click.echo(str(file))
    if failed:
        raise click.ClickException("\n".join([*failed, f"{len(failed)} of the links gave no picture."]))


@main.command()
def assets() -> None:
    """Install and bundle the front-end files of others (Plotly, Bootstrap, fonts) from their pinned packages."""
    with shown(4) as tell:
        folder = front_end.install(tell)
    click.echo(f"The front-end files are in {folder}.")


@main.command()
@click.pass_obj
def sources(data: Path) -> None:
    """List where the figures come from: licence, vintage, and how many series and values each source gives."""
    starting.check_data_folder(data)
    rows = [("source", "licence", "vintage", "series", "values"), *(_source_row(data, row) for row in _described(data))]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for *words, series, values in rows:
        text = [word.ljust(width) for word, width in zip(words, widths, strict=False)]
        click.echo("  ".join([*text, series.rjust(widths[3]), values.rjust(widths[4])]))


def _rehearsed(data: Path) -> tuple[list[str], str]:
    """What is wrong with the steps of the decks, tried with the built figures; then what keeps that from being the last word."""
    from dashboard.ingest.session_decks import FOLDER, decks_of
    from dashboard.rehearsal import findings
    from dashboard.store.connection import DataFileError

    pointer, decks = data / starting.POINTER, decks_of(data / FOLDER)
    if not decks:
        return [], ""
    if not pointer.exists():
        return [], "the steps of the decks were not tried, as no figures are built: run `dashboard build`, then check again"
    try:
        found = [f"{data.name}/{finding}" for finding in findings(pointer, decks)]
    except DataFileError as error:
        return [], f"the steps of the decks were not tried. {str(error).removesuffix('.')}, then check again"
    again = "the steps of the decks were tried with figures built before the last change: run `dashboard build`, then check again"
    return found, "" if starting.data_is_current(data) else again


def _build(data: Path) -> None:
    from dashboard.ingest.build import STEPS
    from dashboard.ingest.build import build as build_data

    with shown(STEPS) as tell:
        report = build_data(data, tell)
    for line in report.lines():
        click.echo(line)


def _build_or_keep(data: Path) -> None:
    """A server with an older data file is worth more than none, if the new one cannot be made."""
    try:
        _build(data)
    except Exception as error:
        if not (data / starting.POINTER).exists():
            raise
        click.echo(f"The data file was not rebuilt; the one there is stays in use. {told(error)}", err=True)


def _described(data: Path) -> list[dict]:
    with (data / "sources.toml").open("rb") as file:
        return sorted(tomllib.load(file).get("source", []), key=lambda table: table["source"])


def _source_row(data: Path, table: dict) -> tuple[str, ...]:
    counts = [_rows(data / kind / f"{table['source']}.csv") for kind in ("series", "observations")]
    return (table["source"], table.get("licence", ""), str(table.get("vintage", "")), *(f"{n:,}" for n in counts))


def _rows(file: Path) -> int:
    if not file.is_file():
        return 0
    with file.open(encoding="utf-8", newline="") as lines:
        return max(sum(1 for _ in csv.reader(lines)) - 1, 0)
