"""Title, lead and empty state of `/gaps`, all from the same counts."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.concepts import Status
from dashboard.store.catalogue import Record
from dashboard.text import Text
from dashboard.text.measures import Measure
from dashboard.view_state import ViewState
from dashboard.views import own_targets
from dashboard.views.gaps import Gaps

FEW_MEASURES = 3
NEAREST = 3
MORE_GOALS = 4
_MET = (Status.HOLD, Status.SLIP, Status.MET)


@dataclass(frozen=True)
class Words:
    """The words above the list."""

    title: str
    lead: str
    own_lead: str
    empty: dict[str, Any] | None


def words(view: Gaps) -> Words:
    """Finding if the figures allow one, else the question."""
    own_lead = _own_lead(view) if view.state.targets == "own" else ""
    return Words(_title(view), _lead(view), own_lead, _empty(view))


def _own_lead(view: Gaps) -> str:
    agree, total = own_targets.agreement(view)
    told = view.text("gaps.own-agree", n=agree, total=total) if total else ""
    return f"{view.text('gaps.own-lead', city=view.city)} {told}".strip()


def _title(view: Gaps) -> str:
    text, city = view.text, view.city
    if view.lens:
        city = text("gaps.through", city=city, subject=view.lens.subject)
    if view.state.targets == "own":
        return text("gaps.own-title", city=city)
    if view.lens and not view.of_goal:
        return text("gaps.through-none", city=city)
    targeted = _targeted(view)
    if away := [measure for measure in targeted if measure.status == Status.REV and not measure.old]:
        return _away(away, city, text)
    for key, statuses in (("gaps.won", _MET), ("gaps.track", (Status.ON,))):
        found = [measure.old for measure in targeted if measure.status in statuses]
        if recent := found.count(False):
            return text.count(key, recent, city=text("gaps.recent", city=city) if len(found) > recent else city)
    return text("gaps.through-question" if view.lens else "gaps.question", city=city)


def _away(away: Sequence[Measure], city: str, text: Text) -> str:
    """How many measures move the wrong way, and of how many the values leave no doubt."""
    clear = sum(measure.assessed["strength"] == "clear" for measure in away)
    if clear == len(away):
        return text.count("gaps.away", clear, city=city)
    if not clear:
        return text.count("gaps.away-unclear", len(away), city=city)
    return text.count("gaps.away-some", clear, city=city, of=text.number(len(away)))


def _targeted(view: Gaps) -> list[Measure]:
    """What title and lead count: measures with a target, of the goal and the subject chosen."""
    return [measure for measure in view.of_goal if measure.status != Status.NONE]


def _lead(view: Gaps) -> str:
    text = view.text
    targeted = _targeted(view)
    judged = [measure for measure in targeted if measure.status not in (Status.LEVEL, Status.MET)]
    if not targeted:
        return ""
    met = sum(measure.status in _MET for measure in judged)
    on = sum(measure.status == Status.ON for measure in judged)
    level = len(targeted) - len(judged)
    lead = text.count("gaps.lead.judged", len(judged), met=text.count("gaps.met", met), on=text.count("gaps.on", on))
    sentences = [lead] if judged else []
    if level:
        sentences.append(text.count("gaps.lead.level" if judged else "gaps.lead.only-level", level))
    return " ".join(sentence for sentence in (*sentences, _old(view, targeted)) if sentence)


def _old(view: Gaps, targeted: list[Measure]) -> str:
    """How many statuses are old; the ones moving away are counted, because the title leaves them out."""
    old = [measure for measure in targeted if measure.old]
    if not old or len(old) == len(targeted):
        return view.text("gaps.lead.all-old") if old else ""
    away = sum(measure.status == Status.REV for measure in old)
    return view.text.count("gaps.lead.old", len(old), away=view.text.count("gaps.lead.old-away", away) if away else "")


def _empty(view: Gaps) -> dict[str, Any] | None:
    """The card of a city with hardly a figure: which goals are known, and who nearby has more."""
    measures = view.known
    if len(measures) > FEW_MEASURES:
        return None
    text, goals = view.text, view.goals_of(measures)
    counts = {goal: sum(measure.series["goal"] == goal for measure in measures) for goal in view.catalogue.goals}
    if not goals:
        lead = text("empty.lead-none")
    else:
        form = "goals" if len(goals) > 1 else "one-goal" if len(measures) == 1 else "same"
        lead = text(f"empty.lead-{form}", goals=f" {text('word.and')} ".join(goals) if len(goals) < 3 else ", ".join(goals))
    blocks = [(goal, n, text("empty.known", goal=goal, n=n) if n else text("empty.unknown", goal=goal)) for goal, n in counts.items()]
    near = [(area["name"], ViewState(page="/gaps", city=area["ref_area"]).address()) for area in _nearest(view)]
    return {
        "title": text.count("empty.title", len(measures), city=view.city),
        "lead": lead,
        "blocks": blocks,
        "near": near,
        "add": text("empty.add", city=view.city),
    }


def _nearest(view: Gaps) -> list[Record]:
    """The network's nearest cities with figures for several goals."""
    here = view.area
    if here["lat"] is None:
        return []
    richer = [area for area in view.catalogue.network_areas.values() if area["n_goals"] >= MORE_GOALS and area["lat"] is not None and area is not here]
    return sorted(richer, key=lambda area: _apart(here, area))[:NEAREST]


def _apart(a: Record, b: Record) -> float:
    """Great-circle distance in radians (haversine)."""
    lat_a, lat_b = math.radians(a["lat"]), math.radians(b["lat"])
    dlat, dlon = lat_b - lat_a, math.radians(b["lon"] - a["lon"])
    return 2 * math.asin(math.sqrt(math.sin(dlat / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(dlon / 2) ** 2))


def source_words(view: Gaps) -> str:
    """The sources behind the rows drawn, and the release."""
    keys = sorted({measure.series["source"] for measure in (*view.shown, *view.unjudged_shown)})
    titles = [view.catalogue.sources[key]["title"] for key in keys[:4]]
    if len(keys) > len(titles):
        titles.append("…")
    return f"{', '.join(titles) or view.text('gaps.source-none')} · {view.text('app.release', release=view.catalogue.release['release'])}"
