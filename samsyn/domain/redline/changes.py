"""Runs to what is shown: the pieces of each block, where it went or came from, and what has happened to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from samsyn.domain.redline.prepared import canonical
from samsyn.domain.redline.values import (
    Block,
    BlockKind,
    NewBlock,
    OldBlock,
    Piece,
    Run,
    Tag,
    whole_words,
)


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
    parts = [_part_of(old, block, share) for block, share in zip(new, shares, strict=True)]
    heirs = Counter(there for weighty in parts for there in weighty)
    return [
        _kind(old, new[at], pairs[at], parts[at], heirs, out_of_place=moved[at] * 2 > sum(shares[at].values()))
        for at in range(len(new))
    ]


def _part_of(old: Sequence[Block], block: Block, share: dict[int, int]) -> list[int]:
    """The old blocks that a new one takes part of: with half of the one's words or of the other's."""
    return [at for at, size in share.items() if size * 2 >= min(len(block.words), len(old[at].words))]


def _kind(
    old: Sequence[Block], block: Block, there: int, parts: list[int], heirs: Counter[int], *, out_of_place: bool
) -> BlockKind:
    if there >= 0 and canonical(" ".join(old[there].words)) == canonical(" ".join(block.words)):
        return BlockKind.MOVED if out_of_place else BlockKind.UNCHANGED
    if len(parts) > 1:
        return BlockKind.MERGED
    if not parts and there < 0:
        return BlockKind.INSERTED
    if heirs[parts[0] if parts else there] > 1:
        return BlockKind.SPLIT
    return BlockKind.MOVED_EDITED if out_of_place else BlockKind.EDITED
