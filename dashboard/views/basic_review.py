"""What a basic local review could hold already: its common components and the common measures, city by city."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard.analysis.linkage import CONFIRMED, NONE_REPORTED
from dashboard.concepts import JUDGED_BOUNDARIES, Direction
from dashboard.store.catalogue import Record
from dashboard.store.network import NetworkRecord, once
from dashboard.store.questions import Store
from dashboard.views import lenses
from dashboard.views.lenses import Lens
from dashboard.views.reviews import CityReviews, Reviews

_COUNTED = {"any-value": "n", "trend": "n_trend", "target-set": "n_target", "groups": "n_groups"}


@dataclass(frozen=True)
class Component:
    """One component of a review. `cells` holds what the data file can say per city: a number, a year, "none-reported", or None
    for not known; without `cells` only people can answer."""

    record: Record
    cells: Sequence[int | str | None] | None


@dataclass(frozen=True)
class Row:
    """One goal, or one target of a goal: measures per city, and how many cities have any."""

    key: str
    label: str
    counts: Sequence[int]
    n_cities: int


@dataclass(frozen=True)
class BasicReview:
    """The checklist for the chosen cities."""

    view: Reviews
    counted: Mapping[str, Sequence[Record]]
    lens: Lens | None
    seen: Mapping[str, Sequence[Record]]  # as `counted`, through the lens

    @cached_property
    def components(self) -> list[Component]:
        """The common components, in their order."""
        ordered = sorted(self.view.record["vlr_component"], key=lambda component: component["number"])
        return [Component(component, self._cells(component["check"])) for component in ordered]

    @cached_property
    def goals(self) -> list[Row]:
        """The goals; with none of their own measures they are still listed."""
        names = {goal: row["short_name"] for goal, row in self.view.catalogue.goals.items()}
        return self._rows("goal", names)

    @cached_property
    def of_goal(self) -> list[Row]:
        """The targets of the goal the state names, all of them, in their order."""
        targets = self.view.catalogue.targets
        return self._rows("target", {target: row["label"] for target, row in targets.items() if row["goal"] == self.view.state.goal})

    @cached_property
    def common(self) -> list[tuple[str, int]]:
        """Targets at least half of the cities have a measure for, with the number of cities, widest first: what a shared basic
        review could start from."""
        n_cities = Counter(row["target"] for rows in self.counted.values() for row in rows if row["target"])
        return [(target, n) for target, n in n_cities.most_common() if self.is_common(n)]

    def is_common(self, n_cities: int) -> bool:
        """Whether at least half of the cities have it."""
        return 0 < n_cities and n_cities * 2 >= len(self.view.cities)

    def _rows(self, key: str, labels: Mapping[str, str]) -> list[Row]:
        found: dict[str, list[int]] = {code: [0] * len(self.view.cities) for code in labels}
        for at, city in enumerate(self.view.cities):
            for row in self.seen.get(city.area["ref_area"], ()):
                if row[key] in found:
                    found[row[key]][at] += row["n"]
        return [Row(code, labels[code], counts, sum(map(bool, counts))) for code, counts in found.items()]

    def _cells(self, check: str) -> list[int | str | None] | None:
        if check == "by-hand":
            return None
        if check == "national-review":
            return [last_national(city) for city in self.view.cities]
        slugs = [city.area["ref_area"] for city in self.view.cities]
        if check == "network-activity":
            taken_part = activities(self.view.record)
            return [taken_part.get(slug, 0) for slug in slugs]
        if check == "goals-covered":
            return [len({row["goal"] for row in self.counted.get(slug, ())}) for slug in slugs]
        return [sum(row[_COUNTED[check]] for row in self.counted.get(slug, ())) for slug in slugs]


def basic_review(view: Reviews, store: Store) -> BasicReview:
    """The checklist for the cities of a view; its common measures through the lens, if there is one."""
    counted = {city.area["ref_area"]: store.target_counts(city.area["ref_area"]) for city in view.cities}
    lens = lenses.chosen(view.record, view.state, view.catalogue, view.text)
    return BasicReview(view, counted, lens, {slug: _through(lens, slug, view, store) for slug in counted} if lens else counted)


def _through(lens: Lens, slug: str, view: Reviews, store: Store) -> list[Record]:
    """The city's own judged measures that a lens holds, each with its goal and target."""
    held = [
        view.catalogue.series[row["series"]] for row in store.assessments_of_area(slug) if row["value"] is not None and row["boundary"] in JUDGED_BOUNDARIES
    ]
    return [{"goal": series["goal"], "target": series["target"], "n": 1} for series in held if series["direction"] != Direction.CONTEXT and lens.holds(series)]


def last_national(city: CityReviews) -> int | str | None:
    """The year of the last national review that was seen or listed; "none-reported"; None if not known."""
    years = [review["year"] for review in city.national if review["year"] and review["status"] in CONFIRMED]
    if years:
        return max(years)
    return "none-reported" if any(review["status"] == NONE_REPORTED for review in city.national) else None


@once
def activities(record: NetworkRecord) -> dict[str, int]:
    """How many activities and report items of the network name each city."""
    named = {(row["ref_area"], row["activity"]) for row in record["activity_member"]}
    named |= {(row["ref_area"], row["item"]) for row in record["report_item_member"]}
    counts: dict[str, int] = {}
    for ref_area, _ in named:
        counts[ref_area] = counts.get(ref_area, 0) + 1
    return counts
