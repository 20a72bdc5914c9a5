"""The scale of three steps, and how its steps are written in a sheet."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

from samsyn.domain.grading.table import Value

LONGEST_LABEL = 80


# Where somebody answered without a grade.
NO_GRADE_LETTER = "–"


class Grade(StrEnum):
    """How well a section agrees with the respondent's own view (S2-18)."""

    FULL = "full"
    PARTIAL = "partial"
    NONE = "none"

    @property
    def letter(self) -> str:
        """Helt, Delvis, Inte alls: the letter that carries the grade where colour only helps."""
        return {"full": "H", "partial": "D", "none": "I"}[self.value]


# Folded (lower case, no diacritics). Words of the scale and of its colours, in Swedish and English; nothing else is a
# grade.
_LABELS = {
    Grade.FULL: """helt; stammer helt; stammer helt och hallet; helt och hallet; gron; gront; grona; 🟢; 🟩;
        fully; agree; fully agree; agree fully; completely; completely agree; green""",
    Grade.PARTIAL: """delvis; stammer delvis; gul; gult; gula; 🟡; 🟨;
        partly; partially; partly agree; partially agree; agree partly; agree partially; yellow; amber""",
    Grade.NONE: """inte alls; stammer inte alls; ej alls; stammer ej alls; rod; rott; roda; 🔴; 🟥;
        not at all; disagree; do not agree; red""",
}
_GRADES = {" ".join(label.split()): grade for grade, labels in _LABELS.items() for label in labels.split(";")}
_SIGNS = re.compile(r"([🟢🟩🟡🟨🔴🟥])")
# A word of the scale has one of these in it. Most cells of a sheet are comments: they are told apart before anything is folded.
_HINTS = re.compile(r"\b(?:hel|del|alls?\b|gr|gul|r[öo]|red|agree|disagree|ful|part|comp|yell|amb)", re.IGNORECASE)
_BETWEEN = re.compile(r"[()\[\]/|,:;.!*\"'”’«»–—=-]+")


def grade_of(value: Value) -> Grade | None:
    """The grade a cell holds, or None. Any case and spacing; `Grön (stämmer helt)` is one, `Gul/röd` is none."""
    if not isinstance(value, str) or len(value) > LONGEST_LABEL or not _may_be_one(value):
        return None
    return _read(value)


def _may_be_one(text: str) -> bool:
    """False where plain Latin text has no word of the scale; anything out of the ordinary is read to be sure."""
    return bool(_HINTS.search(text)) or not text.isprintable() or max(text, default="") > "\u024f"


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
