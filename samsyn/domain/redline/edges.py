"""A passage that was edited on its way goes on after the edit: from each passage outwards, over a few other words."""

from __future__ import annotations

from collections.abc import Iterable

from samsyn.domain.redline.leftovers import Leftovers, Numbers
from samsyn.domain.redline.values import Run
from samsyn.domain.redline.words import common

# How far it is looked, how many other words may stand between, how many words must follow.
REACH, APART, SHORTEST = 24, 4, 2
# A block of more words than this has been found as a passage.
LONGEST = 60


def widen(found: Iterable[Run], left: Leftovers) -> None:
    """Take the words around passages that belong to them."""
    for run in found:
        for step in (1, -1):
            left.take(_onwards(run, step, left))


def _onwards(run: Run, step: int, left: Leftovers) -> list[Run]:
    """The runs that go on from this one, forwards or backwards, in the same two blocks."""
    old_at, new_at = _beyond(run, step)
    olds = left.free_from(left.olds, run.old, old_at, step, REACH)
    news = left.free_from(left.news, run.new, new_at, step, REACH)
    if len(olds) < SHORTEST or len(news) < SHORTEST:
        return []
    runs, a, b = [], 0, 0
    for match in common(olds, news):
        if match.a - a > APART or match.b - b > APART:
            break
        if match.size >= SHORTEST:
            a, b = match.a + match.size, match.b + match.size
            back = 0 if step > 0 else match.size - 1
            runs.append(
                Run(run.old, old_at + step * match.a - back, run.new, new_at + step * match.b - back, match.size)
            )
    return runs


def _beyond(run: Run, step: int) -> tuple[int, int]:
    """Where the words next to the run begin in its two blocks, after it or before it."""
    away = run.size if step > 0 else -1
    return run.old_at + away, run.new_at + away


def carry_on(left: Leftovers) -> None:
    """Where a run ends with its block on one side but not on the other, the next block may go on: the tail of a merge,
    or of a split."""
    for run in list(left.runs):
        for step in (1, -1):
            left.take(_next_block(run, step, left))


def _next_block(run: Run, step: int, left: Leftovers) -> list[Run]:
    old_at, new_at = _beyond(run, step)
    olds = left.free_from(left.olds, run.old, old_at, step, LONGEST)
    news = left.free_from(left.news, run.new, new_at, step, LONGEST)
    if bool(olds) == bool(news):
        return []
    old, new = run.old, run.new
    if not olds:
        old, old_at, olds = _beside(left, left.olds, run.old, old_at, step)
    else:
        new, new_at, news = _beside(left, left.news, run.new, new_at, step)
    size = next((n for n, (a, b) in enumerate(zip(olds, news, strict=False)) if a != b), min(len(olds), len(news)))
    # All that is left on the side that begins anew, or it is chance.
    if not size or size < (len(olds) if old != run.old else len(news)):
        return []
    back = 0 if step > 0 else size - 1
    return [Run(old, old_at - back, new, new_at - back, size)]


def _beside(left: Leftovers, numbers: Numbers, block: int, at: int, step: int) -> tuple[int, int, list[int]]:
    """The block after (or before) one that ended here, its nearest place, and its untaken words from there."""
    beside = block + step
    ended = at == len(numbers[block]) if step > 0 else at < 0
    if not ended or beside not in numbers:
        return beside, 0, []
    first = 0 if step > 0 else len(numbers[beside]) - 1
    return beside, first, left.free_from(numbers, beside, first, step, LONGEST)
