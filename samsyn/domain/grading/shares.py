"""Shares as exact fractions, and whole numbers that sum to the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of those who gave a grade: exact fractions that sum to 1, or all zero where nobody did.

    Who answered without grading (*ej svar*) is no part of the whole: she is counted beside it, never in it.
    """

    full: Fraction = NOTHING
    partial: Fraction = NOTHING
    none: Fraction = NOTHING

    def parts(self, whole: int = 100) -> tuple[int, int, int]:
        """The shares as whole numbers of `whole` (100: per cent, 1000: tenths of one) that sum to it.

        >>> Shares(Fraction(1, 3), Fraction(1, 3), Fraction(1, 3)).parts()
        (34, 33, 33)
        >>> Shares().parts()
        (0, 0, 0)
        """
        full, partial, none = apportioned((self.full, self.partial, self.none), whole)
        return full, partial, none


def apportioned(weights: Sequence[int | Fraction], whole: int = 100) -> tuple[int, ...]:
    """`whole` parts dealt out by weight, so that they sum to it: the method of the largest remainder.

    Each has its exact share rounded down; the parts left over go to those that lost most, the earlier first among
    equals. No part is a whole one or more from its exact share, and a weight of nothing gets nothing.

    >>> apportioned((18, 27, 1))
    (39, 59, 2)
    >>> apportioned((0, 0))
    (0, 0)
    """
    total = sum(weights)
    if not total:
        return (0,) * len(weights)
    exact = [Fraction(weight) * whole / total for weight in weights]
    down = [int(share) for share in exact]
    most_lost = sorted(range(len(exact)), key=lambda at: (down[at] - exact[at], at))
    more = set(most_lost[: whole - sum(down)])
    return tuple(part + (at in more) for at, part in enumerate(down))
