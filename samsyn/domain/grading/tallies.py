"""Counting grades: tallies of one section in one group, and the shares they make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from samsyn.domain.grading.scale import Grade
from samsyn.domain.grading.shares import Shares


@dataclass(frozen=True, slots=True)
class Tally:
    """How many gave each grade, and how many answered without grading this section (`missing`)."""

    full: int = 0
    partial: int = 0
    none: int = 0
    missing: int = 0

    @property
    def graded(self) -> int:
        """How many gave a grade."""
        return self.full + self.partial + self.none

    @property
    def answered(self) -> int:
        """How many answered, with or without a grade here."""
        return self.graded + self.missing

    @property
    def shares(self) -> Shares:
        """Each grade's share of those given."""
        if not self.graded:
            return Shares()
        return Shares(*(Fraction(number, self.graded) for number in (self.full, self.partial, self.none)))

    def as_counts(self) -> dict[str, int]:
        """The four numbers by name, as they stand in every JSON we write."""
        return {"full": self.full, "partial": self.partial, "none": self.none, "missing": self.missing}

    def __add__(self, other: Tally) -> Tally:
        """Two sections, or two groups without common members, counted together."""
        return Tally(
            self.full + other.full,
            self.partial + other.partial,
            self.none + other.none,
            self.missing + other.missing,
        )


def tally(grades: Iterable[Grade | None]) -> Tally:
    """Count grades; None is an answer without a grade."""
    counts = Counter(grades)
    return Tally(counts[Grade.FULL], counts[Grade.PARTIAL], counts[Grade.NONE], counts[None])
