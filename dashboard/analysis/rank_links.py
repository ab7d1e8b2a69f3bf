"""Rank correlation of many measures at once, each pair over the areas that have both (method note 5.1).

Loaded where pairs are computed: at build, and when a reader asks for a region or a set of cities. It needs numpy and nothing
else; the tail of Student's distribution is its own. Measures are rows, areas are columns, NaN is missing.
"""

import math

import numpy as np
from numpy.typing import NDArray

Table = NDArray[np.float64]
_STEPS = 400
_TINY, _CLOSE = 1e-300, 1e-15


def rank_correlations(values: Table) -> tuple[NDArray[np.int64], Table]:
    """Number of areas and Spearman's rho of every pair of rows, as two square tables.

    Ranks are given anew for every pair among the areas that have both; ties share their mean rank. NaN where either is constant.
    """
    there = ~np.isnan(values)
    counts = there.astype(np.int64) @ there.T.astype(np.int64)
    centred = _centred(values, there, counts)
    return counts, _rho(np.einsum("ijk,jik->ij", centred, centred), np.einsum("ijk,ijk->ij", centred, centred))


def partial_correlations(values: Table, controls: Table) -> tuple[NDArray[np.int64], Table]:
    """The same, with the controls (rows as well) held constant: partial rank correlation over the areas that have everything.

    The formula of one control, r_ab.t = (r_ab - r_at r_bt) / sqrt((1 - r_at²)(1 - r_bt²)), is applied once per control.
    NaN where a measure or control is constant, or follows from the controls exactly.
    """
    whole = ~np.isnan(controls).any(axis=0)
    values, controls = values[:, whole], controls[:, whole]
    there = ~np.isnan(values)
    counts = there.astype(np.int64) @ there.T.astype(np.int64)
    own = _centred(values, there, counts)
    both = there[:, None, :] & there[None, :, :]
    ranked = [_centred_under(control, both, counts) for control in controls]
    spread = np.einsum("ijk,ijk->ij", own, own)
    spreads = [np.einsum("ijk,ijk->ij", control, control) for control in ranked]
    pair = _rho(np.einsum("ijk,jik->ij", own, own), spread)
    to_control = [_ratio(np.einsum("ijk,ijk->ij", own, control), spread * of) for control, of in zip(ranked, spreads, strict=True)]
    between = {
        (i, j): _ratio(np.einsum("ijk,ijk->ij", ranked[i], ranked[j]), spreads[i] * spreads[j]) for i in range(len(ranked)) for j in range(i + 1, len(ranked))
    }
    return counts, _without(pair, to_control, between)


def two_sided_p(rho: Table, freedom: Table) -> Table:
    """The chance of a correlation at least this strong if there is none: Student's t with so many degrees of freedom.

    NaN stays NaN. Agrees with the incomplete beta function I(1 - rho²; freedom/2, 1/2) to fourteen digits.
    """
    found = np.full(rho.shape, np.nan)
    known = ~np.isnan(rho) & (freedom > 0)
    squared = np.minimum(rho[known] ** 2, 1.0)
    half = freedom[known] / 2
    found[known] = _incomplete_beta(1 - squared, squared, half)
    return found


def false_discovery(p: Table) -> Table:
    """Benjamini and Hochberg (1995): the share of false links to expect among all pairs at least this clear. NaN stays NaN."""
    q = np.full(p.shape, np.nan)
    known = np.flatnonzero(~np.isnan(p))
    order = known[np.argsort(p[known], kind="stable")]
    scaled = p[order] * len(order) / np.arange(1, len(order) + 1)
    q[order] = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1.0)
    return q


