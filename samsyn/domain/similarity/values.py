"""What goes in and what comes out: comments, stars, what differs, and what people have said about them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Comment:
    """What one respondent says, and the wording she proposes instead, if any. `key` is unique among those compared."""

    key: str
    text: str
    wording: str = ""


class DifferenceKind(StrEnum):
    """How a comment differs from the centre of its star."""

    NAME = "name"
    WORDING = "wording"
    ADDED = "added"
    LEFT_OUT = "left_out"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: the sentence as it stands in the centre and in the member; empty where it stands not."""

    kind: DifferenceKind
    centre: str = ""
    member: str = ""


@dataclass(frozen=True, slots=True)
class Opposite:
    """Two sentences with the same words and another meaning, and the deciding words that only one of them has."""

    first: str
    second: str
    first_signs: tuple[str, ...]
    second_signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two comments are: `score` 0–1, and whether they say the same. Opposites never do."""

    score: float
    same: bool
    opposite: Opposite | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """A comment that says the same as the centre of its star, how alike it is (0–1) and what differs."""

    key: str
    score: float
    differs: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Star:
    """A centre, and those that say the same as it: each directly like the centre, none opposed to another."""

    centre: str
    members: tuple[Member, ...] = ()

    @property
    def alone(self) -> bool:
        """Nobody else says it."""
        return not self.members

    @property
    def keys(self) -> tuple[str, ...]:
        """The centre first."""
        return (self.centre, *(member.key for member in self.members))


class ChoiceKind(StrEnum):
    """What somebody who looked said about two comments."""

    TOGETHER = "together"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Choice:
    """Somebody looked: `comment` says the same as `other`, or does not. Moving it is TOGETHER with one of the others."""

    kind: ChoiceKind
    comment: str
    other: str


@dataclass(frozen=True, slots=True)
class Point:
    """Comments that stand as one: `kept` have been looked at (two or more, or none), `suggested` wait for a look."""

    centre: str
    kept: tuple[str, ...] = ()
    suggested: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The centre first, then those looked at, then those suggested."""
        return tuple(dict.fromkeys((self.centre, *self.kept, *self.suggested)))
