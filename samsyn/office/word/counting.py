"""Which list a point counts in, as the lines of one text, or of two that are shown in one, are laid down."""

from __future__ import annotations

import re

from samsyn.office.word.lines import Line, LineKind
from samsyn.office.word.numbering import Numbering

_MARK = re.compile(r"(\d+)([.)])")


class Counting:
    """Follows the lists of each side: a point that counts on from one before it belongs to the same list."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        # Side → level → the list, the last number, the sign after it.
        self._open: list[dict[int, tuple[int, int, str]]] = [{}, {}]

    def list_of(self, *lines: Line | None) -> int:
        """The list for a point that is laid down, as it stands on each side; 0 for what is no point."""
        here = next(line for line in reversed(lines) if line)
        found = 0
        for side, line in enumerate(lines):
            if line is not None:
                self._open[side] = {} if not line.level or line.kind is LineKind.HEADING else self._within(side, line)
        if here.kind is not LineKind.ITEM:
            return 0
        mark = _MARK.fullmatch(here.mark)
        if mark is None:
            return self._numbering.bullets()
        for side, line in enumerate(lines):
            own = _MARK.fullmatch(line.mark) if line else None
            last = self._open[side].get(line.level) if line else None
            if own and last and last[2] == own[2] == mark[2] and int(own[1]) == last[1] + 1:
                found = last[0]
        found = found or self._numbering.ordered(here.level, int(mark[1]), mark[2])
        for side, line in enumerate(lines):
            own = _MARK.fullmatch(line.mark) if line else None
            if line and own:
                self._open[side][line.level] = (found, int(own[1]), own[2])
        return found

    def _within(self, side: int, line: Line) -> dict[int, tuple[int, int, str]]:
        return {level: last for level, last in self._open[side].items() if level <= line.level}
