"""Which of many passages kept their order, so that the fewest words are said to have moved."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise


def heaviest(places: Sequence[int], weights: Sequence[int]) -> list[int]:
    """The indexes of the heaviest subsequence in which the places rise; O(n log n).

    The places must all differ. Where nothing is out of order nothing is worked out.
    """
    if all(first < second for first, second in pairwise(places)):
        return list(range(len(places)))
    rank = {place: at for at, place in enumerate(sorted(places), start=1)}
    tree: list[tuple[int, int]] = [(0, -1)] * (len(places) + 1)
    before: list[int] = []
    best = (0, -1)
    for at, place in enumerate(places):
        reached = _best_below(tree, rank[place] - 1)
        before.append(reached[1])
        here = (reached[0] + weights[at], at)
        _raise(tree, rank[place], here)
        best = here if here[0] > best[0] else best
    kept = []
    at = best[1]
    while at >= 0:
        kept.append(at)
        at = before[at]
    return kept[::-1]


def _best_below(tree: list[tuple[int, int]], at: int) -> tuple[int, int]:
    best = (0, -1)
    while at > 0:
        best = max(best, tree[at])
        at -= at & -at
    return best


def _raise(tree: list[tuple[int, int]], at: int, value: tuple[int, int]) -> None:
    while at < len(tree):
        if value > tree[at]:
            tree[at] = value
        at += at & -at
