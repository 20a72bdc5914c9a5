"""Which comments say the same: `group(comments)`. Rules: docs/rules/similarity.md."""

from samsyn.domain.similarity.comparing import likeness, opposed
from samsyn.domain.similarity.stars import group
from samsyn.domain.similarity.values import (
    Choice,
    ChoiceKind,
    Comment,
    Difference,
    DifferenceKind,
    Likeness,
    Member,
    Opposite,
    Point,
    Star,
)

__all__ = [
    "Choice",
    "ChoiceKind",
    "Comment",
    "Difference",
    "DifferenceKind",
    "Likeness",
    "Member",
    "Opposite",
    "Point",
    "Star",
    "group",
    "likeness",
    "opposed",
]
