"""The members of a star so far: nobody joins who is opposed to one of them, though both be like the centre."""

from __future__ import annotations

from collections.abc import Iterator

from samsyn.domain.similarity.comparing import ReadComment, compare
from samsyn.domain.similarity.reading import Sentence
from samsyn.domain.similarity.sentences import tie
from samsyn.domain.similarity.signs import Signs
from samsyn.domain.similarity.stance import Stance, at_odds


class Members:
    """A centre with its twins, and who joined. `said` is every sentence that any of them says, by its signs.

    `touchy`: two of the sentences clash, as they may where one member says one and none says the other. Then every
    member is asked.
    """

    def __init__(self, twins: list[ReadComment]) -> None:
        self.centre = twins[0]
        self.members: list[tuple[ReadComment, float]] = [(one, 1.0) for one in twins[1:]]
        self.different: list[ReadComment] = []
        self.said: dict[tuple[bool, Signs], dict[str, Sentence]] = {}
        self.touchy = False
        self.stances: set[frozenset[Stance]] = set()
        self._note(twins[0])

    def join(self, twins: list[ReadComment], score: float) -> None:
        """One comment and those that are the same word for word."""
        self._note(twins[0])
        self.members += [(one, score) for one in twins]

    def welcomes(self, one: ReadComment) -> bool:
        """Is it opposed to nobody here? Members are asked one by one only where two sentences of them might clash."""
        doubtful = self.touchy or any(at_odds(stances, one.text.stances) for stances in self.stances)
        if not doubtful and not self._clashes(one):
            return True
        return not any(compare(member, one).opposite for member in self.different)

    def _note(self, one: ReadComment) -> None:
        """Keep its sentences. Those that were here have met each other; so do the new ones now."""
        self.different.append(one)
        self.stances.add(one.text.stances)
        if not one.comparable:
            return
        for proposed, sentence in _sentences(one):
            self.touchy = self.touchy or self._clash(proposed, sentence)
            self.said.setdefault((proposed, sentence.signs), {})[sentence.key] = sentence

    def _clashes(self, one: ReadComment) -> bool:
        return any(self._clash(proposed, sentence) for proposed, sentence in _sentences(one))

    def _clash(self, proposed: bool, new: Sentence) -> bool:
        """Does a sentence that is new here clash with one that is not?"""
        if new.key in self.said.get((proposed, new.signs), ()):
            return False
        return any(
            tie(new, sentence).opposed
            for (of_wording, signs), sentences in self.said.items()
            if of_wording is proposed and signs != new.signs
            for sentence in sentences.values()
            if not (new.tells and new.tells.isdisjoint(sentence.tells))
        )


def _sentences(one: ReadComment) -> Iterator[tuple[bool, Sentence]]:
    return (
        (proposed, said.sentence) for proposed, part in ((False, one.text), (True, one.wording)) for said in part.said
    )
