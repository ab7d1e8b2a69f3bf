"""The mean over goals on `/compare`, only when asked for: the table and its words."""

from typing import Any

from dashboard.pages.compare_words import place
from dashboard.text import numbers
from dashboard.views import compare_mean
from dashboard.views.compare_shared import Shared


def values(one: Shared) -> dict[str, Any]:
    """What the template needs; nothing is worked out unless it is asked for."""
    view, text = one.view, one.view.text
    found = compare_mean.mean_of_goals(one) if view.state.mean else None
    told: dict[str, Any] = {"mean_href": view.link(mean="" if view.state.mean else "1"), "mean_of": found}
    if found is None:
        return told
    return told | {
        "mean_title": text.count("compare.mean-title", found.equal_to_first - 1, total=len(found.ranked)),
        "mean_lead": text("compare.mean-lead", measures=found.measures, goals=found.goals, panel=found.panel["title"]),
        "mean_left": text("compare.mean-left", cities=", ".join(city["name"] for city in found.left)) if found.left else "",
        "mean_rows": [
            (area["name"], numbers.plain(rank.mean or 0, 1), place(text, rank), f"{low}{numbers.DASH}{high}") for area, rank, (low, high) in found.ranked
        ],
    }
