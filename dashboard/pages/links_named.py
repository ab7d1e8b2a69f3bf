"""`/interlinkages`, links that are said and not measured: the wording of the targets, published research, a group's own scores."""

from typing import Any

from markupsafe import Markup

from dashboard.analysis.cross_impact import HIGHEST, LOWEST, Cell
from dashboard.analysis.link_counts import ordered
from dashboard.components import content as contents
from dashboard.components import marks
from dashboard.figures.link_network import Node, Tie, network
from dashboard.figures.theme import Figure
from dashboard.pages import links_matrix
from dashboard.pages.links_matrix import Mark
from dashboard.text import numbers
from dashboard.views.named_links import Research, Wording

# The width of a line that no source scored, as a share of the widest.
UNSCORED = 0.2
_HEAD = Markup('<a href="{}" id="goal-{}"{}>{}<span class="{}">{}</span></a>')


def wording(view: Wording) -> dict[str, Any]:
    """What the layer of the wording shows."""
    text, state = view.text, view.state
    joined = _joined(view)
    goal = view.catalogue.goals.get(view.goal, {"short_name": ""})
    targets = {row["target"] for row in view.rows}
    return {
        "messages": contents.notices(state, text),
        "title": text("links.said.title", goal=text(f"links.goal-word.{view.goal}"), others=_names(view, joined)) if joined else text("links.said.title-none"),
        "lead": text("links.said.lead", n=len(targets), total=len(view.catalogue.targets), pairs=len(view.counts)),
        "goals": view.catalogue.goals,
        "matrix_title": text("links.matrix"),
        "matrix_lines": links_matrix.lines(view.goals, lambda key, named: _head(view, key, named), lambda a, b: _mark(view, a, b), view.goal, state.to),
        "network_title": text("links.said.network", goal=view.goal),
        "network_sentence": text.count("links.said.joined", len(joined), name=goal["short_name"]),
        "linked": [(other, text.count("links.said.targets", n), state.but(goal=view.goal, to=other).address(), other == state.to) for other, n in joined],
        "twin_columns": [text("links.col.goals"), text("links.said.col-n"), text("links.said.col-targets")],
        "twin_rows": [_joining(view, *pair) for pair in view.counts] if state.table else [],
        "list_title": text("links.said.list-pair", a=view.goal, b=state.to) if state.to else text("links.said.list", goal=view.goal),
        "listed": [_target(view, row) for row in view.listed],
        "source": text("links.said.source", release=view.catalogue.release["release"]),
    }


def _joined(view: Wording) -> list[tuple[str, int]]:
    """The goals joined to the one in the middle, in the order of the goals."""
    found = {(b if a == view.goal else a): n for (a, b), n in view.counts.items() if view.goal in (a, b)}
    return sorted(found.items(), key=lambda item: int(item[0]))


def _names(view: Wording, joined: list[tuple[str, int]]) -> str:
    most = sorted(joined, key=lambda item: (-item[1], int(item[0])))[:2]
    return f" {view.text('word.and')} ".join(view.text(f"links.goal-word.{goal}") for goal, _ in most)


def _head(view: Wording, goal: str, named: bool) -> Markup:
    current = Markup(' aria-current="true"') if goal == view.goal else ""
    href = view.state.but(goal=goal, to="").address()
    return _HEAD.format(
        href, goal, current, marks.chip(goal, view.text("word.goal-only")), "lk-name" if named else "sr-only", view.catalogue.goals[goal]["short_name"]
    )


def _mark(view: Wording, a: str, b: str) -> Mark | None:
    n = view.counts.get(ordered(a, b), 0)
    if not n:
        return Mark(0, 0, view.text("links.said.cell-none", a=a, b=b), "", tested=False)
    middle, other = (view.goal, b if a == view.goal else a) if view.goal in (a, b) else (b, a)
    return Mark(n / max(view.counts.values()), 0, view.text.count("links.said.cell", n, a=a, b=b), view.state.but(goal=middle, to=other).address(), solid=False)


def _joining(view: Wording, a: str, b: str) -> tuple[str, str, tuple[int, str]]:
    """One row of the table twin of the half matrix: two goals, the address of their targets, how many join them, which."""
    goals = view.catalogue.goals
    targets = dict.fromkeys(row["target"] for row in view.by_goals[a, b])
    name = f"{a} · {goals[a]['short_name']}, {b} · {goals[b]['short_name']}"
    return name, view.state.but(goal=a, to=b).address(), (len(targets), ", ".join(targets))


def _target(view: Wording, row: Any) -> dict[str, str]:
    known = view.catalogue.targets.get(row["target"])
    return {
        "target": row["target"],
        "goal": row["target"].partition(".")[0],
        "to": row["goal"],
        "label": known["label"] if known else "",
        "words": row["words"],
    }


def wording_figure(view: Wording) -> Figure:
    """The goal in the middle with all goals its targets name, or whose targets name it."""
    goals, joined = view.catalogue.goals, dict(_joined(view))
    if not joined:
        return network(None, [], [])
    most = max(view.counts.values())

    def node(goal: str, detail: str, faint: bool) -> Node:
        row = goals[goal]
        return Node(goal, goal, row["short_name"], detail, row["colour"], row["label_ink"], view.state.but(goal=view.goal, to=goal).address(), faint)

    ring = [
        node(goal, view.text.count("links.said.targets", joined[goal]) if goal in joined else "", goal not in joined)
        for goal in view.goals
        if goal != view.goal
    ]
    ties = [Tie(a, b, n / most) for (a, b), n in view.counts.items() if view.goal in (a, b)]
    return network(node(view.goal, "", False), ring, ties)


