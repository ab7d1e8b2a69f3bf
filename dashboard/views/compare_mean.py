"""The mean over goals, on request only: inside one panel, with how far each place moves when a goal or the weights change."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.analysis import ranks
from dashboard.analysis.ranks import Place
from dashboard.store.catalogue import Record
from dashboard.views.compare import Compare
from dashboard.views.compare_shared import Shared

FEWEST_GOALS = 2


@dataclass(frozen=True)
class MeanOfGoals:
    """Cities by their mean, best first: area, place with its range, range under random weights. `left` have too few of the measures."""

    panel: Record
    measures: int
    goals: int
    ranked: Sequence[tuple[Record, Place, tuple[int, int]]]
    left: Sequence[Record]

    @property
    def equal_to_first(self) -> int:
        """How many cannot be told from the first, itself included."""
        return sum(ranks.about_equal(self.ranked[0][1], place) for _, place, _ in self.ranked) if self.ranked else 0


def mean_of_goals(one: Shared) -> MeanOfGoals | None:
    """The mean over the goals of the panel that most measures of the set belong to; None for fewer than two cities or goals in it."""
    view = one.view
    by_panel: dict[str, list[Record]] = {}
    for row in one.rows:
        if row.chosen and row.series["panel"] and row.series["green"] is not None:
            by_panel.setdefault(row.series["panel"], []).append(row.series)
    if not by_panel:
        return None
    panel, measures = max(by_panel.items(), key=lambda item: (len(item[1]), item[0]))
    known = {slug: [series for series in measures if _score(view, slug, series) is not None and series["series"] in one.held[slug]] for slug in view.slugs}
    scores = {slug: _by_goal(view, slug, found) for slug, found in known.items() if ranks.known_enough(len(found), len(measures))}
    goals = {series["goal"] for series in measures}
    if len(scores) < 2 or len(goals) < FEWEST_GOALS:
        return None
    places, weighted = ranks.over_goals(scores), ranks.over_weights(scores)
    best = sorted(places, key=lambda slug: (places[slug].rank, slug))
    ranked = [(view.catalogue.areas[slug], places[slug], weighted[slug]) for slug in best]
    return MeanOfGoals(view.catalogue.panels[panel], len(measures), len(goals), ranked, [city for city in view.cities if city["ref_area"] not in scores])


def _score(view: Compare, slug: str, series: Record) -> float | None:
    cell = view.cells[slug].get(series["series"])
    return cell["score"] if cell else None


def _by_goal(view: Compare, slug: str, measures: Sequence[Record]) -> dict[str, float]:
    found: dict[str, list[float]] = {}
    for series in measures:
        score = _score(view, slug, series)
        if score is not None:
            found.setdefault(series["goal"], []).append(score)
    return {goal: sum(scores) / len(scores) for goal, scores in found.items()}
