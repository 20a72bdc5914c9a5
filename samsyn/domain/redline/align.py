"""Which words of the one text are which words of the other: what is sure first, what is likely last.

Equal blocks, then blocks much alike, then long passages, then blocks somewhat alike, then short passages, and at
last the small words between two passages that follow each other in both texts. What one step has found, no later step
takes back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from samsyn.domain.redline.edges import carry_on, widen
from samsyn.domain.redline.exact import Equals, Pairing
from samsyn.domain.redline.fill import filled
from samsyn.domain.redline.halves import take_halves
from samsyn.domain.redline.leftovers import Leftovers
from samsyn.domain.redline.passages import Length, passages
from samsyn.domain.redline.place import ordered, with_labels, with_lone_labels
from samsyn.domain.redline.prepared import Prepared
from samsyn.domain.redline.similar import Alike, pair_following, pair_similar
from samsyn.domain.redline.values import Block, Run
from samsyn.domain.redline.words import common, slid

MUCH, SOMEWHAT = Alike(alone=0.6, here=0.6, anywhere=0.6), Alike(alone=0.15, here=0.2, anywhere=0.4)
LONG, SHORT = Length(8, places=8), Length(4, places=2)


def aligned(
    old_blocks: Sequence[Block], new_blocks: Sequence[Block], apart: Callable[[Run], bool] = lambda run: False
) -> tuple[list[Run], Pairing]:
    """All runs, sorted by their place in the new text, and which block is which. A run that is `apart` left its
    document.

    Both directions give the same: the work is always done from the shorter text to the longer.
    """
    old, new = Prepared(old_blocks), Prepared(new_blocks)
    if (len(old), old.keys, old.labels) <= (len(new), new.keys, new.labels):
        return _forwards(old, new, apart)
    runs, pairing = _forwards(new, old, lambda run: apart(turned(run)))
    return by_place(map(turned, runs)), pairing.turned()


def turned(run: Run) -> Run:
    """The run seen from the other text."""
    return Run(run.new, run.new_at, run.old, run.old_at, run.size, run.moved)


def by_place(runs: Iterable[Run]) -> list[Run]:
    """Runs in the order of the new text."""
    return sorted(runs, key=lambda run: (run.new, run.new_at))


def _forwards(old: Prepared, new: Prepared, apart: Callable[[Run], bool]) -> tuple[list[Run], Pairing]:
    equals = Equals(old, new)
    pairing = equals.pairing
    runs = [Run(there, 0, at, 0, len(new.words[at])) for at, there in enumerate(pairing.of_new) if there >= 0]
    left = Leftovers(old, new, pairing)
    if left.olds and left.news:
        _edited(old, new, equals, left)
        runs = filled(by_place([*runs, *left.runs]), left)
    runs = ordered(with_labels(runs, old, new, pairing), lambda run: old.keys[run.old] == new.keys[run.new], apart)
    return with_lone_labels(runs, old, new, pairing), pairing


def _edited(old: Prepared, new: Prepared, equals: Equals, left: Leftovers) -> None:
    """Everything that is not the same block in both."""
    waiting = equals.waiting()
    pair_similar(old, new, equals.pairing, left, MUCH, but=waiting)
    pair_following(equals.pairing, left, waiting)
    equals.settle()
    _words_of_pairs(old, new, equals.pairing, left)
    _take_passages(left, LONG)
    pair_similar(old, new, equals.pairing, left, SOMEWHAT)
    _words_of_pairs(old, new, equals.pairing, left)
    _take_passages(left, SHORT)
    take_halves(equals.pairing, left)
    carry_on(left)


def _take_passages(left: Leftovers, length: Length) -> None:
    found = [Run(*passage) for passage in passages(left.old_segments(), left.new_segments(), length)]
    left.take(found)
    widen(found, left)


def _words_of_pairs(old: Prepared, new: Prepared, pairing: Pairing, left: Leftovers) -> None:
    """The common words of each new pair of blocks; where a passage has gone before, only between untaken words."""
    for at in left.fresh_pairs(pairing):
        there = pairing.of_new[at]
        a, b = left.olds[there], left.news[at]
        if old.keys[there] == new.keys[at] and not left.touched(there, at):
            left.take([Run(there, 0, at, 0, len(a))])
            continue
        if not left.touched(there, at):
            found = slid(common(a, b), old.words[there], new.words[at])
        else:
            found = common(left.blanked_old(there), left.blanked_new(at))
        left.take(Run(there, m.a, at, m.b, m.size) for m in found)
