"""Blocks that were edited: which old block a new one grew out of, best first.

Candidates are few: blocks that share rare pairs of words, and blocks that stand in the same gap between two sure ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from samsyn.domain.redline.exact import NOWHERE, Pairing
from samsyn.domain.redline.leftovers import Leftovers
from samsyn.domain.redline.prepared import Prepared
from samsyn.domain.redline.values import Block

# A pair of words that stands in more old blocks than this tells nothing.
COMMONPLACE = 40
MOST_CANDIDATES = 5
WIDEST_GAP = 40
FOLLOWING = 0.5
# A block of so few words is found by each of them. No word has the number beside it.
SHORT, ALONE = 3, -5
HERE, SAME_LABEL, SAME_IDENT, BESIDE = 0.15, 0.05, 0.3, 0.07

Numbers = dict[int, list[int]]
Waiting = tuple[Container[int], Container[int]]
NOBODY: Waiting = ((), ())


class Alike(NamedTuple):
    """How alike two blocks must be, 0–1: alone between two sure neighbours, in the same gap, and anywhere."""

    alone: float
    here: float
    anywhere: float


def pair_similar(
    old: Prepared, new: Prepared, pairing: Pairing, left: Leftovers, alike: Alike, *, but: Waiting = NOBODY
) -> None:
    """Pair the blocks that are still unpaired (but those that wait), by the words that nothing has taken yet."""
    olds = {
        at: words
        for at in left.olds
        if pairing.of_old[at] < 0 and at not in but[0] and (words := left.telling(left.old_free(at)))
    }
    news = {
        at: words
        for at in left.news
        if pairing.of_new[at] < 0 and at not in but[1] and (words := left.telling(left.new_free(at)))
    }
    if not olds or not news:
        return
    sizes_old = {at: len(left.telling(left.olds[at])) for at in olds}
    sizes_new = {at: len(left.telling(left.news[at])) for at in news}
    gaps, index = _gaps(pairing, len(old)), _index(olds)
    wishes = []
    for at, words in news.items():
        low, high = gaps[at]
        near = {there for there in range(low, high) if there in olds} if high - low <= WIDEST_GAP else set()
        near |= olds.keys() & _neighbours(pairing, at)
        for there in {*near, *_sharing(words, index)}:
            here = low <= there < high or there in near
            beside = _beside(pairing, len(old), there, at)
            score = _score(olds[there], words, sizes_old[there] + sizes_new[at])
            if score >= (alike.alone if beside == 2 else alike.here if here else alike.anywhere):
                score += HERE * here + BESIDE * beside + _bonus(old.blocks[there], new.blocks[at])
                wishes.append((score, -abs(there - low), there, at))
    wishes.sort(reverse=True)
    for _, _, there, at in wishes:
        if pairing.free(there, at):
            pairing.join(there, at)


def pair_following(pairing: Pairing, left: Leftovers, but: Waiting) -> None:
    """Pair a block that waits for its equal with an edited one, where that stands right after the same block as
    before. The equal that stands elsewhere is then one of its other doubles."""
    for at in left.news:
        there = pairing.of_new[at - 1] + 1 if at and pairing.of_new[at - 1] >= 0 else 0
        one_waits = (there in but[0]) != (at in but[1])
        if not one_waits or there not in left.olds or not pairing.free(there, at):
            continue
        old, new = left.olds[there], left.news[at]
        if old and _score(old, new, len(old) + len(new)) >= FOLLOWING:
            pairing.join(there, at)


def _gaps(pairing: Pairing, size: int) -> list[tuple[int, int]]:
    """For each new block the old places between the pair before it and the pair after it; empty if they do not meet."""
    after, following = [size] * len(pairing.of_new), size
    for at in range(len(pairing.of_new) - 1, -1, -1):
        after[at] = following
        if pairing.of_new[at] >= 0:
            following = pairing.of_new[at]
    gaps, before = [], NOWHERE
    for at, there in enumerate(pairing.of_new):
        gaps.append((before + 1, max(after[at], before + 1)))
        if there >= 0:
            before = there
    return gaps


def _neighbours(pairing: Pairing, at: int) -> set[int]:
    """The old places right after the block before, and right before the block after."""
    found = set()
    if at and pairing.of_new[at - 1] >= 0:
        found.add(pairing.of_new[at - 1] + 1)
    if at + 1 < len(pairing.of_new) and pairing.of_new[at + 1] >= 0:
        found.add(pairing.of_new[at + 1] - 1)
    return found


def _index(olds: Numbers) -> dict[tuple[int, int], list[int]]:
    """What blocks are found by → the old blocks that have it."""
    index: dict[tuple[int, int], list[int]] = defaultdict(list)
    for at, words in olds.items():
        for pair in _marks(words):
            index[pair].append(at)
    return index


def _marks(words: Sequence[int]) -> set[tuple[int, int]]:
    """What a block is found by: pairs of neighbouring words; in a heading of a few words each of them too."""
    marks = set(pairwise(words))
    return marks.union((word, ALONE) for word in words) if len(words) <= SHORT else marks


def _sharing(words: Sequence[int], index: dict[tuple[int, int], list[int]]) -> list[int]:
    """The old blocks that share the rarest pairs of words."""
    weights: dict[int, float] = defaultdict(float)
    for pair in _marks(words):
        found = index.get(pair, ())
        if 0 < len(found) <= COMMONPLACE:
            for at in found:
                weights[at] += 1 / len(found)
    if len(weights) <= MOST_CANDIDATES:
        return list(weights)
    return sorted(weights, key=lambda at: (-weights[at], at))[:MOST_CANDIDATES]


def _score(old: Sequence[int], new: Sequence[int], words: int) -> float:
    """How alike, 0–1: the common words of what is free, against all words of both."""
    alike: float = 2 * LCSseq.similarity(old, new) / words
    return alike


def _beside(pairing: Pairing, size: int, there: int, at: int) -> int:
    """How many of its two neighbours a block would keep; the beginning and the end of a text are neighbours too."""
    of_new = pairing.of_new
    before = of_new[at - 1] if at else -1
    after = of_new[at + 1] if at + 1 < len(of_new) else size
    return (before == there - 1) + (after == there + 1)


def _bonus(old: Block, new: Block) -> float:
    """What speaks for a pair besides its words and its place."""
    named = SAME_IDENT if old.ident and old.ident == new.ident else 0.0
    return named + (SAME_LABEL if old.label and old.label == new.label else 0.0)
