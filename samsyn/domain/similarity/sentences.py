"""Two sentences beside each other: how much of one stands in the other, and whether they are opposed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from rapidfuzz.distance import OSA, Indel, LCSseq

from samsyn.domain.similarity.reading import Sentence
from samsyn.domain.similarity.sign_words import deciding
from samsyn.domain.similarity.signs import Signs, clash, signs_of
from samsyn.domain.stems import SMALL_WORDS

# How much of the telling words two sentences share that are about the same thing; with few of them, of all words too.
ABOUT, FEW, HALF = 0.7, 3, 0.5
# How much of the words two sentences share that say the same. Half the words are shared by many on the same topic.
SAYS = 0.8
# What a telling word put for another takes away, in words: mostly it is another topic. Words left out only miss.
EXCHANGED = 4
# A shorter word with a letter wrong may be any word; in a long one two may be wrong.
SHORTEST_TYPO, LONG_WORD = 3, 8
# Words that are a letter from a deciding one and mean something themselves.
_OTHERS = frozenset({"utav", "övre", "förr"})


Gap = tuple[range, range]


class Tie(NamedTuple):
    """`alike`: share of common words, 0–1. `matched`: words of either that the other says too; 0 when they say
    different things. `opposed`: the same words with another meaning."""

    alike: float
    matched: int
    opposed: bool


NO_TIE = Tie(0.0, 0, False)


def tie(first: Sentence, second: Sentence) -> Tie:
    """How two sentences stand to each other. Symmetric."""
    if first.key == second.key:
        return Tie(1.0, len(first.words), False)
    if 2 * len(first.tells & second.tells) < min(len(first.tells), len(second.tells)):
        return NO_TIE
    return _tie(first, second) if first.key < second.key else _tie(second, first)


@lru_cache(maxsize=1 << 16)
def _tie(first: Sentence, second: Sentence) -> Tie:
    alike: float = Indel.normalized_similarity(first.words, second.words)
    near: float = Indel.normalized_similarity(first.telling, second.telling, score_cutoff=ABOUT)
    few = min(len(first.telling), len(second.telling)) < FEW
    about = near >= ABOUT and (not few or alike >= HALF)
    if alike < HALF and not about:
        return NO_TIE
    if clash(first.signs, second.signs) and clash(first.signs, _mended(first, second)):
        return Tie(alike, 0, True) if about else NO_TIE
    matched = _matched(first, second)
    total = len(first.words) + len(second.words)
    return Tie(alike, matched if 2 * matched >= SAYS * total else 0, False)


def _mended(first: Sentence, second: Sentence) -> Signs:
    """The signs of the second sentence, had the deciding words that are misspelt in one of them been right in both."""
    forms, roles = list(second.forms), list(second.roles)
    for a, b in chain.from_iterable(_facing(first, second, gap) for gap in _gaps(first.forms, second.forms)):
        half_named = (not first.roles[a]) is not (not roles[b])
        if _is_slip(first.forms[a], forms[b]) or (half_named and _is_typo(first.forms[a], forms[b])):
            forms[b], roles[b] = first.forms[a], first.roles[a]
    return signs_of(tuple(forms), tuple(roles))


def _gaps(first: Sequence[str], second: Sequence[str]) -> Iterator[Gap]:
    """What stands between the common words, and at the ends."""
    at = other = 0
    for step in LCSseq.opcodes(first, second):
        if step.tag == "equal":
            yield range(at, step.src_start), range(other, step.dest_start)
            at, other = step.src_end, step.dest_end
    yield range(at, len(first)), range(other, len(second))


def _facing(first: Sentence, second: Sentence, gap: Gap) -> Iterator[tuple[int, int]]:
    """Words that stand against each other: those that one letter parts, and of the rest each with the one in its place."""
    mine, theirs = list(gap[0]), list(gap[1])
    if not mine or not theirs:
        return
    for a in gap[0]:
        twin = next((b for b in theirs if _is_typo(first.forms[a], second.forms[b])), None)
        if twin is not None:
            mine.remove(a)
            theirs.remove(twin)
            yield a, twin
    yield from zip(mine, theirs, strict=False)


def _is_slip(first: str, second: str) -> bool:
    """One is a deciding word and the other that word with a letter wrong."""
    right, wrong = (first, second) if deciding(first) else (second, first)
    if not deciding(right) or deciding(wrong) or wrong in SMALL_WORDS or wrong in _OTHERS or right[0].isdigit():
        return False
    return _is_typo(right, wrong)


def _matched(first: Sentence, second: Sentence) -> int:
    """Common words and misspelt ones, less what was put for something else."""
    gaps = list(_gaps(first.words, second.words))
    common = len(first.words) - sum(len(mine) for mine, _ in gaps)
    facing = chain.from_iterable(_facing(first, second, gap) for gap in gaps)
    return max(0, common + sum(_exchange(first.forms[a], second.forms[b]) for a, b in facing))


def _exchange(first: str, second: str) -> int:
    if _is_typo(first, second) or _is_slip(first, second):
        return 1
    return -EXCHANGED if _is_topic(first) and _is_topic(second) else 0


def _is_typo(first: str, second: str) -> bool:
    longest = max(len(first), len(second))
    wrong = 2 if longest >= LONG_WORD else 1
    return longest >= SHORTEST_TYPO and OSA.distance(first, second, score_cutoff=wrong) <= wrong


def _is_topic(form: str) -> bool:
    return form[0].isalpha() and form not in SMALL_WORDS and not deciding(form)
