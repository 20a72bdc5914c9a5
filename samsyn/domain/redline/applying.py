"""A comparison carried out: from the old text and the changes to the new one, or back again."""

from __future__ import annotations

from collections.abc import Sequence

from samsyn.domain.redline.values import Block, Comparison, Piece, Run, Tag, whole_words


def apply(comparison: Comparison, old: Sequence[Block]) -> tuple[str, ...]:
    """The lines of the new text: kept and moved words are taken from `old`, only the inserted ones from the
    comparison."""
    words = whole_words(old)
    taken = {(run.new, run.new_at): words[run.old][run.old_at : run.old_at + run.size] for run in comparison.runs}
    return tuple(_line(at, shown.pieces, taken) for at, shown in enumerate(comparison.new))


def revert(comparison: Comparison, new: Sequence[Block]) -> tuple[str, ...]:
    """The lines of the old text, in the same way back from the new one."""
    words = whole_words(new)
    taken = {(run.old, run.old_at): _words(words, run) for run in comparison.runs}
    return tuple(_line(at, shown.pieces, taken) for at, shown in enumerate(comparison.old))


def _words(words: Sequence[Sequence[str]], run: Run) -> Sequence[str]:
    return words[run.new][run.new_at : run.new_at + run.size]


def _line(block: int, pieces: Sequence[Piece], taken: dict[tuple[int, int], Sequence[str]]) -> str:
    words: list[str] = []
    for piece in pieces:
        own = piece.tag in (Tag.INSERTED, Tag.DELETED)
        words += piece.text.split() if own else taken[block, len(words)]
    return " ".join(words)
