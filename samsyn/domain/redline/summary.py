"""A comparison in numbers: words (labels aside) and blocks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from samsyn.domain.redline.values import Block, BlockKind, Comparison, Piece, Tag, label_size


@dataclass(frozen=True, slots=True)
class Summary:
    """How many words of both texts were kept, moved, deleted and inserted, and what became of the blocks."""

    kept: int
    moved: int
    deleted: int
    inserted: int
    old_blocks: int
    new_blocks: int
    deleted_blocks: int
    labels: int
    kinds: tuple[tuple[BlockKind, int], ...]


def summary(comparison: Comparison) -> Summary:
    """Count what the pieces show."""
    old, new = Counter[Tag](), Counter[Tag]()
    for shown in comparison.old:
        old.update(words_by_tag(shown.block, shown.pieces))
    for block in comparison.new:
        new.update(words_by_tag(block.block, block.pieces))
    kinds = Counter(block.kind for block in comparison.new)
    return Summary(
        kept=new[Tag.KEPT],
        moved=new[Tag.MOVED],
        deleted=old[Tag.DELETED],
        inserted=new[Tag.INSERTED],
        old_blocks=len(comparison.old),
        new_blocks=len(comparison.new),
        deleted_blocks=sum(not block.to for block in comparison.old),
        labels=sum(label_changed(comparison, at) for at in range(len(comparison.new))),
        kinds=tuple((kind, kinds[kind]) for kind in BlockKind),
    )


def words_by_tag(block: Block, pieces: tuple[Piece, ...]) -> Counter[Tag]:
    """How many words of the block's text, without its label, each tag has."""
    counts: Counter[Tag] = Counter()
    skip = label_size(block)
    for piece in pieces:
        size = piece.text.count(" ") + 1
        counts[piece.tag] += max(size - skip, 0)
        skip = max(skip - size, 0)
    return counts


def label_changed(comparison: Comparison, at: int) -> bool:
    """Did the block that this one was have another label?"""
    there = comparison.pairs[at]
    return there >= 0 and comparison.old[there].block.label != comparison.new[at].block.label
