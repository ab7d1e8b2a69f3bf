"""What is worked on together: tags, members and partners named by the same activities (method note 5.4). Plain Python.

Absence from a document is not absence of work: these are counts of what was reported.
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

# Below this a lift is noise: one shared meeting can give fourteen. Only the count is shown.
FEWEST_SHARED = 3
MANY_TAGS = 5
CLEAR_Q = 0.05
Pair = tuple[str, str]


@dataclass(frozen=True)
class Shared:
    """Two tags: activities that name each, both, and any tag at all; `weight` adds 1/(tags - 1) of every activity that names both.

    `q` is None until all pairs are known, `pmi` and `npmi` are None if nothing is shared.
    """

    a: str
    b: str
    n_a: int
    n_b: int
    n_ab: int
    n: int
    weight: float = 0.0
    q: float | None = None

    @property
    def jaccard(self) -> float:
        """Shared activities as a share of those that name either (0 if none does)."""
        either = self.n_a + self.n_b - self.n_ab
        return self.n_ab / either if either else 0.0

    @property
    def expected(self) -> float:
        """How many activities would name both by chance."""
        return self.n_a * self.n_b / self.n if self.n else 0.0

    @property
    def lift(self) -> float | None:
        """Shared activities as a multiple of what chance would give; None if chance would give none."""
        return self.n_ab / self.expected if self.expected else None

    @property
    def pmi(self) -> float | None:
        """The logarithm of the lift to base 2."""
        return math.log2(self.lift) if self.n_ab and self.lift else None

    @property
    def npmi(self) -> float | None:
        """The same from -1 (never together) to 1 (always)."""
        if self.pmi is None or self.n_ab == self.n:
            return None
        return self.pmi / -math.log2(self.n_ab / self.n)

    @property
    def p(self) -> float:
        """The chance of at least so many shared activities if tags fell at random (hypergeometric)."""
        return at_least(self.n_ab, self.n, self.n_a, self.n_b)

    @property
    def is_clear(self) -> bool:
        """Whether more is shared than chance would give, over all pairs, and more than a meeting or two."""
        return self.q is not None and self.q <= CLEAR_Q and self.n_ab >= FEWEST_SHARED


def at_least(k: int, n: int, n_a: int, n_b: int) -> float:
    """P(X >= k) for the number of marked things among n_b drawn from n of which n_a are marked."""
    ways = sum(math.comb(n_a, hit) * math.comb(n - n_a, n_b - hit) for hit in range(k, min(n_a, n_b) + 1) if n_b - hit <= n - n_a)
    return ways / math.comb(n, n_b)


def pairs(tagged: Sequence[Collection[str]], *, most: int | None = None) -> list[Shared]:
    """Every pair of tags over the activities that carry any, with q over all pairs. `most` leaves out activities with more tags."""
    groups = [sorted(set(tags)) for tags in tagged if tags and (most is None or len(set(tags)) <= most)]
    counts: dict[str, int] = {}
    for tags in groups:
        for tag in tags:
            counts[tag] = counts.get(tag, 0) + 1
    together, weights = shared_counts(groups), newman_weights(groups)
    found = [
        Shared(a, b, counts[a], counts[b], int(together.get((a, b), 0)), len(groups), weights.get((a, b), 0.0)) for a, b in combinations(sorted(counts), 2)
    ]
    return [Shared(**{**vars(pair), "q": q}) for pair, q in zip(found, false_discovery([pair.p for pair in found]), strict=True)]


def newman_weights(groups: Iterable[Collection[str]]) -> dict[Pair, float]:
    """How strongly pairs are tied (Newman 2001): each group gives every pair in it 1/(size - 1), so that no large one dominates."""
    weights: dict[Pair, float] = {}
    for group in groups:
        names = sorted(set(group))
        for pair in combinations(names, 2):
            weights[pair] = weights.get(pair, 0.0) + 1 / (len(names) - 1)
    return weights


def shared_counts(groups: Iterable[Collection[str]]) -> dict[Pair, float]:
    """How many groups name both tags of a pair; pairs that none names are left out."""
    counts: dict[Pair, float] = {}
    for group in groups:
        for pair in combinations(sorted(set(group)), 2):
            counts[pair] = counts.get(pair, 0) + 1
    return counts


def false_discovery(p: Sequence[float]) -> list[float]:
    """Benjamini and Hochberg (1995): q of every p, in the order given."""
    order = sorted(range(len(p)), key=lambda place: p[place])
    q, lowest = [0.0] * len(p), 1.0
    for rank in range(len(p), 0, -1):
        place = order[rank - 1]
        lowest = min(lowest, p[place] * len(p) / rank)
        q[place] = lowest
    return q


def crossed(tagged: Iterable[tuple[Collection[str], Collection[str]]]) -> dict[Pair, int]:
    """How many activities name a row and a column: members × challenges, partners × challenges."""
    cells: dict[Pair, int] = {}
    for rows, columns in tagged:
        for row in rows:
            for column in columns:
                cells[row, column] = cells.get((row, column), 0) + 1
    return cells


def strength(weights: Mapping[Pair, float]) -> dict[str, float]:
    """The sum of the weights of each tag's pairs, strongest first."""
    sums: dict[str, float] = {}
    for pair, weight in weights.items():
        for tag in pair:
            sums[tag] = sums.get(tag, 0.0) + weight
    return dict(sorted(sums.items(), key=lambda item: (-item[1], item[0])))
