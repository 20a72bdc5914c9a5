"""Why a grade was given: its ground, as the respondent says it.

Yellow is not always disagreement and red is not always about the text: some yellow comes of slips of the pen, some
red of how things are today (S0-06, S0-07). So a grade may have a ground, and whoever weighs grades asks for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from samsyn.domain.grading.scale import LONGEST_LABEL, Grade
from samsyn.domain.grading.table import Value


class Ground(StrEnum):
    """What the respondent says that the grade is about."""

    EDITORIAL = "editorial"
    CLARIFICATION = "clarification"
    PRINCIPLE = "principle"
    CONSEQUENCE = "consequence"
    TODAY = "today"
    UNSAID = "unsaid"


SAYABLE = tuple(ground for ground in Ground if ground is not Ground.UNSAID)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A ground that the words of a comment speak for, with those words. Nobody has said it."""

    ground: Ground
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A grade with its ground: what the respondent says, and apart from that what her comment's words suggest.

    What is said stands over what is suggested: where she says a ground, nothing is suggested.
    """

    grade: Grade | None
    said: Ground = Ground.UNSAID
    suggestion: Suggestion | None = None

    @property
    def suggested(self) -> Ground:
        """The suggested ground, *unsaid* where there is none or where the respondent has said one."""
        if self.suggestion is None or self.said is not Ground.UNSAID:
            return Ground.UNSAID
        return self.suggestion.ground


_WORDS = {
    Ground.EDITORIAL: """redaktionell redaktionellt redaktionella språk språklig språkligt språkliga skrivfel stavfel
        felskrivning felskrivningar editorial""",
    Ground.CLARIFICATION: """förtydligande förtydliganden förtydliga förtydligas oklar oklart oklarhet oklarheter otydlig
        otydligt otydlighet otydligheter clarification""",
    Ground.PRINCIPLE: """princip principen principer principiell principiellt principiella principfråga principfrågor
        principle""",
    Ground.CONSEQUENCE: """konsekvens konsekvenser konsekvensen kostnad kostnader kostnaden ekonomi ekonomisk ekonomiskt
        ekonomiska consequence consequences cost costs""",
    Ground.TODAY: "dagsläge dagsläget nuläge nuläget dagens dag idag today today's",
}
_GROUNDS = {word: ground for ground, words in _WORDS.items() for word in words.split()}
_SMALL_WORDS = """synpunkt synpunkter fråga frågor ändring ändringar justering justeringar behov behöver behövs och eller snarare
    än inte i av för på om en ett är det den texten text avtalstexten avtalet situation situationen läge läget gäller avser rör
    matter of or than the rather comment situation text not"""
_FILLING = frozenset(_SMALL_WORDS.split())
_TOKENS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")


def ground_of(value: Value) -> Ground | None:
    """The ground that a cell names, or None: nothing but the names of one ground, and small words.

    >>> ground_of("Redaktionellt"), ground_of("Konsekvens/kostnad"), ground_of("Dagsläget, inte texten")
    (<Ground.EDITORIAL: 'editorial'>, <Ground.CONSEQUENCE: 'consequence'>, <Ground.TODAY: 'today'>)
    >>> ground_of("Redaktionellt och principiellt") is ground_of("Vi håller inte med") is None
    True
    """
    if not isinstance(value, str) or len(value) > LONGEST_LABEL:
        return None
    words = [word for word in _TOKENS.findall(value.casefold()) if word not in _FILLING]
    found = {_GROUNDS.get(word) for word in words}
    return found.pop() if len(found) == 1 else None
