"""Two comments beside each other. Sentences are paired, whatever order they stand in; words are counted in the pairs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from samsyn.domain.similarity.reading import Read, Said, read
from samsyn.domain.similarity.sentences import tie
from samsyn.domain.similarity.signs import differing
from samsyn.domain.similarity.stance import at_odds
from samsyn.domain.similarity.values import Comment, Likeness, Opposite

# Of the shorter comment so much stands in the other; of the longer so much, or it says too much else.
OF_SHORTER, OF_LONGER = 0.65, 0.4
# With fewer words than this a comment is like those that are equal, and no others.
FEWEST = 6
# Nobody pastes more.
MOST_SENTENCES, MOST_WORDS = 150, 4000


@dataclass(frozen=True, slots=True)
class ReadComment:
    """A comment with both its texts read."""

    comment: Comment
    text: Read
    wording: Read
    # Equal for comments that are the same word for word, whatever the order of their sentences.
    identity: str
    # No treatise: such a one is like its equal, and no other.
    comparable: bool


class Pair(NamedTuple):
    """A sentence of each that belong together, and how many words they share."""

    first: Said
    second: Said
    matched: int
    opposed: bool


class Paired(NamedTuple):
    """The pairs of two texts, and what stands in only one of them."""

    pairs: list[Pair]
    only_first: list[Said]
    only_second: list[Said]


def read_comment(comment: Comment) -> ReadComment:
    """Read it once, compare it often."""
    text, wording = read(comment.text), read(comment.wording)
    identity = "\n\n".join("\n".join(sorted(said.sentence.key for said in part.said)) for part in (text, wording))
    sentences, words = len(text.said) + len(wording.said), text.size + wording.size
    return ReadComment(comment, text, wording, identity, sentences <= MOST_SENTENCES and words <= MOST_WORDS)


def likeness(first: Comment, second: Comment) -> Likeness:
    """How alike two comments are, and whether they say the same. Symmetric."""
    return compare(read_comment(first), read_comment(second))


def opposed(first: Comment, second: Comment) -> Opposite | None:
    """Where two comments use the same words and mean different things; None where they do not."""
    return likeness(first, second).opposite


def compare(first: ReadComment, second: ReadComment) -> Likeness:
    """As `likeness`, of comments that are read."""
    if first.identity == second.identity:
        return Likeness(1.0, True)
    if not (first.comparable and second.comparable):
        return Likeness(0.0, False)
    texts, wordings = pair_sentences(first.text, second.text), pair_sentences(first.wording, second.wording)
    pairs = texts.pairs + wordings.pairs
    if opposite := _opposite(pairs) or _at_odds(first.text, second.text):
        return Likeness(0.0, False, opposite)
    small, large = sorted((first.text.size + first.wording.size, second.text.size + second.wording.size))
    matched = sum(pair.matched for pair in pairs)
    score = min(0.999, 2 * matched / (small + large)) if matched else 0.0
    enough = small >= FEWEST and matched >= OF_SHORTER * small and matched >= OF_LONGER * large
    return Likeness(score, enough and _each_part(first, second, texts, wordings))


def pair_sentences(first: Read, second: Read) -> Paired:
    """Equal sentences first, then the best pairs of the rest."""
    if not first.said or not second.said:
        return Paired([], list(first.said), list(second.said))
    equal: list[Pair] = []
    left: list[Said] = []
    right, keys = list(second.said), [said.sentence.key for said in second.said]
    for said in first.said:
        if said.sentence.key in keys:
            at = keys.index(said.sentence.key)
            del keys[at]
            equal.append(Pair(said, right.pop(at), len(said.sentence.words), False))
        else:
            left.append(said)
    return _best(equal, left, right) if left and right else Paired(equal, left, right)


def _best(pairs: list[Pair], left: list[Said], right: list[Said]) -> Paired:
    wishes = []
    for a, mine in enumerate(left):
        for b, other in enumerate(right):
            if mine.sentence.tells and mine.sentence.tells.isdisjoint(other.sentence.tells):
                continue
            found = tie(mine.sentence, other.sentence)
            if found.opposed or found.matched:
                both = sorted((mine.sentence.key, other.sentence.key))
                wishes.append((-found.alike, found.opposed, both, a, b, found.matched))
    free_left, free_right = set(range(len(left))), set(range(len(right)))
    for _, against, _, a, b, matched in sorted(wishes):
        if a in free_left and b in free_right:
            free_left.discard(a)
            free_right.discard(b)
            pairs.append(Pair(left[a], right[b], matched, against))
    return Paired(pairs, [left[a] for a in sorted(free_left)], [right[b] for b in sorted(free_right)])


def _opposite(pairs: list[Pair]) -> Opposite | None:
    for first, second, _, against in pairs:
        if against:
            return Opposite(first.text, second.text, *differing(first.sentence.signs, second.sentence.signs))
    return None


def _at_odds(first: Read, second: Read) -> Opposite | None:
    if not at_odds(first.stances, second.stances):
        return None
    mine, theirs = _stand(first), _stand(second)
    return Opposite(mine[0], theirs[0], mine[1], theirs[1])


def _stand(one: Read) -> tuple[str, tuple[str, ...]]:
    """The sentence where somebody takes a stand, with its deciding words; nothing where nobody does."""
    found = next((said for said in one.all if said.sentence.stance), None)
    return (found.text, found.sentence.signs.deciding) if found else ("", ())


def _each_part(first: ReadComment, second: ReadComment, texts: Paired, wordings: Paired) -> bool:
    """Where both propose a wording it must be the same one, and so must what both say about it."""
    parts = ((first.text, second.text, texts), (first.wording, second.wording, wordings))
    return all(
        sum(pair.matched for pair in paired.pairs) >= OF_SHORTER * min(one.size, other.size)
        for one, other, paired in parts
    )
