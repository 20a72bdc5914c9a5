"""What a block or a section is called in Swedish: "avsnitt 3.2", "5 §", "”Uppföljning”", "ett stycke i 3.2"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samsyn.domain.redline import Block
from samsyn.domain.redline.outline import Section, outline

_DECIMAL = re.compile(r"\d+(?:\.\d+)*\.?")
_NUMBERS = ("noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
LONGEST = 60


class Naming:
    """The names of one text's blocks."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self._home: list[Section | None] = [None] * len(blocks)
        for section in outline(blocks):
            self._home[section.start : section.end] = [section] * (section.end - section.start)

    def is_section(self, at: int) -> bool:
        """Does a section begin at this block?"""
        home = self._home[at]
        return home is not None and home.start == at

    def section(self, at: int) -> str:
        """What the section that a block stands in is called; empty before the first one."""
        home = self._home[at]
        return "" if home is None else number_or_title(self.blocks[home.start])

    def titled(self, at: int) -> str:
        """A section's number with its title."""
        block = self.blocks[at]
        number = number_of(block)
        title = shortened(block.text)
        return f"{number} {title}".strip() if number else f"”{title}”"


def number_of(block: Block) -> str:
    """A heading's number, without the marks of a Markdown heading."""
    return block.label.lstrip("#").strip()


def number_or_title(block: Block) -> str:
    """The shortest that a section can be called by."""
    return number_of(block) or f"”{shortened(block.text)}”"


def with_kind(name: str) -> str:
    """ "avsnitt 3.2", but "5 §" and "”Uppföljning”"."""
    return f"avsnitt {name}" if _DECIMAL.fullmatch(name.split(" ")[0]) and "§" not in name else name


def shortened(text: str) -> str:
    """A text fit for a sentence."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def in_words(number: int, *, neuter: bool = True) -> str:
    """A small number in words: "ett ord", "en hänvisning", "tre stycken"; larger ones in digits."""
    if number == 1:
        return "ett" if neuter else "en"
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}".replace(",", " ")


def listed(names: Sequence[str]) -> str:
    """ "3, 4 och 5"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} och {names[-1]}"


def sentence(text: str) -> str:
    """With a capital at the beginning."""
    return text[:1].upper() + text[1:]
