"""The certificate "endast flyttad text": it holds, or names every other change.

It holds when both texts have the same blocks, word for word, each as many times; when every number that differs follows
from the order of its text; and when every other word that differs is a reference that followed the section it means.
Whoever has both texts can check it without this program: see `docs/rules/certificate.md`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from samsyn.domain.redline.comparing import compare
from samsyn.domain.redline.fingerprints import Fingerprint, fingerprint
from samsyn.domain.redline.numbering import bare_number, in_order
from samsyn.domain.redline.prepared import canonical
from samsyn.domain.redline.references import Reference, ReferenceStatus, references
from samsyn.domain.redline.values import Block, BlockKind, Comparison, Move


class ChangeKind(StrEnum):
    """What else than a move happened to a block."""

    EDITED = "edited"
    INSERTED = "inserted"
    DELETED = "deleted"
    LABEL = "label"


class NumberChange(NamedTuple):
    """A block whose number followed its place."""

    old: int
    new: int
    before: str
    after: str


class ReferenceChange(NamedTuple):
    """A reference that followed: the word of the new block's text that holds its number, before and after."""

    old: int
    new: int
    word: int
    before: str
    after: str


class Change(NamedTuple):
    """A change that is no move: the block before and after, None where it stands in one text only."""

    kind: ChangeKind
    old: int | None
    new: int | None
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Certificate:
    """What was found out about two texts, with the fingerprints of both."""

    old: Fingerprint
    new: Fingerprint
    moves: tuple[Move, ...]
    numbers: tuple[NumberChange, ...]
    references: tuple[ReferenceChange, ...]
    changes: tuple[Change, ...]
    stale: tuple[Reference, ...]

    @property
    def holds(self) -> bool:
        """Was text only moved?"""
        return not self.changes


def certify(old: Sequence[Block], new: Sequence[Block]) -> Certificate:
    """Compare two texts and certify what was found."""
    found = compare(old, new)
    known = references(found)
    numbers, labels = _labels(old, new, found.pairs)
    followed, edits = _edits(old, new, found.pairs, known, numbers)
    changes = sorted([*labels, *edits], key=lambda change: (change.new is None, change.new or 0, change.old or 0))
    stale = tuple(reference for reference in known if reference.status is not ReferenceStatus.FOLLOWS)
    return Certificate(
        fingerprint(old), fingerprint(new), _whole(found), tuple(numbers), tuple(followed), tuple(changes), stale
    )


def _labels(
    old: Sequence[Block], new: Sequence[Block], pairs: Sequence[int]
) -> tuple[list[NumberChange], list[Change]]:
    """The labels that differ: numbers that followed their place, and others."""
    follows_old, follows_new = in_order(old), in_order(new)
    numbers, changes = [], []
    for at, there in enumerate(pairs):
        if there < 0 or old[there].label == new[at].label:
            continue
        before, after = old[there].label, new[at].label
        if follows_old[there] and follows_new[at]:
            numbers.append(NumberChange(there, at, before, after))
        else:
            changes.append(Change(ChangeKind.LABEL, there, at, before, after))
    return numbers, changes


def _edits(
    old: Sequence[Block],
    new: Sequence[Block],
    pairs: Sequence[int],
    known: Sequence[Reference],
    numbers: Sequence[NumberChange],
) -> tuple[list[ReferenceChange], list[Change]]:
    """The texts that differ: by references that followed, and otherwise."""
    certified = {(bare_number(number.before), bare_number(number.after)) for number in numbers}
    followed: list[ReferenceChange] = []
    changes: list[Change] = []
    for at, there in enumerate(pairs):
        if there < 0:
            changes.append(Change(ChangeKind.INSERTED, None, at, None, new[at].line))
            continue
        updated = _only_references(old[there], new[at], there, at, known)
        if updated is None or not certified.issuperset(
            (bare_number(r.before), bare_number(r.after)) for r in updated
        ):
            changes.append(Change(ChangeKind.EDITED, there, at, old[there].line, new[at].line))
        else:
            followed += updated
    gone = sorted(set(range(len(old))) - set(pairs))
    changes += [Change(ChangeKind.DELETED, at, None, old[at].line, None) for at in gone]
    return followed, changes


def _only_references(
    old: Block, new: Block, there: int, at: int, known: Sequence[Reference]
) -> list[ReferenceChange] | None:
    """The references that differ between two blocks; None where anything else does."""
    before, after = old.words, new.words
    if len(before) != len(after):
        return None
    differ = [n for n in range(len(before)) if canonical(before[n]) != canonical(after[n])]
    if not differ:
        return []
    follow = {r.word for r in known if r.block == at and r.status is ReferenceStatus.FOLLOWS}
    if not follow.issuperset(differ):
        return None
    return [ReferenceChange(there, at, n, before[n], after[n]) for n in differ]


def _whole(comparison: Comparison) -> tuple[Move, ...]:
    """The moves of whole blocks; what moved out of a block that was split is a change."""
    kinds = [block.kind for block in comparison.new]
    return tuple(
        move
        for move in comparison.moves
        if any(kinds[at] in (BlockKind.MOVED, BlockKind.MOVED_EDITED) for at in range(move.new[0], move.new[1] + 1))
    )
