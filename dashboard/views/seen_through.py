"""What is known of the network through a lens: the counts of the overview, worked out from the measures of one subject alone."""

from collections import Counter
from collections.abc import Iterable, Sequence

from dashboard.store.catalogue import Record


def areas_and_counts(areas: Sequence[Record], rows: Iterable[Record]) -> tuple[list[Record], list[Record]]:
    """The areas with how much is known of each, and the measures by goal and status. `rows` count measures by area, goal and status
    (`Store.counts_of_series`); those of other areas are left out."""
    own: dict[str, list[Record]] = {area["ref_area"]: [] for area in areas}
    for row in rows:
        if row["ref_area"] in own:
            own[row["ref_area"]].append(row)
    return [{**area, **_known_of(own[area["ref_area"]])} for area in areas], _counted(own.values())


def _counted(by_area: Iterable[Sequence[Record]]) -> list[Record]:
    """The sums by goal and status, in their order, each with the number of areas that have a measure of the goal."""
    of_areas = list(by_area)
    areas_of_goal = Counter(goal for rows in of_areas for goal in {row["goal"] for row in rows})
    counted: dict[tuple[str, str], Record] = {}
    for row in (row for rows in of_areas for row in rows):
        key = row["goal"], row["status"]
        sums = counted.setdefault(key, {"goal": key[0], "status": key[1], "n": 0, "n_old": 0, "n_areas_of_goal": areas_of_goal[key[0]]})
        sums["n"] += row["n"]
        sums["n_old"] += row["n_old"]
    return [counted[key] for key in sorted(counted)]


def _known_of(rows: Sequence[Record]) -> Record:
    return {
        "n_series": sum(row["n"] for row in rows),
        "n_goals": len({row["goal"] for row in rows}),
        "first_year": min((row["first_year"] for row in rows), default=None),
        "last_year": max((row["last_year"] for row in rows), default=None),
    }
