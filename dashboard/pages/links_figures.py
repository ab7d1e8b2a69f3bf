"""`/interlinkages`, our cities' figures: menus, matrix, network; across cities or inside one city over time."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

from dashboard.analysis.link_counts import LINKED_FROM, GoalLink, among, ordered
from dashboard.components import lens_drawer, marks
from dashboard.concepts import FEWEST_AREAS
from dashboard.figures.link_network import Node, Tie, network
from dashboard.figures.theme import Figure
from dashboard.pages import links_matrix, links_words
from dashboard.pages.links_matrix import Line, Mark
from dashboard.text import numbers
from dashboard.view_state import JOINT, ViewState
from dashboard.views.links import GOAL, OVER_TIME, TO, Links

# Ready-made questions: the goal in the middle and the lens that narrows the measures.
PRESETS = {"security": ("16", "theme.security"), "procurement": ("12", "theme.procurement"), "climate": ("13", "transition.climate")}
_HEAD = '<a href="%s" id="goal-%s"%s>%s<span class="%s">%s</span></a>'
_COUNTED = ("a", "b", "tested", "together", "apart")


def values(view: Links) -> dict[str, Any]:
    """What the head and the two pictures show and where they lead."""
    state, text = view.state, view.text
    linked, hardly = view.of_goal
    return {
        "ways": [(text(f"links.way-of.{way}"), _clean(view, layer=way), state.layer == way, f"way-{way}") for way in ("figures", "time")],
        "menus": [menu for menu in (_goals(view), _panels(view), _regions(view), _least(view)) if menu],
        "adjust": _adjust(view),
        "drawer": lens_drawer.drawer(state, view.record, view.lens, text, pair="", to=""),
        "presets": [(text(f"links.preset.{key}"), _preset(view, key), state.lens == PRESETS[key][1], f"preset-{key}") for key in PRESETS],
        "clear_set": state.but(region="", cities="", only="", pair="").address() if state.region or state.cities else "",
        "brought": _brought(view),
        "matrix_lines": [] if state.to else _matrix(view),
        "between": _between(view),
        "back_href": view.link(goal=view.goal),
        "goal_columns": [text(f"links.col.{key}") for key in ("goals", "tested", "together", "apart")],
        "goal_rows": [_goal_row(view, cell) for cell in view.cells.values() if cell.a != cell.b] if state.table else [],
        "between_columns": [text(f"links.col.{key}") for key in ("pair", "n", "rho", "class")],
        "between_rows": _between_rows(view) if state.table else [],
        "network_title": text("links.network", goal=view.goal),
        "network_sentence": text.count("links.network-sentence", len(linked), goal=view.goal) if view.goal else "",
        "linked": [
            (cell.other(view.goal), share(view, cell), view.link(goal=view.goal, to=cell.other(view.goal)), state.to == cell.other(view.goal))
            for cell in linked
        ],
        "own": _own(view),
        "hardly": [(cell.other(view.goal), share(view, cell), view.link(goal=view.goal, to=cell.other(view.goal))) for cell in hardly],
    }


def _own(view: Links) -> tuple[str, str] | None:
    """The pairs among the measures of the chosen goal itself."""
    cell = view.cells.get((view.goal, view.goal))
    return (share(view, cell), view.link(goal=view.goal, to=view.goal)) if cell else None


def _clean(view: Links, **changes: str) -> str:
    """Another way or panel: what belongs to the old one is left behind."""
    left = {"pair": "", "to": "", "region": "", "only": "", "n": "", "adjust": "", "table": view.state.table}
    return view.state.but(**(left | changes)).address()


def _goals(view: Links) -> dict[str, Any] | None:
    text, goals = view.text, view.catalogue.goals
    options = [(goal, goals[goal]["short_name"], view.link(goal=goal), goal == view.goal, goal) for goal in view.goals]
    chosen = goals[view.goal]["short_name"] if view.goal in goals else ""
    return {"key": "goal", "label": text("links.goal"), "chosen": chosen, "chip": view.goal, "options": options} if options else None


def _panels(view: Links) -> dict[str, Any]:
    """Panels, or cities with long series; those without a tested pair stand last and say so."""
    text, catalogue = view.text, view.catalogue
    over_time = view.layer == OVER_TIME
    names = {row["panel"]: (catalogue.areas[row["panel"]]["name"] if over_time else catalogue.panels[row["panel"]]["title"]) for row in view.panels}
    pattern = _clean(view, city="PANELCODE", goal="") if over_time else _clean(view, panel="PANELCODE")
    options = []
    for row in view.panels:
        key = row["panel"]
        words = text("links.panel-option", title=names[key], n=row["tested"]) if row["tested"] else text("links.panel-none", title=names[key])
        options.append((key, words, pattern.replace("PANELCODE", key), key == view.key, ""))
    return {"key": "panel", "label": text("links.city" if over_time else "links.panel"), "chosen": names.get(view.key, ""), "chip": "", "options": options}


def _regions(view: Links) -> dict[str, Any] | None:
    """Regions of the panel with at least one city; a choice is computed when it is made."""
    text, state = view.text, view.state
    regions = [region for region in (view.panel["regions"] or "").split(JOINT) if region]
    if view.layer == OVER_TIME or not regions or not view.panel["tested"]:
        return None
    pattern = state.but(region="REGION", pair="", only="", n="", adjust="").address()
    options = [("all", text("links.region-all"), state.but(region="", pair="").address(), not state.region, "")]
    options += [
        (region.lower().replace(" ", "-"), region, pattern.replace("REGION", region.replace(" ", "%20")), state.region == region, "") for region in regions
    ]
    return {"key": "region", "label": text("links.region"), "chosen": state.region or text("links.region-all"), "chip": "", "options": options}


def _least(view: Links) -> dict[str, Any] | None:
    text, state = view.text, view.state
    if view.layer == OVER_TIME or view.panel["n_areas"] < 50:
        return None
    options = [(n or "0", text(f"links.least-of.{n or 0}"), state.but(n=n, pair="").address(), state.n == n, "") for n in ("", "50", "100")]
    return {"key": "n", "label": text("links.least"), "chosen": text(f"links.least-of.{state.n or 0}"), "chip": "", "options": options}


def _adjust(view: Links) -> tuple[str, str, bool] | None:
    if view.layer == OVER_TIME or view.subset or not view.panel["adjusted_tested"]:
        return None
    words = view.text("links.adjust" if links_words.has_income(view) else "links.adjust-size")
    return words, view.state.but(adjust="" if view.state.adjust else "1").address(), bool(view.state.adjust)


def _brought(view: Links) -> dict[str, str] | None:
    """What becomes of the cities a reader brought along: marked among all, compared alone on request if they are enough."""
    state, text, n = view.state, view.text, len(view.marked)
    if not state.cities or view.layer == OVER_TIME or view.subset:
        return None
    words = text.count("links.brought", n, areas=numbers.whole(view.panel["n_areas"]), places=links_words.places(view))
    enough = n >= FEWEST_AREAS
    only = state.but(only="1", pair="", n="", adjust="").address() if enough else ""
    return {"words": words if enough or not n else f"{words} {text('links.brought-few', least=FEWEST_AREAS)}", "only": only}


def _preset(view: Links, key: str) -> str:
    goal, lens = PRESETS[key]
    return ViewState(page=view.state.page, layer=view.state.layer, panel=view.state.panel, city=view.state.city, goal=goal, lens=lens).address()


def _matrix(view: Links) -> Sequence[Line]:
    """The half matrix. It is the same for every pair of measures a reader looks at, so the last ones are kept."""
    text, goals = view.text, view.catalogue.goals
    names = tuple((goal, goals[goal]["short_name"]) for goal in view.goals)
    words = tuple(text(key, **{name: f"{{{name}}}" for name in _COUNTED}) for key in ("links.cell", "links.cell-none", "links.cell-untested"))
    return _lines(tuple(view.cells.values()), names, view.goal, view.link(goal=GOAL), view.link(goal=GOAL, to=TO), (*words, text("word.goal-only")))


@lru_cache(64)
def _lines(cells: tuple[GoalLink, ...], goals: tuple[tuple[str, str], ...], chosen: str, one: str, two: str, words: tuple[str, ...]) -> Sequence[Line]:
    """The rows of the half matrix; `one` and `two` are the addresses of a goal and of a pair of goals, `words` what a square says."""
    found, names = {(cell.a, cell.b): cell for cell in cells}, dict(goals)

    def head(goal: str, named: bool) -> Markup:
        current = ' aria-current="true"' if goal == chosen else ""
        chip = marks.chip(goal, words[-1])
        return Markup(_HEAD % (escape(one.replace(GOAL, goal)), goal, current, chip, "lk-name" if named else "sr-only", escape(names[goal])))

    def mark(a: str, b: str) -> Mark:
        cell = found.get(ordered(a, b))
        if cell is None or not cell.tested:
            return Mark(0, 0, words[2].format(a=a, b=b), "", tested=False)
        said = words[0 if cell.linked else 1].format(a=a, b=b, tested=cell.tested, together=cell.together, apart=cell.apart)
        middle, other = (chosen, b if a == chosen else a) if chosen in (a, b) else (b, a)
        return Mark(cell.together / cell.tested, cell.apart / cell.tested, said, two.replace(GOAL, middle).replace(TO, other))

    return links_matrix.lines(list(names), head, mark, chosen)


def _between(view: Links) -> dict[str, Any] | None:
    """The measures of the two goals chosen as a table: rows of one, columns of the other."""
    if not view.state.to:
        return None
    series = view.catalogue.series
    rows: dict[str, dict[str, Any]] = {}
    columns: dict[str, str] = {}
    for row in view.between:
        a, b = (row["a"], row["b"]) if row["goal_a"] == view.goal else (row["b"], row["a"])
        rows.setdefault(a, {})[b] = row
        columns[b] = series[b]["label"]
        if view.goal == view.state.to:
            rows.setdefault(b, {})[a] = row
            columns[a] = series[a]["label"]
    ordered_columns = sorted(columns, key=lambda key: columns[key])
    listed = [
        (series[key]["label"], [_measure_cell(view, rows[key].get(column)) for column in ordered_columns])
        for key in sorted(rows, key=lambda key: series[key]["label"])
    ]
    title = view.text("links.matrix-of", a=view.goal, b=view.state.to)
    return {"title": title, "columns": [columns[key] for key in ordered_columns], "rows": listed}


def _goal_row(view: Links, cell: GoalLink) -> tuple[str, str, tuple[int, int, int]]:
    """One row of the table twin of the half matrix: the goals, the address of their measures, tested, together, apart."""
    goals = view.catalogue.goals
    name = f"{cell.a} · {goals[cell.a]['short_name']}, {cell.b} · {goals[cell.b]['short_name']}"
    return name, view.link(goal=cell.a, to=cell.b), (cell.tested, cell.together, cell.apart)


def _between_rows(view: Links) -> list[tuple[str, str, tuple[int, str, str]]]:
    """The table twin of the measures of two goals: the pair, its address, areas, correlation, class."""
    series = view.catalogue.series
    found = []
    for row in view.between:
        rho, words = row[view.rho_column], view.text(f"links.class.{row[view.class_column] or 'not-tested'}")
        name = f"{series[row['a']]['label']}, {links_words.inside(series[row['b']]['label'])}"
        found.append((name, view.to_pair(f"{row['a']}~{row['b']}"), (row["n"], numbers.DASH if rho is None else numbers.plain(rho, 2), words)))
    return found


def _measure_cell(view: Links, row: Any) -> dict[str, Any]:
    if row is None:
        return {"href": "", "link": "", "size": "0", "words": ""}
    link, rho = row[view.class_column] or "not-tested", row[view.rho_column]
    chosen = view.pair is not None and (view.pair["a"], view.pair["b"]) == (row["a"], row["b"])
    href = view.to_pair(f"{row['a']}~{row['b']}")
    words = view.text(f"links.class.{link}") + (f" ({rho:.2f}, {row['n']})" if rho is not None else "")
    return {"href": href, "link": link, "size": f"{max(0.25, abs(rho or 0)):.2f}", "words": words, "chosen": chosen, "id": f"{row['a']}--{row['b']}"}


def share(view: Links, cell: GoalLink) -> str:
    """'4 of 12 pairs', and how many of them apart."""
    key = "links.share-apart" if cell.apart else "links.share"
    return view.text(key, linked=cell.linked, n=cell.tested, apart=cell.apart)


def figure(view: Links) -> Figure:
    """The chosen goal with everything it was compared with around it, faint where hardly linked."""
    goals = view.catalogue.goals
    if not view.goal or not view.cells:
        return network(None, [], [])
    linked, hardly = view.of_goal
    cells = {cell.other(view.goal): cell for cell in (*linked, *hardly)}
    ring = [_node(view, goal, share(view, cells[goal]), cells[goal].share < LINKED_FROM) for goal in sorted(cells, key=int)]
    middle = Node(
        view.goal,
        view.goal,
        str(escape(goals[view.goal]["short_name"])),
        "",
        goals[view.goal]["colour"],
        goals[view.goal]["label_ink"],
        view.link(goal=view.goal),
    )
    ties = [Tie(cell.a, cell.b, cell.together / cell.tested, cell.apart / cell.tested) for cell in linked]
    ties += [Tie(cell.a, cell.b, cell.share) for cell in among(view.cells, cells.keys() - {view.goal}, 2 * LINKED_FROM)]
    return network(middle, ring, ties)


def _node(view: Links, goal: str, detail: str, faint: bool) -> Node:
    row = view.catalogue.goals[goal]
    href = view.link(goal=view.goal, to=goal)
    return Node(goal, goal, str(escape(row["short_name"])), "" if faint else detail, row["colour"], row["label_ink"], href, faint)
