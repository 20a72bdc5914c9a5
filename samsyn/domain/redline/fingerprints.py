"""Fingerprints that anybody can work out: SHA-256 of a whole text, and of each block."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import NamedTuple

from samsyn.domain.redline.prepared import canonical
from samsyn.domain.redline.values import Block


class BlockPrint(NamedTuple):
    """A block's label, and the fingerprint of its text without the label."""

    label: str
    sha256: str


class Fingerprint(NamedTuple):
    """A text's fingerprint and those of its blocks, in order."""

    sha256: str
    blocks: tuple[BlockPrint, ...]


def fingerprint(blocks: Sequence[Block]) -> Fingerprint:
    """Of the text in NFC, single blanks, one empty line between blocks, a line feed at the end; in UTF-8."""
    lines = [" ".join(canonical(block.line).split()) for block in blocks]
    whole = "\n\n".join(lines) + "\n"
    return Fingerprint(sha256(whole), tuple(BlockPrint(block.label, block_print(block.words)) for block in blocks))


def block_print(words: Sequence[str]) -> str:
    """Of a block's words, single blanks between them."""
    return sha256(canonical(" ".join(words)))


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
