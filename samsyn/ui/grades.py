"""How the grades look and are named: letter, shape by class, words. The same everywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samsyn.domain.grading.scale import NO_GRADE_LETTER, Grade


@dataclass(frozen=True, slots=True)
class Look:
    """A grade's letter, CSS class (matrix.css) and words."""

    letter: str
    css: str
    words: Promise | str


GRADES = {
    "full": Look(Grade.FULL.letter, "g-full", _("Stämmer helt")),
    "partial": Look(Grade.PARTIAL.letter, "g-part", _("Stämmer delvis")),
    "none": Look(Grade.NONE.letter, "g-none", _("Stämmer inte alls")),
    "": Look(NO_GRADE_LETTER, "g-empty", _("Ej svar")),
}


def look(grade: str | None, scale: Mapping[str, str] | None = None) -> Look:
    """The look of a grade's code; nothing is "ej svar". `scale` holds words that are not the usual ones."""
    usual = GRADES[grade or ""]
    own = (scale or {}).get(grade or "", "")
    return replace(usual, words=own) if own else usual


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a share bar, in hundredths of its width."""

    look: Look
    count: int
    x: float
    width: float


def parts(counts: dict[str, int]) -> list[Part]:
    """The bar's parts in the grades' own order; empty when nobody could answer."""
    total = sum(counts.values())
    drawn, x = [], 0.0
    for code, how in GRADES.items():
        width = round(100 * counts.get(code, 0) / total, 3) if total else 0.0
        drawn.append(Part(how, counts.get(code, 0), round(x, 3), width))
        x += width
    return drawn
