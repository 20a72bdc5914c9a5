"""The words that have not found their counterpart yet, and the runs found among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from samsyn.domain.redline.exact import Pairing
from samsyn.domain.redline.passages import Segment
from samsyn.domain.redline.prepared import Numbering, Prepared
from samsyn.domain.redline.values import Run

Numbers = dict[int, list[int]]
Taken = dict[int, list[tuple[int, int]]]

# No word's number, and different on each side. (-1 and -2 would have the same hash, and so be equal to RapidFuzz.)
OLD_BLANK, NEW_BLANK = -3, -4


class Leftovers:
    """The blocks of both sides that no equal block was found for: their words as numbers, and which of them are taken."""

    def __init__(self, old: Prepared, new: Prepared, pairing: Pairing) -> None:
        numbering = Numbering()
        self.olds = {at: numbering.of(key) for at, key in enumerate(old.keys) if pairing.of_old[at] < 0}
        self.news = {at: numbering.of(key) for at, key in enumerate(new.keys) if pairing.of_new[at] < 0}
        self.runs: list[Run] = []
        self._taken_old: Taken = defaultdict(list)
        self._taken_new: Taken = defaultdict(list)
        self._done: set[int] = set()

    def take(self, runs: Iterable[Run]) -> None:
        """These words have found their counterpart."""
        for run in runs:
            self.runs.append(run)
            self._taken_old[run.old].append((run.old_at, run.size))
            self._taken_new[run.new].append((run.new_at, run.size))

    def fresh_pairs(self, pairing: Pairing) -> list[int]:
        """The new blocks that were paired since this was last asked."""
        fresh = [at for at in self.news if pairing.of_new[at] >= 0 and at not in self._done]
        self._done.update(fresh)
        return fresh

    def touched(self, old: int, new: int) -> bool:
        """Has a run taken words of either block?"""
        return old in self._taken_old or new in self._taken_new

    def old_segments(self) -> Iterator[Segment]:
        return _segments(self.olds, self._taken_old)

    def new_segments(self) -> Iterator[Segment]:
        return _segments(self.news, self._taken_new)

    def free_from(self, numbers: Numbers, block: int, at: int, step: int, most: int) -> list[int]:
        """The untaken words of a block from a place on, forwards or backwards, up to the first taken one."""
        words = numbers[block]
        taken = self._taken_old if numbers is self.olds else self._taken_new
        stop = min(at + most, len(words)) if step > 0 else max(at - most, -1)
        for first, size in taken.get(block, ()):
            if step > 0 and first >= at:
                stop = min(stop, first)
            elif step < 0 and first + size - 1 <= at:
                stop = max(stop, first + size - 1)
        return words[at:stop] if step > 0 else words[stop + 1 : at + 1][::-1]

    def old_free(self, at: int) -> list[int]:
        """The untaken words of an old block."""
        return _free(self.olds[at], self._taken_old.get(at))

    def new_free(self, at: int) -> list[int]:
        return _free(self.news[at], self._taken_new.get(at))

    def blanked_old(self, at: int) -> list[int]:
        """The old block's words, with what is taken put out by a number that the other side does not have."""
        return _blanked(self.olds[at], self._taken_old.get(at, ()), OLD_BLANK)

    def blanked_new(self, at: int) -> list[int]:
        return _blanked(self.news[at], self._taken_new.get(at, ()), NEW_BLANK)


def _segments(numbers: Numbers, taken: Taken) -> Iterator[Segment]:
    for block, words in numbers.items():
        if block not in taken:
            yield Segment(block, 0, words)
            continue
        at = 0
        for first, size in [*sorted(taken[block]), (len(words), 0)]:
            if first > at:
                yield Segment(block, at, words[at:first])
            at = first + size


def _free(words: list[int], taken: list[tuple[int, int]] | None) -> list[int]:
    return words if not taken else [word for word in _blanked(words, taken, OLD_BLANK) if word >= 0]


def _blanked(words: list[int], taken: Iterable[tuple[int, int]], blank: int) -> list[int]:
    result = list(words)
    for first, size in taken:
        result[first : first + size] = [blank] * size
    return result
