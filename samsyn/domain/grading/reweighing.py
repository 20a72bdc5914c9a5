"""The meaning of yellow: how the picture changes when slips of the pen and the way things are today are set aside.

Both pictures are told, never the second alone. What is set aside is taken out and counted beside the rest: no grade ever
becomes another grade, since nobody has given that one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from samsyn.domain.grading.grounds import Ground, Judgement
from samsyn.domain.grading.scale import Grade
from samsyn.domain.grading.tallies import Tally, tally

Kind = tuple[Grade, Ground]

# S0-06: yellow for a slip of the pen is no disagreement. S0-07: red for today's situation is no no to the text.
SET_ASIDE: tuple[Kind, ...] = ((Grade.PARTIAL, Ground.EDITORIAL), (Grade.NONE, Ground.TODAY))


@dataclass(frozen=True, slots=True)
class Moved:
    """How many grades of one kind are set aside: for what respondents say, and for what comments suggest."""

    grade: Grade
    ground: Ground
    said: int = 0
    suggested: int = 0


@dataclass(frozen=True, slots=True)
class Reweighed:
    """The pictures side by side: `before`, all grades as given, and what is left when `moved` is set aside."""

    before: Tally
    moved: tuple[Moved, ...]

    @property
    def as_said(self) -> Tally:
        """Without the grades that respondents themselves set aside by the ground they say."""
        return _without(self.before, ((moved.grade, moved.said) for moved in self.moved))

    @property
    def as_read(self) -> Tally:
        """Also without those whose comments suggest it. A reading, that nobody has said."""
        return _without(self.before, ((moved.grade, moved.said + moved.suggested) for moved in self.moved))

    @property
    def said(self) -> int:
        """How many are set aside by what respondents say."""
        return sum(moved.said for moved in self.moved)

    @property
    def suggested(self) -> int:
        """How many more are set aside by what comments suggest."""
        return sum(moved.suggested for moved in self.moved)


def reweighed(judgements: Iterable[Judgement], set_aside: Collection[Kind] = SET_ASIDE) -> Reweighed:
    """Count judgements as they are, and tell how many of them are of the kinds to set aside.

    >>> slip = Judgement(Grade.PARTIAL, Ground.EDITORIAL)
    >>> both = reweighed([slip, Judgement(Grade.PARTIAL), Judgement(Grade.FULL), Judgement(None)])
    >>> both.before, both.as_said
    (Tally(full=1, partial=2, none=0, missing=1), Tally(full=1, partial=1, none=0, missing=1))
    """
    found = tuple(judgements)
    said = Counter((j.grade, j.said) for j in found)
    suggested = Counter((j.grade, j.suggested) for j in found)
    kinds = [kind for kind in dict.fromkeys(set_aside) if kind[1] is not Ground.UNSAID]
    moved = tuple(Moved(grade, ground, said[grade, ground], suggested[grade, ground]) for grade, ground in kinds)
    return Reweighed(tally(j.grade for j in found), moved)


def _without(before: Tally, taken: Iterable[tuple[Grade, int]]) -> Tally:
    left = before
    for grade, number in taken:
        left = replace(left, **{grade.value: getattr(left, grade.value) - number})
    return left
