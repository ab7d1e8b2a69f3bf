"""What do we all measure? The measures that could serve the cities of a comparison as one dashboard (method note 4.1)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from dashboard.analysis import shared_core
from dashboard.analysis.shared_core import Core, Rules
from dashboard.concepts import Direction
from dashboard.figures import core_curve, spread
from dashboard.figures.spread import Spread
from dashboard.figures.theme import Figure
from dashboard.store.catalogue import Record
from dashboard.store.network import NetworkRecord
from dashboard.store.questions import Store
from dashboard.text import numbers
from dashboard.text.measures import Measure
from dashboard.view_state import JOINT, MOST_MEASURES
from dashboard.views import lenses
from dashboard.views.compare import PLACE, Compare
from dashboard.views.lenses import Lens

USUAL_K = 12
FEWEST = 3
RULES = ("all", "one", "half")
# A value counts if it was measured: neither modelled nor estimated nor a forecast.
_NOT_MEASURED = ("E", "F")


@dataclass(frozen=True)
class SharedRow:
    """One measure of the dashboard: the last value of each city in their order (None without one), the names of those without."""

    series: Record
    measures: Sequence[Measure | None]
    missing: Sequence[str]
    spread: Spread | None
    chosen: bool

    @cached_property
    def met(self) -> list[bool]:
        """For each city whether it is at the target or beyond."""
        return [measure is not None and is_met(measure) for measure in self.measures]


@dataclass(frozen=True)
class Shared:
    """The shared dashboard of a comparison. `core` is the set suggested; None where the rules allow none."""

    view: Compare
    held: dict[str, set[str]]
    rules: Rules
    curve: Sequence[Core]
    core: Core | None
    rows: Sequence[SharedRow]
    n_goals: int
    unknown: Sequence[str]
    lens: Lens | None
    record: NetworkRecord

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many measures each rule lets pass."""
        return {rule: passing(self.having, least(rule, len(self.held))) for rule in RULES}

    @cached_property
    def having(self) -> dict[str, int]:
        """How many cities have each measure."""
        return having(self.held)

    @cached_property
    def passing(self) -> list[str]:
        """The measures the rules of the view let pass."""
        return [key for key, n in self.having.items() if n >= self.rules.at_least or key in self.rules.required]

    @property
    def total(self) -> int:
        """The pairs of a city and a goal there could be."""
        return len(self.held) * self.n_goals

    @property
    def k(self) -> int:
        """How many measures the set has."""
        return len(self.core.measures) if self.core else 0

    @property
    def wanted(self) -> int:
        """How many the reader asked for; 0 if that was left open."""
        return int(self.view.state.k or 0)

    @cached_property
    def usual(self) -> int:
        """How many measures the usual set has; the one suggested reaches as far with fewer, if fewer do."""
        found = _core(self.curve, USUAL_K)
        return len(found.measures) if found else 0

    @cached_property
    def without(self) -> list[str]:
        """The names of the cities that have no measure of the set."""
        return [city["name"] for place, city in enumerate(self.view.cities) if not any(row.measures[place] for row in self.rows if row.chosen)]

    @cached_property
    def years(self) -> list[int]:
        """The years of the values of the set."""
        return [measure.assessed["year"] for row in self.rows if row.chosen for measure in row.measures if measure]

    def met_by(self, place: int) -> tuple[int, int]:
        """Of the rows with a target how many the city at a place has met, and how many it has a value for."""
        known = [row for row in self.rows if row.measures[place] is not None and row.series["green"] is not None]
        return sum(row.met[place] for row in known), len(known)

    @cached_property
    def met_by_none(self) -> int:
        """Rows with a target that no city has met."""
        return sum(not any(row.met) for row in self.rows if row.series["green"] is not None)


