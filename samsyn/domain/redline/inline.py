"""One text to read: the new one, with what was deleted standing where it stood."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from samsyn.domain.redline.values import Comparison, Piece, Run, Tag, whole_words


class Inline(NamedTuple):
    """A block as read: of the new text (`new`), or deleted whole from the old (`old`); -1 for the other."""

    old: int
    new: int
    pieces: tuple[Piece, ...]


def inlined(comparison: Comparison) -> tuple[Inline, ...]:
    """Both texts in one, in the order of the new. Every word of both stands there once, but what moved stands only at
    its new place."""
    lost = _lost_words(comparison)
    gone = _gone_blocks(comparison)
    result = [Inline(at, -1, comparison.old[at].pieces) for at in gone[-1]]
    for at in range(len(comparison.new)):
        result.append(Inline(comparison.pairs[at], at, _block(comparison, at, lost)))
        result += [Inline(there, -1, comparison.old[there].pieces) for there in gone[at]]
    return tuple(result)


_Lost = dict[tuple[int, int], list[tuple[int, str]]]


def _lost_words(comparison: Comparison) -> _Lost:
    """Deleted words by the run they stand beside: (new block, place there) → those before it (0) and after it (1)."""
    runs: dict[int, list[Run]] = defaultdict(list)
    for run in comparison.runs:
        runs[run.old].append(run)
    words = whole_words(shown.block for shown in comparison.old)
    lost: _Lost = defaultdict(list)
    for block, found in runs.items():
        at = 0
        for run in sorted(found, key=lambda run: run.old_at):
            if run.old_at > at:
                lost[run.new, run.new_at].append((0, " ".join(words[block][at : run.old_at])))
            at = run.old_at + run.size
            last = run
        if at < len(words[block]):
            lost[last.new, last.new_at].append((1, " ".join(words[block][at:])))
    return lost


def _block(comparison: Comparison, at: int, lost: _Lost) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    place = 0
    for piece in comparison.new[at].pieces:
        beside = lost.get((at, place), []) if piece.tag in (Tag.KEPT, Tag.MOVED) else []
        # What was inserted in the same place is read after what it replaced.
        where = len(pieces) - 1 if pieces and pieces[-1].tag is Tag.INSERTED else len(pieces)
        pieces[where:where] = [Piece(Tag.DELETED, text) for side, text in beside if side == 0]
        pieces.append(piece)
        pieces += [Piece(Tag.DELETED, text) for side, text in beside if side == 1]
        place += piece.text.count(" ") + 1
    return tuple(pieces)


def _gone_blocks(comparison: Comparison) -> dict[int, list[int]]:
    """Blocks that were deleted whole, by the new block they are to be read after; -1 for the beginning."""
    home = {run.old: run.new for run in comparison.runs if not run.moved}
    gone: dict[int, list[int]] = defaultdict(list)
    touched = {run.old for run in comparison.runs}
    last = -1
    for at, shown in enumerate(comparison.old):
        if at in touched:
            last = home.get(at, last)
        elif shown.pieces:
            gone[last].append(at)
    return gone
