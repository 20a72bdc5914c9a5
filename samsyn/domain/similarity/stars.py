"""Stars over many comments. The commonest wordings become centres; every other comment joins the centre it is most like.

Only centres are looked for, by the rare pairs of words they have, so the work grows with the number of comments and
not with the number of pairs. The order of the work is the comments' own, so the order they come in does not matter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from samsyn.domain.similarity.comparing import ReadComment, compare, read_comment
from samsyn.domain.similarity.differences import differences
from samsyn.domain.similarity.guard import Members
from samsyn.domain.similarity.index import MOST_CENTRES, MOST_LOOKED_AT, Index, Marked, marked, sentences_of
from samsyn.domain.similarity.values import Comment, Member, Star

# So like a centre that no other is looked for.
CLOSE = 0.8
# A sentence that stands in so many different comments is a common one whatever stands beside it.
MANY = 500


def group(comments: Sequence[Comment]) -> tuple[Star, ...]:
    """Every comment in exactly one star, those that nobody else says alone in theirs; by the centres' keys."""
    twins = _twins(comments)
    weight, marks = weights(twins), marked([each[0] for each in twins])
    stars = _Stars()
    for each in sorted(twins, key=lambda each: (-weight[each[0].identity], each[0].identity)):
        stars.place(each, marks[each[0].identity])
    return tuple(sorted(stars.told(), key=lambda star: star.centre))


def _twins(comments: Sequence[Comment]) -> list[list[ReadComment]]:
    """Comments that are the same word for word go together, by key."""
    found: dict[object, list[ReadComment]] = defaultdict(list)
    for comment in sorted(comments):
        one = read_comment(comment)
        found[one.identity].append(one)
    return list(found.values())


def weights(twins: list[list[ReadComment]]) -> dict[str, int]:
    """How much each wording is said: its words, times the comments in which all its sentences stand.

    What stands alone in many comments weighs much, and so does a long text that many sent; what somebody added to it
    makes it rare. Of sentences that stand in very many comments the rarest alone is counted.
    """
    common = Counter(key for each in twins for key in _keys(each[0]))
    held: dict[str, dict[str, int]] = defaultdict(dict)
    for each in twins:
        for key in _keys(each[0]):
            if common[key] > 1:
                held[key][each[0].identity] = len(each)
    found = {}
    for each in twins:
        lists = sorted((held.get(key, {}) for key in _keys(each[0])), key=len)
        words = each[0].text.size + each[0].wording.size
        found[each[0].identity] = words * (_together(lists) if lists and lists[0] else len(each))
    return found


def _keys(one: ReadComment) -> set[str]:
    return {sentence.key for sentence in sentences_of(one)}


def _together(lists: list[dict[str, int]]) -> int:
    """In how many comments all stand."""
    rarest, *others = lists
    if len(rarest) > MANY:
        return sum(rarest.values())
    return sum(count for one, count in rarest.items() if all(one in other for other in others))


class _Stars:
    """The stars so far, and where to look for them."""

    def __init__(self) -> None:
        self.stars: list[Members] = []
        self.saying: dict[str, list[int]] = defaultdict(list)
        self.index = Index()

    def place(self, twins: list[ReadComment], marks: Marked) -> None:
        """Into the star whose centre they are most like, if no member of it is against; else into one of their own."""
        one = twins[0]
        for score, star in self._alike(one, marks):
            if star.welcomes(one):
                star.join(twins, score)
                return
        for sentence in sentences_of(one):
            self.saying[sentence.key].append(len(self.stars))
        self.index.add(marks)
        self.stars.append(Members(twins))

    def _alike(self, one: ReadComment, marks: Marked) -> list[tuple[float, Members]]:
        """The stars whose centres say the same, the likest first. First those that have a sentence of it."""
        found: list[tuple[float, Members]] = []
        seen: set[int] = set()
        for look in (self._saying, self.index.near):
            for at in look(one, marks):
                if at in seen:
                    continue
                seen.add(at)
                how = compare(self.stars[at].centre, one)
                if how.same:
                    found.append((how.score, self.stars[at]))
                if how.score >= CLOSE:
                    break
            if found and max(score for score, _ in found) >= CLOSE:
                break
        return sorted(found, key=lambda pair: (-pair[0], pair[1].centre.comment.key))

    def _saying(self, one: ReadComment, _: Marked) -> list[int]:
        """The centres that share most words in whole sentences."""
        words: dict[int, int] = defaultdict(int)
        for sentence in sentences_of(one):
            for at in self.saying.get(sentence.key, ())[:MOST_LOOKED_AT]:
                words[at] += len(sentence.words)
        return sorted(words, key=lambda at: (-words[at], at))[:MOST_CENTRES]

    def told(self) -> Iterator[Star]:
        """The stars as they are shown, their members best first."""
        for star in self.stars:
            members = [Member(one.comment.key, score, differences(star.centre, one)) for one, score in star.members]
            yield Star(star.centre.comment.key, tuple(sorted(members, key=lambda each: (-each.score, each.key))))
