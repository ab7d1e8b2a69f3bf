"""One figure of a city among its peers (method note 3.5): the share it does better than, the best and the middle peer, the next step."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.analysis import ranks
from dashboard.analysis.ranks import Benchmark
from dashboard.concepts import Direction
from dashboard.store.catalogue import Catalogue, Record
from dashboard.text import Text, numbers


@dataclass(frozen=True)
class AmongPeers:
    """Where the figure of a city stands. `counted` are the figures of its peers it is held against, the best first."""

    series: Record
    own: Record
    counted: Sequence[Record]
    benchmark: Benchmark
    unit: str
    margin: float | None = None

    @property
    def years(self) -> tuple[int, int]:
        """First and last year of the figures counted."""
        years = [row["year"] for row in self.counted]
        return min(years), max(years)

    @property
    def extent(self) -> str:
        """Whether the city does better than none, some or all of them."""
        return {0: "none", 100: "all"}.get(self.benchmark.percentile, "some")

    def amount(self, value: float) -> str:
        """A value in the unit of the series."""
        return numbers.with_unit(value, self.series["decimals"], self.unit)

    def apart(self, distance: float, text: Text) -> str:
        """A distance in the unit of the series; between shares it is in points. One digit more where it would round to nothing."""
        decimals = numbers.decimals_apart(distance, 0.0, self.series["decimals"])
        return numbers.with_unit(distance, decimals, text("pace.points") if self.unit == "%" else self.unit)


def among_peers(own: Record | None, peers: Iterable[Record], series: Record, unit: str, *, margin: float | None = None, old: bool = False) -> AmongPeers | None:
    """The figure among those of peers within three years of it; None on fewer than five of them, or if the series is not judged.

    Old figures have no place unless `old` says so, neither the city's nor a peer's. `margin` is the error the source gives each value.
    """
    if own is None or not series["panel"] or (own["is_old"] and not old):
        return None
    sign = Direction(series["direction"]).sign
    counted = [row for row in peers if abs(row["year"] - own["year"]) <= ranks.YEARS_APART and (old or not row["is_old"])]
    found = ranks.benchmark(own["value"], [row["value"] for row in counted], sign, margin)
    if found is None:
        return None
    counted.sort(key=lambda row: (-sign * row["value"], row["ref_area"]))
    return AmongPeers(series, own, counted, found, unit, margin)


def facts(found: AmongPeers, catalogue: Catalogue) -> dict[str, str]:
    """What the sentence on its place needs: the city, its figure, how many peers count, their years, the share it does better than."""
    first, last = found.years
    return {
        "city": catalogue.areas[found.own["ref_area"]]["name"], "value": found.amount(found.own["value"]), "year": str(found.own["year"]),
        "n": str(found.benchmark.n), "years": str(first) if first == last else f"{first}{numbers.DASH}{last}",
        "percent": numbers.plain(found.benchmark.percentile, 0),
    }  # fmt: skip


def words(found: AmongPeers, catalogue: Catalogue, text: Text) -> str:
    """The best and the middle peer, the next step, and what the error of a survey makes equal, in sentences."""
    mark, best = found.benchmark, found.counted[0]
    name, value = catalogue.areas[best["ref_area"]]["name"], found.amount(best["value"])
    several = sum(row["value"] == best["value"] for row in found.counted) - 1
    said = [text("among.best-several", city=name, n=several, value=value) if several else text("among.best", city=name, value=value, year=best["year"])]
    said.append(text("among.middle", value=found.amount(mark.median)))
    if mark.gap_to_next_quartile:
        way = "more" if found.series["direction"] == Direction.HIGHER else "less"
        said.append(text(f"among.step-{way}", step=found.apart(mark.gap_to_next_quartile, text)))
    if found.margin:
        said.append(survey(found.margin, text))
    return " ".join(said)


def survey(margin: float, text: Text) -> str:
    """By how much two figures of a survey must differ to be told apart, and why."""
    return text("among.survey", margin=numbers.plain(margin, 0), open=numbers.plain(ranks.left_open(margin), 1))


def columns(found: AmongPeers | None) -> Record:
    """What every exported row beside the picture says of the city itself; empty fields where nothing can be said."""
    if found is None:
        return dict.fromkeys(_COLUMNS)
    mark = found.benchmark
    return dict(zip(_COLUMNS, (found.own["value"], found.own["year"], mark.n, mark.percentile, mark.best, mark.median, mark.gap_to_best, mark.gap_to_median,
                               mark.gap_to_next_quartile), strict=True))  # fmt: skip


_COLUMNS = (
    "own_value", "own_year", "peers_counted", "better_than_percent", "best_peer_value", "median_peer_value", "gap_to_best", "gap_to_median", "next_step",
)  # fmt: skip
