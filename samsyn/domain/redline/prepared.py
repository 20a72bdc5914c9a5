"""A text made ready to compare: words, keys that ignore how a letter is stored, and numbers for the words."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from itertools import count

from samsyn.domain.redline.values import Block


class Prepared:
    """The blocks of one side. A key is the text in NFC with single blanks: equal keys are equal texts."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.labels = [block.label for block in blocks]
        self.words = [block.words for block in blocks]
        self.keys = [canonical(" ".join(words)) for words in self.words]

    def __len__(self) -> int:
        return len(self.keys)


class Numbering:
    """One number for each different word, the same on both sides, so that word lists compare as lists of numbers."""

    def __init__(self) -> None:
        self._next = count()
        self._known: dict[str, int] = {}
        # The words that begin with a digit: a reference, a year, an amount.
        self.figures: set[int] = set()

    def of(self, key: str) -> list[int]:
        """The numbers of a key's words."""
        known, following = self._known, self._next
        numbers = []
        for word in key.split():
            number = known.get(word)
            if number is None:
                number = known[word] = next(following)
                if word[0].isdigit():
                    self.figures.add(number)
            numbers.append(number)
        return numbers


def canonical(text: str) -> str:
    """The text in NFC: an å is an å, whether stored as one character or as two."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)
