"""The scale of three steps, and how its steps are written in a sheet."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

from samsyn.domain.grading.table import Value

LONGEST_LABEL = 80


class Grade(StrEnum):
    """How well a section agrees with the respondent's own view (S2-18)."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"

    @property
    def letter(self) -> str:
        """Helt, Delvis, Inte alls: the letter that carries the grade where colour only helps."""
        return {"full": "H", "partial": "D", "none": "I"}[self.value]


# Folded (lower case, no diacritics). Words of the scale and of its colours; nothing else is a grade.
_LABELS = {
    Grade.FULL: (
        "helt",
        "stammer helt",
        "stammer helt och hallet",
        "helt och hallet",
        "gron",
        "gront",
        "grona",
        "🟢",
        "🟩",
    ),
    Grade.PARTIAL: ("delvis", "stammer delvis", "gul", "gult", "gula", "🟡", "🟨"),
    Grade.NONE: ("inte alls", "stammer inte alls", "ej alls", "stammer ej alls", "rod", "rott", "roda", "🔴", "🟥"),
}
_GRADES = {label: grade for grade, labels in _LABELS.items() for label in labels}
_SIGNS = re.compile(r"([🟢🟩🟡🟨🔴🟥])")
_BETWEEN = re.compile(r"[()\[\]/|,:;.!*\"'”’«»–—=-]+")


def grade_of(value: Value) -> Grade | None:
    """The grade a cell holds, or None. Any case and spacing; `Grön (stämmer helt)` is one, `Gul/röd` is none."""
    return _read(value) if isinstance(value, str) and len(value) <= LONGEST_LABEL else None


@lru_cache(maxsize=4096)
def _read(text: str) -> Grade | None:
    spread = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in spread if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    pieces = [" ".join(piece.split()) for piece in _BETWEEN.split(_SIGNS.sub(r",\1,", plain))]
    labels = [piece for piece in pieces if piece]
    if len(labels) > 1:  # "1. Stämmer helt": the number of the choice in the form
        labels = [labels[0], *labels[1:]] if not labels[0].isdigit() else labels[1:]
    grades = {_GRADES.get(label) for label in labels}
    return grades.pop() if len(grades) == 1 else None
