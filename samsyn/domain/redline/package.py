"""Several documents compared as one: a passage that left the main agreement for a sub-agreement moved there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from samsyn.domain.redline.align import aligned
from samsyn.domain.redline.comparing import verified
from samsyn.domain.redline.values import Block, Comparison, Run


@dataclass(frozen=True, slots=True)
class Document:
    """A document of a package: what it is known by in both versions, and its blocks."""

    name: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class PackageComparison:
    """The documents after each other, compared; `old` and `new` are the documents in that order."""

    comparison: Comparison
    old: tuple[Document, ...]
    new: tuple[Document, ...]

    def old_place(self, block: int) -> tuple[str, int]:
        """The document, and the block in it, of a block of the comparison's old side."""
        return _place(self.old, block)

    def new_place(self, block: int) -> tuple[str, int]:
        """The same of its new side."""
        return _place(self.new, block)


def compare_package(old: Sequence[Document], new: Sequence[Document]) -> PackageComparison:
    """Compare two versions of a package. What went from one document to another is moved, never kept."""
    rank = {document.name: at for at, document in enumerate(old)}
    ordered = tuple(sorted(new, key=lambda document: rank.get(document.name, len(rank))))
    before, after = _blocks(old), _blocks(ordered)
    homes_old = [document.name for document in old for _ in document.blocks]
    homes_new = [document.name for document in ordered for _ in document.blocks]

    def apart(run: Run) -> bool:
        return homes_old[run.old] != homes_new[run.new]

    runs, pairing = aligned(before, after, apart)
    return PackageComparison(verified(before, after, runs, pairing.of_new), tuple(old), ordered)


def _blocks(documents: Sequence[Document]) -> list[Block]:
    return [block for document in documents for block in document.blocks]


def _place(documents: Sequence[Document], block: int) -> tuple[str, int]:
    starts = [0, *accumulate(len(document.blocks) for document in documents)]
    number = bisect_right(starts, block) - 1
    return documents[number].name, block - starts[number]
