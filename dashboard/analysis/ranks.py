"""Places among cities, never without their range (method note 4.2): what a rank is worth is how far it moves."""

import math
import random
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

FEWEST_PEERS, YEARS_APART = 5, 3
QUARTILES = (0.25, 0.5, 0.75)
SEED, DRAWS = 20300101, 1000
FEWEST_KNOWN = 0.8
TIE = 1e-9
# A score of nothing would make a geometric mean nothing whatever the others are.
LEAST_SCORE = 1.0
Scores = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Place:
    """A rank from 1 (best; ties share the lower number), the range it moves in, and among how many. `mean` is missing for one measure."""

    rank: int
    low: int
    high: int
    n: int
    mean: float | None = None


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One value among its peers. Gaps are in the unit of the series, 0 if as good or better; `percentile` is higher for the better."""

    n: int
    best: float
    median: float
    gap_to_best: float
    gap_to_median: float
    percentile: float
    gap_to_next_quartile: float


def left_open(margin: float | None) -> float:
    """By how much two values of a source must differ to be told apart: √2 times the error it gives each, half of its 95 % interval. Nothing
    where it names none."""
    return math.sqrt(2) * (margin or 0.0)


def benchmark(value: float, peers: Sequence[float], sign: int, margin: float | None = None) -> Benchmark | None:
    """The value among its peers, which do not include the city itself (method note 3.5); None for fewer than five, or no better direction.

    `sign` is +1 if higher is better, else -1. The percentile is the share of peers that do worse, those that are equal counted half; with
    the error the source gives each value in `margin`, those that cannot be told apart count as equal, and no step is smaller than that.
    """
    if len(peers) < FEWEST_PEERS or not sign:
        return None
    turned, own = sorted(sign * peer for peer in peers), sign * value
    best, median = turned[-1], _quantile(turned, 0.5)
    open_ = left_open(margin)
    step = min((limit for limit in (*(_quantile(turned, share) for share in QUARTILES), best) if limit > own + open_), default=own)
    worse = sum(own - peer > open_ for peer in turned) + 0.5 * sum(abs(own - peer) <= open_ for peer in turned)
    return Benchmark(len(turned), sign * best, sign * median, max(0.0, best - own), max(0.0, median - own), worse / len(turned) * 100, step - own)


def _quantile(ordered: Sequence[float], share: float) -> float:
    """Between the two nearest values in proportion, as the bands of a panel are worked out."""
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def about_equal(one: Place, other: Place) -> bool:
    """Two places whose ranges overlap cannot be told apart."""
    return one.low <= other.high and other.low <= one.high


def of_one_measure(values: Mapping[str, float], sign: int, decimals: int, margin: float | None = None) -> dict[str, Place]:
    """The place of each city by one measure; `sign` is +1 if higher is better, else -1, 0 gives no places.

    `margin` is the error the source gives each value: cities that differ by less than it leaves open overlap. No error is invented where
    a source names none: the range is then what rounding to the decimals shown leaves open, so that only cities whose printed values could
    be the same overlap.
    """
    if not sign:
        return {}
    open_ = max(10**-decimals, left_open(margin)) + TIE
    turned = {key: sign * value for key, value in values.items()}
    places = {}
    for key, own in turned.items():
        better = sum(value > own for value in turned.values())
        surely = sum(value - own > open_ for value in turned.values())
        worse = sum(own - value > open_ for value in turned.values())
        places[key] = Place(better + 1, surely + 1, len(turned) - worse, len(turned))
    return places


def means(scores: Scores, without: str = "") -> dict[str, float]:
    """The mean over the goals each city has, one of them left out if named; a city without any other is missing."""
    kept = {city: [score for goal, score in of_city.items() if goal != without] for city, of_city in scores.items()}
    return {city: sum(found) / len(found) for city, found in kept.items() if found}


def over_goals(scores: Scores) -> dict[str, Place]:
    """The place of each city by the mean of its goals; the range is that of all versions with one goal left out. Of the measures of one
    goal it is the same with one of them left out."""
    full = means(scores)
    versions = [_ranks(full), *(_ranks(means(scores, goal)) for goal in _parts(scores))]
    reached = _reached(versions, full)
    return {city: Place(versions[0][city], *reached[city], len(full), mean) for city, mean in full.items()}


def over_measures(scores: Mapping[str, Scores]) -> dict[str, tuple[int, int]]:
    """The best and the worst place of each city over all versions with one measure left out: city, goal, measure, score."""
    by_goal = {city: means(goals) for city, goals in scores.items()}
    versions = [_ranks(means(by_goal))]
    for goal, measure in sorted({(goal, measure) for goals in scores.values() for goal, found in goals.items() for measure in found}):
        rest = {city: _mean_without(goals.get(goal, {}), measure) for city, goals in scores.items()}
        changed = {city: {**found, goal: rest[city]} if rest[city] is not None else {key: found[key] for key in found if key != goal}
                   for city, found in by_goal.items()}  # fmt: skip
        versions.append(_ranks(means(changed)))
    return _reached(versions, by_goal)


def by_geometric_mean(scores: Scores) -> dict[str, int]:
    """The place of each city if its goals are multiplied instead of added, so that a weak one weighs more; scores below 1 count as 1."""
    return _ranks({city: sum(math.log(max(score, LEAST_SCORE)) for score in found.values()) / len(found) for city, found in scores.items() if found})


def over_weights(scores: Scores) -> dict[str, tuple[int, int]]:
    """The places between which nine of ten of a thousand random weightings of the goals put each city; the draws never change."""
    import numpy as np  # only for a mean somebody asks for

    cities, goals = [city for city, found in scores.items() if found], _parts(scores)
    values = np.array([[scores[city].get(goal, np.nan) for goal in goals] for city in cities])
    weights = np.array(_weights(len(goals)))
    mean = weights @ np.nan_to_num(values).T / (weights @ (~np.isnan(values)).astype(float).T)
    places = np.sort(1 + (mean[:, None, :] > mean[:, :, None] + TIE).sum(axis=2), axis=0)
    low, high = (places[min(int(share * DRAWS), DRAWS - 1)] for share in (0.05, 0.95))
    return {city: (int(low[place]), int(high[place])) for place, city in enumerate(cities)}


def known_enough(known: int, expected: int) -> bool:
    """Only cities with four fifths of the measures chosen are ranked by their mean."""
    return expected > 0 and known >= FEWEST_KNOWN * expected


def _parts(scores: Scores) -> list[str]:
    return sorted({part for found in scores.values() for part in found})


def _mean_without(found: Mapping[str, float], measure: str) -> float | None:
    rest = [score for key, score in found.items() if key != measure]
    return sum(rest) / len(rest) if rest else None


def _reached(versions: Sequence[Mapping[str, int]], cities: Mapping[str, object]) -> dict[str, tuple[int, int]]:
    found = {city: [ranks[city] for ranks in versions if city in ranks] for city in cities}
    return {city: (min(ranks), max(ranks)) for city, ranks in found.items() if ranks}


def _ranks(values: Mapping[str, float]) -> dict[str, int]:
    ordered = sorted(values.values())
    return {city: 1 + len(ordered) - bisect_right(ordered, value + TIE) for city, value in values.items()}


@lru_cache
def _weights(n: int) -> list[list[float]]:
    """Draws from the flat Dirichlet distribution, up to a factor that does not change a mean."""
    dice = random.Random(SEED)
    return [[dice.expovariate(1) for _ in range(n)] for _ in range(DRAWS)]
