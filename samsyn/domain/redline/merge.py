"""Two changes of one text brought together: where a block stands and how it reads are merged apart.

A conflict is only where changes touch. Nobody is chosen then: the block reads as it did, and both readings are named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from samsyn.domain.redline.comparing import compare
from samsyn.domain.redline.numbering import renumbered
from samsyn.domain.redline.order import heaviest
from samsyn.domain.redline.prepared import canonical
from samsyn.domain.redline.threeway import merged_words
from samsyn.domain.redline.values import Block, Comparison


class MergeSource(StrEnum):
    """Whose a block of the merged text is."""

    BASE = "base"
    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"
    MERGED = "merged"


class MergedBlock(NamedTuple):
    """A block of the merged text; `base` is the block it was, None for a new one."""

    block: Block
    source: MergeSource
    base: int | None


class Conflict(NamedTuple):
    """A block that both sides changed where the changes touch; None for a side that deleted it.

    Where both sides read the same they differ in place: both moved the block, to different places, and the merged text
    has it at the left one.
    """

    base: int
    base_text: str
    left: str | None
    right: str | None


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged text, and what a person must decide."""

    blocks: tuple[MergedBlock, ...]
    conflicts: tuple[Conflict, ...]

    @property
    def to_look_at(self) -> tuple[MergedBlock, ...]:
        """What both sides changed, also where it could be merged."""
        return tuple(found for found in self.blocks if found.source in (MergeSource.BOTH, MergeSource.MERGED))


# A block in the making: a block of the base, or one that a side inserted.
_Token = tuple[MergeSource, int]


def merge(base: Sequence[Block], left: Sequence[Block], right: Sequence[Block]) -> Merged:
    """Merge the changes that `left` and `right` made to `base`."""
    mine, theirs = _Side(base, left, MergeSource.LEFT), _Side(base, right, MergeSource.RIGHT)
    blocks: list[MergedBlock] = []
    conflicts: list[Conflict] = []
    shared = _inserted_by_both(mine, theirs)
    both = set(shared.values())
    for source, at in _order(mine, theirs, shared):
        if source is not MergeSource.BASE:
            side = mine if source is MergeSource.LEFT else theirs
            whose = MergeSource.BOTH if (source, at) in both else source
            blocks.append(MergedBlock(side.blocks[at], whose, None))
            continue
        found, conflict = _wording(base[at], at, mine.version(at), theirs.version(at))
        if found and not conflict and _two_places(at, mine, theirs, shared):
            conflict = Conflict(at, base[at].line, found.block.line, found.block.line)
        if found:
            blocks.append(found)
        if conflict:
            conflicts.append(conflict)
    lines = renumbered([found.block for found in blocks], (base, left, right))
    return Merged(
        tuple(found._replace(block=line) for found, line in zip(blocks, lines, strict=True)), tuple(conflicts)
    )


class _Side:
    """What one side did: for each of its blocks the base block it is, and which of them it moved."""

    def __init__(self, base: Sequence[Block], blocks: Sequence[Block], name: MergeSource) -> None:
        self.blocks, self.name = blocks, name
        origins = _origins(compare(base, blocks))
        first: dict[int, int] = {}
        for at, there in enumerate(origins):
            if there >= 0 and (there not in first or _alike(base[there], blocks[at], blocks[first[there]])):
                first[there] = at
        self.place = first
        self.tokens: list[_Token] = [
            (MergeSource.BASE, there) if there >= 0 and first[there] == at else (name, at)
            for at, there in enumerate(origins)
        ]
        known = [there for source, there in self.tokens if source is MergeSource.BASE]
        kept = {known[at] for at in heaviest(known, [len(base[there].words) + 1 for there in known])}
        self.moved = {there for there in known if there not in kept}

    def version(self, base: int) -> Block | None:
        """How the side's text has a block of the base; None where it deleted it."""
        at = self.place.get(base)
        return None if at is None else self.blocks[at]

    def before(self, at: int) -> _Token | None:
        return self.tokens[at - 1] if at else None

    def beside(self, base: int) -> tuple[_Token | None, _Token | None]:
        """What stands before and after a block of the base."""
        at = self.place[base]
        return self.before(at), self.tokens[at + 1] if at + 1 < len(self.tokens) else None


