"""The measure in the panel of `/gaps`: its values over the years, the middle half of its panel, the cities ahead."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from dashboard.analysis import ranks
from dashboard.concepts import JUDGED_BOUNDARIES, TARGET_YEAR, Direction, ObsStatus, Status
from dashboard.figures.course_labels import Course, range_words
from dashboard.figures.over_time import over_time
from dashboard.figures.theme import Figure
from dashboard.store.catalogue import Record
from dashboard.store.questions import Store
from dashboard.text import numbers
from dashboard.text.measures import Measure
from dashboard.views.among_peers import AmongPeers, among_peers
from dashboard.views.gaps import Gaps


@dataclass(frozen=True)
class Focus:
    """What the panel shows of one measure beyond its assessment."""

    observations: Sequence[Record]
    band: Sequence[Record]
    ahead: Sequence[Record]
    others: int
    among: AmongPeers | None
    year: int | None

    @property
    def beside(self) -> Record | None:
        """The middle half in the year nearest to the city's value; the newest if there is none."""
        year = self.year
        return min(reversed(self.band), key=lambda row: 0 if year is None else abs(row["time_period"] - year), default=None)

    @property
    def own(self) -> list[Record]:
        """Values of the city itself."""
        return [row for row in self.observations if row["boundary"] in JUDGED_BOUNDARIES]

    @property
    def wider(self) -> list[Record]:
        """Values of a wider region or the country: context."""
        return [row for row in self.observations if row["boundary"] not in JUDGED_BOUNDARIES]


def focus(view: Gaps, store: Store) -> Focus | None:
    """The figures behind the measure in the panel."""
    measure = view.focus
    if measure is None:
        return None
    own = view.area["ref_area"]
    observations = store.observations(own, measure.key)
    standings = store.standings(measure.key) if measure.series["panel"] else []
    others = [row for row in standings if row["ref_area"] != own]
    value, sign = measure.assessed["value"], Direction(measure.series["direction"]).sign
    margin = view.catalogue.sources[measure.series["source"]]["margin"]
    judged = measure.status != Status.NONE and value is not None
    ahead = [row for row in others if judged and sign * (row["value"] - value) > ranks.left_open(margin)]
    ahead.sort(key=lambda row: abs(row["value"] - value))
    figure = {**measure.assessed, "ref_area": own} if value is not None and measure.assessed["boundary"] in JUDGED_BOUNDARIES else None
    among = among_peers(figure, others, measure.series, measure.unit["label"], margin=margin)
    band = store.band(measure.key) if measure.series["panel"] else []
    return Focus(observations, band, ahead, len(others), among, measure.assessed["year"])


def course_figure(view: Gaps, detail: Focus) -> Figure:
    """The measure in the panel over the years."""
    measure = view.focus
    assert measure is not None
    assessed, series = measure.assessed, measure.series
    judged = [row for row in detail.own if row["boundary"] == assessed["boundary"]] or detail.own
    ahead = line_ahead(measure)
    beside = detail.beside
    course = Course(
        status=measure.status,
        unit=measure.unit["label"],
        decimals=measure.decimals,
        breaks=frozenset(row["time_period"] for row in judged if row["obs_status"] == ObsStatus.BREAK),
        values=[(row["time_period"], row["obs_value"]) for row in judged if row["obs_status"] != "F"],
        wider=_one_boundary(detail.wider),
        target=series["green"],
        target_year=measure.target_year,
        target_words=view.text("panel.target", year=measure.target_year, target=measure.target) if measure.target else "",
        fan=(assessed["projected_2030"], *drawn_range(measure)) if ahead in ("drawn", "uncertain") else None,
        too_wide=ahead == "uncertain",
        outside=ahead == "outside",
        band=detail.band,
        band_words=view.text("panel.band", n=numbers.whole(beside["n"])) if beside else "",
        limits=(series["valid_min"], series["valid_max"]),
    )
    return over_time(course, view.text)


def line_ahead(measure: Measure) -> str:
    """What the straight line through the values says of 2030: drawn, uncertain (the range alone), outside (it leaves what is possible),
    overlap (the values share years, so none is taken from them); empty for too few values or a measure that is not judged."""
    assessed = measure.assessed
    if measure.status == Status.NONE:
        return ""
    if assessed["projection_shown"]:
        return "uncertain" if assessed["projection_too_wide"] else "drawn"
    return "outside" if assessed["projection_outside"] else "overlap" if assessed["strength"] == "overlap" else ""


def drawn_range(measure: Measure) -> tuple[float, float]:
    """The range of 2030 cut to the values the unit allows, for drawing; the numbers in the data stay uncut."""
    smallest, largest = (limit if measure.series[key] is None else measure.series[key] for key, limit in (("valid_min", -inf), ("valid_max", inf)))
    low, high = (min(max(measure.assessed[key], smallest), largest) for key in ("projected_low", "projected_high"))
    return low, high


def ahead_in_table(measure: Measure) -> tuple[str, str] | None:
    """What the picture shows of the straight line, for the table beside it: the range of 2030 and what it is."""
    ahead = line_ahead(measure)
    if ahead not in ("drawn", "uncertain", "outside"):
        return None
    amount = numbers.DASH if ahead == "outside" else range_words(*drawn_range(measure), measure.decimals, measure.unit["label"])
    return amount, measure.text(f"panel.{'too-uncertain' if ahead == 'uncertain' else 'outside' if ahead == 'outside' else 'range-row'}")


def range_note(measure: Measure) -> str:
    """How to read the range of 2030, or why there is none; empty where the values are too few for one."""
    ahead = line_ahead(measure)
    if ahead != "outside":
        return measure.text(f"panel.range-note.{'overlap' if ahead == 'overlap' else 'drawn'}") if ahead else ""
    least, most = measure.series["valid_min"], measure.series["valid_max"]
    below = least is not None and measure.assessed["projected_2030"] < least
    return measure.text(f"panel.range-note.{'below' if below else 'above'}", limit=numbers.with_unit(least if below else most, 0, measure.unit["label"]))


def _one_boundary(rows: Sequence[Record]) -> list[tuple[int, float]]:
    """One line of wider values: the narrower region if there are several, projections left out."""
    for boundary in ("wider", "national"):
        line = [(row["time_period"], row["obs_value"]) for row in rows if row["boundary"] == boundary and row["obs_status"] != "F"]
        if line:
            return [point for point in line if point[0] <= TARGET_YEAR]
    return []
