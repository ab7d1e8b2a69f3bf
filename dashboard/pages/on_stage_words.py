"""The sentence above the roads of a city on the wall: what of everything the rows come from is reached, what moves away, what is unknown."""

from dashboard.concepts import Status
from dashboard.pages import gaps_words
from dashboard.text.measures import Measure
from dashboard.views.gaps import Gaps

_MET = (Status.HOLD, Status.SLIP, Status.MET)


def sentence(view: Gaps) -> str:
    """One sentence that holds for the rows and for those there is no room for; old figures are counted, since they are drawn."""
    text, state = view.text, view.state
    if state.show == "none":
        return text.count("stage.cannot", len(view.unjudged), city=_subject(view))
    if state.targets == "own" or not view.of_goal:
        return gaps_words.words(view).title
    if state.show != "all":
        return _chosen(view)
    targeted = [measure for measure in view.of_goal if measure.status != Status.NONE]
    return _counted(view, targeted) if targeted else text.count("stage.no-target", len(view.of_goal), city=_subject(view))


def _subject(view: Gaps) -> str:
    """The city, with the goal or the lens that narrows its measures."""
    subject = view.catalogue.goals[view.state.goal]["short_name"] if view.state.goal else view.lens.subject if view.lens else ""
    return view.text("gaps.through", city=view.city, subject=subject) if subject else view.city


def _chosen(view: Gaps) -> str:
    """The measures of one status, or those moving the wrong way, with how many of them are old."""
    text, rows = view.text, view.listed
    old = sum(measure.old for measure in rows)
    key = "stage.worse" if view.state.show == "worse" else "stage.of-status"
    word = rows[0].word if rows else ""
    return text.count(key, len(rows), city=_subject(view), status=word) + (text.count("stage.old", old) if old else "") + "."


def _counted(view: Gaps, targeted: list[Measure]) -> str:
    text = view.text
    met = sum(measure.status in _MET for measure in targeted)
    away = sum(measure.status == Status.REV for measure in targeted)
    unknown = sum(measure.status == Status.LEVEL for measure in targeted)
    city = _subject(view)
    if len(targeted) == 1:
        if met:
            return f"{text('stage.single-met', city=city)}."
        key = "stage.single-away" if away else "stage.single-unknown" if unknown else "stage.single-open"
        return f"{text(key, city=city)}."
    parts = [text.count("stage.reached", met, city=city, total=len(targeted))]
    parts += [text.count("stage.away", away)] if away else []
    parts += [text.count("stage.unknown", unknown)] if unknown else []
    return f"{', '.join(parts)}."
