"""What people have said about comments, put on top of what is suggested. What was looked at stays as it was left;
what came later is suggested beside it, and joins nothing by itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from samsyn.domain.similarity.comparing import likeness
from samsyn.domain.similarity.stars import group
from samsyn.domain.similarity.values import Choice, ChoiceKind, Comment, Point, Star


class Looked:
    """Where people have left comments: those kept together, first the one that others were put beside; those apart."""

    def __init__(self, choices: Iterable[Choice]) -> None:
        self.of: dict[str, list[str]] = {}
        self.apart: dict[str, set[str]] = defaultdict(set)
        for choice in choices:
            self._hear(choice.kind, choice.comment, choice.other)

    def _hear(self, kind: ChoiceKind, comment: str, other: str) -> None:
        """A choice is about one comment; the later one holds."""
        if comment == other:
            return
        together = other in self.of.get(comment, ())
        if kind is ChoiceKind.APART:
            self._leave(comment if together else "")
            self.apart[comment].add(other)
            self.apart[other].add(comment)
        elif not together:
            self._leave(comment)
            kept = self.of.setdefault(other, [other])
            kept.append(comment)
            self.of[comment] = kept
            for one in kept:
                self.apart[comment].discard(one)
                self.apart[one].discard(comment)

    def _leave(self, comment: str) -> None:
        kept = self.of.pop(comment, [])
        if kept:
            kept.remove(comment)
            if len(kept) == 1:
                del self.of[kept[0]]

    def parts(self, one: str, others: Iterable[str]) -> bool:
        """Has somebody said that it is not the same as one of these?"""
        return not self.apart.get(one, set()).isdisjoint(others)


def settle(comments: Sequence[Comment], stars: Sequence[Star], choices: Iterable[Choice]) -> tuple[Point, ...]:
    """Every comment in exactly one point; by the centres' keys. `stars` are `group(comments)`, `choices` the oldest first.

    A comment that nobody has looked at is suggested where its star is kept, unless it has been taken apart from, or is
    opposed to, somebody there. Comments that are gone are left out, and hold nothing together any more.
    """
    texts = {comment.key: comment for comment in comments}
    looked = Looked(choice for choice in choices if {choice.comment, choice.other} <= texts.keys())
    homes = _homes(stars, looked)
    points = [point for star in stars for point in _settled(star, homes[star.centre], looked, texts)]
    return tuple(sorted(points, key=lambda point: point.centre))


def _homes(stars: Sequence[Star], looked: Looked) -> dict[str, list[list[str]]]:
    """Each star's kept groups: a group is at home where most of it is, then where the centre is."""
    star_of = {key: star.centre for star in stars for key in star.keys}
    homes: dict[str, list[list[str]]] = defaultdict(list)
    for kept in {id(kept): kept for kept in looked.of.values()}.values():
        many = Counter(star_of[key] for key in kept)
        homes[min(many, key=lambda centre: (-many[centre], centre not in kept, centre))].append(kept)
    return homes


def _settled(star: Star, homes: list[list[str]], looked: Looked, texts: dict[str, Comment]) -> Iterator[Point]:
    """The kept groups that are at home here with what is suggested to each, and the rest as it was suggested."""
    new = [key for key in star.keys if key not in looked.of]
    joined: dict[int, list[str]] = defaultdict(list)
    for key in sorted(new):
        for at in _by_likeness(texts[key], homes, texts):
            if _fits(key, [*homes[at], *joined[at]], looked, texts):
                joined[at].append(key)
                break
    for at, kept in enumerate(homes):
        yield Point(star.centre if star.centre in kept else kept[0], tuple(sorted(kept)), tuple(joined[at]))
    taken = {key for keys in joined.values() for key in keys}
    left = [key for key in new if key not in taken]
    if len(left) == len(star.keys):
        yield from _suggested(star, looked)
    else:
        for rest in group([texts[key] for key in left]):
            yield from _suggested(rest, looked)


def _by_likeness(comment: Comment, homes: list[list[str]], texts: dict[str, Comment]) -> list[int]:
    """The homes it may be suggested to, the likeliest first. Where there are several it must be like somebody there."""
    if len(homes) < 2:
        return list(range(len(homes)))
    found = []
    for at, kept in enumerate(homes):
        alike = [how.score for key in kept if (how := likeness(comment, texts[key])).same]
        if alike:
            found.append((-max(alike), kept[0], at))
    return [at for _, _, at in sorted(found)]


def _fits(key: str, others: list[str], looked: Looked, texts: dict[str, Comment]) -> bool:
    if looked.parts(key, others):
        return False
    return not any(likeness(texts[key], texts[other]).opposite for other in others)


def _suggested(star: Star, looked: Looked) -> Iterator[Point]:
    """A star as it is, without those that have been taken apart from somebody in it; they stand alone."""
    inside = [star.centre]
    for member in star.members:
        if looked.parts(member.key, inside):
            yield Point(member.key)
        else:
            inside.append(member.key)
    yield Point(star.centre, suggested=tuple(inside[1:]))
