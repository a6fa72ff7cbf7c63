"""Institutions gathered into a tree, the most alike first (average linkage), its leaves in the order that sets the most alike side by side. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from scipy.cluster.hierarchy import leaves_list, linkage, optimal_leaf_ordering
from scipy.spatial.distance import squareform

if TYPE_CHECKING:
    from inventory_app.comparison.likeness import Array, Merge


def fold_tree(figures: Array) -> tuple[tuple[int, ...], tuple[Merge, ...], float, tuple[tuple[int, ...], ...]]:
    """Order of the leaves, merges, where the tree is cut into groups (the mean of all pairs), and the groups of two and more. A pair without a figure
    stands in the tree as the mean of all pairs."""
    from inventory_app.comparison.likeness import Merge  # noqa: PLC0415 -- which imports this module when it is asked for a map

    size = figures.shape[0]
    upper = figures[np.triu_indices(size, 1)]
    told = upper[~np.isnan(upper)]
    if size < 2 or not told.size:
        return tuple(range(size)), (), 1.0, ()
    mean = float(told.mean())
    # Rounded, so that what is equal on paper is equal here: else the last bit would order the leaves.
    apart = 1 - np.where(np.isnan(figures), mean, figures).round(9)
    np.fill_diagonal(apart, 0)
    condensed = squareform((apart + apart.T) / 2, checks=False)
    found = optimal_leaf_ordering(linkage(condensed, "average"), condensed)
    members: list[tuple[int, ...]] = [(number,) for number in range(size)]
    merges = []
    for one, other, height, _number in found:
        both = (*members[int(one)], *members[int(other)])
        members.append(both)
        merges.append(Merge(int(one), int(other), max(0.0, 1 - float(height)), both))
    return tuple(int(leaf) for leaf in leaves_list(found)), tuple(merges), mean, _groups(merges, mean)


def _groups(merges: list[Merge], cut: float) -> tuple[tuple[int, ...], ...]:
    """The largest branches whose members are, on average, more alike than institutions are at large; none where that takes in all."""
    closer = [merge for merge in merges if merge.figure > cut + 1e-9]
    inner = {number for merge in closer for number in (merge.one, merge.other)}
    size = len(merges) + 1
    largest = [merge.members for at, merge in enumerate(merges) if merge in closer and size + at not in inner]
    return tuple(sorted(members for members in largest if len(members) < size))