def research(view: Research) -> dict[str, Any]:
    """What the layer of research shows: a matrix that is empty where nobody was read, and what groups scored."""
    text = view.text
    goals = list(view.catalogue.goals)
    scored = sum(row["score"] is not None for row in view.links)
    return {
        "messages": contents.notices(view.state, text),
        **_ego(view),
        "twin_columns": [text(f"links.research.col.{key}") for key in ("from", "to", "score", "statement", "source")],
        "twin_rows": [_twin(view, row) for row in view.links] if view.state.table else [],
        "source": text("links.research.source", release=view.catalogue.release["release"]),
        "title": text.count("links.research.title", len(view.links)),
        "lead": text.count("links.research.lead", scored, named=len(view.links), cells=len(goals) * (len(goals) - 1)),
        "goals": view.catalogue.goals,
        "matrix_title": text("links.research.matrix"),
        "matrix_rows": [(goal, [None if goal == to else _cell(view, goal, to) for to in goals]) for goal in goals],
        "links": [{**row, "score_words": _score(view, row["score"]), "end": row["to"], "start": row["from"]} for row in view.links],
        "scale": [(numbers.signed(step, 0), text(f"links.research.step.{step}")) for step in range(HIGHEST, LOWEST - 1, -1)],
        "group_rows": [
            (
                *cell,
                numbers.signed(found.median, 0 if found.median % 1 == 0 else 1),
                found.spread,
                found.n,
                text("links.research.differ") if found.differs else "",
            )
            for cell, found in view.agreements.items()
        ],
        "readings": [
            (name, numbers.signed(out, 1), numbers.signed(into, 1), numbers.signed(further, 1), text(f"links.research.role.{role}"))
            for name, out, into, further, role in view.readings()
        ],
        "scorers": ", ".join(sorted({f"{row['scorer']} ({row['scored']:%Y-%m-%d})" for row in view.scores})),
    }


def _ego(view: Research) -> dict[str, Any]:
    """The goal in the middle of the network: its name, its sentence, the goals it is linked with."""
    text, goal = view.text, view.goal
    return {
        "network_title": text("links.research.network", goal=goal),
        "network_sentence": text.count("links.research.network-sentence", len(view.of_goal), goal=goal),
        "linked": [(other, _ways(view, cells), _anchor(view, cells[0]), False) for other, cells in view.of_goal.items()],
    }


def _ways(view: Research, cells: list[Cell]) -> str:
    """Who acts on whom between the goal in the middle and another, and how strongly if a source says."""
    way = "both" if len(cells) > 1 else "out" if cells[0][0] == view.goal else "into"
    scores = [numbers.signed(score, 0) for cell in cells if (score := view.score(cell)) is not None]
    return " ".join([view.text(f"links.research.way.{way}", goal=view.goal), *scores])


def _anchor(view: Research, cell: Cell) -> str:
    """Where on the page the source of a link is told."""
    row = view.cells[cell][0]
    return f"#link-{row['from']}-{row['to']}"


def _twin(view: Research, row: Any) -> tuple[str, str, tuple[str, ...]]:
    """One row of the table twin: from, to, score, statement, source."""
    return row["from"], "", (row["to"], _score(view, row["score"]), row["statement"], f"{row['citation']}, {row['place']}")


def research_figure(view: Research) -> Figure:
    """The goal in the middle, all others around it, an arrow for every link a source names: thin where it is not scored, dashed where
    one goal hinders the other."""
    goals, linked = view.catalogue.goals, view.of_goal
    if not goals:
        return network(None, [], [])

    def node(goal: str, detail: str, faint: bool) -> Node:
        row = goals[goal]
        return Node(goal, goal, row["short_name"], detail, row["colour"], row["label_ink"], view.state.but(goal=goal).address(), faint)

    ring = [node(goal, _ways(view, linked[goal]) if goal in linked else "", goal not in linked) for goal in goals if goal != view.goal]
    ties = []
    for other, cells in linked.items():
        scores = [view.score(cell) or 0 for cell in cells]
        width = max(UNSCORED, *(abs(score) / HIGHEST for score in scores))
        hinders = min(scores) < 0
        ties.append(Tie(view.goal, other, 0 if hinders else width, width if hinders else 0, tuple(end for _, end in cells)))
    return network(node(view.goal, "", False), ring, ties)


def _cell(view: Research, start: str, end: str) -> dict[str, str]:
    named = (start, end) in view.cells
    score = view.score((start, end))
    return {
        "shown": numbers.signed(score, 0) if score is not None else "?" if named else "",
        "href": _anchor(view, (start, end)) if named else "",
        "words": f"{start} → {end}: {_score(view, score)}",
    }


def _score(view: Research, score: int | None) -> str:
    return view.text("links.research.unscored") if score is None else f"{numbers.signed(score, 0)} {view.text(f'links.research.step.{score}')}"
