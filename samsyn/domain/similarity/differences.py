"""What differs between the centre of a star and a member, sentence by sentence, for a person to look at."""

from __future__ import annotations

from samsyn.domain.similarity.comparing import ReadComment, pair_sentences
from samsyn.domain.similarity.reading import Read, Said
from samsyn.domain.similarity.values import Difference, DifferenceKind


def differences(centre: ReadComment, member: ReadComment) -> tuple[Difference, ...]:
    """What is written otherwise, added or left out, in the comment and in the proposed wording; nothing when equal."""
    if not centre.comparable:
        return ()
    return (*_of(centre.text, member.text), *_of(centre.wording, member.wording))


def _of(centre: Read, member: Read) -> list[Difference]:
    if centre.all == member.all:
        return []
    paired = pair_sentences(centre, member)
    places = {id(said): at for one in (centre, member) for at, said in enumerate(one.said)}
    pairs = sorted(paired.pairs, key=lambda pair: places[id(pair.first)])
    found = [_written(pair.first, pair.second) for pair in pairs if pair.first.text != pair.second.text]
    order = [places[id(pair.second)] for pair in pairs]
    if order != sorted(order):
        found.append(Difference(DifferenceKind.ORDER))
    found += [Difference(DifferenceKind.LEFT_OUT, centre=said.text) for said in paired.only_first]
    added = [*paired.only_second, *(said for said in member.aside if said not in centre.aside)]
    return found + [Difference(DifferenceKind.ADDED, member=said.text) for said in added]


def _written(centre: Said, member: Said) -> Difference:
    """The same words with another name, or other words."""
    same = centre.sentence.key == member.sentence.key
    return Difference(DifferenceKind.NAME if same else DifferenceKind.WORDING, centre.text, member.text)
