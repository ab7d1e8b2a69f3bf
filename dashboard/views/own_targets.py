"""The same city against the targets it set itself. Shown apart, always named as such, never used across cities."""

from dataclasses import replace

from dashboard.concepts import TARGET_YEAR
from dashboard.store.catalogue import Record
from dashboard.text import numbers
from dashboard.text.measures import Measure
from dashboard.views.gaps import Gaps

# What our assessment says about the world's target does not hold for the city's own.
_UNKNOWN = {
    "score": None, "reason": None, "acceleration": None, "years_to_target": None, "hardly_moved": False,
    "directions_disagree": False, "projection_shown": False, "projection_too_wide": False, "projection_outside": False,
}  # fmt: skip


def judged_by_own_targets(view: Gaps) -> Gaps:
    """The measures that have a number of the city's own, with their status against it."""
    by_series = {measure.key: measure for measure in view.measures}
    measures = [_against(by_series[own["series"]], own) for own in view.own_targets if own["target_value"] is not None and own["series"] in by_series]
    return replace(view, measures=measures, beyond=())


def _against(measure: Measure, own: Record) -> Measure:
    # No outside reference belongs to a target of one's own: the track runs from the worst value on record.
    worst = own["worst_value"] if own["worst_value"] is not None else measure.assessed["value"]
    missing, way = own["gap_native"], abs(own["target_value"] - worst)
    assessed = {
        **measure.assessed, **_UNKNOWN, "status": own["status"], "gap_native": missing, "start_value": own["start_value"],
        "start_year": own["start_year"], "start_label": own["start_label"], "pace_per_year": own["pace_per_year"], "needed_per_year": own["needed_per_year"],
        "gap_points": min(100.0, missing / way * 100) if missing and way else 0.0,
    }  # fmt: skip
    if own["pace_per_year"] and own["needed_per_year"] and own["pace_per_year"] > 0:
        assessed["acceleration"] = own["needed_per_year"] / own["pace_per_year"]
    if own["status"] == "level":
        assessed["reason"] = "one-value" if own["start_value"] is None else "short-span"
    elif own["status"] == "none":
        assessed["reason"] = measure.assessed["reason"] or "no-target"  # there is a target: wider figures and context stay what they are
    series = {
        **measure.series, "green": own["target_value"], "target_year": own["target_year"] or TARGET_YEAR, "lower_bound": worst,
        "bound_reason": _reason(measure, own), "own_verdict": own["verdict"],
    }  # fmt: skip
    return replace(measure, assessed=assessed, series=series)


def _reason(measure: Measure, own: Record) -> str:
    return own["text"] or measure.text("panel.own-target", city=measure.city, target=numbers.as_set(own["target_value"], measure.series["decimals"]))


def words(view: Gaps, measure: Measure) -> str:
    """The city's own target for a measure and its own verdict, in one line; empty if it set none."""
    found = [own for own in view.own_targets if own["series"] == measure.key and (own["text"] or own["verdict"])]
    if not found:
        return ""
    own = found[0]
    text = (own["text"] or measure.text("panel.own-target", city=view.city, target="")).rstrip(". ") + "."
    verdict = f"gaps.verdict.{own['verdict']}"
    return measure.text("panel.local-line", text=text, verdict=measure.text(verdict)) if own["verdict"] and measure.text.has(verdict) else text


def agreement(view: Gaps) -> tuple[int, int]:
    """How many of the measures with a verdict of the city's own we read the same way, and how many have one."""
    with_verdict = [own for own in view.own_targets if own["verdict_agrees"] is not None]
    return sum(own["verdict_agrees"] for own in with_verdict), len(with_verdict)
