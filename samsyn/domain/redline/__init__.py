"""Two texts compared to the word: what was kept, moved, changed, deleted and inserted.

    from samsyn.domain.redline import compare, parse_plain

    found = compare(parse_plain(old_text), parse_plain(new_text))
    for block in found.new:
        print(block.kind, block.pieces)

A text is a sequence of `Block`s. `compare` never hides a change inside a move, and what it returns has passed a
verifier that shares no code with it (`Comparison.verified`). On a comparison stand `references` (do they lead where
they were meant to?), `reanchor` (where are the words of a comment now?), `summary` and `certify` ("only moved text");
`merge` brings two changes of one text together. Told in words in `docs/rules/redline.md`.
"""

from __future__ import annotations

from samsyn.domain.redline.anchors import Anchor, AnchorStatus, Reanchored, reanchor
from samsyn.domain.redline.applying import apply, revert
from samsyn.domain.redline.blocks import block_of, blocks_of, parse_plain
from samsyn.domain.redline.certificate import (
    Certificate,
    Change,
    ChangeKind,
    NumberChange,
    ReferenceChange,
    certify,
)
from samsyn.domain.redline.checking import CertificateFault, check
from samsyn.domain.redline.comparing import compare, without_moves
from samsyn.domain.redline.fingerprints import BlockPrint, Fingerprint, fingerprint
from samsyn.domain.redline.markdown import parse_markdown
from samsyn.domain.redline.merge import merge
from samsyn.domain.redline.merge_values import Conflict, Merged, MergedBlock, MergeSource
from samsyn.domain.redline.package import Document, PackageComparison, compare_package
from samsyn.domain.redline.references import Reference, ReferenceStatus, references
from samsyn.domain.redline.summary import Summary, summary
from samsyn.domain.redline.values import (
    Block,
    BlockKind,
    Comparison,
    Move,
    NewBlock,
    OldBlock,
    Piece,
    Run,
    SectionChange,
    SectionKind,
    Tag,
)

__all__ = [
    "Anchor",
    "AnchorStatus",
    "Block",
    "BlockKind",
    "BlockPrint",
    "Certificate",
    "CertificateFault",
    "Change",
    "ChangeKind",
    "Comparison",
    "Conflict",
    "Document",
    "Fingerprint",
    "MergeSource",
    "Merged",
    "MergedBlock",
    "Move",
    "NewBlock",
    "NumberChange",
    "OldBlock",
    "PackageComparison",
    "Piece",
    "Reanchored",
    "Reference",
    "ReferenceChange",
    "ReferenceStatus",
    "Run",
    "SectionChange",
    "SectionKind",
    "Summary",
    "Tag",
    "apply",
    "block_of",
    "blocks_of",
    "certify",
    "check",
    "compare",
    "compare_package",
    "fingerprint",
    "merge",
    "parse_markdown",
    "parse_plain",
    "reanchor",
    "references",
    "revert",
    "summary",
    "without_moves",
]
