"""The shared core: which measures could serve a group of cities as one dashboard (method note 4.1).

A set of measures is worth the number of pairs of a city and a goal it covers: a city counts once for a goal, however many
measures of that goal it has. The exact answer is cheap because the goals do not touch each other: the best union of each
goal for every number of its measures, then a knapsack over the goals. Where one goal holds too many different measures for
that, the greedy choice stands in, which reaches at least 1 - 1/e of the best (Nemhauser, Wolsey and Fisher 1978).
Cities are bits of a whole number, so that a union is one operation.
"""

import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

# Measures of one goal that no other contains; above this their subsets are too many to try.
WIDEST = 14


@dataclass(frozen=True, slots=True)
class Rules:
    """What a reader asks of a set: measures that at least so many cities have, at most so many of a goal, and some for certain."""

    at_least: int = 1
    per_goal: int | None = None
    required: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Core:
    """A set of measures: pairs of city and goal covered, cities that have every measure, whether nothing better exists."""

    measures: tuple[str, ...]
    cells: int
    everyone: int
    exact: bool


@dataclass(frozen=True, slots=True)
class Candidates:
    """Measures a set may hold, by goal, each with the cities that have it as the bits of a number."""

    bits: dict[str, int]
    by_goal: dict[str, tuple[str, ...]]
    cities: int
    goals: int

    @property
    def total(self) -> int:
        """The pairs of city and goal there could be."""
        return self.cities * self.goals


@dataclass(frozen=True, slots=True)
class _Choice:
    """The best of one goal, or of several, for a number of measures. Compared by cells, then by pairs of city and measure."""

    cells: int
    pairs: int
    measures: tuple[str, ...]


def candidates(held: Mapping[str, Collection[str]], goals: Mapping[str, str], rules: Rules) -> Candidates:
    """The measures that enough cities have. `held` lists per city what it has, `goals` gives the goal of every measure.

    Required measures stay in whatever the rules say of the others. Goals are counted over all measures, kept or not.
    """
    bits = dict.fromkeys(sorted(goals), 0)
    for place, measures in enumerate(held.values()):
        for measure in measures:
            bits[measure] |= 1 << place
    kept = {key: mask for key, mask in bits.items() if mask.bit_count() >= rules.at_least or key in rules.required}
    by_goal: dict[str, tuple[str, ...]] = {}
    for key in sorted(kept, key=lambda key: (-kept[key].bit_count(), key)):
        by_goal[goals[key]] = (*by_goal.get(goals[key], ()), key)
    return Candidates(kept, by_goal, len(held), len(set(goals.values())))


def greedy(found: Candidates, rules: Rules, k: int) -> Core | None:
    """Measures chosen one by one, each time the one that adds most; ties: more cities, then code. None if k cannot be reached."""
    chosen: list[str] = []
    covered = dict.fromkeys(found.by_goal, 0)
    goal_of = {key: goal for goal, keys in found.by_goal.items() for key in keys}
    used = dict.fromkeys(found.by_goal, 0)
    if not _possible(found, rules, k):
        return None
    for step in range(k):
        wanted = rules.required[step : step + 1] or [key for key in found.bits if key not in chosen and _room(used[goal_of[key]], rules)]
        if not wanted:
            return None
        best = min(wanted, key=lambda key: (-(found.bits[key] & ~covered[goal_of[key]]).bit_count(), -found.bits[key].bit_count(), key))
        chosen.append(best)
        covered[goal_of[best]] |= found.bits[best]
        used[goal_of[best]] += 1
    return _core(found, tuple(chosen), sum(mask.bit_count() for mask in covered.values()), exact=False)


def exact(found: Candidates, rules: Rules, most: int = sys.maxsize) -> list[Core | None] | None:
    """The best set for every number of measures from 0 to `most`, None where there is none; None for all if a goal is too wide.

    Among sets of equal cells the one with more pairs of city and measure is given. Sets keep the order of the goals.
    """
    best: list[_Choice | None] = [_Choice(0, 0, ())]
    if set(rules.required) - set(found.bits):
        return [None]
    for keys in found.by_goal.values():
        options = _of_goal(found, keys, rules)
        if options is None:
            return None
        best = _joined(best, options, most)
    return [choice and _core(found, choice.measures, choice.cells, exact=True) for choice in best]