def least(rule: str, n: int) -> int:
    """How many of n cities a measure must be known for; two at least, or nothing is shared."""
    wanted = int(rule) if rule.isdigit() else {"all": n, "one": n - 1, "half": (n + 1) // 2}[rule]
    return min(max(wanted, 2), n)


def passing(counts: dict[str, int], fewest: int) -> int:
    """How many measures at least so many cities have."""
    return sum(map(fewest.__le__, counts.values()))


def having(held: dict[str, set[str]]) -> dict[str, int]:
    """How many cities have each measure."""
    return Counter(chain.from_iterable(held.values()))


def rule_of(view: Compare, counts: dict[str, int]) -> str:
    """The rule asked for; without one the strictest that leaves a few measures."""
    if view.state.have:
        return view.state.have
    n = len(view.cities)
    for fewest in (FEWEST, 1):
        for rule in RULES:
            if passing(counts, least(rule, n)) >= fewest:
                return rule
    return RULES[-1]


def shared(view: Compare, store: Store) -> Shared:
    """The shared dashboard under the rules of a view."""
    lens = lenses.lens(store.record(), view.state.lens)
    held = _held(view, lens)
    counts = having(held)
    goals = {key: view.catalogue.series[key]["goal"] for key in counts}
    wanted = [key for key in view.state.need.split(JOINT) if key]
    required = tuple(key for key in wanted if key in counts)
    most = int(view.state.most) if view.state.most else None
    rules = Rules(least(rule_of(view, counts), len(held)), most, required)
    found = shared_core.candidates(held, goals, rules)
    curve = shared_core.cores(found, rules, MOST_MEASURES)
    core = _core(curve, int(view.state.k)) if view.state.k else _suggested(curve)
    everything = set(found.bits) if view.state.rows == "all" else set()
    rows = _rows(view, store, held, set(core.measures) if core else set(), everything)
    return Shared(view, held, rules, curve, core, rows, found.goals, [key for key in wanted if key not in counts], lens, store.record())


def _held(view: Compare, lens: Lens | None) -> dict[str, set[str]]:
    """Of each city the measures whose value counts for the core: judged, measured, new enough, of the lens."""
    judged, old, newest = view.catalogue.judged, bool(view.state.old), int(view.state.newest or 0)
    if lens:
        judged = {key for key in judged if lens.holds(view.catalogue.series[key])}
    return {
        slug: {
            key for key, cell in view.cells[slug].items()
            if key in judged and cell["nature"] != "M" and cell["obs_status"] not in _NOT_MEASURED and (old or not cell["is_old"]) and cell["year"] >= newest
        } for slug in view.slugs
    }  # fmt: skip


def _core(curve: Sequence[Core], k: int) -> Core | None:
    """The set with k measures, or the one nearest to it that the rules allow."""
    return min(curve, key=lambda core: (abs(len(core.measures) - k), len(core.measures)), default=None)


def _suggested(curve: Sequence[Core]) -> Core | None:
    """The smallest set that reaches as many pairs as the usual one: more measures would only be more to read."""
    usual = _core(curve, USUAL_K)
    return next((core for core in curve if usual and core.cells >= usual.cells), usual)


def _rows(view: Compare, store: Store, held: dict[str, set[str]], chosen: set[str], everything: set[str]) -> list[SharedRow]:
    series = sorted((view.catalogue.series[key] for key in chosen | everything), key=lambda one: (int(one["goal"]), one["label"], one["series"]))
    strips = {row["series"]: row for row in store.strips(JOINT.join(sorted(chosen)))} if chosen else {}
    rows = []
    for one in series:
        measures = [view.measure(slug, one) if one["series"] in held[slug] else None for slug in view.slugs]
        missing = [city["name"] for city, measure in zip(view.cities, measures, strict=True) if measure is None]
        rows.append(SharedRow(one, measures, missing, _spread(view, one, measures, strips.get(one["series"])), one["series"] in chosen))
    return rows


def _spread(view: Compare, series: Record, measures: Sequence[Measure | None], strip: Record | None) -> Spread | None:
    if strip is None or series["green"] is None or series["lower_bound"] is None:
        return None
    stand_out = [slug == view.highlight for slug in view.slugs]
    dots = [(measure.assessed["value"], on) for measure, on in zip(measures, stand_out, strict=True) if measure and (on or not view.highlight)]
    return spread.spread(strip["ticks"], strip["weight"], dots, series["lower_bound"], series["green"])


def is_met(measure: Measure) -> bool:
    """Whether the value is at the 2030 target or beyond; False without a target."""
    target, sign = measure.series["green"], Direction(measure.series["direction"]).sign
    return target is not None and sign * (measure.assessed["value"] - target) >= 0


def step(measure: Measure) -> int:
    """How much of the way from the worst reference value to the target is missing: 0 met, 1 to 4 quarter by quarter; -1 without a target."""
    worst, target = measure.series["lower_bound"], measure.series["green"]
    if target is None or worst is None or worst == target:
        return -1
    if is_met(measure):
        return 0
    missing = (target - measure.assessed["value"]) / (target - worst)
    return min(int(min(missing, 1.0) * 4) + 1, 4)


def curve_figure(one: Shared) -> Figure:
    """Both curves against the number of measures: pairs covered, and cities that have every measure."""
    text = one.view.text
    pattern = one.view.link(k=PLACE, table="")
    points = [
        core_curve.Point(len(core.measures), core.cells / one.total * 100 if one.total else 0, core.everyone / len(one.held) * 100,
                         pattern.replace(PLACE, str(len(core.measures))))
        for core in one.curve
    ]  # fmt: skip
    words = (text("compare.curve-cells"), text("compare.curve-everyone"))
    return core_curve.core_curve(points, one.k, words, text("compare.curve-k"), numbers.NARROW)
