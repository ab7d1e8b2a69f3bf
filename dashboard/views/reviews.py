"""Who reviews progress, and does the country build on it? Local and national reviews per city, and the linkage between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard.analysis import linkage
from dashboard.analysis.linkage import CONFIRMED, NationalReview, Timing
from dashboard.figures import review_lines
from dashboard.figures.review_lines import Mark
from dashboard.figures.theme import Figure
from dashboard.store.catalogue import Catalogue, Record
from dashboard.store.network import NetworkRecord, once
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import JOINT, ViewState

CONVENING = "sdg-leadership-cities"
MOST = 30
_STATUSES = ("seen", "listed", "not confirmed", linkage.NONE_REPORTED)
LATE = 9999


@dataclass(frozen=True)
class CityReviews:
    """What is on record for one city: its own reviews and those of its country, oldest first, those without a year at the end."""

    area: Record
    local: Sequence[Record]
    national: Sequence[Record]

    @property
    def confirmed(self) -> list[Record]:
        """Local reviews that were seen or listed, with or without a year."""
        return [review for review in self.local if review["status"] in CONFIRMED]

    @property
    def national_reviews(self) -> list[NationalReview]:
        """The country's reviews as the linkage reads them."""
        return [NationalReview(row["year"], row["status"], row["as_of"]) for row in self.national]

    @property
    def first(self) -> int:
        """Year of the first local review that is confirmed; far in the future if there is none."""
        return min((review["year"] or LATE - 1 for review in self.confirmed), default=LATE)


@dataclass(frozen=True)
class Linked:
    """One confirmed local review with the five parts of its linkage: part to verdict; parts nobody has looked at are missing."""

    city: CityReviews
    review: Record
    timing: Timing
    answers: dict[str, Record]

    def verdict(self, part: str) -> str:
        """met, not-met, not-applicable, unknown, or unchecked."""
        if part == "timing":
            return self.timing.verdict
        answer = self.answers.get(part)
        return _VERDICTS[answer["answer"]] if answer else "unchecked"


_VERDICTS = {"yes": linkage.MET, "no": linkage.NOT_MET, "not applicable": linkage.NOT_APPLICABLE}


@dataclass(frozen=True)
class Reviews:
    """The chosen cities with everything on record about their reviews."""

    state: ViewState
    catalogue: Catalogue
    record: NetworkRecord
    cities: Sequence[CityReviews]
    left_out: int
    text: Text

    @cached_property
    def read_until(self) -> int:
        """The youngest year for which any national review is on record: nothing was read about later ones."""
        years = (review["year"] for review in self.record["review"] if review["kind"] == "VNR" and review["year"] and review["status"] in CONFIRMED)
        return max(years, default=0)

    @cached_property
    def reporting(self) -> list[CityReviews]:
        """Cities with at least one local review that is confirmed."""
        return [city for city in self.cities if city.confirmed]

    @property
    def title(self) -> str:
        """How many of the cities have a confirmed local review; of a single city how many it has."""
        if len(self.cities) == 1:
            return self.text.count("reviews.title-alone", len(self.linked), city=self.cities[0].area["name"])
        return self.text.count("reviews.title", len(self.reporting), all=self.text.number(len(self.cities)))

    @cached_property
    def silent(self) -> list[CityReviews]:
        """Cities without a confirmed local review: not confirmed is not the same as none."""
        return [city for city in self.cities if not city.confirmed]

    @cached_property
    def linked(self) -> list[Linked]:
        """Every confirmed local review with its linkage, city by city."""
        answers: dict[tuple[str, int], dict[str, Record]] = {}
        for answer in self.record["linkage_answer"]:
            answers.setdefault((answer["ref_area"], answer["year"]), {})[answer["part"]] = answer
        return [
            Linked(city, review, self._timing(city, review), answers.get((city.area["ref_area"], review["year"]), {}))
            for city in self.reporting
            for review in city.confirmed
        ]

    def _timing(self, city: CityReviews, review: Record) -> Timing:
        return linkage.timing(review["year"], city.national_reviews, self.read_until)

    def timed(self, verdict: str) -> int:
        """How many local reviews have this verdict on timing."""
        return sum(linked.timing.verdict == verdict for linked in self.linked)


