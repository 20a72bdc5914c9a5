"""The small words between two runs that follow each other in both texts: what a passage left behind on its way."""

from __future__ import annotations

from typing import NamedTuple

from samsyn.domain.redline.leftovers import NEW_BLANK, OLD_BLANK, Leftovers
from samsyn.domain.redline.values import Run
from samsyn.domain.redline.words import Match, common

# Fewer words than these in a row are chance, unless they are all that stood there on one side.
SHORTEST = 2
# A gap of more words than this was written anew.
WIDEST = 600
NO_END = 1 << 60

Place = tuple[int, int]


class _Gap(NamedTuple):
    """The untaken words between two runs on one side: their numbers and places, blocks parted by a blank."""

    words: list[int]
    places: list[Place]


def filled(runs: list[Run], left: Leftovers) -> list[Run]:
    """The runs (sorted by their new place) and what was found between them."""
    order = sorted(range(len(runs)), key=lambda at: runs[at][:2])
    following = dict(zip([-1, *order], [*order, len(runs)], strict=True))
    found: list[Run] = []
    for at in range(-1, len(runs)):
        if following[at] == at + 1:
            before, after = runs[at] if at >= 0 else None, runs[at + 1] if at + 1 < len(runs) else None
            found += _between(before, after, left)
    return sorted([*runs, *found], key=lambda run: (run.new, run.new_at)) if found else runs


def _between(before: Run | None, after: Run | None, left: Leftovers) -> list[Run]:
    """Common words of the gap that are more than chance."""
    olds = _gap(
        left.olds,
        OLD_BLANK,
        before and (before.old, before.old_at + before.size),
        after and (after.old, after.old_at),
    )
    if not olds.words:
        return []
    news = _gap(
        left.news,
        NEW_BLANK,
        before and (before.new, before.new_at + before.size),
        after and (after.new, after.new_at),
    )
    if not news.words or max(len(olds.words), len(news.words)) > WIDEST:
        return []
    # Both runs join the same two blocks: what stands between them is an edit, and each word counts.
    inside = bool(before and after and (before.old, before.new) == (after.old, after.new))
    found = [match for match in common(olds.words, news.words) if inside or _telling(match, olds, news)]
    return [Run(*olds.places[match.a], *news.places[match.b], match.size) for match in found]


def _gap(numbers: dict[int, list[int]], blank: int, start: Place | None, end: Place | None) -> _Gap:
    """The words from one place to another in the blocks that were left over."""
    first, begin = start or (0, 0)
    last, stop = end or (max(numbers, default=-1), NO_END)
    gap = _Gap([], [])
    for block in range(first, last + 1):
        words = numbers.get(block)
        if words is None:
            continue
        low, high = begin if block == first else 0, min(stop if block == last else NO_END, len(words))
        if low < high:
            gap.words.extend([*words[low:high], blank])
            gap.places.extend((block, at) for at in range(low, high + 1))
            if len(gap.words) > WIDEST:
                break
    return gap


def _telling(match: Match, olds: _Gap, news: _Gap) -> bool:
    """Long enough, or all that stood there of a block on one side."""
    return match.size >= SHORTEST or _whole(olds, match.a, match.size) or _whole(news, match.b, match.size)


def _whole(gap: _Gap, at: int, size: int) -> bool:
    return (at == 0 or gap.words[at - 1] < 0) and gap.words[at + size] < 0
