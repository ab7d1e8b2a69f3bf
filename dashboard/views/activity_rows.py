"""The activities as rows to take away: one per activity, with everything it is linked to and its place in the document."""

from dashboard.store.catalogue import Record
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import ViewState
from dashboard.views import activities as views

BETWEEN = "; "


def rows(state: ViewState, store: Store, text: Text) -> list[Record]:
    """The activities a view chooses, by date."""
    view = views.activities(state, store, text)
    documents = {row["document"]: row["title"] for row in view.record["document"]}
    reach: dict[str, list[str]] = {}
    for row in view.record["activity_reach"]:
        figure = "" if row["figure"] is None else f"{row['figure']:g}"
        reach.setdefault(row["activity"], []).append(" ".join(filter(None, (row["qualifier"], figure, row["unit"]))))
    found = []
    for activity in view.chosen:
        row = activity.row
        found.append(
            {
                "activity": activity.key,
                "title": row["title"],
                "summary": row["summary"],
                "TIME_PERIOD": row["start"].isoformat(),
                "end": row["end"].isoformat(),
                "second_date": row["second_date"].isoformat() if row["second_date"] else None,
                "action_line": activity.line,
                "format": row["format"],
                "mode": row["mode"],
                "led_by": row["led_by"],
                "challenges": BETWEEN.join(f"{code} {view.challenges[code]}" for code in activity.challenges),
                "plan_items": BETWEEN.join(activity.plan),
                "members": BETWEEN.join(view.members[slug]["name"] for slug in activity.members),
                "n_members": len(activity.members),
                "partners": BETWEEN.join(view.alliances[slug]["label"] for slug in activity.alliances),
                "figures": BETWEEN.join(reach.get(activity.key, [])),
                "UNIT_MEASURE": "activity",
                "source": documents[row["document"]],
                "place": f"lines {row['place']}",
                "release": view.catalogue.release["release"],
            }
        )
    return found
