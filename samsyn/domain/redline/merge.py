"""Two changes of one text brought together: where a block stands and how it reads are merged apart.

A conflict is only where changes touch. Nobody is chosen then: the block reads as it did, and both readings are named.
"""

from __future__ import annotations

from collections.abc import Sequence

from samsyn.domain.redline.merge_sides import Side, inserted_by_both, order, same_wording, two_places
from samsyn.domain.redline.merge_values import Conflict, Merged, MergedBlock, MergeSource
from samsyn.domain.redline.numbering import renumbered
from samsyn.domain.redline.threeway import merged_words
from samsyn.domain.redline.values import Block


def merge(base: Sequence[Block], left: Sequence[Block], right: Sequence[Block]) -> Merged:
    """Merge the changes that `left` and `right` made to `base`."""
    mine, theirs = Side(base, left, MergeSource.LEFT), Side(base, right, MergeSource.RIGHT)
    blocks: list[MergedBlock] = []
    conflicts: list[Conflict] = []
    shared = inserted_by_both(mine, theirs)
    both = set(shared.values())
    for source, at in order(mine, theirs, shared):
        if source is not MergeSource.BASE:
            side = mine if source is MergeSource.LEFT else theirs
            whose = MergeSource.BOTH if (source, at) in both else source
            blocks.append(MergedBlock(side.blocks[at], whose, None))
            continue
        found, conflict = _wording(base[at], at, mine.version(at), theirs.version(at))
        if found and not conflict and two_places(at, mine, theirs, shared):
            conflict = Conflict(at, base[at].line, found.block.line, found.block.line)
        if found:
            blocks.append(found)
        if conflict:
            conflicts.append(conflict)
    lines = renumbered([found.block for found in blocks], (base, left, right))
    return Merged(
        tuple(found._replace(block=line) for found, line in zip(blocks, lines, strict=True)), tuple(conflicts)
    )


def _wording(
    base: Block, number: int, left: Block | None, right: Block | None
) -> tuple[MergedBlock | None, Conflict | None]:
    """How a block of the base reads now; nothing where it is gone."""
    if left is None or right is None:
        other = left or right
        if other is None or same_wording(other, base):
            return None, None
        return MergedBlock(base, MergeSource.BASE, number), _conflict(base, number, left, right)
    label = left.label if left.label != base.label else right.label
    if same_wording(left, right):
        source = MergeSource.BASE if same_wording(left, base) else MergeSource.BOTH
        return MergedBlock(_labelled(left, label), source, number), None
    if same_wording(left, base):
        return MergedBlock(_labelled(right, label), MergeSource.RIGHT, number), None
    if same_wording(right, base):
        return MergedBlock(_labelled(left, label), MergeSource.LEFT, number), None
    words = merged_words(base.words, left.words, right.words)
    if words is None:
        return MergedBlock(_labelled(base, label), MergeSource.BASE, number), _conflict(base, number, left, right)
    text = Block(label, " ".join(words), left.level, left.ident)
    return MergedBlock(text, MergeSource.MERGED, number), None


def _labelled(block: Block, label: str) -> Block:
    return Block(label, block.text, block.level, block.ident)


def _conflict(base: Block, number: int, left: Block | None, right: Block | None) -> Conflict:
    return Conflict(number, base.line, left.line if left else None, right.line if right else None)