def _centred(values: Table, there: NDArray[np.bool_], counts: NDArray[np.int64]) -> Table:
    """[i, j, area]: the rank of row i among the areas that have i and j, less the mean rank; 0 outside."""
    centred = np.zeros((*counts.shape, values.shape[1]))
    for row, own in enumerate(values):
        order, below, above = _order(own)
        so_far = np.zeros((len(values), len(order) + 1))
        np.cumsum(there[:, order], axis=1, out=so_far[:, 1:])
        centred[row][:, order] = (so_far[:, below] + so_far[:, above] + 1) / 2 - (counts[row][:, None] + 1) / 2
    centred *= there[None, :, :]
    return centred


def _centred_under(control: Table, both: NDArray[np.bool_], counts: NDArray[np.int64]) -> Table:
    """[i, j, area]: the rank of a control among the areas that have i and j, less the mean rank; 0 outside."""
    order, below, above = _order(control)
    so_far = np.zeros((*counts.shape, len(order) + 1))
    np.cumsum(both[:, :, order], axis=2, out=so_far[:, :, 1:])
    centred = np.zeros(both.shape)
    centred[:, :, order] = (so_far[:, :, below] + so_far[:, :, above] + 1) / 2 - (counts[:, :, None] + 1) / 2
    centred *= both
    return centred


def _order(own: Table) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """The areas that have a value in its order, and for each how many stand below it and how many not above (ties)."""
    order = np.argsort(own, kind="stable")[: np.count_nonzero(~np.isnan(own))]
    ordered = own[order]
    return order, np.searchsorted(ordered, ordered, "left"), np.searchsorted(ordered, ordered, "right")


def _rho(products: Table, spread: Table) -> Table:
    return _ratio(products, spread * spread.T)


def _ratio(products: Table, spreads: Table) -> Table:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.clip(np.where(spreads > 0, products / np.sqrt(spreads), np.nan), -1.0, 1.0)


def _without(pair: Table, to_control: list[Table], between: dict[tuple[int, int], Table]) -> Table:
    """Take the controls out one after the other."""
    for first in range(len(to_control)):
        taken = to_control[first]
        pair = _one_out(pair, taken, taken.T)
        for later in range(first + 1, len(to_control)):
            to_control[later] = _one_out(to_control[later], taken, between[first, later])
            for last in range(later + 1, len(to_control)):
                between[later, last] = _one_out(between[later, last], between[first, later], between[first, last])
    return pair


def _one_out(pair: Table, left: Table, right: Table) -> Table:
    spreads = (1 - left**2) * (1 - right**2)
    return _ratio(pair - left * right, np.where(spreads > _CLOSE, spreads, 0.0))


def _incomplete_beta(x: Table, rest: Table, half: Table) -> Table:
    """I(x; half, 1/2) with rest = 1 - x, by the continued fraction that converges fastest on its side of the mean."""
    front = np.zeros(x.shape)
    inside = (x > 0) & (rest > 0)
    beta = np.array([math.lgamma(a + 0.5) - math.lgamma(a) - math.lgamma(0.5) for a in half.tolist()])
    front[inside] = np.exp(beta[inside] + half[inside] * np.log(x[inside]) + 0.5 * np.log(rest[inside]))
    left = x < (half + 1) / (half + 2.5)
    a, b, at = np.where(left, half, 0.5), np.where(left, 0.5, half), np.where(left, x, rest)
    part = front * _fraction(at, a, b) / a
    return np.clip(np.where(left, part, 1 - part), 0.0, 1.0)


def _fraction(x: Table, a: Table, b: Table) -> Table:
    """The continued fraction of the incomplete beta function (modified Lentz), all entries at once."""
    c = np.ones(x.shape)
    d = 1 / _away(1 - (a + b) * x / (a + 1))
    result = d.copy()
    for m in range(1, _STEPS):
        for term in (m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)), -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))):
            d = 1 / _away(1 + term * d)
            c = _away(1 + term / c)
            result *= c * d
        if np.all(np.abs(c * d - 1) < _CLOSE):
            break
    return result


def _away(numbers: Table) -> Table:
    """Nothing is divided by zero."""
    return np.where(np.abs(numbers) < _TINY, _TINY, numbers)
