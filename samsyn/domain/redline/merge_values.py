"""What a merge gives: the merged text, and what a person must decide."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from samsyn.domain.redline.values import Block


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
