"""The mean over goals on `/compare`, only when asked for: the ways to ask, the table and its words."""

from typing import Any

from dashboard.pages.compare_words import place
from dashboard.text import Text, numbers
from dashboard.views import compare_mean
from dashboard.views.compare_mean import Mean, Ranked, Span
from dashboard.views.compare_shared import Shared


def values(one: Shared) -> dict[str, Any]:
    """What the template needs; nothing is worked out unless it is asked for."""
    view, text = one.view, one.view.text
    told: dict[str, Any] = {"mean_href": view.link(mean="" if view.state.mean else "1", goal="")}
    if not view.state.mean:
        return told
    goals = [("", text("compare.mean-all")), *((goal, text("word.goal", goal=goal)) for goal in compare_mean.goals_to_ask(one))]
    told["mean_ways"] = [(words, view.link(goal=goal), view.state.goal == goal, f"mean-{goal or 'all'}") for goal, words in goals]
    found = compare_mean.mean_of_goals(one)
    return told | {"mean_of": found} | (_words(found, text) if found else {})


def _words(found: Mean, text: Text) -> dict[str, Any]:
    what = text("compare.mean-of-goal", goal=found.goal) if found.goal else text("compare.mean-of-all")
    most, total = found.moves_most, text.number(len(found.ranked))
    return {
        "mean_title": text.count("compare.mean-title", found.equal_to_first - 1, total=total, what=what),
        "mean_lead": text("compare.mean-lead-goal" if found.goal else "compare.mean-lead", measures=found.measures, goals=found.goals,
                          panel=found.panel["title"]),
        "mean_moves": text.count("compare.mean-moves", found.steady, total=total, city=most.area["name"], low=most.overall[0],
                                 high=most.overall[1]),
        "mean_left": text("compare.mean-left", cities=", ".join(city["name"] for city in found.left)) if found.left else "",
        "mean_columns": [text(f"compare.col-{key}") for key in ("mean", "place", *(() if found.goal else ("measure-out",)), "weights", "geometric", "overall")],
        "mean_rows": [(one.area["name"], _row(text, one)) for one in found.ranked],
    }  # fmt: skip


def _row(text: Text, one: Ranked) -> list[str]:
    measure_out = [_span(one.measure_out)] if one.measure_out else []
    return [numbers.plain(one.place.mean or 0, 1), place(text, one.place), *measure_out, _span(one.weights), str(one.geometric), _span(one.overall)]


def _span(span: Span) -> str:
    return str(span[0]) if span[0] == span[1] else f"{span[0]}{numbers.DASH}{span[1]}"
