"""Passages that left one paragraph for another: runs of words that are left over on both sides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

# No word's number, and different on each side.
OLD_END, NEW_END = -3, -4


class Length(NamedTuple):
    """How many words make a passage, and in how many places their beginning may stand before they are taken for a
    manner of speaking."""

    words: int
    places: int


class Segment(NamedTuple):
    """Words of a block that have found no counterpart: as numbers, from word `first` of the text."""

    block: int
    first: int
    words: Sequence[int]


class Passage(NamedTuple):
    """`size` words from one segment to another."""

    old: int
    old_at: int
    new: int
    new_at: int
    size: int


def passages(olds: Iterable[Segment], news: Iterable[Segment], length: Length) -> list[Passage]:
    """The longest common runs first, none overlapping another, none too short."""
    shortest = length.words
    old_stream, new_stream = _Stream(olds, shortest, OLD_END), _Stream(news, shortest, NEW_END)
    found = _common_runs(old_stream.words, new_stream.words, length)
    found.sort(key=lambda run: (-run[2], run[1], run[0]))
    taken_old, taken_new = bytearray(len(old_stream.words)), bytearray(len(new_stream.words))
    result = []
    for a, b, size in found:
        for start, free in _free_parts(taken_old, taken_new, a, b, size, shortest):
            taken_old[a + start : a + start + free] = b"\1" * free
            taken_new[b + start : b + start + free] = b"\1" * free
            old, old_at = old_stream.place(a + start)
            new, new_at = new_stream.place(b + start)
            result.append(Passage(old, old_at, new, new_at, free))
    return result


class _Stream:
    """All segments after each other, with a negative number between each two that the other side does not have."""

    def __init__(self, segments: Iterable[Segment], shortest: int, separator: int) -> None:
        self.words: list[int] = []
        self.origin: list[tuple[int, int]] = []
        for segment in segments:
            if len(segment.words) >= shortest:
                self.words += [*segment.words, separator]
                self.origin += [(segment.block, segment.first + at) for at in range(len(segment.words) + 1)]

    def place(self, at: int) -> tuple[int, int]:
        return self.origin[at]


def _common_runs(a: list[int], b: list[int], length: Length) -> list[tuple[int, int, int]]:
    """Every maximal common run of at least `shortest` words that begins at a run that is no manner of speaking."""
    shortest = length.words
    index: dict[tuple[int, ...], list[int]] = {}
    for at in range(len(a) - shortest + 1):
        index.setdefault(tuple(a[at : at + shortest]), []).append(at)
    found = []
    reached: dict[int, int] = {}  # diagonal → end of the run already found on it
    for to in range(len(b) - shortest + 1):
        places = index.get(tuple(b[to : to + shortest]))
        if places is None or len(places) > length.places:
            continue
        for at in places:
            if reached.get(at - to, -1) > to:
                continue
            low, size = _extended(a, b, at, to, shortest)
            reached[at - to] = to - (at - low) + size
            found.append((low, to - (at - low), size))
    return found


def _extended(a: list[int], b: list[int], at: int, to: int, shortest: int) -> tuple[int, int]:
    """The whole common run around a place: where it begins in `a`, and its size. No separator is in both."""
    low, high = 0, shortest
    while at + low > 0 and to + low > 0 and a[at + low - 1] == b[to + low - 1]:
        low -= 1
    while at + high < len(a) and to + high < len(b) and a[at + high] == b[to + high]:
        high += 1
    return at + low, high - low


def _free_parts(old: bytearray, new: bytearray, a: int, b: int, size: int, shortest: int) -> list[tuple[int, int]]:
    """The parts of a run that nothing longer has taken, if they are still long enough."""
    parts, start = [], -1
    for at in range(size + 1):
        free = at < size and not old[a + at] and not new[b + at]
        if free and start < 0:
            start = at
        elif not free and start >= 0:
            if at - start >= shortest:
                parts.append((start, at - start))
            start = -1
    return parts
