"""The table: what was measured, what was promised, and whether it was kept."""

from collections.abc import Sequence
from dataclasses import dataclass

HEAD = ("what", "measured", "on the budgets' machine", "budget", "")


@dataclass(frozen=True)
class Row:
    """One figure; without a budget it is only told. `slower` says how much slower than the machine the budgets were set on this one
    was while it was taken; what the figure would be there is told beside it, and only what was measured passes or fails."""

    what: str
    figure: float
    unit: str
    budget: float | None = None
    slower: float = 1.0

    @property
    def there(self) -> float:
        """The figure as it would be on the machine the budgets were set on."""
        return self.figure / max(self.slower, 1.0)

    @property
    def is_kept(self) -> bool:
        """Whether the figure as measured stays within its budget."""
        return self.budget is None or self.figure <= self.budget

    def cells(self) -> tuple[str, str, str, str, str]:
        """The row in words."""
        verdict = "" if self.budget is None else "pass" if self.is_kept else "FAIL"
        budget = "" if self.budget is None else f"≤ {self.budget:g} {self.unit}"
        there = f"{_plain(self.there)} {self.unit}" if self.slower > 1 else ""
        return self.what, f"{_plain(self.figure)} {self.unit}", there, budget, verdict


def table(title: str, rows: Sequence[Row]) -> str:
    """All rows as a table in plain text."""
    cells = [HEAD, *(row.cells() for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [f"{a.ljust(widths[0])}  {b.rjust(widths[1])}  {c.rjust(widths[2])}  {d.rjust(widths[3])}  {e}".rstrip() for a, b, c, d, e in cells]
    return "\n".join([title, *lines, ""])


def _plain(figure: float) -> str:
    return f"{figure:,.0f}" if figure >= 100 else f"{figure:.1f}" if figure >= 10 else f"{figure:.2f}"