def reviews(state: ViewState, store: Store, text: Text) -> Reviews:
    """The reviews of the cities a state names, in its order; else of the convening's cities, those that began first on top."""
    catalogue, record = store.catalogue(), store.record()
    own = [area for area in state.cities.split(JOINT) if area and catalogue.areas[area]["kind"] != "country"]
    chosen = own or convening(catalogue)
    cities = [_city(catalogue.areas[area], record) for area in chosen[:MOST]]
    if not own:
        cities.sort(key=lambda city: city.first)
    return Reviews(state, catalogue, record, cities, max(len(chosen) - MOST, 0), text)


def convening(catalogue: Catalogue) -> list[str]:
    """The cities of the convening, by name."""
    return [area for area in catalogue.network_areas if CONVENING in catalogue.networks.get(area, ())]


def on_record(view: Reviews) -> list[str]:
    """Every city that has a line in the record of local reviews, confirmed or not, by name."""
    named = {review["ref_area"] for review in view.record["review"] if review["ref_area"]}
    return [area for area in view.catalogue.network_areas if area in named]


def _city(area: Record, record: NetworkRecord) -> CityReviews:
    local, national = _listed(record)
    return CityReviews(area, local.get(area["ref_area"], []), national.get(area["country"], []))


@once
def _listed(record: NetworkRecord) -> tuple[dict[str, list[Record]], dict[str, list[Record]]]:
    """Local reviews by city and national ones by country, the oldest first, those of an unknown year last."""
    of_city: dict[str, list[Record]] = {}
    of_country: dict[str, list[Record]] = {}
    for review in sorted(record["review"], key=lambda review: review["year"] or LATE):
        found, key = (of_city, review["ref_area"]) if review["kind"] == "VLR" else (of_country, review["country"])
        found.setdefault(key, []).append(review)
    return of_city, of_country


def lines_figure(view: Reviews) -> Figure:
    """The timeline: one lane per city."""
    marks = [
        Mark(lane, review["year"], review["kind"] == "VLR", review["status"], _hover(view, city, review))
        for lane, city in enumerate(view.cities)
        for review in (*city.national, *city.local)
    ]
    lanes = {id(city): lane for lane, city in enumerate(view.cities)}
    joins = [(lanes[id(linked.city)], linked.review["year"], linked.timing.joined) for linked in view.linked if linked.timing.joined]
    return review_lines.review_lines(len(view.cities), marks, joins, view.read_until)


def _hover(view: Reviews, city: CityReviews, review: Record) -> str:
    text = view.text
    whose = city.area["name"] if review["kind"] == "VLR" else city.area["country_name"]
    words = f"<b>{whose}</b> · {text('reviews.kind.' + review['kind'])}<br>{review['year'] or text('reviews.no-year')} · {status_word(text, review['status'])}"
    return "<br>".join(filter(None, (words, review["note"])))


def status_word(text: Text, status: str) -> str:
    """How well a review is known, in words."""
    return text(f"reviews.status.{status.replace(' ', '-')}")


def in_words(view: Reviews, rows: Sequence[Record]) -> str:
    """Reviews as words: years grouped by how well they are known, such as "seen 2019, 2021; not confirmed, year not known"."""
    text = view.text
    grouped: dict[str, list[Record]] = {}
    for review in rows:
        grouped.setdefault(review["status"], []).append(review)
    pieces = [_years(text, status, grouped[status]) for status in _STATUSES if status in grouped]
    return "; ".join(pieces) or text("reviews.nothing")


def _years(text: Text, status: str, rows: Sequence[Record]) -> str:
    if status == linkage.NONE_REPORTED:
        return next((_small(review["note"]) for review in rows if review["note"]), status_word(text, status))
    word, years = status_word(text, status), ", ".join(str(review["year"]) for review in rows if review["year"])
    pieces = [text("reviews.status-years", status=word, years=years)] if years else []
    return "; ".join(pieces + ([] if all(review["year"] for review in rows) else [text("reviews.status-no-year", status=word)]))


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def listed(view: Reviews) -> list[tuple[CityReviews, Record]]:
    """Every review of the lanes, once: a country's reviews stand with the first of its cities."""
    found: list[tuple[CityReviews, Record]] = []
    countries: set[str] = set()
    for city in view.cities:
        found += [(city, review) for review in city.local]
        if city.area["country"] not in countries:
            countries.add(city.area["country"])
            found += [(city, review) for review in city.national]
    return found
