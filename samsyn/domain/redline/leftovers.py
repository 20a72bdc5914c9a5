"""The words that have not found their counterpart yet, and the runs found among them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from samsyn.domain.redline.exact import Pairing
from samsyn.domain.redline.passages import Segment
from samsyn.domain.redline.prepared import Numbering, Prepared
from samsyn.domain.redline.values import Run

Numbers = dict[int, list[int]]
# Block → a mark for each of its words, for blocks of which a run has taken any.
Taken = dict[int, bytearray]
FREE, TAKEN = b"\0", b"\1"

# No word's number, and different on each side. (-1 and -2 would have the same hash, and so be equal to RapidFuzz.)
OLD_BLANK, NEW_BLANK = -3, -4


class Leftovers:
    """The blocks of both sides that no equal block was found for: their words as numbers, and which of them are taken."""

    def __init__(self, old: Prepared, new: Prepared, pairing: Pairing) -> None:
        numbering = Numbering()
        self.olds = {at: numbering.of(key) for at, key in enumerate(old.keys) if pairing.of_old[at] < 0}
        self.news = {at: numbering.of(key) for at, key in enumerate(new.keys) if pairing.of_new[at] < 0}
        self._figures = numbering.figures
        self.runs: list[Run] = []
        self._taken_old: Taken = {}
        self._taken_new: Taken = {}
        self._done: set[int] = set()

    def take(self, runs: Iterable[Run]) -> None:
        """These words have found their counterpart."""
        for run in runs:
            self.runs.append(run)
            _mark(self._taken_old, self.olds, run.old, run.old_at, run.size)
            _mark(self._taken_new, self.news, run.new, run.new_at, run.size)

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
        taken = (self._taken_old if numbers is self.olds else self._taken_new).get(block)
        if step > 0:
            stop = taken.find(TAKEN, at, at + most) if taken else -1
            return words[at : stop if stop >= 0 else at + most]
        low = max(at + 1 - most, 0)
        stop = taken.rfind(TAKEN, low, at + 1) if taken else -1
        return words[max(stop + 1, low) : at + 1][::-1]

    def telling(self, words: list[int]) -> list[int]:
        """The words that tell what a block is about: without figures, if any other are left."""
        others = [word for word in words if word not in self._figures]
        return others or words

    def old_free(self, at: int) -> list[int]:
        """The untaken words of an old block."""
        return _free(self.olds[at], self._taken_old.get(at))

    def new_free(self, at: int) -> list[int]:
        return _free(self.news[at], self._taken_new.get(at))

    def blanked_old(self, at: int) -> list[int]:
        """The old block's words, with what is taken put out by a number that the other side does not have."""
        return _blanked(self.olds[at], self._taken_old.get(at), OLD_BLANK)

    def blanked_new(self, at: int) -> list[int]:
        return _blanked(self.news[at], self._taken_new.get(at), NEW_BLANK)


def _mark(taken: Taken, numbers: Numbers, block: int, at: int, size: int) -> None:
    marks = taken.get(block)
    if marks is None:
        marks = taken[block] = bytearray(len(numbers[block]))
    marks[at : at + size] = TAKEN * size


def _segments(numbers: Numbers, taken: Taken) -> Iterator[Segment]:
    """The stretches of untaken words."""
    for block, words in numbers.items():
        marks = taken.get(block)
        if marks is None:
            yield Segment(block, 0, words)
            continue
        at = marks.find(FREE)
        while at >= 0:
            end = marks.find(TAKEN, at)
            end = len(words) if end < 0 else end
            yield Segment(block, at, words[at:end])
            at = marks.find(FREE, end)


def _free(words: list[int], marks: bytearray | None) -> list[int]:
    return words if marks is None else [word for word, mark in zip(words, marks, strict=True) if not mark]


def _blanked(words: list[int], marks: bytearray | None, blank: int) -> list[int]:
    return words if marks is None else [blank if mark else word for word, mark in zip(words, marks, strict=True)]
