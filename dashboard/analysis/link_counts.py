"""Links counted by pairs of goals, and what hangs on one goal. Plain Python, light enough to answer a view."""

from collections.abc import Container, Iterable, Mapping
from typing import Any, NamedTuple

from dashboard.concepts import LinkClass

Row = Mapping[str, Any]
# In the ego network a goal counts as linked from this share of pairs on; the others are listed as hardly linked.
LINKED_FROM = 1 / 8


class GoalLink(NamedTuple):
    """A pair of goals, the lower first: pairs of their measures that were tested, that move together, that move apart."""

    a: str
    b: str
    tested: int
    together: int
    apart: int

    @property
    def linked(self) -> int:
        """Pairs that show a link of either kind."""
        return self.together + self.apart

    @property
    def share(self) -> float:
        """Linked pairs as a share of those tested; 0 if none was."""
        return self.linked / self.tested if self.tested else 0.0

    def other(self, goal: str) -> str:
        """The goal at the other end."""
        return self.b if goal == self.a else self.a


def by_goals(rows: Iterable[Row], named: str = "class", least: int = 0, n: str = "n") -> dict[tuple[str, str], GoalLink]:
    """Counts of every pair of goals with a tested pair of measures, pairs inside one goal included. `named` and `n` name the columns
    to read; pairs with fewer than `least` areas are left out."""
    counts: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        if row[named] in (None, LinkClass.NOT_TESTED) or row[n] < least:
            continue
        key = ordered(row["goal_a"], row["goal_b"])
        cell = counts.setdefault(key, [0, 0, 0])
        cell[0] += 1
        cell[1] += row[named] == LinkClass.TOGETHER
        cell[2] += row[named] == LinkClass.APART
    return {key: GoalLink(*key, *cell) for key, cell in sorted(counts.items(), key=lambda item: (int(item[0][0]), int(item[0][1])))}


def ordered(a: str, b: str) -> tuple[str, str]:
    """Two goals, the lower number first."""
    return (a, b) if int(a) <= int(b) else (b, a)


def among(cells: Mapping[tuple[str, str], GoalLink], goals: Container[str], least: float) -> list[GoalLink]:
    """The links between two different ones of these goals with at least `least` of their pairs linked."""
    return [cell for (a, b), cell in cells.items() if a != b and a in goals and b in goals and cell.share >= least]


def of_goal(cells: Mapping[tuple[str, str], GoalLink], goal: str) -> tuple[list[GoalLink], list[GoalLink]]:
    """The links of one goal with the others, in the order of the goals: those with at least one pair in eight, and the rest."""
    own = sorted((cell for cell in cells.values() if goal in (cell.a, cell.b) and cell.a != cell.b), key=lambda cell: int(cell.other(goal)))
    return [cell for cell in own if cell.share >= LINKED_FROM], [cell for cell in own if cell.share < LINKED_FROM]
