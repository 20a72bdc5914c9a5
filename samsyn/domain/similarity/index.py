"""Which centres a comment may be like: those that share its rare words, and rare pairs of neighbours."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import log
from typing import NamedTuple

from samsyn.domain.similarity.comparing import ReadComment
from samsyn.domain.similarity.reading import Sentence

# How many centres a comment is compared with, and how many are looked at to find them.
MOST_CENTRES, MOST_LOOKED_AT = 3, 200


class Marked(NamedTuple):
    """What a comment is found by, the rarest first, as numbers; what each is worth; and all together."""

    rarest_first: list[int]
    worth: list[float]
    total: float


def sentences_of(one: ReadComment) -> Iterator[Sentence]:
    """All it says, the proposed wording last."""
    return (said.sentence for part in (one.text, one.wording) for said in part.said)


def marked(comments: Sequence[ReadComment]) -> dict[str, Marked]:
    """The marks of each comment, by its identity. A mark is worth more the fewer have it."""
    of = {one.identity: _marks(one) for one in comments}
    many = Counter(mark for marks in of.values() for mark in marks)
    ordered = sorted(many, key=lambda mark: (many[mark], mark))
    number = {mark: at for at, mark in enumerate(ordered)}
    worth = [log(1 + len(comments) / many[mark]) for mark in ordered]
    found = {}
    for identity, marks in of.items():
        numbers = sorted(number[mark] for mark in marks)
        found[identity] = Marked(numbers, worth, sum(worth[at] for at in numbers))
    return found


def _marks(one: ReadComment) -> set[str]:
    found: set[str] = set()
    for sentence in sentences_of(one):
        found.update(sentence.telling)
        found.update(map(" ".join, pairwise(sentence.telling)))
    return found


class Index:
    """The centres so far, by what they are found by."""

    def __init__(self) -> None:
        self.centres: dict[int, list[int]] = defaultdict(list)
        self.totals: list[float] = []

    def add(self, marks: Marked) -> None:
        """One more centre; they are numbered as they come."""
        for mark in marks.rarest_first:
            self.centres[mark].append(len(self.totals))
        self.totals.append(marks.total)

    def near(self, _: ReadComment, marks: Marked) -> list[int]:
        """The centres that share most, against what the lesser of the two has; the likeliest first."""
        shared: dict[int, float] = defaultdict(float)
        looked_at = 0
        for mark in marks.rarest_first:
            centres = self.centres.get(mark, ())
            looked_at += len(centres)
            if shared and looked_at > MOST_LOOKED_AT:
                break
            for at in centres:
                shared[at] += marks.worth[mark]
        all_of, totals = marks.total, self.totals
        parts = [(-worth / (all_of if all_of < totals[at] else totals[at]), at) for at, worth in shared.items()]
        return [at for _, at in sorted(parts)[:MOST_CENTRES]]
