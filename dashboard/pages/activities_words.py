"""Titles, dates and names of `/activities`: built from the counts, so that they never disagree with them."""

from collections.abc import Callable, Sequence
from datetime import date

from dashboard.analysis import network
from dashboard.analysis.network import Activity
from dashboard.analysis.off_course import OffCourse, furthest
from dashboard.text import Text, numbers
from dashboard.views.activities import Activities
from dashboard.views.effort import GoalEffort


def title(view: Activities) -> str:
    """The finding, or how many activities fit the filters."""
    text, state = view.text, view.state
    if view.card:
        return text("activities.title.card", label=view.card.row["label"], total=len(view.everything))
    if view.filtered:
        named = ", ".join(value(view, key, getattr(state, key)) for key in view.filtered)
        return text.count("activities.title.fit", len(view.chosen), total=len(view.everything), named=named)
    first = [view.challenges[code] for code in view.worked_on()[:2]]
    if len(first) < 2:
        return text("activities.title.plain")
    return text("activities.title.most", challenges=_both(text, *first))


def lead(view: Activities) -> str:
    """Activities, members and partners of the period, and the goal where the gap is widest, or those that tie, with the work it gets."""
    text = view.text
    members, partners = (len(network.counted(view.chosen, links)) for links in ("members", "alliances"))
    counts = [text.count("activities.n", len(view.chosen)), text.count("activities.members-n", members), text.count("activities.partners-n", partners)]
    said = text("activities.lead", counts=", ".join(counts), period=period(view))
    by_goal = {effort.goal: effort for effort in view.efforts}
    widest = furthest({goal: OffCourse(effort.judged, effort.off) for goal, effort in by_goal.items()}, 1) if view.chosen else []
    if not widest:
        return said
    share = numbers.with_unit(by_goal[widest[0]].gap or 0, 0, "%")
    names = {goal: view.catalogue.goals[goal]["short_name"] for goal in widest}
    far = text.count("activities.lead-far", len(widest), goals=text.listed(list(names.values())), share=share)
    work = [_work(text, by_goal[goal], name if len(names) > 1 else text("word.it")) for goal, name in names.items()]
    return f"{said} {far}: {text.listed(work)}."


def _work(text: Text, effort: GoalEffort, goal: str) -> str:
    """What a goal far off course gets: so many activities, or no challenge that could lead there."""
    return text("activities.lead-blind", goal=goal) if effort.work is None else text.count("activities.lead-touch", effort.n_activities, goal=goal)


def period(view: Activities) -> str:
    """The months of the view: 'March 2021', 'January–April 2021'."""
    return months(view.text, view.period)


def months(text: Text, found: Sequence[str]) -> str:
    """A run of months in words; empty without any."""
    if not found:
        return ""
    first, last = (f"{month[:4]}" for month in (found[0], found[-1]))
    begin, end = (text(f"month.long.{int(month[5:])}") for month in (found[0], found[-1]))
    if len(found) == 1:
        return f"{begin} {first}"
    return f"{begin}{numbers.DASH}{end} {last}" if first == last else f"{begin} {first} {numbers.DASH} {end} {last}"


def day(text: Text, when: date) -> str:
    """A day without its year: '17 March'."""
    return f"{when.day} {text(f'month.long.{when.month}')}"


def dates(text: Text, activity: Activity) -> str:
    """When an activity took place: '17 March 2021', '15–21 February 2021', '7 April and 20 April 2021'."""
    said = []
    for start, end in activity.spans:
        if start == end:
            said.append(day(text, start))
        else:
            begin = str(start.day) if start.month == end.month else f"{day(text, start)} "
            said.append(f"{begin}{numbers.DASH}{day(text, end)}".replace(f" {numbers.DASH}", f" {numbers.DASH} "))
    both = f" {text('word.and')} ".join(said)
    return f"{both} {activity.row['start'].year}"


def value(view: Activities, key: str, chosen: str) -> str:
    """What a filter is set to, in words."""
    return _VALUES[key](view, chosen)


def _goal(view: Activities, goal: str) -> str:
    return view.text("activities.goal-named", goal=goal, name=view.catalogue.goals[goal]["short_name"])


_VALUES: dict[str, Callable[[Activities, str], str]] = {
    "period": lambda view, month: months(view.text, [month]),
    "lens": lambda view, code: view.lens.label if view.lens else code,
    "measures": lambda view, codes: view.lens.label if view.lens else codes,
    "challenge": lambda view, code: view.challenges[code],
    "line": lambda view, code: view.plan_items[code]["short"],
    "goal": _goal,
    "plan": lambda view, code: view.plan_items[code]["short"],
    "alliance": lambda view, slug: view.alliances[slug]["label"],
    "member": lambda view, slug: view.members[slug]["name"],
    "activity": lambda view, key: next(activity.row["label"] for activity in view.everything if activity.row["activity"] == key),
    "q": lambda view, typed: f"“{typed}”",
}


def source(view: Activities) -> str:
    """The documents the activities are taken from."""
    titles = {row["document"]: row["title"] for row in view.record["document"]}
    return " · ".join(dict.fromkeys(titles[activity.row["document"]] for activity in view.everything))


def amount(n: float) -> str:
    """A count; a shared one with a decimal, or two below one."""
    return numbers.whole(int(n)) if n == int(n) else numbers.as_set(round(n, 2 if n < 1 else 1), 1)


def _both(text: Text, first: str, second: str) -> str:
    """Two challenges in a sentence; a last word they share is said once: 'social and climate resilience'."""
    first, second = _inside(first), _inside(second)
    begin, _, last = first.rpartition(" ")
    return f"{begin if begin and second.endswith(f' {last}') else first} {text('word.and')} {second}"


def _inside(label: str) -> str:
    return f"{label[:1].lower()}{label[1:]}"
