"""The card of `/` that lays the gap of each goal beside the network's shared work on it, blind spots included."""

from collections.abc import Sequence
from typing import Any

from dashboard.figures.gap_effort import Spot, behind_with_little, gap_effort
from dashboard.figures.theme import Figure
from dashboard.text import Text, numbers
from dashboard.view_state import ViewState
from dashboard.views import effort, join
from dashboard.views.effort import GoalEffort
from dashboard.views.overview import Overview

NAMED = 2


def efforts(view: Overview) -> list[GoalEffort]:
    """Gap and work of every goal, for the cities and measures counted on the page; empty for a release without a record of activities."""
    found = effort.goal_efforts(view.record, view.catalogue, view.counted) if view.record["activity"] else []
    return [each for each in found if view.reaches(each.goal)]


def figure(view: Overview, found: Sequence[GoalEffort]) -> Figure:
    """The goals that can be placed; a square leads to the activities that touch its goal."""
    drawn = gap_effort(_spots(view, found), view.text)
    for trace in drawn["data"]:
        trace["customdata"] = [_href(goal) for goal in trace["text"]]
    return drawn


def values(view: Overview, found: Sequence[GoalEffort]) -> dict[str, Any]:
    """Heading, note, links and table of the card."""
    text = view.text
    touched = [
        (each.goal, view.catalogue.goals[each.goal]["short_name"], _href(each.goal), text.count("effort.touch", each.n_activities))
        for each in found
        if each.n_activities
    ]
    return {
        "efforts": found,
        "effort_title": _title(view, found),
        "effort_note": _note(text, found),
        "effort_links": touched,
        "effort_rows": [_row(view, each) for each in found] if view.state.table else [],
        "effort_source": " · ".join(row["title"] for row in join.documents(view.record)),
        "effort_placed": any(each.gap is not None for each in found),
    }


def _spots(view: Overview, found: Sequence[GoalEffort]) -> list[Spot]:
    goals = view.catalogue.goals
    placed = [(goals[each.goal], each) for each in found if each.gap is not None]
    return [Spot(each.goal, goal["short_name"], goal["colour"], goal["label_ink"], each.gap or 0, each.work, hover=_hover(view, each)) for goal, each in placed]


def _hover(view: Overview, each: GoalEffort) -> str:
    text = view.text
    work = text("effort.blind") if each.work is None else text.count("effort.touch", each.n_activities)
    return f"<b>{view.catalogue.goals[each.goal]['short_name']}</b><br>{text('effort.off', off=each.off, judged=each.judged)}<br>{work}"


def _title(view: Overview, found: Sequence[GoalEffort]) -> str:
    """The furthest goals of the tinted corner; the standing question if it is empty."""
    text, corner = view.text, behind_with_little(_spots(view, found))
    names = [view.catalogue.goals[goal]["short_name"] for goal in corner[:NAMED]]
    if not names:
        return text("home.effort")
    first, *rest = [names[0], *(f"{name[:1].lower()}{name[1:]}" for name in names[1:])]
    others = len(corner) - len(names)
    if others:
        return text("home.effort-corner-more", goals=", ".join([first, *rest]), more=text.count("home.effort-others", others))
    return text.count("home.effort-corner", len(names), goals=f" {text('word.and')} ".join([first, *rest]))


def _note(text: Text, found: Sequence[GoalEffort]) -> str:
    """Which goals no activity can name, and which are measured too little to be placed."""
    said = []
    for key, goals in (("blind-goals", [each.goal for each in found if each.work is None]), ("unplaced", [each.goal for each in found if each.gap is None])):
        if goals:
            listed = f"{', '.join(goals[:-1])} {text('word.and')} {goals[-1]}" if len(goals) > 1 else goals[0]
            said.append(text.count(f"effort.{key}", len(goals), goals=listed))
    return " ".join(said)


def _row(view: Overview, each: GoalEffort) -> tuple[str, str, str, str]:
    """One row of the table: goal, share off course and of how many, activities."""
    text = view.text
    gap = numbers.with_unit(each.gap, 0, "%") if each.gap is not None else text("effort.too-few")
    name = f"{each.goal} · {view.catalogue.goals[each.goal]['short_name']}"
    return name, gap, text("effort.of", n=each.off, total=each.judged), text("effort.no-challenge") if each.work is None else str(each.n_activities)


def _href(goal: str) -> str:
    return ViewState(page="/activities", goal=goal).address()
