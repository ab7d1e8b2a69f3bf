"""Title, lead and source line of `/compare`, from the same counts as the pictures."""

from collections.abc import Sequence

from dashboard.analysis.ranks import Place
from dashboard.concepts import Status
from dashboard.store.catalogue import Record
from dashboard.text import Text, numbers
from dashboard.views.compare import Compare
from dashboard.views.compare_measure import OneMeasure

_MET = (Status.HOLD, Status.SLIP, Status.MET)


def title(view: Compare, one: OneMeasure | None) -> str:
    """What the figures say of one measure; what is missing if they say nothing."""
    text = view.text
    if one is None:
        return text("compare.title-nothing")
    label = one.series["label"]
    if not one.standings:
        return text("compare.title-none", label=label)
    if len(one.standings) == 1:
        return text("compare.title-one", label=label, city=one.standings[0].area["name"])
    if len(one.movers) < 2:
        low, high = sorted((one.standings[0].measure, one.standings[-1].measure), key=lambda measure: measure.assessed["value"])
        reach = one.span(low.assessed["value"], high.assessed["value"])
        return text("compare.title-span", label=label, reach=reach, n=len(one.standings))
    return _moved(one)


def _moved(one: OneMeasure) -> str:
    """How many went the way most went, how many stood still, and since when."""
    text, total, still, fell = one.view.text, len(one.movers), one.moving("same"), len(one.fell)
    rose = total - fell - still
    first, last = one.since
    since = text("compare.since" if first == last else "compare.since-each", year=first, last=last)
    way, n = ("still", still) if still == total else ("down", fell) if fell >= rose else ("up", rose)
    beside = text("compare.unchanged", n=still) if still and way != "still" else ""
    return text(f"compare.title-{way}", label=one.series["label"], n=n, total=total, beside=beside, since=since)


def lead(view: Compare, one: OneMeasure | None) -> str:
    """Who has met the target, what is old, where the highlighted city stands, who has no figure."""
    if one is None or not one.standings:
        return view.text("compare.lead-nothing")
    found = [_met(one), _equal(one), _old(one), _highlighted(one), _missing(one)]
    return " ".join(sentence for sentence in found if sentence)


def _met(one: OneMeasure) -> str:
    text, amount = one.view.text, one.amount
    if amount is None or not amount.target:
        return text("compare.no-target")
    return text.count("compare.met", sum(standing.measure.status in _MET for standing in one.standings), target=amount.target)


def _equal(one: OneMeasure) -> str:
    """Said where the best two cannot be told apart."""
    placed = [standing for standing in one.standings if standing.place]
    first = [standing.area["name"] for standing in placed if standing.place and standing.place.low == 1]
    if len(first) < 2 or len(first) == len(placed):
        return ""
    return one.view.text("compare.equal", cities=one.view.text.listed(first[:3]))


def _old(one: OneMeasure) -> str:
    old = sum(standing.measure.old for standing in one.standings)
    key = "compare.old-counted" if one.view.state.old and not one.unranked else "compare.old"
    return one.view.text.count(key, old) if old else ""


def _highlighted(one: OneMeasure) -> str:
    standing = next((standing for standing in one.standings if standing.slug == one.view.highlight), None)
    if standing is None:
        return ""
    text = one.view.text
    values = {"city": standing.area["name"], "value": standing.measure.value, "year": standing.measure.year}
    if standing.place is None:
        return text("compare.highlighted", **values)
    return text("compare.highlighted-place", place=place(text, standing.place), **values)


def place(text: Text, found: Place | None) -> str:
    """A place with its range and count: '3 (3–4) of 12'; a dash for none."""
    if found is None:
        return "–"
    if found.low == found.high:
        return text("compare.place", rank=found.rank, n=found.n)
    return text("compare.place-range", rank=found.rank, low=found.low, high=found.high, n=found.n)


def source(view: Compare, measures: Sequence[Record], years: Sequence[int]) -> str:
    """Publisher, title, codes, years, licence and release of measures of one source."""
    found = view.catalogue.sources[measures[0]["source"]]
    codes = ", ".join(series["source_code"] or series["series"] for series in measures)
    return view.text(
        "compare.source", publisher=found["publisher"], title=found["title"], code=codes, years=year_span(years), licence=found["licence"],
        release=view.catalogue.release["release"],
    )  # fmt: skip


def year_span(years: Sequence[int]) -> str:
    """First and last year, one if they are the same, a dash for none."""
    if not years:
        return numbers.DASH
    first, last = min(years), max(years)
    return str(first) if first == last else f"{first}{numbers.DASH}{last}"


def _missing(one: OneMeasure) -> str:
    """Cities without the figure, and that those measured in another way are not put on this scale."""
    text = one.view.text
    elsewhere = [city["name"] for city, reason in one.missing if reason == "elsewhere"]
    found = [text.count("compare.missing", len(one.missing))] if one.missing else []
    if elsewhere:
        found.append(text("compare.elsewhere", cities=text.listed(elsewhere)))
    return " ".join(found)
