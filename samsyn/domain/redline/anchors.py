"""Comments carried over: where the words that a comment points at stand now, how sure that is, and when they are gone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from samsyn.domain.redline.values import Comparison, Run, label_size

# Fewer of the quote's words than this share, all of them common, are no trace of it.
TRACE = 0.25


class AnchorStatus(StrEnum):
    """What became of the words a comment points at."""

    SAME = "same"
    MOVED = "moved"
    NEAR_CHANGED = "text_near_changed"
    PARTLY_GONE = "partly_gone"
    GONE = "gone"


class Anchor(NamedTuple):
    """Words of a block, without its label: from `first` up to, not including, `end`."""

    block: int
    first: int
    end: int


class Reanchored(NamedTuple):
    """Where an anchor stands now; `block` is None and the words nowhere when the quote is gone."""

    status: AnchorStatus
    block: int | None
    first: int | None
    end: int | None
    confidence: float


GONE = Reanchored(AnchorStatus.GONE, None, None, None, 0.0)


def reanchor(comparison: Comparison, anchors: Iterable[Anchor]) -> tuple[Reanchored, ...]:
    """Each anchor of the old text in the new one, in the same order."""
    runs: list[list[Run]] = [[] for _ in comparison.old]
    for run in comparison.runs:
        runs[run.old].append(run)
    return tuple(_carried(comparison, anchor, runs) for anchor in anchors)


def _carried(comparison: Comparison, anchor: Anchor, runs: list[list[Run]]) -> Reanchored:
    """The quote's words in the block that has most of them."""
    if not 0 <= anchor.block < len(comparison.old):
        return GONE
    label = label_size(comparison.old[anchor.block].block)
    low, high = anchor.first + label, anchor.end + label
    parts: dict[int, list[Run]] = {}
    for run in runs[anchor.block]:
        start, stop = max(run.old_at, low), min(run.old_at + run.size, high)
        if start < stop:
            shift = start - run.old_at
            cut = run._replace(old_at=start, new_at=run.new_at + shift, size=stop - start)
            parts.setdefault(run.new, []).append(cut)
    if not parts:
        return GONE
    block = max(parts, key=lambda at: sum(run.size for run in parts[at]))
    return _placed(comparison, anchor, block, sorted(parts[block], key=lambda run: run.new_at))


def _placed(comparison: Comparison, anchor: Anchor, block: int, parts: Sequence[Run]) -> Reanchored:
    size = anchor.end - anchor.first
    kept = sum(run.size for run in parts)
    words = comparison.new[block].block
    if _is_chance(comparison, block, parts, kept, size):
        return GONE
    label = label_size(words)
    first, end = parts[0].new_at - label, parts[-1].new_at + parts[-1].size - label
    whole = kept == size and end - first == size
    if not whole:
        return Reanchored(AnchorStatus.PARTLY_GONE, block, first, end, round(0.9 * kept / size, 2))
    status = _status(comparison, anchor, block, moved=parts[0].moved)
    return Reanchored(status, block, first, end, 0.95 if status is AnchorStatus.NEAR_CHANGED else 1.0)


def _status(comparison: Comparison, anchor: Anchor, block: int, *, moved: bool) -> AnchorStatus:
    """All words are there: in their place or not, in a block that is the same otherwise or not."""
    if comparison.old[anchor.block].block.words != comparison.new[block].block.words:
        return AnchorStatus.NEAR_CHANGED
    return AnchorStatus.MOVED if moved else AnchorStatus.SAME


def _is_chance(comparison: Comparison, block: int, parts: Sequence[Run], kept: int, size: int) -> bool:
    """Single short words that stand again in a rewritten paragraph are no trace of the quote."""
    words = comparison.new[block].block.words
    label = label_size(comparison.new[block].block)
    letters = sum(len(words[at - label]) for run in parts for at in range(run.new_at, run.new_at + run.size))
    return kept < size and kept <= size * TRACE and letters <= 4 * kept
