"""Runs to what is shown: the pieces of each block, where it went or came from, and what has happened to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from samsyn.domain.redline.values import (
    Block,
    BlockKind,
    NewBlock,
    OldBlock,
    Piece,
    Run,
    Tag,
    label_size,
    whole_words,
)

# A block takes part in a split or a merge with this many words, or with most of a shorter one.
WEIGHTY = 5


class Shown(NamedTuple):
    """Both sides as they are shown."""

    old: tuple[OldBlock, ...]
    new: tuple[NewBlock, ...]


def shown(old: Sequence[Block], new: Sequence[Block], runs: Sequence[Run], pairs: Sequence[int]) -> Shown:
    """Everything a reader sees of a comparison."""
    old_words, new_words = whole_words(old), whole_words(new)
    to: list[list[int]] = [[] for _ in old]
    sources: list[list[int]] = [[] for _ in new]
    old_marks: list[list[tuple[int, int, int]]] = [[] for _ in old]
    new_marks: list[list[tuple[int, int, int]]] = [[] for _ in new]
    for number, run in enumerate(runs):
        link = number if run.moved else -1
        old_marks[run.old].append((run.old_at, run.size, link))
        new_marks[run.new].append((run.new_at, run.size, link))
        if run.new not in to[run.old]:
            to[run.old].append(run.new)
        if run.old not in sources[run.new]:
            sources[run.new].append(run.old)
    for at, there in enumerate(pairs):
        if there >= 0 and at not in to[there]:
            to[there].append(at)
            sources[at].append(there)
    old_shown = tuple(
        OldBlock(block, _pieces(words, sorted(marks), Tag.DELETED), tuple(sorted(found)))
        for block, words, marks, found in zip(old, old_words, old_marks, to, strict=True)
    )
    kinds = _kinds(old, new, runs, pairs)
    new_shown = tuple(
        NewBlock(block, _pieces(words, marks, Tag.INSERTED), tuple(sorted(found)), kind)
        for block, words, marks, found, kind in zip(new, new_words, new_marks, sources, kinds, strict=True)
    )
    return Shown(old_shown, new_shown)


def _pieces(words: Sequence[str], marks: list[tuple[int, int, int]], other: Tag) -> tuple[Piece, ...]:
    """A block's words cut where something begins or ends to be kept or moved."""
    if len(marks) == 1 and marks[0][1] == len(words):
        return (Piece(Tag.KEPT if marks[0][2] < 0 else Tag.MOVED, " ".join(words), marks[0][2]),)
    pieces, at = [], 0
    for first, size, link in marks:
        if first > at:
            pieces.append(Piece(other, " ".join(words[at:first])))
        pieces.append(Piece(Tag.KEPT if link < 0 else Tag.MOVED, " ".join(words[first : first + size]), link))
        at = first + size
    if at < len(words):
        pieces.append(Piece(other, " ".join(words[at:])))
    return tuple(pieces)


def _kinds(old: Sequence[Block], new: Sequence[Block], runs: Sequence[Run], pairs: Sequence[int]) -> list[BlockKind]:
    """What happened to each new block."""
    shares: list[dict[int, int]] = [{} for _ in new]
    moved = [0] * len(new)
    for run in runs:
        shares[run.new][run.old] = shares[run.new].get(run.old, 0) + run.size
        moved[run.new] += run.size if run.moved else 0
    heirs: dict[int, list[int]] = {}
    labels = [label_size(block) for block in new]
    for at, share in enumerate(shares):
        for there, size in share.items():
            if size >= min(WEIGHTY, (len(new[at].words) + 1) // 2 + labels[at]):
                heirs.setdefault(there, []).append(at)
    kinds = []
    for at, block in enumerate(new):
        kinds.append(_kind(block, old, pairs[at], shares[at], moved[at], heirs))
    return kinds


def _kind(
    block: Block, old: Sequence[Block], there: int, share: dict[int, int], moved: int, heirs: dict[int, list[int]]
) -> BlockKind:
    total = sum(share.values())
    out_of_place = moved * 2 > total
    if there >= 0 and old[there].words == block.words:
        return BlockKind.MOVED if out_of_place else BlockKind.UNCHANGED
    weighty = [at for at, size in share.items() if size >= WEIGHTY or size * 2 >= len(old[at].words)]
    if len(weighty) > 1:
        return BlockKind.MERGED
    if not weighty and there < 0:
        return BlockKind.INSERTED
    source = weighty[0] if weighty else there
    if len(heirs.get(source, ())) > 1:
        return BlockKind.SPLIT
    if there < 0 and total * 2 < len(block.words):
        return BlockKind.INSERTED
    return BlockKind.MOVED_EDITED if out_of_place else BlockKind.EDITED
