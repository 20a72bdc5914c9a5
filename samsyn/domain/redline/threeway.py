"""Two changes of the same paragraph, word by word: merged where they stand apart, refused where they touch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from samsyn.domain.redline.prepared import Numbering, canonical
from samsyn.domain.redline.words import common, slid


class Hunk(NamedTuple):
    """The base's words from `start` up to `end` are replaced by `words`."""

    start: int
    end: int
    words: tuple[str, ...]


def merged_words(base: Sequence[str], left: Sequence[str], right: Sequence[str]) -> list[str] | None:
    """The base with both changes; None where they touch and are not the same."""
    numbering = Numbering()
    mine, theirs = hunks(base, left, numbering), hunks(base, right, numbering)
    if any(_touch(a, b) for a in mine for b in theirs if a != b):
        return None
    result = list(base)
    for hunk in sorted({*mine, *theirs}, reverse=True):
        result[hunk.start : hunk.end] = hunk.words
    return result


def hunks(base: Sequence[str], changed: Sequence[str], numbering: Numbering) -> list[Hunk]:
    """What was replaced by what, in order."""
    a, b = numbering.of(canonical(" ".join(base))), numbering.of(canonical(" ".join(changed)))
    found, at, to = [], 0, 0
    for match in [*slid(common(a, b), base, changed), (len(base), len(changed), 0)]:
        if match[0] > at or match[1] > to:
            found.append(Hunk(at, match[0], tuple(changed[to : match[1]])))
        at, to = match[0] + match[2], match[1] + match[2]
    return found


def _touch(first: Hunk, second: Hunk) -> bool:
    """Do two changes overlap, or lie directly beside each other?"""
    return first.start <= second.end and second.start <= first.end
