"""Reviews of the network's cities, with values counted by hand in the record and its notes."""

import pytest

from dashboard.analysis import linkage
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import ViewState
from dashboard.views import basic_review, coalition, reviews
from dashboard.views.basic_review import BasicReview
from dashboard.views.reviews import Reviews


@pytest.fixture(scope="module")
def view(store: Store, text: Text) -> Reviews:
    return reviews.reviews(ViewState("/reviews"), store, text)


@pytest.fixture(scope="module")
def basic(view: Reviews, store: Store) -> BasicReview:
    return basic_review.basic_review(view, store)


def test_the_convening_is_shown_first_those_that_began_first_on_top(view: Reviews) -> None:
    names = [city.area["name"] for city in view.cities]
    assert len(names) == 14
    assert names[:6] == ["New York", "Bristol", "Buenos Aires", "Helsinki", "Los Angeles", "Mannheim"]
    assert [city.area["ref_area"] for city in view.silent] == ["bogota", "durban", "madrid", "milan"]
    assert view.read_until == 2024


def test_confirmed_reviews_and_their_timing(view: Reviews) -> None:
    assert len(view.linked) == 17
    counted = {verdict: view.timed(verdict) for verdict in (linkage.MET, linkage.NOT_MET, linkage.NOT_APPLICABLE, linkage.UNKNOWN)}
    assert counted == {"met": 6, "not-met": 2, "not-applicable": 2, "unknown": 7}


@pytest.mark.parametrize(
    ("city", "year", "verdict", "joined"),
    [("mexico-city", 2021, "met", 2021), ("helsinki", 2019, "met", 2020), ("helsinki", 2021, "not-met", None), ("pittsburgh", 2020, "unknown", None),
     ("pittsburgh", 2021, "unknown", None), ("bristol", 2019, "unknown", None), ("mannheim", 2019, "unknown", None), ("yokohama", 2021, "met", 2021),
     ("buenos-aires", 2023, "unknown", None), ("new-york", 2018, "not-applicable", None)],
)  # fmt: skip
def test_timing_of_one_review(view: Reviews, city: str, year: int, verdict: str, joined: int | None) -> None:
    (linked,) = [linked for linked in view.linked if linked.city.area["ref_area"] == city and linked.review["year"] == year]
    assert (linked.timing.verdict, linked.timing.joined) == (verdict, joined)


def test_what_nobody_checked_is_unchecked(view: Reviews) -> None:
    for linked in view.linked:
        assert [linked.verdict(part) for part in ("goals", "indicators", "mention", "participation")] == ["unchecked"] * 4


def test_an_answer_with_evidence_shows(view: Reviews) -> None:
    answer = {"ref_area": "helsinki", "year": 2019, "part": "mention", "answer": "no", "evidence": "https://example.org/page", "checked": "2026-11-01"}
    told = reviews.Reviews(view.state, view.catalogue, view.record | {"linkage_answer": [answer]}, view.cities, 0, view.text)
    verdicts = {(linked.city.area["ref_area"], linked.review["year"]): linked.verdict("mention") for linked in told.linked}
    assert verdicts[("helsinki", 2019)] == "not-met"
    assert verdicts[("helsinki", 2021)] == "unchecked"


def test_a_reader_keeps_their_own_order(store: Store, text: Text) -> None:
    view = reviews.reviews(ViewState("/reviews", cities="milan~guangzhou~helsinki"), store, text)
    assert [city.area["ref_area"] for city in view.cities] == ["milan", "guangzhou", "helsinki"]
    (guangzhou,) = [linked for linked in view.linked if linked.city.area["ref_area"] == "guangzhou"]
    assert guangzhou.review["year"] is None and guangzhou.timing.verdict == linkage.UNKNOWN


def test_all_on_record(view: Reviews, store: Store, text: Text) -> None:
    slugs = reviews.on_record(view)
    assert len(slugs) == 23
    wide = reviews.reviews(ViewState("/reviews", cities="~".join(slugs)), store, text)
    assert len(wide.reporting) == 12 and len(wide.linked) == 19


