"""Says how far a long command is: a bar on a terminal, plain lines in a log."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

Tell = Callable[[str], None]


@contextmanager
def shown(steps: int) -> Iterator[Tell]:
    """Give a function to be called with a few words at the start of each of about `steps` steps."""
    if not sys.stderr.isatty():
        yield lambda step: click.echo(step, err=True)
        return
    with click.progressbar(length=steps, show_eta=False, width=24, file=sys.stderr) as bar:
        begun: list[str] = []

        def tell(step: str) -> None:
            bar.label = step.ljust(44)[:60]
            bar.update(1 if begun and bar.pos < steps - 1 else 0)
            bar.render_progress()
            begun.append(step)

        yield tell
        bar.update(steps - bar.pos)
