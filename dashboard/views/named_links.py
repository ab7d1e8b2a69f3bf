"""Links that are said, not measured: targets whose words name another goal, links a source names, scores of a group of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard.analysis import cross_impact
from dashboard.analysis.cross_impact import Agreement, Cell
from dashboard.analysis.link_counts import ordered
from dashboard.store.catalogue import Catalogue, Record
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import ViewState


@dataclass(frozen=True)
class Wording:
    """The targets that name another goal: rows of target, goal named and the words that name it."""

    state: ViewState
    catalogue: Catalogue
    text: Text
    rows: Sequence[Record]

    @cached_property
    def by_goals(self) -> Mapping[tuple[str, str], list[Record]]:
        """The rows by pairs of goals, the lower goal first."""
        found: dict[tuple[str, str], list[Record]] = {}
        for row in self.rows:
            found.setdefault(ordered(_goal(row["target"]), row["goal"]), []).append(row)
        return found

    @cached_property
    def counts(self) -> Mapping[tuple[str, str], int]:
        """How many targets join each pair of goals."""
        return {key: len({row["target"] for row in rows}) for key, rows in self.by_goals.items()}

    @cached_property
    def goals(self) -> list[str]:
        """The goals that are named or name another."""
        return sorted({goal for pair in self.by_goals for goal in pair}, key=int)

    @cached_property
    def goal(self) -> str:
        """The goal in the middle: the one asked for, else the one joined by most targets."""
        sums = {goal: sum(n for pair, n in self.counts.items() if goal in pair) for goal in self.goals}
        return self.state.goal or max(sums, key=lambda goal: (sums[goal], -int(goal)), default="")

    @cached_property
    def listed(self) -> list[Record]:
        """The targets that join the two goals chosen, or the goal chosen with any other."""
        pairs = [ordered(self.goal, self.state.to)] if self.state.to and self.goal else [pair for pair in self.by_goals if self.goal in pair]
        return [row for pair in pairs for row in self.by_goals.get(pair, [])]


@dataclass(frozen=True)
class Research:
    """Links a source names, and what groups scored: one row per link and scorer."""

    state: ViewState
    catalogue: Catalogue
    text: Text
    links: Sequence[Record]
    scores: Sequence[Record]

    @cached_property
    def cells(self) -> Mapping[Cell, list[Record]]:
        """The links by goal they come from and goal they lead to."""
        found: dict[Cell, list[Record]] = {}
        for row in self.links:
            found.setdefault((_goal(row["from"]), _goal(row["to"])), []).append(row)
        return found

    @cached_property
    def goal(self) -> str:
        """The goal in the middle: the one asked for, else the one most links are named of."""
        ends = [goal for cell in self.cells for goal in cell]
        return self.state.goal or max(ends, key=lambda goal: (ends.count(goal), -int(goal)), default=next(iter(self.catalogue.goals), ""))

    @cached_property
    def of_goal(self) -> Mapping[str, list[Cell]]:
        """The goals a source links with the one in the middle, in their order: the ways named, from it or to it."""
        found: dict[str, list[Cell]] = {}
        for cell in self.cells:
            if self.goal in cell and len(set(cell)) == 2:
                found.setdefault(cell[1] if cell[0] == self.goal else cell[0], []).append(cell)
        return dict(sorted(found.items(), key=lambda item: int(item[0])))

    def score(self, cell: Cell) -> int | None:
        """What the source gives a link; the first that is scored if several name it, None if none is."""
        return next((row["score"] for row in self.cells.get(cell, ()) if row["score"] is not None), None)

    @cached_property
    def agreements(self) -> Mapping[Cell, Agreement]:
        """Median, spread and number of scorers of every link a group scored."""
        return cross_impact.agreements(((row["from"], row["to"]), row["score"]) for row in self.scores)

    @cached_property
    def matrix(self) -> Mapping[Cell, float]:
        """The medians of the group's scores."""
        return {cell: agreement.median for cell, agreement in self.agreements.items()}

    def readings(self) -> list[tuple[str, float, float, float, str]]:
        """For each goal or target that was scored: what it gives, what it receives, what it gives with one detour, its role."""
        out, into = cross_impact.sums(self.matrix)
        further, _ = cross_impact.sums(cross_impact.second_order(self.matrix))
        roles = cross_impact.roles(out, into)
        return [(name, out[name], into[name], further.get(name, 0.0), roles[name]) for name in sorted(out, key=lambda name: (-out[name], name))]


def wording(state: ViewState, store: Store, text: Text) -> Wording:
    """The view of the wording of the targets."""
    return Wording(state, store.catalogue(), text, store.wording())


def research(state: ViewState, store: Store, text: Text) -> Research:
    """The view of published research and of a group's own scores."""
    return Research(state, store.catalogue(), text, store.research_links(), store.research_scores())


def _goal(end: str) -> str:
    return end.partition(".")[0]