def test_too_many_cities_are_counted_not_lost(store: Store, text: Text) -> None:
    members = list(store.catalogue().network_areas)[:40]
    view = reviews.reviews(ViewState("/reviews", cities="~".join(members)), store, text)
    assert len(view.cities) == reviews.MOST and view.left_out == 10


@pytest.mark.parametrize(
    ("city", "local", "national"),
    [
        ("buenos-aires", "seen 2019, 2020, 2021, 2023; not confirmed 2022", "seen 2017, 2020, 2022; not confirmed 2024"),
        ("helsinki", "seen 2019, 2021, 2023", "listed 2020; not confirmed, year not known"),
        ("new-york", "seen 2018", "none as of November 2020"),
        ("bogota", "not confirmed, year not known", "listed 2018, 2021, 2024; not confirmed, year not known"),
    ],
)
def test_in_words(view: Reviews, city: str, local: str, national: str) -> None:
    (found,) = [one for one in view.cities if one.area["ref_area"] == city]
    assert (reviews.in_words(view, found.local), reviews.in_words(view, found.national)) == (local, national)


def test_a_country_is_listed_once(view: Reviews) -> None:
    listed = [(review["kind"], review["country"], review["ref_area"], review["year"], review["status"]) for _, review in reviews.listed(view)]
    assert len(listed) == len(set(listed))
    assert sum(kind == "VLR" for kind, *_ in listed) == 23


def test_components_by_city(basic: BasicReview) -> None:
    at = [city.area["ref_area"] for city in basic.view.cities].index
    cells = {component.record["component"]: component.cells for component in basic.components}
    assert list(cells) == ["commitment", "process", "goals", "baseline", "trend", "targets", "groups", "action", "money", "national", "follow-up"]
    assert [name for name, found in cells.items() if found is None] == ["commitment", "process", "money", "follow-up"]
    assert cells["baseline"][at("bristol")] == 135 and cells["goals"][at("bristol")] == 16
    assert cells["national"][at("helsinki")] == 2020 and cells["national"][at("pittsburgh")] == "none-reported" and cells["national"][at("bristol")] is None
    assert cells["action"][at("bogota")] == 7 and cells["action"][at("new-york")] == 0


def test_figures_are_those_of_the_areas(basic: BasicReview) -> None:
    (figures,) = [component.cells for component in basic.components if component.record["component"] == "baseline"]
    (goals,) = [component.cells for component in basic.components if component.record["component"] == "goals"]
    assert figures == [city.area["n_series"] for city in basic.view.cities]
    assert goals == [city.area["n_goals"] for city in basic.view.cities]
    assert [sum(row.counts[at] for row in basic.goals) for at in range(14)] == figures


def test_common_targets_are_those_of_at_least_half(basic: BasicReview) -> None:
    assert basic.common[0] == ("11.6", 13)
    n_cities = [n for _, n in basic.common]
    assert min(n_cities) == 7 and n_cities == sorted(n_cities, reverse=True)
    assert {row.key for row in basic.goals if basic.is_common(row.n_cities)} == {"1", "2", "3", "4", "6", "7", "8", "11", "13", "16"}


def test_targets_of_a_goal(store: Store, text: Text) -> None:
    view = reviews.reviews(ViewState("/reviews", goal="11"), store, text)
    rows = basic_review.basic_review(view, store).of_goal
    assert len(rows) == 10 and all(row.key.startswith("11.") for row in rows)


def test_hubs_and_regions_without_a_formal_one(store: Store) -> None:
    regions = coalition.regions(store.record())
    assert len(regions) == 6 and sum(len(region.hubs) for region in regions) == 8
    assert [region.label for region in regions if not region.has_formal] == ["North Africa and the Middle East", "Sub-Saharan Africa"]
    assert sum(region.is_under_represented for region in regions) == 3


def test_calendar(store: Store) -> None:
    record = store.record()
    years = coalition.calendar(record, {slug: area["name"] for slug, area in store.catalogue().areas.items()})
    assert list(years) == [2023, 2024, 2025, 2027]
    assert sum(map(len, years.values())) == 10
    (congress,) = [process for process in years[2025] if process.record["process"] == "metropolis-congress-2025"]
    assert congress.leads == [("Seoul", "host")] and congress.is_year_printed