def cores(found: Candidates, rules: Rules, most: int) -> list[Core]:
    """The curve: the set for each number of measures that the rules allow, from 1 to `most`; exact where possible, else greedy."""
    sets = exact(found, rules, most)
    if sets is None:
        sets = [greedy(found, rules, k) for k in range(min(most, len(found.bits)) + 1)]
    return [core for core in sets[1 : most + 1] if core is not None]


def median_year(years: Sequence[int]) -> int | None:
    """The middle year of the values in a set; None without values."""
    return int(median(years)) if years else None


def _core(found: Candidates, measures: tuple[str, ...], cells: int, *, exact: bool) -> Core:
    everyone = (1 << found.cities) - 1
    for key in measures:
        everyone &= found.bits[key]
    return Core(measures, cells, everyone.bit_count(), exact)


def _room(used: int, rules: Rules) -> bool:
    return rules.per_goal is None or used < rules.per_goal


def _possible(found: Candidates, rules: Rules, k: int) -> bool:
    """Whether k measures can hold the required ones, all of them known and none too many of a goal."""
    of_goal = [sum(key in rules.required for key in keys) for keys in found.by_goal.values()]
    return len(rules.required) <= k <= len(found.bits) and sum(of_goal) == len(rules.required) and all(_room(n - 1, rules) for n in of_goal)


def _of_goal(found: Candidates, keys: Sequence[str], rules: Rules) -> list[_Choice | None] | None:
    """The best choice for each number of measures of one goal, required ones included; None if there are too many to try."""
    required = tuple(key for key in keys if key in rules.required)
    free = [key for key in keys if key not in rules.required]
    base = 0
    for key in required:
        base |= found.bits[key]
    widest = _widest(found, free, base)
    if len(widest) > WIDEST:
        return None
    unions = _best_unions(found, widest, base)
    options: list[_Choice | None] = [None] * len(required)
    for extra in range(min(len(keys), len(keys) if rules.per_goal is None else rules.per_goal) - len(required) + 1):
        cells, chosen = unions[min(extra, len(widest))]
        fill = [key for key in free if key not in chosen][: extra - len(chosen)]
        measures = (*required, *chosen, *fill)
        options.append(_Choice(cells, sum(found.bits[key].bit_count() for key in measures), measures))
    return options


def _widest(found: Candidates, free: Sequence[str], base: int) -> list[str]:
    """Measures whose cities are not all among those of another or of the required: only these can make a union larger."""
    kept: list[str] = []
    for key in free:  # those with more cities come first
        own = found.bits[key] & ~base
        if own and not any(own & ~found.bits[other] == 0 for other in kept):
            kept.append(key)
    return kept


def _best_unions(found: Candidates, widest: Sequence[str], base: int) -> list[tuple[int, tuple[str, ...]]]:
    """For each number of these measures the largest union with `base`: its size and the measures."""
    best: list[tuple[int, int, int]] = [(-1, -1, 0)] * (len(widest) + 1)
    unions, pairs = [base] * (1 << len(widest)), [0] * (1 << len(widest))
    masks = [found.bits[key] for key in widest]
    for subset in range(1 << len(widest)):
        if subset:
            last = (subset & -subset).bit_length() - 1
            before = subset & (subset - 1)
            unions[subset] = unions[before] | masks[last]
            pairs[subset] = pairs[before] + masks[last].bit_count()
        n = subset.bit_count()
        reached = (unions[subset].bit_count(), pairs[subset])
        if reached > best[n][:2]:
            best[n] = (*reached, subset)
    return [(cells, tuple(key for place, key in enumerate(widest) if subset >> place & 1)) for cells, _, subset in best]


def _joined(before: list[_Choice | None], options: list[_Choice | None], most: int) -> list[_Choice | None]:
    """The knapsack's step: what the goals so far and one more reach together, for every number of measures up to `most`."""
    best: list[Any] = [(-1, -1, None, None)] * min(len(before) + len(options) - 1, most + 1)
    offered = [(extra, option, option.cells, option.pairs) for extra, option in enumerate(options) if option is not None]
    for n, done in enumerate(before):
        if done is None:
            continue
        cells, pairs, room = done.cells, done.pairs, len(best) - n
        for extra, option, more_cells, more_pairs in offered:
            if extra >= room:
                break
            known, now = best[n + extra], cells + more_cells
            if now > known[0] or now == known[0] and pairs + more_pairs > known[1]:
                best[n + extra] = now, pairs + more_pairs, done, option
    return [_Choice(cells, pairs, (*done.measures, *option.measures)) if done else None for cells, pairs, done, option in best]
