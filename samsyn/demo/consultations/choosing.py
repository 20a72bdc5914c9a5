"""Which of the many words a respondent uses: its association's, its own, or few.

A comment is used by as few as possible; somebody who says the same as another adds a sentence of her own.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from samsyn.demo.consultations.values import Answered
from samsyn.demo.consultations.words import Bank, Place, Words
from samsyn.domain.grading import Grade, Ground

# After so many have used each comment on a section, the next says something short.
OFTEN = 2


@dataclass
class Chooser:
    """Remembers what has been said, so that the same is seldom said again."""

    bank: Bank
    about: Mapping[str, Any]
    used: Counter[str] = field(default_factory=Counter)

    def kinds_of(self, code: str) -> set[str]:
        return {kind for kind, codes in self.about["kinds"].items() if code in codes}

    def own(self, chance: random.Random, place: Place, grade: Grade, kinds: set[str]) -> Answered | None:
        """Words of its own of that grade; what is only for others is never chosen. `None` where there are none."""
        fitting = [w for w in self.bank[place] if w.grade is grade and (not w.kind or w.kind in kinds)]
        if not fitting:
            return None
        found = min(fitting, key=lambda w: (self.used[w.text], w.kind not in kinds, chance.random()))
        if grade is Grade.PARTIAL and self.used[found.text] >= OFTEN:
            return self._short(chance, place)
        return Answered.of(found, self._varied(chance, found.text, self.about["tails"]))

    def handed_down(self, chance: random.Random, words: Words) -> Answered:
        """The association's words: as they are, in somewhat other words, with a sentence of its own, or shortened."""
        how = chance.random()
        text = words.text
        if how < 0.4:
            pass
        elif how < 0.65:
            text = _swapped(text, self.about["swaps"])
        elif how < 0.85:
            text = f"{text} {chance.choice(self.about['own_tails'])}"
        else:
            text = re.split(r"(?<=[.?])\s+(?=[A-ZÅÄÖ])", text)[0]
        return Answered.of(words, text, handed_down=True)

    def _varied(self, chance: random.Random, text: str, tails: Sequence[str]) -> str:
        """As it is for the first who says it; with a sentence behind for the next."""
        times = self.used[text]
        self.used[text] += 1
        return text if not times else f"{text} {chance.choice(tails)}"

    def _short(self, chance: random.Random, place: Place) -> Answered:
        ground, text = chance.choice(self.about["short"])
        return Answered(place, Grade.PARTIAL, Ground(ground), text)


def _swapped(text: str, swaps: Sequence[Sequence[str]]) -> str:
    """The first of these pairs that is found, exchanged."""
    return next((text.replace(was, becomes, 1) for was, becomes in swaps if was in text), text)
