"""What becomes of each word when a comparison is shown as tracked changes.

Word, LibreOffice and others agree on a changed paragraph only when it is the same paragraph in both texts, or stands in
one of them alone. So each old paragraph is paired with one new one at most; words that a comparison keeps between two
that are no pair (half of a paragraph that was split) go the way of what moved.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from samsyn.domain.redline import Comparison, Run
from samsyn.office.word.layout import shown_words
from samsyn.office.word.lines import Line, LineKind, Word
from samsyn.office.word.tokens import Fate


class Strip(NamedTuple):
    """A paragraph or row as shown: of the old text, of the new one, or of both; -1 where it is not in one."""

    old: int
    new: int


class Told(NamedTuple):
    """A word with its fate. `link` is the same where it went and where it came from; `cell` the cell of a row that it
    stands in."""

    word: Word
    fate: Fate
    link: int = -1
    cell: int = 0


@dataclass
class Fates:
    """Both texts with the fate of every word that is written, and the paragraphs in the order they are shown."""

    strips: list[Strip] = field(default_factory=list)
    old: list[list[Told]] = field(default_factory=list)
    new: list[list[Told]] = field(default_factory=list)


def fates_of(comparison: Comparison, old: Sequence[Line], new: Sequence[Line], *, plain_moves: bool = False) -> Fates:
    """The fates of all words. With `plain_moves` what moved is deleted and inserted."""
    pairs = _pairs(comparison.runs, old, new)
    words = [[shown_words(line) for line in side] for side in (old, new)]
    cells = [
        [_cells(line, shown) for line, shown in zip(side, all_shown, strict=True)]
        for side, all_shown in zip((old, new), words, strict=True)
    ]
    olds: list[dict[int, Told]] = [{} for _ in old]
    news: list[dict[int, Told]] = [{} for _ in new]
    for number, run in enumerate(comparison.runs):
        is_kept = not run.moved and pairs.get(run.new) == run.old
        moves = not plain_moves and LineKind.ROW not in (old[run.old].kind, new[run.new].kind)
        for at, to in zip(
            range(run.old_at, run.old_at + run.size), range(run.new_at, run.new_at + run.size), strict=True
        ):
            here, there = words[0][run.old][at], words[1][run.new][to]
            if here is None or there is None:
                continue
            if is_kept:
                # Letters stored in another way, or a word that is in another cell now, have come and gone.
                if here.text_as_written == there.text_as_written and cells[0][run.old][at] == cells[1][run.new][to]:
                    olds[run.old][at], news[run.new][to] = Told(here, Fate.KEPT), Told(there, Fate.KEPT)
            elif moves:
                olds[run.old][at] = Told(here, Fate.MOVED_AWAY, number)
                news[run.new][to] = Told(there, Fate.MOVED_HERE, number)
    return Fates(
        list(_strips(len(old), len(new), pairs)),
        [_side(w, c, f, Fate.DELETED) for w, c, f in zip(words[0], cells[0], olds, strict=True)],
        [_side(w, c, f, Fate.INSERTED) for w, c, f in zip(words[1], cells[1], news, strict=True)],
    )


def _side(words: Sequence[Word | None], cells: Sequence[int], found: dict[int, Told], other: Fate) -> list[Told]:
    """Every word that is written; those of which nothing was said have come or gone."""
    return [
        found.get(at, Told(word, other))._replace(cell=cells[at]) for at, word in enumerate(words) if word is not None
    ]


def _cells(line: Line, words: Sequence[Word | None]) -> list[int]:
    """The cell of each word, counted from 0."""
    if line.kind is not LineKind.ROW:
        return [0] * len(words)
    found, cell = [], -1
    for word in words:
        cell += word is None
        found.append(cell)
    return found


def _pairs(runs: Sequence[Run], old: Sequence[Line], new: Sequence[Line]) -> dict[int, int]:
    """For each new line the old one that it goes on, so that most words are kept: one for each, and in order."""
    weights: dict[tuple[int, int], int] = defaultdict(int)
    for run in runs:
        if not run.moved and _can_go_on(old[run.old], new[run.new]):
            weights[run.old, run.new] += run.size
    edges = sorted(weights)
    # Those that share a line with one lie right before it, so that a best choice up to there is all it needs.
    best: list[int] = [0]
    came: list[int] = []
    takes: list[bool] = []
    for at, (there, here) in enumerate(edges):
        free = at
        while free and (edges[free - 1][0] == there or edges[free - 1][1] == here):
            free -= 1
        with_it = best[free] + weights[there, here]
        came.append(free)
        takes.append(with_it > best[at])
        best.append(max(with_it, best[at]))
    pairs, at = {}, len(edges)
    while at:
        at -= 1
        if takes[at]:
            pairs[edges[at][1]] = edges[at][0]
            at = came[at]
    return pairs


def _can_go_on(old: Line, new: Line) -> bool:
    """Rows go on as rows of as many cells, all else as anything else."""
    if LineKind.ROW in (old.kind, new.kind):
        return old.kind is new.kind and len(old.cells) == len(new.cells) and old.is_head is new.is_head
    return True


def _strips(olds: int, news: int, pairs: dict[int, int]) -> Iterator[Strip]:
    """What went before what came, between two paragraphs that stayed."""
    there = here = 0
    for new, old in [*sorted(pairs.items()), (news, olds)]:
        yield from (Strip(at, -1) for at in range(there, old))
        yield from (Strip(-1, at) for at in range(here, new))
        if new < news:
            yield Strip(old, new)
        there, here = old + 1, new + 1
