"""Which list a point counts in, as the lines of one text, or of two that are shown in one, are laid down."""

from __future__ import annotations

import re
from typing import NamedTuple

from samsyn.office.word.lines import Line, LineKind
from samsyn.office.word.numbering import Numbering

_MARK = re.compile(r"(\d+)([.)])")
OLD, NEW = 0, 1


class _Last(NamedTuple):
    """The list that is open on a level, the last number in it, and the sign after its numbers."""

    number: int
    at: int
    sign: str


class Counting:
    """Follows the lists of each text: a point that counts on from one before it belongs to the same list.

    Two texts share a list where both count right in it; where they do not, a point is in one list now and was in
    another before.
    """

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._open: tuple[dict[int, _Last], dict[int, _Last]] = ({}, {})
        self._starts: dict[int, int] = {}
        self._kinds: dict[int, tuple[int, str]] = {}
        self._used: tuple[set[int], set[int]] = (set(), set())

    def lists_of(self, old: Line | None, new: Line | None) -> tuple[int, int]:
        """The list of a point in the new text, and in the old one; 0 for what is no point, or stands in one only."""
        for side, line in ((OLD, old), (NEW, new)):
            if line is not None:
                self._close(side, line)
        goes_on = (self._goes_on(OLD, old), self._goes_on(NEW, new))
        now = self._list(NEW, new, goes_on[NEW], goes_on[OLD])
        was = self._list(OLD, old, goes_on[OLD], now)
        return now, was

    def _close(self, side: int, line: Line) -> None:
        """Lists that lie deeper than the line have ended; outside of lists all have."""
        inside = line.level if line.kind in (LineKind.ITEM, LineKind.TEXT) else 0
        for level in [level for level in self._open[side] if level > inside]:
            del self._open[side][level]

    def _goes_on(self, side: int, line: Line | None) -> int:
        """The list whose next number a point has; 0 where it begins one."""
        mark = _mark(line)
        last = self._open[side].get(line.level) if line and mark else None
        return last.number if last and mark and (last.at + 1, last.sign) == mark else 0

    def _list(self, side: int, line: Line | None, goes_on: int, others: int) -> int:
        if line is None or line.kind is not LineKind.ITEM:
            return 0
        mark = _mark(line)
        if mark is None:
            self._open[side].pop(line.level, None)
            return self._numbering.bullets()
        number = goes_on or (others if self._may_share(side, others, line.level, mark) else 0)
        if not number:
            number = self._numbering.ordered(line.level, *mark)
            self._starts[number] = mark[0]
            self._kinds[number] = (line.level, mark[1])
        self._open[side][line.level] = _Last(number, *mark)
        self._used[side].add(number)
        return number

    def _may_share(self, side: int, others: int, level: int, mark: tuple[int, str]) -> bool:
        """Would the point have its number as the first of the other text's list?"""
        fits = self._kinds.get(others) == (level, mark[1]) and self._starts.get(others) == mark[0]
        return fits and others not in self._used[side]


def _mark(line: Line | None) -> tuple[int, str] | None:
    """The number before a point and the sign after it; None for a bullet, and for what is no point."""
    found = _MARK.fullmatch(line.mark) if line and line.kind is LineKind.ITEM else None
    return (int(found[1]), found[2]) if found else None
