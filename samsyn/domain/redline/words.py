"""The longest common words of two word lists, laid so that a change begins and ends where a reader would set it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from samsyn.domain.redline.order import heaviest

# Above this many cells the exact table would take too much memory: the lists are cut at words that stand once in each.
LARGEST_TABLE = 150_000_000


class Match(NamedTuple):
    """`size` words from `a` in the one list and from `b` in the other."""

    a: int
    b: int
    size: int


def common(a: Sequence[int], b: Sequence[int]) -> list[Match]:
    """A longest common subsequence as runs, in order."""
    if len(a) * len(b) <= LARGEST_TABLE:
        blocks = LCSseq.opcodes(a, b).as_matching_blocks()
        return joined([Match(found.a, found.b, found.size) for found in blocks if found.size])
    return joined(list(_cut(a, b)))


def joined(matches: list[Match]) -> list[Match]:
    """Runs that follow directly on each other on both sides, as one."""
    result: list[Match] = []
    for match in matches:
        last = result[-1] if result else None
        if last and last.a + last.size == match.a and last.b + last.size == match.b:
            result[-1] = Match(last.a, last.b, last.size + match.size)
        else:
            result.append(match)
    return result


def _cut(a: Sequence[int], b: Sequence[int]) -> list[Match]:
    """Lists too long for the table: split at common words that stand once on each side; what cannot be is left."""
    anchors = _anchors(a, b)
    if not anchors:
        return []
    result: list[Match] = []
    last_a = last_b = 0
    for at, to in [*anchors, (len(a), len(b))]:
        if at > last_a and to > last_b:
            inner = common(a[last_a:at], b[last_b:to])
            result += [Match(m.a + last_a, m.b + last_b, m.size) for m in inner]
        if at < len(a):
            result.append(Match(at, to, 1))
        last_a, last_b = at + 1, to + 1
    return result


def _anchors(a: Sequence[int], b: Sequence[int]) -> list[tuple[int, int]]:
    there = _once(b)
    pairs = [(at, there[word]) for word, at in _once(a).items() if word in there]
    kept = heaviest([to for _, to in pairs], [1] * len(pairs))
    return [pairs[at] for at in kept]


def _once(numbers: Sequence[int]) -> dict[int, int]:
    """The words that stand once, with their places, in order."""
    places: dict[int, int] = {}
    for at, number in enumerate(numbers):
        places[number] = at if number not in places else -1
    return {number: at for number, at in places.items() if at >= 0}


def slid(matches: list[Match], a: Sequence[str], b: Sequence[str]) -> list[Match]:
    """The same script with pure insertions and pure deletions slid to where a sentence or phrase ends."""
    result = list(matches)
    for at in range(len(result) - 1):
        first, second = result[at], result[at + 1]
        gap_a, gap_b = second.a - first.a - first.size, second.b - first.b - first.size
        if (gap_a == 0) == (gap_b == 0):
            continue
        words, end, gap = (a, second.a, gap_a) if gap_a else (b, second.b, gap_b)
        shift = _best_shift(words, end - gap, end, first.size, second.size)
        if shift:
            result[at] = Match(first.a, first.b, first.size + shift)
            result[at + 1] = Match(second.a + shift, second.b + shift, second.size - shift)
    return joined([match for match in result if match.size])


def _best_shift(words: Sequence[str], start: int, end: int, left: int, right: int) -> int:
    """How far the gap [start, end) can and should slide: negative to the left."""
    best, shift = _border(words, start, end), 0
    for step, room in ((-1, left), (1, right)):
        low, high = start, end
        for moved in range(1, room + 1):
            gone, came = (low - 1, high - 1) if step < 0 else (low, high)
            if came >= len(words) or words[gone] != words[came]:
                break
            low, high = low + step, high + step
            score = _border(words, low, high)
            if score > best:
                best, shift = score, step * moved
    return shift


def _border(words: Sequence[str], start: int, end: int) -> int:
    """How well the gap's borders fall: after a sentence best, after a comma well, before a joining word a little."""
    score = 0
    for edge in (start, end):
        if edge == 0 or words[edge - 1][-1] in ".:;!?":
            score += 4
        elif words[edge - 1][-1] == ",":
            score += 2
    if start < len(words) and words[start] in ("och", "eller", "samt", "and", "or", "und", "oder"):
        score += 1
    return score
