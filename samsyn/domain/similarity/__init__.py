"""Which comments say the same. Rules: docs/rules/similarity.md.

stars = group(comments)                      # suggested: a centre, and those that say the same
points = settle(comments, stars, choices)    # with what people have said about them
likeness(one, other), opposed(one, other)    # two comments beside each other
"""

from __future__ import annotations

from samsyn.domain.similarity.comparing import likeness, opposed
from samsyn.domain.similarity.settling import settle
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
    "settle",
]
