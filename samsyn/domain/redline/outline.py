"""The sections of a text as far as its paragraphs tell: numbered, marked, or lines that look like a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from samsyn.domain.redline.values import Block

_DECIMAL = re.compile(r"\d+(?:\.\d+)+\.?|\d+")
_CHAPTER = re.compile(r"(\d+(?: [a-z])?) (?:kap|KAP)\.")
_PARAGRAPH = re.compile(r"(\d+(?: ?[a-z])?) §§?|§§? ?(\d+[a-z]?)")
_MARKED = re.compile(r"(#{1,6}) \S")
_ENDS_NO_TITLE = (".", ",", ";", ":", "och", "eller", "/")
LONGEST_TITLE = 14
# An unnumbered heading lies below a chapter and above the paragraphs.
CHAPTER, UNNUMBERED, PARAGRAPH = 1, 5, 6


class Section(NamedTuple):
    """A section: the block it begins at, the block after its own text (before any section under it), its depth."""

    start: int
    end: int
    level: int
    address: str


def level_of(block: Block) -> int:
    """How deep a section this block begins; 0 where it begins none."""
    if block.level:
        return block.level
    label = _bare(block)
    if label:
        if not any(map(str.isdigit, label)):
            return 0
        if _DECIMAL.fullmatch(label):
            return label.rstrip(".").count(".") + 1
        if _CHAPTER.fullmatch(label):
            return CHAPTER
        return PARAGRAPH if _PARAGRAPH.fullmatch(label) else 0
    if block.text.startswith("#") and (marked := _MARKED.match(block.text)):
        return len(marked[1])
    return UNNUMBERED if is_title(block) else 0


def _bare(block: Block) -> str:
    """The label without the marks of a Markdown heading."""
    label = block.label
    return label.lstrip("#").lstrip() if label.startswith("#") else label


def is_title(block: Block) -> bool:
    """A short line that begins like a sentence and does not end like one."""
    text = block.text
    return (
        text[:1].isupper()
        and len(text) < 120
        and not text.endswith(_ENDS_NO_TITLE)
        and text.count(" ") < LONGEST_TITLE
    )


def outline(blocks: Sequence[Block]) -> list[Section]:
    """The sections in reading order. What stands before the first one belongs to none.

    Where sections have decimal numbers, a line without one is no heading, whatever it looks like.
    """
    starts = [(at, level) for at, block in enumerate(blocks) if (level := level_of(block))]
    if any(_DECIMAL.fullmatch(_bare(blocks[at])) for at, _ in starts):
        starts = [(at, level) for at, level in starts if level != UNNUMBERED]
    sections, chapter = [], ""
    for number, (start, level) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else len(blocks)
        label = _bare(blocks[start])
        if found := _CHAPTER.fullmatch(label):
            chapter = found[1]
        sections.append(Section(start, end, level, _address(label, chapter)))
    return sections


def _address(label: str, chapter: str) -> str:
    """What a reference calls the section: "3.2", "3 kap.", "3:5" for 5 § in chapter 3; empty where it cannot."""
    if _DECIMAL.fullmatch(label):
        return label.rstrip(".")
    if found := _CHAPTER.fullmatch(label):
        return f"{found[1]} kap."
    found = _PARAGRAPH.fullmatch(label)
    return f"{chapter}:{(found[1] or found[2]).replace(' ', '')}" if found else ""
