"""What `/gaps` says about the network: what it does about a measure, who could help, and what a city took part in."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from dashboard.analysis.network import Activity
from dashboard.store.catalogue import Record
from dashboard.store.network import NetworkRecord, once
from dashboard.text import dates
from dashboard.text.measures import Measure
from dashboard.view_state import ViewState
from dashboard.views import join
from dashboard.views.gaps import Gaps
from dashboard.views.join import Doing

SHOWN = 3


def doing(view: Gaps, measure: Measure) -> dict[str, Any] | None:
    """The block of the panel on the network's work; None for a release without a record of activities. In the wide view nothing is cut."""
    if not view.activities:
        return None
    said, key = _said(view.record), (measure.key, view.state.wide, view.text.language)
    if key not in said:
        said[key] = _doing(view, measure)
    return said[key]


@once
def _said(record: NetworkRecord) -> dict[tuple[str, ...], dict[str, Any]]:
    """What was said of measures so far: it is the same for every city."""
    return {}


def _doing(view: Gaps, measure: Measure) -> dict[str, Any]:
    text, found = view.text, join.doing(view.record, view.activities, measure.series)
    labels = {row["code"]: row["label"] for row in view.record["challenge"]}
    most = None if view.state.wide else SHOWN
    plan = {row["code"]: row["short"] for row in view.record["plan_item"]}
    partners = {row["alliance"]: row["label"] for row in view.record["alliance"]}
    return {
        "sentence": _sentence(view, measure, found, labels),
        "lines": [_line(view, activity, found.codes(activity), labels, partners) for activity in found.touching[:most]],
        "all_words": text("join.all", n=len(found.touching)) if most and len(found.touching) > most else "",
        "challenges": [(_words_on(view, found, code, labels), _activities("challenge", code)) for code in found.through or found.closest if found.named(code)][
            : None if found.through else 1
        ],
        "plan": _counted(view, found.plan, plan, "plan", most),
        "partners": _counted(view, found.partners, partners, "alliance", most),
        "source": text("join.source", document=" · ".join(row["title"] for row in join.documents(view.record))),
        "touching": len(found.touching),
    }


def _sentence(view: Gaps, measure: Measure, found: Doing, labels: Mapping[str, str]) -> str:
    text, total = view.text, len(found.everything)
    if found.touching:
        named = [_inside(labels[code]) for code in found.through if found.named(code)]
        key = "join.through" if len(named) == 1 else "join.through-several"
        return text.count(key, len(found.touching), total=total, challenges=_or(view, named))
    if not found.through and not found.closest:
        return f"{text('join.none')} {text('join.no-challenge', goal=measure.series['goal'])}"
    nearest = next(iter(found.through or found.closest))
    return f"{text('join.none')} {text.count('join.closest', found.named(nearest), challenge=_inside(labels[nearest]))}"


def _words_on(view: Gaps, found: Doing, code: str, labels: Mapping[str, str]) -> str:
    return view.text.count("join.on-challenge", found.named(code), challenge=_inside(labels[code]))


def _line(view: Gaps, activity: Activity, codes: Sequence[str], labels: Mapping[str, str], partners: Mapping[str, str]) -> Record:
    """One activity: when, what, and the small line with its challenges, action line, members and partners."""
    text, row = view.text, activity.row
    subjects = ", ".join(labels[code] if place == 0 else _inside(labels[code]) for place, code in enumerate(codes))
    detail = [subjects, text("join.line", n=activity.line.lstrip("L")), text.count("join.with-members", len(activity.members))]
    return {
        "key": activity.key,
        "when": dates.days(row["start"], row["end"], row["second_date"], text),
        "title": row["label"],
        "href": _activities("activity", activity.key),
        "detail": " · ".join([part for part in detail if part] + [partners[key] for key in activity.alliances]),
    }


def _counted(view: Gaps, counts: Mapping[str, int], labels: Mapping[str, str], key: str, most: int | None) -> list[tuple[str, str, str]]:
    """Words, address and number of activities of plan items or partners; what is cut off ends the list without an address."""
    rows = [(labels[code], _activities(key, code), view.text("join.once", n=n)) for code, n in counts.items()]
    cut = len(rows) - most if most and len(rows) > most else 0
    return [*rows[:most], (view.text("join.more", n=cut), "", "")] if cut else rows


def took_part(view: Gaps) -> dict[str, Any] | None:
    """What the city took part in, for the head of the page; None for reference cities and without a record."""
    if not view.activities or not view.area["is_network"]:
        return None
    text, documents = view.text, join.documents(view.record)
    period = dates.months(min(row["start"] for row in documents), max(row["end"] for row in documents), text)
    mine = join.took_part(view.activities, view.area["ref_area"])
    if not mine:
        return {"words": text("join.took-part-none", city=view.city, period=period), "lines": []}
    lines = [(dates.days(a.row["start"], a.row["end"], a.row["second_date"], text), a.row["label"], _activities("activity", a.key)) for a in mine]
    words = text.count("join.took-part", len(mine), total=len(view.activities), period=period)
    return {"words": words, "lines": lines, "href": _activities("member", view.area["ref_area"])}


def reason(view: Gaps, other: str, shared: Mapping[str, Sequence[Activity]], on_this: set[str]) -> str:
    """Why a city ahead could help this one: activities both were members of, else a country or a region in common."""
    text, area, here = view.text, view.catalogue.areas[other], view.area
    together = shared.get(other, ())
    if together:
        words = text.count("join.helper-shared", len(together), city=view.city)
        n = sum(activity.key in on_this for activity in together)
        if n:
            words += ", " + (text("join.helper-on-this-one") if len(together) == 1 else text.count("join.helper-on-this", n))
        return words
    if area["country"] == here["country"]:
        return text("join.helper-country", country=area["country_name"])
    return text("join.helper-region", region=area["region"]) if area["region"] and area["region"] == here["region"] else text("join.helper-none")


@lru_cache
def _pattern(key: str) -> Callable[[str], str]:
    return ViewState(page="/activities").pattern(key)


def _activities(key: str, code: str) -> str:
    return _pattern(key)(code)


def _inside(label: str) -> str:
    return f"{label[:1].lower()}{label[1:]}"


def _or(view: Gaps, words: Sequence[str]) -> str:
    """'a', 'a or b', 'a, b or c'."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {view.text('word.or')} {words[-1]}"