def _inserted_by_both(mine: _Side, theirs: _Side) -> dict[_Token, _Token]:
    """What the right side inserted that the left one inserted too, at the same place: right token → left token."""
    following = dict(zip([None, *mine.tokens], mine.tokens, strict=False))
    shared: dict[_Token, _Token] = {}
    for at, token in enumerate(theirs.tokens):
        if token[0] is MergeSource.BASE:
            continue
        before = theirs.before(at)
        known = before is None or before[0] is MergeSource.BASE or before in shared
        same = following.get(shared.get(before, before) if before else None) if known else None
        if same and same[0] is MergeSource.LEFT and _same_line(mine.blocks[same[1]], theirs.blocks[at]):
            shared[token] = same
    return shared


def _two_places(at: int, mine: _Side, theirs: _Side, shared: dict[_Token, _Token]) -> bool:
    """Did both sides move a block to different places? Of blocks that moved together only the first is named."""
    if at not in mine.moved or at not in theirs.moved:
        return False
    left = mine.beside(at)
    right = tuple(shared.get(token, token) if token else None for token in theirs.beside(at))
    if left[0] == right[0] or left[1] == right[1]:
        return False
    together = (MergeSource.BASE, at - 1)
    return not (at - 1 in mine.moved and at - 1 in theirs.moved and together in (left[0], right[0]))


def _alike(base: Block, here: Block, chosen: Block) -> bool:
    """Of two parts of a split the one with more words goes on as the block."""
    return not _same(base, chosen) and len(here.words) > len(chosen.words)


def _origins(comparison: Comparison) -> list[int]:
    """For each new block the old block it is: its pair, or where most of its words come from."""
    origins = list(comparison.pairs)
    shares: list[dict[int, int]] = [{} for _ in origins]
    for run in comparison.runs:
        shares[run.new][run.old] = shares[run.new].get(run.old, 0) + run.size
    for at, share in enumerate(shares):
        if origins[at] < 0 and share:
            best = max(share, key=lambda there: share[there])
            if share[best] * 2 >= len(comparison.new[at].block.words):
                origins[at] = best
    return origins


def _order(mine: _Side, theirs: _Side, shared: dict[_Token, _Token]) -> list[_Token]:
    """The left text's order, with what the right one moved, inserted and deleted."""
    moved = theirs.moved - mine.moved
    order = [token for token in mine.tokens if token[0] is not MergeSource.BASE or token[1] not in moved]
    order += [(MergeSource.BASE, at) for at in sorted(set(theirs.place) - set(mine.place))]
    placed = _Order(order)
    last: _Token | None = None
    for token in theirs.tokens:
        source, number = token
        stays = number in mine.place and number not in moved if source is MergeSource.BASE else token in shared
        if not stays:
            placed.put(token, last)
        last = shared.get(token, token)
    return placed.all()


class _Order:
    """A list in which a token can be put right after another one."""

    def __init__(self, tokens: Sequence[_Token]) -> None:
        self._after: dict[_Token | None, _Token | None] = {}
        self._before: dict[_Token, _Token | None] = {}
        last: _Token | None = None
        for token in tokens:
            self._join(last, token)
            last = token
        self._join(last, None)

    def _join(self, first: _Token | None, second: _Token | None) -> None:
        self._after[first] = second
        if second is not None:
            self._before[second] = first

    def put(self, token: _Token, after: _Token | None) -> None:
        if token in self._before:
            self._join(self._before[token], self._after[token])
        following = self._after[after]
        self._join(after, token)
        self._join(token, following)

    def all(self) -> list[_Token]:
        tokens, at = [], self._after[None]
        while at is not None:
            tokens.append(at)
            at = self._after[at]
        return tokens


def _wording(
    base: Block, number: int, left: Block | None, right: Block | None
) -> tuple[MergedBlock | None, Conflict | None]:
    """How a block of the base reads now; nothing where it is gone."""
    if left is None or right is None:
        other = left or right
        if other is None or _same(other, base):
            return None, None
        return MergedBlock(base, MergeSource.BASE, number), _conflict(base, number, left, right)
    label = left.label if left.label != base.label else right.label
    if _same(left, right):
        source = MergeSource.BASE if _same(left, base) else MergeSource.BOTH
        return MergedBlock(_labelled(left, label), source, number), None
    if _same(left, base):
        return MergedBlock(_labelled(right, label), MergeSource.RIGHT, number), None
    if _same(right, base):
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


def _same_line(first: Block, second: Block) -> bool:
    return first.label == second.label and _same(first, second)


def _same(first: Block, second: Block) -> bool:
    """The same wording, whatever the label."""
    return canonical(" ".join(first.words)) == canonical(" ".join(second.words))
