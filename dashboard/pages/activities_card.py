"""The card of one activity: everything known of it, and where it stands in its document."""

from typing import Any

from dashboard.analysis.network import Activity
from dashboard.pages import activities_words as words
from dashboard.store.catalogue import Record
from dashboard.text import numbers
from dashboard.view_state import ViewState
from dashboard.views import effort
from dashboard.views.activities import Activities

Links = list[tuple[str, str]]


def card(view: Activities) -> dict[str, Any] | None:
    """What the card shows; None if none is open."""
    activity = view.card
    if activity is None:
        return None
    row, text = activity.row, view.text
    how = [text(f"activities.format.{row['format']}"), text(f"activities.mode.{row['mode'] or 'none'}"), text(f"activities.led.{row['led_by']}")]
    return {
        "title": row["title"],
        "when": " · ".join([words.dates(text, activity), *how]),
        "summary": row["summary"],
        "line": view.plan_items[activity.line]["label"],
        "challenges": [(f"{code} {view.challenges[code]}", _filter(view, "challenge", code)) for code in activity.challenges],
        "plan": [(f"{code} {view.plan_items[code]['label'] or view.plan_items[code]['short']}", _filter(view, "plan", code)) for code in activity.plan],
        "members": [(view.members[slug]["name"], _filter(view, "member", slug)) for slug in activity.members],
        "partners": [(view.alliances[slug]["label"], _filter(view, "alliance", slug)) for slug in activity.alliances],
        "figures": [_figure(found) for found in view.record["activity_reach"] if found["activity"] == activity.key],
        "mentions": [f"{found['name']} ({found['role']})" for found in view.record["activity_mention"] if found["activity"] == activity.key],
        "media": [_medium(view, found) for found in view.record["media_mention"] if found["activity"] == activity.key],
        "goals": _goals(view, activity),
        "source": _source(view, row),
        "close": view.link(activity=""),
        "back": f"act-{activity.key}",
        "others": _others(view, activity),
    }


def _filter(view: Activities, key: str, code: str) -> str:
    """All activities that share this, and nothing else."""
    return ViewState(page="/activities", **{key: code}).address()


def _figure(found: Record) -> str:
    """A figure with its qualifier and unit: 'more than 200 registered participants'."""
    figure = numbers.whole(int(found["figure"])) if found["figure"] is not None else ""
    return " ".join(part for part in (found["qualifier"] or "", figure, found["unit"]) if part)


def _medium(view: Activities, found: Record) -> str:
    return f"{found['outlet']}, {words.months(view.text, [found['month']])}"


def _goals(view: Activities, activity: Activity) -> list[tuple[str, str, str]]:
    """The goals its challenges lead to, most attention first."""
    attention = effort.goal_attention(view.record, view.catalogue, [dict(activity.row)])
    led_to = sorted((goal for goal, found in attention.items() if found), key=lambda goal: -attention[goal])
    return [(goal, view.catalogue.goals[goal]["short_name"], _filter(view, "goal", goal)) for goal in led_to]


def _source(view: Activities, row: Record) -> str:
    title = next(document["title"] for document in view.record["document"] if document["document"] == row["document"])
    return view.text("activities.place", title=title, lines=row["place"].replace("-", numbers.DASH))


def _others(view: Activities, activity: Activity) -> Links:
    """The ones before and after it in the list, with the words for each direction."""
    keys = [listed.key for listed in view.listed]
    at = keys.index(activity.key) if activity.key in keys else -1
    found = []
    if at > 0:
        found.append((view.text("activities.before"), view.link(activity=keys[at - 1])))
    if 0 <= at < len(keys) - 1:
        found.append((view.text("activities.after"), view.link(activity=keys[at + 1])))
    return found
