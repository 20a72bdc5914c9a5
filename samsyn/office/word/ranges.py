"""Which pieces moved together, so that Word shows one move and not twenty: a name for each, and where it begins and ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from samsyn.office.word.tokens import Fate, Token

Tokens = Sequence[tuple[Token, int]]


class Range(NamedTuple):
    """A move as it lies in the document on one side: its name, and first and last (paragraph, token) of it."""

    name: str
    fate: Fate
    first: tuple[int, int]
    last: tuple[int, int]


class _Segment(NamedTuple):
    link: int
    first: tuple[int, int]
    last: tuple[int, int]
    # Follows the one before with nothing in between but what has the same side's own fate.
    joins: bool


_SIDES = {Fate.MOVED_AWAY: (Fate.MOVED_AWAY, Fate.DELETED), Fate.MOVED_HERE: (Fate.MOVED_HERE, Fate.INSERTED)}


def ranges_of(paragraphs: Sequence[Tokens], sides: Sequence[Fate | None]) -> list[Range]:
    """The moves of a document. `sides[n]` is the fate of a whole paragraph: deleted, inserted, or None where it stays."""
    away = _segments(paragraphs, sides, Fate.MOVED_AWAY, Fate.DELETED)
    here = _segments(paragraphs, sides, Fate.MOVED_HERE, Fate.INSERTED)
    after_here = {segment.link: here[at + 1].link for at, segment in enumerate(here[:-1]) if here[at + 1].joins}
    groups: list[list[int]] = []
    for at, segment in enumerate(away):
        if at and segment.joins and after_here.get(away[at - 1].link) == segment.link:
            groups[-1].append(segment.link)
        else:
            groups.append([segment.link])
    return [
        one for number, group in enumerate(groups, start=1) for one in _named(f"flytt{number}", group, away, here)
    ]


def _named(name: str, group: list[int], away: Sequence[_Segment], here: Sequence[_Segment]) -> list[Range]:
    found = []
    for fate, segments in ((Fate.MOVED_AWAY, away), (Fate.MOVED_HERE, here)):
        own = [segment for segment in segments if segment.link in group]
        found.append(Range(name, fate, own[0].first, own[-1].last))
    return found


def _segments(paragraphs: Sequence[Tokens], sides: Sequence[Fate | None], moved: Fate, whole: Fate) -> list[_Segment]:
    found: list[_Segment] = []
    joins = False
    for number, (tokens, side) in enumerate(zip(paragraphs, sides, strict=True)):
        if side is not whole:
            joins = False
        for at, (token, link) in enumerate(tokens):
            if token.fate is not moved:
                joins = joins and token.fate in _SIDES[moved]
            elif found and found[-1].link == link:
                found[-1] = found[-1]._replace(last=(number, at))
                joins = True
            else:
                found.append(_Segment(link, (number, at), (number, at), joins))
                joins = True
        if side is not whole:
            joins = False
    return found
