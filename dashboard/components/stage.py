"""One view as it stands on the wall: a sentence, a picture of at most eight rows or one chart, a source, one or two controls."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.figures.theme import Figure

MOST_ROWS = 8
EMPTY: Figure = {"data": [], "layout": {}}


@dataclass(frozen=True)
class Row:
    """One row of a picture. `bar` is the length of its bar in percent, `blank` the reason why it has no mark."""

    name: str
    value: str = ""
    detail: str = ""
    chip: Markup = Markup()
    status: Markup = Markup()
    bar: float | None = None
    blank: str = ""


@dataclass(frozen=True)
class Control:
    """A menu of the bar: its name, what is chosen, and where each choice leads."""

    key: str
    label: str
    value: str
    options: Sequence[tuple[str, str, bool]]


@dataclass(frozen=True)
class Stage:
    """What the wall shows. `kind` says how rows and figure are laid out: roads, mosaic, lanes, bars, chart, table, panels
    or words; `drawn` is a picture that a page draws itself."""

    kind: str
    sentence: str
    source: str
    rows: Sequence[Row] = ()
    figure: Figure | None = None
    controls: Sequence[Control] = ()
    key: str = ""
    sub: str = ""
    note: str = ""
    table: Markup = Markup()
    drawn: Markup = Markup()
    columns: Sequence[str] = ()
