"""A mean over goals, or over the measures of one goal, on request only: inside one panel, with how far each place moves (method note 4.2).

A place is worked out anew with every goal left out, every measure left out, a thousand random weightings, and the geometric
mean. No source here names an error of its values, so none is drawn.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard.analysis import ranks
from dashboard.analysis.ranks import Place
from dashboard.store.catalogue import Record
from dashboard.views.compare import Compare
from dashboard.views.compare_shared import Shared

FEWEST_PARTS = 2
STEADY = 2  # places a city may move and still be called steady
Span = tuple[int, int]


@dataclass(frozen=True)
class Ranked:
    """One city: its place with the range of the default, then the places it reaches in other ways. `measure_out` is None for one goal."""

    area: Record
    place: Place
    measure_out: Span | None
    weights: Span
    geometric: int

    @property
    def overall(self) -> Span:
        """The best and the worst place of all ways together."""
        spans = [(self.place.low, self.place.high), self.weights, (self.geometric, self.geometric), *([self.measure_out] if self.measure_out else [])]
        return min(low for low, _ in spans), max(high for _, high in spans)


@dataclass(frozen=True)
class Mean:
    """The cities by their mean, the best first. `goal` is the one whose measures are averaged, empty for all goals; `left` have too few measures."""

    panel: Record
    goal: str
    measures: int
    goals: int
    ranked: Sequence[Ranked]
    left: Sequence[Record]

    @property
    def equal_to_first(self) -> int:
        """How many cannot be told from the first, itself included."""
        return sum(ranks.about_equal(self.ranked[0].place, one.place) for one in self.ranked)

    @cached_property
    def steady(self) -> int:
        """How many cities stay within two places whatever is changed."""
        return sum(one.overall[1] - one.overall[0] <= STEADY for one in self.ranked)

    @cached_property
    def moves_most(self) -> Ranked:
        """The city whose place moves most; of several the best placed."""
        return max(self.ranked, key=lambda one: one.overall[1] - one.overall[0])


def goals_to_ask(one: Shared) -> list[str]:
    """The goals of which a mean can be asked for: two measures at least that the rules let pass, with targets, in one panel."""
    return [goal for goal, (_, measures) in sorted(_by_goal_of_most(one).items(), key=lambda item: int(item[0])) if len(measures) >= FEWEST_PARTS]


def mean_of_goals(one: Shared) -> Mean | None:
    """The mean the view asks for, in the panel that most of the measures belong to; None for fewer than two cities, or two parts to average.

    Over all goals it takes the measures of the set suggested, of one goal all that the rules let pass.
    """
    goal = one.view.state.goal
    panel, measures = _by_goal_of_most(one).get(goal, ("", [])) if goal else _of_most([row.series for row in one.rows if row.chosen])
    held = {slug: [series for series in measures if series["series"] in one.held[slug]] for slug in one.view.slugs}
    scores = {slug: _scores(one.view, slug, found) for slug, found in held.items()}
    scores = {slug: found for slug, found in scores.items() if ranks.known_enough(sum(map(len, found.values())), len(measures))}
    goals = {series["goal"] for series in measures}
    if len(scores) < 2 or len(measures if goal else goals) < FEWEST_PARTS:
        return None
    left = [city for city in one.view.cities if city["ref_area"] not in scores]
    return Mean(one.view.catalogue.panels[panel], goal, len(measures), len(goals), _ranked(one.view, scores, goal), left)


def _ranked(view: Compare, scores: Mapping[str, ranks.Scores], goal: str) -> list[Ranked]:
    parts = {slug: found[goal] if goal else ranks.means(found) for slug, found in scores.items()}
    places, weights, geometric = ranks.over_goals(parts), ranks.over_weights(parts), ranks.by_geometric_mean(parts)
    measure_out = {} if goal else ranks.over_measures(scores)
    order = sorted(places, key=lambda slug: (places[slug].rank, slug))
    return [Ranked(view.catalogue.areas[slug], places[slug], measure_out.get(slug), weights[slug], geometric[slug]) for slug in order]


def _of_most(series: Sequence[Record]) -> tuple[str, list[Record]]:
    """Of some measures those with a target in the panel that most of them belong to."""
    by_panel: dict[str, list[Record]] = {}
    for one in series:
        if one["panel"] and one["green"] is not None:
            by_panel.setdefault(one["panel"], []).append(one)
    return max(by_panel.items(), key=lambda item: (len(item[1]), item[0]), default=("", []))


def _by_goal_of_most(one: Shared) -> dict[str, tuple[str, list[Record]]]:
    """The same goal by goal, of all measures that the rules let pass."""
    goals: dict[str, list[Record]] = {}
    for key in sorted(one.passing):
        series = one.view.catalogue.series[key]
        goals.setdefault(series["goal"], []).append(series)
    return {goal: _of_most(series) for goal, series in goals.items()}


def _scores(view: Compare, slug: str, measures: Sequence[Record]) -> dict[str, dict[str, float]]:
    """The scores of one city by goal and measure."""
    found: dict[str, dict[str, float]] = {}
    for series in measures:
        score = view.cells[slug][series["series"]]["score"]
        if score is not None:
            found.setdefault(series["goal"], {})[series["series"]] = score
    return found
