"""The rows of the list of `/gaps`: everything a row says, worked out once per measure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.components import marks
from dashboard.concepts import TARGET_YEAR
from dashboard.text.measures import Measure
from dashboard.views.gaps import Gaps


@dataclass(frozen=True, slots=True)
class Row:
    """One row: where it leads, its chip, name, value, the small line below, its pill."""

    key: str
    goal: str
    href: str
    chip: Markup
    label: str
    value: str
    detail: str
    pill: Markup
    short: str
    reason: str
    verdict: str


def rows(view: Gaps, measures: Sequence[Measure]) -> list[Row]:
    """The rows of these measures, in their order."""
    pattern = view.state.but(city=view.area["ref_area"]).pattern("series")
    goal_word = view.text("word.goal", goal="").strip()
    short = view.text("mark.short")
    return [_row(measure, pattern, goal_word, short) for measure in measures]


def _row(measure: Measure, pattern: Callable[[str], str], goal_word: str, short: str) -> Row:
    key, goal = measure.key, measure.series["goal"]
    target = measure.target_beside_value
    by = "of" if measure.target_year == TARGET_YEAR else "by"
    aim = measure.text(f"gaps.target-{by}", target=target, year=measure.target_year) if target else ""
    detail = [measure.year, aim, *measure.marks]
    unclear = measure.assessed["short_series"] and measure.status not in ("none", "level", "met")
    return Row(
        key=key,
        goal=goal,
        href=pattern(key),
        chip=marks.chip(goal, goal_word),
        label=measure.series["label"],
        value=measure.value,
        detail=" · ".join(part for part in detail if part),
        pill=marks.pill(measure.status, measure.word, measure.old),
        short=short if unclear else "",
        reason=measure.reason,
        verdict=_verdict(measure),
    )


def _verdict(measure: Measure) -> str:
    """What the city itself says of its own target, beside our reading; empty elsewhere."""
    own = measure.series.get("own_verdict")
    return measure.text("gaps.city-says", verdict=measure.text(f"gaps.verdict.{own}")) if own else ""
