"""The values that comparing deals in: blocks, the words that stand in both texts, and what is shown of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or list item. The label (`3.2`, `5 §`, `a)`) stands apart from the text.

    `level` is a heading's depth from 1, or 0 where the text itself does not say. `ident` names the block for ever where
    its keeper knows it; it helps only where the texts still resemble each other.
    """

    label: str
    text: str
    level: int = 0
    ident: str = ""
    # The words of the text, without the label: what comments and references count in.
    words: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", tuple(self.text.split()))

    @property
    def line(self) -> str:
        """The block as it is read."""
        return f"{self.label} {self.text}".strip()


class Run(NamedTuple):
    """Words that stand in both texts, one after another: `size` words from `old_at` in block `old`.

    Places count the words of the block with its label. A run that is not `moved` stands in the same order as all
    others of its kind; a moved one does not.
    """

    old: int
    old_at: int
    new: int
    new_at: int
    size: int
    moved: bool = False


class Tag(StrEnum):
    """What is said of a piece of text."""

    KEPT = "="
    MOVED = "m"
    DELETED = "-"
    INSERTED = "+"


class Piece(NamedTuple):
    """A piece of a block as shown. `link` is the same on both sides of what moved, and -1 for all else."""

    tag: Tag
    text: str
    link: int = -1


class BlockKind(StrEnum):
    """What has happened to a block, seen from the new text."""

    UNCHANGED = "unchanged"
    EDITED = "edited"
    MOVED = "moved"
    MOVED_EDITED = "moved_edited"
    INSERTED = "inserted"
    SPLIT = "split"
    MERGED = "merged"


class SectionKind(StrEnum):
    """What has happened to a section as a whole."""

    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    RENUMBERED = "renumbered"
    RETITLED = "retitled"


class OldBlock(NamedTuple):
    """A block of the old text with what became of its words."""

    block: Block
    pieces: tuple[Piece, ...]
    to: tuple[int, ...]


class NewBlock(NamedTuple):
    """A block of the new text with where its words came from."""

    block: Block
    pieces: tuple[Piece, ...]
    sources: tuple[int, ...]
    kind: BlockKind


class Move(NamedTuple):
    """Blocks that moved together: first and last of the old text, first and last of the new."""

    old: tuple[int, int]
    new: tuple[int, int]
    heading: str | None
    text_same: bool


class SectionChange(NamedTuple):
    """A section that moved, split, merged, or got another number or title: the blocks where it begins."""

    kind: SectionKind
    old: tuple[int, ...]
    new: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts side by side, with every word of both accounted for.

    `verified` says that the verifier, which shares no code with the comparison, found it whole. Where it did not, no
    word is said to stand in both texts, and `faults` tell why.
    """

    old: tuple[OldBlock, ...]
    new: tuple[NewBlock, ...]
    moves: tuple[Move, ...]
    sections: tuple[SectionChange, ...]
    runs: tuple[Run, ...] = field(repr=False)
    pairs: tuple[int, ...] = field(repr=False)
    verified: bool = True
    faults: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        """Nothing was changed, moved or given another number."""
        pieces = (piece for side in (self.old, self.new) for block in side for piece in block.pieces)
        return len(self.old) == len(self.new) and all(piece.tag is Tag.KEPT for piece in pieces)


def label_size(block: Block) -> int:
    """How many words the label is: what lies between places with and without it."""
    return len(block.label.split()) if block.label else 0


def whole_words(blocks: Iterable[Block]) -> list[Sequence[str]]:
    """Every block's words with its label's."""
    return [(*block.label.split(), *block.words) if block.label else block.words for block in blocks]
