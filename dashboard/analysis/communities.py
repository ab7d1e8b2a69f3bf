"""Groups of tags that hang together more than chance would make them (method note 5.4), shown only if they are real.

Greedy modularity (Clauset, Newman and Moore 2004) over how many activities name both tags of a pair: the note's 0.10 for the
challenges of Metropolis is that of counts (0.099). The weights 1/(tags - 1), which the network is drawn with, give the same groups
a modularity of 0.20, because they quieten the one meeting with ten challenges; neither is near enough. A partition counts only
if its modularity is at least 0.3 and if it comes back in four of five runs that each leave out one activity.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from dashboard.analysis.co_occurrence import Pair, shared_counts

LEAST_MODULARITY, LEAST_SURVIVING = 0.3, 0.8
Groups = frozenset[frozenset[str]]


@dataclass(frozen=True)
class Communities:
    """The best partition found, its modularity, and in which share of the runs it came back (None if that was not needed)."""

    groups: Groups
    modularity: float
    surviving: float | None

    @property
    def are_real(self) -> bool:
        """Whether there are communities to show."""
        return self.modularity >= LEAST_MODULARITY and (self.surviving or 0) >= LEAST_SURVIVING


def communities(tagged: Sequence[Collection[str]]) -> Communities:
    """The partition of the tags of these activities. Without a tie there is one group per tag and a modularity of 0."""
    counts = shared_counts(tagged)
    groups = partition(counts)
    found = modularity(counts, groups)
    if found < LEAST_MODULARITY:
        return Communities(groups, found, None)
    runs = [partition(shared_counts([*tagged[:left_out], *tagged[left_out + 1 :]])) for left_out in range(len(tagged))]
    return Communities(groups, found, sum(run == groups for run in runs) / len(runs))


def modularity(weights: Mapping[Pair, float], groups: Groups) -> float:
    """The weight inside the groups less what would fall there by chance, as a share of all (Newman's Q)."""
    total = sum(weights.values())
    if not total:
        return 0.0
    found = 0.0
    for group in groups:
        inside = sum(weight for (a, b), weight in weights.items() if a in group and b in group)
        touching = sum(weight * ((a in group) + (b in group)) for (a, b), weight in weights.items())
        found += inside / total - (touching / (2 * total)) ** 2
    return found


def partition(weights: Mapping[Pair, float]) -> Groups:
    """Merge the two groups that gain most until nothing is gained; ties by name, so that the answer is always the same."""
    groups = [frozenset([tag]) for tag in sorted({tag for pair in weights for tag in pair})]
    total = sum(weights.values())
    while len(groups) > 1:
        gains = [(_gain(weights, one, other, total), one, other) for one, other in combinations(groups, 2)]
        gain, one, other = max(gains, key=lambda found: (found[0], sorted(found[1]), sorted(found[2])))
        if gain <= 0:
            break
        groups = sorted([group for group in groups if group not in (one, other)] + [one | other], key=sorted)
    return frozenset(groups)


def _gain(weights: Mapping[Pair, float], one: frozenset[str], other: frozenset[str], total: float) -> float:
    between = touching_one = touching_other = 0.0
    for (a, b), weight in weights.items():
        between += weight * ((a in one and b in other) or (a in other and b in one))
        touching_one += weight * ((a in one) + (b in one))
        touching_other += weight * ((a in other) + (b in other))
    return between / total - touching_one * touching_other / (2 * total**2)
