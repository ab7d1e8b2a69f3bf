"""The rows behind the pictures of `/`."""

from dashboard.concepts import ROLLED_UP
from dashboard.store.catalogue import Record
from dashboard.store.questions import Store
from dashboard.text import Text, numbers
from dashboard.view_state import ViewState
from dashboard.views import effort
from dashboard.views import overview as views
from dashboard.views.effort import GoalEffort


def goals(state: ViewState, store: Store, text: Text) -> list[Record]:
    """Measures by goal and status, of the goal chosen or of all."""
    view = views.overview(state, store, text)
    names = view.catalogue.goals
    return [
        {
            "goal": row["goal"],
            "name": names[row["goal"]]["name"],
            "status_code": row["status"],
            "status": text(f"rolled.{ROLLED_UP[row['status']]}"),
            "measures": row["n"],
            "measures_old": row["n_old"],
            "UNIT_MEASURE": text("export.pairs"),
            "TIME_PERIOD": text("export.latest"),
        }
        for row in view.counted
        if not state.goal or row["goal"] == state.goal
    ]


def cities(state: ViewState, store: Store, text: Text) -> list[Record]:
    """The cities of the map with how much is known of each."""
    view = views.overview(state, store, text)
    return [
        {
            "REF_AREA": area["ref_area"],
            "area": area["name"],
            "country": area["country"],
            "region": area["region"],
            "measures": area["n_series"],
            "goals": area["n_goals"],
            "UNIT_MEASURE": text("export.measures"),
            "TIME_PERIOD": f"{area['first_year']}{numbers.DASH}{area['last_year']}" if area["last_year"] else None,
        }
        for area in view.areas
    ]


def efforts(state: ViewState, store: Store, text: Text) -> list[Record]:
    """The gap of each goal beside the work it gets; none for a release without a record of activities."""
    view = views.overview(state, store, text)
    found = effort.goal_efforts(view.record, view.catalogue, view.counted) if view.record["activity"] else []
    return [of_goal(each, view.catalogue.goals, text) for each in found if view.reaches(each.goal)]


def of_goal(each: GoalEffort, names: dict[str, Record], text: Text) -> Record:
    """One goal with gap and work. `share_off_course` is None where too few measures are judged, `work` where no challenge leads."""
    return {
        "goal": each.goal,
        "name": names[each.goal]["name"],
        "share_off_course": each.gap,
        "off_course": each.off,
        "judged": each.judged,
        "work": each.work,
        "activities": each.n_activities,
        "UNIT_MEASURE": text("export.effort"),
        "TIME_PERIOD": text("export.latest"),
    }
