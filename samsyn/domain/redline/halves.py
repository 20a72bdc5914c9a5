"""The other half of a block that was split or merged, where it was edited so much that no passage is left of it."""

from __future__ import annotations

from rapidfuzz.distance import LCSseq

from samsyn.domain.redline.exact import Pairing
from samsyn.domain.redline.leftovers import Leftovers
from samsyn.domain.redline.values import Run
from samsyn.domain.redline.words import common

# How alike what is left of the two must be, 0–1.
ALIKE = 0.4


def take_halves(pairing: Pairing, left: Leftovers) -> None:
    """For each block without a pair: does the pair of its neighbour go on in it?"""
    for at in left.news:
        if pairing.of_new[at] < 0:
            for beside in (at - 1, at + 1):
                there = pairing.of_new[beside] if 0 <= beside < len(pairing.of_new) else -1
                _take(left, there, at)
    for there in left.olds:
        if pairing.of_old[there] < 0:
            for beside in (there - 1, there + 1):
                at = pairing.of_old[beside] if 0 <= beside < len(pairing.of_old) else -1
                _take(left, there, at)


def _take(left: Leftovers, there: int, at: int) -> None:
    """Take the common words of what is left of both blocks, if there are enough."""
    if there not in left.olds or at not in left.news:
        return
    old, new = left.old_free(there), left.new_free(at)
    if old and new and 2 * LCSseq.similarity(old, new) >= ALIKE * (len(old) + len(new)):
        found = common(left.blanked_old(there), left.blanked_new(at))
        left.take([Run(there, m.a, at, m.b, m.size) for m in found])
