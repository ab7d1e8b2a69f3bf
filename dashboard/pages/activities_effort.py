"""Where are we behind, and where do we work together? The goals of `/activities` with their gap and the work they get."""

from typing import Any

from dashboard.figures.gap_effort import Spot, gap_effort
from dashboard.figures.theme import Figure
from dashboard.pages import activities_words as words
from dashboard.text import numbers
from dashboard.views.activities import Activities
from dashboard.views.effort import GoalEffort


def figure(view: Activities) -> Figure:
    """The goals that can be placed, none where no activity fits; a square leads to the activities that touch its goal."""
    spots = [_spot(view, effort) for effort in view.efforts if effort.gap is not None and view.chosen]
    drawn = gap_effort(spots, view.text)
    for trace in drawn["data"]:
        trace["customdata"] = [view.toggle("goal", goal) for goal in trace["text"]]
    return drawn


def _spot(view: Activities, effort: GoalEffort) -> Spot:
    goal = view.catalogue.goals[effort.goal]
    return Spot(effort.goal, goal["short_name"], goal["colour"], goal["label_ink"], effort.gap or 0, effort.work, hover=_hover(view, effort))


def _hover(view: Activities, effort: GoalEffort) -> str:
    name = view.catalogue.goals[effort.goal]["short_name"]
    behind = view.text("activities.effort-off", off=effort.off, judged=effort.judged)
    work = view.text("activities.effort-blind") if effort.work is None else view.text.count("activities.touch", effort.n_activities)
    return f"<b>{name}</b><br>{behind}<br>{work}"


def values(view: Activities) -> dict[str, Any]:
    """The links below the picture, its note and its table."""
    text = view.text
    chips = []
    for effort in view.efforts:
        chosen = view.state.goal == effort.goal
        href = view.toggle("goal", effort.goal) if effort.n_activities or chosen else ""
        chips.append({"goal": effort.goal, "name": view.catalogue.goals[effort.goal]["short_name"], "href": href, "chosen": chosen, "n": effort.n_activities})
    return {"goal_chips": chips, "effort_note": _note(view), "effort_rows": [_row(view, effort) for effort in view.efforts] if view.state.table else [],
            "effort_sub": text(f"activities.effort-sub.{view.state.weight}")}  # fmt: skip


def _note(view: Activities) -> str:
    """Which goals no activity can name, and which are measured too little to be placed."""
    text = view.text
    if not view.chosen:
        return text("activities.effort-none")
    blind = [effort.goal for effort in view.efforts if effort.work is None]
    unplaced = [effort.goal for effort in view.efforts if effort.gap is None]
    said = []
    if blind:
        said.append(text.count("activities.blind-goals", len(blind), goals=_and(view, blind)))
    if unplaced:
        said.append(text.count("activities.unplaced", len(unplaced), goals=_and(view, unplaced)))
    return " ".join(said)


def _and(view: Activities, codes: list[str]) -> str:
    return f"{', '.join(codes[:-1])} {view.text('word.and')} {codes[-1]}" if len(codes) > 1 else "".join(codes)


def _row(view: Activities, effort: GoalEffort) -> tuple[str, str, str, str, str]:
    """One row of the table: goal, share off course, of how many, work, activities."""
    gap = numbers.with_unit(effort.gap, 0, "%") if effort.gap is not None else view.text("activities.too-few")
    work = view.text("activities.no-challenge") if effort.work is None else words.amount(round(effort.work, 1))
    name = f"{effort.goal} · {view.catalogue.goals[effort.goal]['short_name']}"
    return name, gap, view.text("activities.of", n=effort.off, total=effort.judged), work, str(effort.n_activities)
