"""Stars over many comments. The commonest wordings become centres; every other comment joins the centre it is most like.

Only centres are looked for, by the rare pairs of words they have, so the work grows with the number of comments and
not with the number of pairs. The order of the work is the comments' own, so the order they come in does not matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from samsyn.domain.similarity.comparing import ReadComment, compare, read_comment
from samsyn.domain.similarity.differences import differences
from samsyn.domain.similarity.guard import Members
from samsyn.domain.similarity.reading import Sentence
from samsyn.domain.similarity.values import Comment, Member, Star

# How many centres a comment is compared with, and how many are looked at to find them.
MOST_CENTRES, MOST_LOOKED_AT = 5, 200
# So like a centre that no other is looked for.
CLOSE = 0.9
# A sentence that stands in so many different comments is a common one whatever stands beside it.
MANY = 500

Mark = tuple[str, str]


def group(comments: Sequence[Comment]) -> tuple[Star, ...]:
    """Every comment in exactly one star, those that nobody else says alone in theirs; by the centres' keys."""
    twins = _twins(comments)
    weight = weights(twins)
    stars = _Stars()
    for each in sorted(twins, key=lambda each: (-weight[each[0].identity], each[0].identity)):
        stars.place(each)
    return tuple(sorted(stars.told(), key=lambda star: star.centre))


def _twins(comments: Sequence[Comment]) -> list[list[ReadComment]]:
    """Comments that are the same word for word go together, by key."""
    found: dict[object, list[ReadComment]] = defaultdict(list)
    for comment in sorted(comments):
        one = read_comment(comment)
        found[one.identity].append(one)
    return list(found.values())


def sentences_of(one: ReadComment) -> Iterator[Sentence]:
    return (said.sentence for part in (one.text, one.wording) for said in part.said)


def weights(twins: list[list[ReadComment]]) -> dict[str, int]:
    """How much each wording is said: its words, times the comments in which all its sentences stand.

    What stands alone in many comments weighs much, and so does a long text that many sent; what somebody added to it
    makes it rare. Of sentences that stand in very many comments the rarest alone is counted.
    """
    held: dict[str, dict[str, int]] = defaultdict(dict)
    for each in twins:
        for sentence in sentences_of(each[0]):
            held[sentence.key][each[0].identity] = len(each)
    found = {}
    for each in twins:
        lists = sorted((held[key] for key in {sentence.key for sentence in sentences_of(each[0])}), key=len)
        words = each[0].text.size + each[0].wording.size
        found[each[0].identity] = words * _together(lists) if lists else 0
    return found


def _together(lists: list[dict[str, int]]) -> int:
    """In how many comments all stand."""
    rarest, *others = lists
    if len(rarest) > MANY:
        return sum(rarest.values())
    return sum(count for one, count in rarest.items() if all(one in other for other in others))


def marks_of(one: ReadComment) -> list[Mark]:
    """What a comment is found by: neighbouring telling words, each pair once."""
    return list(dict.fromkeys(pair for sentence in sentences_of(one) for pair in pairwise(sentence.telling)))


class _Stars:
    """The stars so far."""

    def __init__(self) -> None:
        self.stars: list[Members] = []
        self.index: dict[Mark, list[int]] = defaultdict(list)

    def place(self, twins: list[ReadComment]) -> None:
        """Into the star whose centre they are most like, if no member of it is against; else into one of their own."""
        one, marks = twins[0], marks_of(twins[0])
        found = []
        for at in self._near(marks):
            how = compare(self.stars[at].centre, one)
            if how.same:
                found.append((-how.score, self.stars[at].centre.comment.key, at))
                if how.score >= CLOSE:
                    break
        for score, _, at in sorted(found):
            if self.stars[at].welcomes(one):
                self.stars[at].join(twins, -score)
                return
        for mark in marks:
            self.index[mark].append(len(self.stars))
        self.stars.append(Members(twins))

    def _near(self, marks: list[Mark]) -> list[int]:
        """The centres that share most rare marks, the likeliest first."""
        lists = sorted((self.index[mark] for mark in marks if mark in self.index), key=len)
        weights: dict[int, float] = defaultdict(float)
        looked_at = 0
        for stars in lists:
            looked_at += len(stars)
            if weights and looked_at > MOST_LOOKED_AT:
                break
            for at in stars:
                weights[at] += 1 / len(stars)
        return sorted(weights, key=lambda at: (-weights[at], at))[:MOST_CENTRES]

    def told(self) -> Iterator[Star]:
        """The stars as they are shown, their members best first."""
        for star in self.stars:
            members = [Member(one.comment.key, score, differences(star.centre, one)) for one, score in star.members]
            yield Star(star.centre.comment.key, tuple(sorted(members, key=lambda each: (-each.score, each.key))))
