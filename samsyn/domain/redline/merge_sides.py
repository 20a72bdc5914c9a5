"""What each side of a merge did to the base, and in what order the blocks of both are read."""

from __future__ import annotations

from collections.abc import Sequence

from samsyn.domain.redline.comparing import compare
from samsyn.domain.redline.merge_values import MergeSource
from samsyn.domain.redline.order import heaviest
from samsyn.domain.redline.prepared import canonical
from samsyn.domain.redline.values import Block, Comparison

# A block in the making: a block of the base, or one that a side inserted.
Token = tuple[MergeSource, int]


class Side:
    """What one side did: for each of its blocks the base block it is, and which of them it moved."""

    def __init__(self, base: Sequence[Block], blocks: Sequence[Block], name: MergeSource) -> None:
        self.blocks, self.name = blocks, name
        origins = _origins(compare(base, blocks))
        first: dict[int, int] = {}
        for at, there in enumerate(origins):
            if there >= 0 and (there not in first or _alike(base[there], blocks[at], blocks[first[there]])):
                first[there] = at
        self.place = first
        self.tokens: list[Token] = [
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

    def before(self, at: int) -> Token | None:
        return self.tokens[at - 1] if at else None

    def beside(self, base: int) -> tuple[Token | None, Token | None]:
        """What stands before and after a block of the base."""
        at = self.place[base]
        return self.before(at), self.tokens[at + 1] if at + 1 < len(self.tokens) else None


def inserted_by_both(mine: Side, theirs: Side) -> dict[Token, Token]:
    """What the right side inserted that the left one inserted too, at the same place: right token → left token."""
    following = dict(zip([None, *mine.tokens], mine.tokens, strict=False))
    shared: dict[Token, Token] = {}
    for at, token in enumerate(theirs.tokens):
        if token[0] is MergeSource.BASE:
            continue
        before = theirs.before(at)
        known = before is None or before[0] is MergeSource.BASE or before in shared
        same = following.get(shared.get(before, before) if before else None) if known else None
        if same and same[0] is MergeSource.LEFT and same_line(mine.blocks[same[1]], theirs.blocks[at]):
            shared[token] = same
    return shared


def two_places(at: int, mine: Side, theirs: Side, shared: dict[Token, Token]) -> bool:
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
    return not same_wording(base, chosen) and len(here.words) > len(chosen.words)


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


def order(mine: Side, theirs: Side, shared: dict[Token, Token]) -> list[Token]:
    """The left text's order, with what the right one moved, inserted and deleted."""
    moved = theirs.moved - mine.moved
    order = [token for token in mine.tokens if token[0] is not MergeSource.BASE or token[1] not in moved]
    order += [(MergeSource.BASE, at) for at in sorted(set(theirs.place) - set(mine.place))]
    placed = _Order(order)
    last: Token | None = None
    for token in theirs.tokens:
        source, number = token
        stays = number in mine.place and number not in moved if source is MergeSource.BASE else token in shared
        if not stays:
            placed.put(token, last)
        last = shared.get(token, token)
    return placed.all()


class _Order:
    """A list in which a token can be put right after another one."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._after: dict[Token | None, Token | None] = {}
        self._before: dict[Token, Token | None] = {}
        last: Token | None = None
        for token in tokens:
            self._join(last, token)
            last = token
        self._join(last, None)

    def _join(self, first: Token | None, second: Token | None) -> None:
        self._after[first] = second
        if second is not None:
            self._before[second] = first

    def put(self, token: Token, after: Token | None) -> None:
        if token in self._before:
            self._join(self._before[token], self._after[token])
        following = self._after[after]
        self._join(after, token)
        self._join(token, following)

    def all(self) -> list[Token]:
        tokens, at = [], self._after[None]
        while at is not None:
            tokens.append(at)
            at = self._after[at]
        return tokens


def same_line(first: Block, second: Block) -> bool:
    return first.label == second.label and same_wording(first, second)


def same_wording(first: Block, second: Block) -> bool:
    """The same wording, whatever the label."""
    return canonical(" ".join(first.words)) == canonical(" ".join(second.words))
