"""Plain text to blocks: a paragraph a block, with its label kept apart from its text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from samsyn.domain.redline.values import Block

# "3.2", "3.", "5 §", "5 a §", "§ 5", "3 kap.", "a)", "2)", "(3)", "–". A bare number before a small letter is no label:
# "10 procent" and "1 juli" begin a sentence.
_LABEL = re.compile(
    r"""(?: \d+(?:\ ?[a-z])?\ §§?
          | §§?\ ?\d+[a-z]?
          | \d+(?:\ [a-z])?\ (?:kap|KAP)\.
          | \d+(?:\.\d+)+\.?
          | \d+\.
          | \d+(?=\s+[^\s\da-zåäöéüß])
          | (?:[a-z]|\d{1,3})\)
          | \(\d+[a-z]?\)
          | [–—•*-]
        )(?=\s)""",
    re.VERBOSE,
)
_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")


def block_of(line: str, level: int = 0, ident: str = "") -> Block:
    """One paragraph as a block: blank runs become one blank, the label is taken apart."""
    text = " ".join(line.split())
    found = _LABEL.match(text)
    if found is None:
        return Block("", text, level, ident)
    return Block(found.group(), text[found.end() + 1 :], level, ident)


def blocks_of(paragraphs: Iterable[str]) -> tuple[Block, ...]:
    """Paragraphs as blocks."""
    return tuple(block_of(paragraph) for paragraph in paragraphs)


def parse_plain(source: str) -> tuple[Block, ...]:
    """A plain text, its paragraphs parted by empty lines, as blocks. A byte order mark is no text."""
    whole = source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").strip()
    return blocks_of(_BLANK_LINES.split(whole)) if whole else ()
