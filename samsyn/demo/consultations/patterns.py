"""The patterns of the closed consultation, as the sources tell of them: municipalities more yellow than the region,
much of it editorial; red in places in one care area and none in one association; wording handed down; less than 8 % red.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from samsyn.demo.consultations.choosing import Chooser
from samsyn.demo.consultations.values import Answered
from samsyn.demo.consultations.words import Bank, Place
from samsyn.domain.grading import Grade
from samsyn.domain.names import Party

# A section is hot when there is this much to say about it.
HOT = 10
# How much of the association's sharpest words ("inte alls") its members send: in the reddest area, and elsewhere.
SENT_SHARP, SENT_SHARP_ELSEWHERE = 0.75, 0.2
# Sections left without a grade, and green ones with a kind word.
SKIPPED, PRAISED = 0.03, 0.14


@dataclass(frozen=True, slots=True)
class Temper:
    """How likely a respondent is to say partial or none of its own, in sections that are cool and hot; and to send its
    association's wording."""

    partial: tuple[float, float]
    none: tuple[float, float]
    sends: float = 0.7


TEMPERS = {
    "simba": Temper((0.45, 0.45), (0.14, 0.48), 0.45),
    "skaraborg": Temper((0.40, 0.55), (0.0, 0.0)),
    "": Temper((0.42, 0.56), (0.04, 0.34), 0.6),
}
MILD = Temper((0.15, 0.30), (0.0, 0.0), 0.25)


def temper_of(asked: Party, mild: Sequence[str]) -> Temper:
    red, green = asked.care_area, asked.association
    usual = TEMPERS.get(red) or TEMPERS.get(green) or TEMPERS[""]
    return MILD if asked.code in mild else usual


@dataclass(frozen=True, slots=True)
class Municipality:
    """One municipality at its answer."""

    asked: Party
    chooser: Chooser
    handed: Bank
    temper: Temper
    chance: random.Random

    def answers(self, places: Sequence[Place]) -> tuple[Answered, ...]:
        found = (self._said(place) for place in places)
        return tuple(answer for answer in found if answer is not None)

    def _said(self, place: Place) -> Answered | None:
        if self.chance.random() < SKIPPED:
            return None
        return self._from_the_association(place) or self._own(place)

    def _from_the_association(self, place: Place) -> Answered | None:
        for words in self.handed.get(place, ()):
            sharp = SENT_SHARP if self.asked.care_area == "simba" else SENT_SHARP_ELSEWHERE
            if self.chance.random() < (sharp if words.grade is Grade.NONE else self.temper.sends):
                return self.chooser.handed_down(self.chance, words)
        return None

    def _own(self, place: Place) -> Answered:
        grade = self._grade(is_hot=_to_say(self.chooser.bank, place) >= HOT)
        if grade is Grade.FULL and self.chance.random() > PRAISED:
            return Answered(place, grade)
        kinds = self.chooser.kinds_of(self.asked.code)
        # Where nobody has anything so sharp to say, a milder word does.
        milder = (grade, Grade.PARTIAL) if grade is Grade.NONE else (grade,)
        said = (self.chooser.own(self.chance, place, one, kinds) for one in milder)
        return next((answer for answer in said if answer), Answered(place, Grade.FULL))

    def _grade(self, *, is_hot: bool) -> Grade:
        drawn = self.chance.random()
        none, partial = self.temper.none[is_hot], self.temper.partial[is_hot]
        if drawn < none:
            return Grade.NONE
        return Grade.PARTIAL if drawn < none + partial else Grade.FULL


def _to_say(bank: Bank, place: Place) -> int:
    return sum(words.grade is not Grade.FULL for words in bank[place])


def as_written(bank: Bank, places: Sequence[Place], *, else_full: bool) -> tuple[Answered, ...]:
    """The answer of somebody who wrote it alone: what stands in the file, and (perhaps) full agreement with the rest."""
    found = []
    for place in places:
        if place in bank:
            found.append(Answered.of(bank[place][0]))
        elif else_full:
            found.append(Answered(place, Grade.FULL))
    return tuple(found)
