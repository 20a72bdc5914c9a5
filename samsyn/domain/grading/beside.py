"""Sides beside each other. Their shares of colour are never compared as they stand.

One side gives green only where it has nothing to say, the other wherever it can live with the text (S0-06, T7): the
same colour on different grounds is not the same answer. So grades stand beside each other ground by ground, and each line
says whether its tallies may be compared, or why not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from samsyn.domain.grading.grounds import SAYABLE, Ground, Judgement
from samsyn.domain.grading.scale import Grade
from samsyn.domain.grading.tallies import Tally, tally
from samsyn.domain.verdicts import YES, Verdict, no

RULE = "T7"


@dataclass(frozen=True, slots=True)
class BesideLine:
    """The tallies of grades on one ground, one for each side in the order of `Beside.sides`."""

    ground: Ground
    tallies: tuple[Tally, ...]

    @property
    def comparable(self) -> Verdict:
        """Whether the sides may be compared here: the same ground, said by every side."""
        if self.ground is Ground.UNSAID:
            return no("grades.ground_unsaid", RULE)
        if not all(tally.graded for tally in self.tallies):
            return no("grades.one_side_only", RULE)
        return YES


@dataclass(frozen=True, slots=True)
class Beside:
    """All sides beside each other: every grade together in `totals`, and ground by ground in `lines`."""

    sides: tuple[str, ...]
    totals: tuple[Tally, ...]
    lines: tuple[BesideLine, ...]

    @property
    def comparable(self) -> Verdict:
        """Whether the totals may be compared: only where all yellow and red of all sides rests on one said ground."""
        if not all(tally.graded for tally in self.totals):
            return no("grades.one_side_only", RULE)
        grounds = {line.ground for line in self.lines if any(t.partial + t.none for t in line.tallies)}
        if Ground.UNSAID in grounds:
            return no("grades.ground_unsaid", RULE)
        return YES if len(grounds) < 2 else no("grades.other_grounds", RULE)


def beside(sides: Mapping[str, Iterable[Judgement]]) -> Beside:
    """The judgements of each side, counted together and ground by ground (as said; what is suggested plays no part).

    >>> found = beside({"region": [Judgement(Grade.FULL)], "municipal": [Judgement(Grade.PARTIAL)]})
    >>> bool(found.comparable), found.comparable.reasons[0].code
    (False, 'grades.ground_unsaid')
    """
    given = {side: tuple(judgements) for side, judgements in sides.items()}
    lines = (BesideLine(g, tuple(_on(g, own) for own in given.values())) for g in (*SAYABLE, Ground.UNSAID))
    return Beside(
        sides=tuple(given),
        totals=tuple(tally(j.grade for j in own) for own in given.values()),
        lines=tuple(line for line in lines if any(t.answered for t in line.tallies)),
    )


def _on(ground: Ground, judgements: Iterable[Judgement]) -> Tally:
    grades: Iterable[Grade | None] = (j.grade for j in judgements if j.said is ground)
    return tally(grades)
