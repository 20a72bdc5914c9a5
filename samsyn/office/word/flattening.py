"""Paragraphs in a row: what stands beside them or in a frame comes after, and what is only typed there is taken off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from samsyn.office.word.headings_in import Read
from samsyn.office.word.story import Bit, Para, Story, Table

LONGEST_END = 200  # signs: dots and a number; a search through more of them could take for ever
_CONTENTS_ROW = re.compile(r"(?:\.{4,}|…{2,}|\t)\s*\d{1,3}$")


def same(one: str, other: str) -> bool:
    return one.split() == other.split()


def is_contents_row(read: Read) -> bool:
    """ "Ansvar ........ 3", typed by hand."""
    return bool(_CONTENTS_ROW.search("".join(bit.text for bit in read.para.bits).rstrip()[-LONGEST_END:]))


def flat(story: Story) -> Iterator[Para | Table]:
    """Paragraphs with what stands beside them after them; a table of one cell is a frame around its text."""
    for block in story:
        if isinstance(block, Para):
            yield block
            yield from flat(list(block.beside))
        elif len(block.rows) == 1 and len(block.rows[0].cells) == 1:
            yield from flat(block.rows[0].cells[0].blocks)
        else:
            yield block


def all_paras(story: Story) -> Iterator[Para]:
    for block in story:
        if isinstance(block, Para):
            yield block
            yield from all_paras(list(block.beside))
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from all_paras(cell.blocks)


def first_number(table: Table) -> int:
    return next((para.number for para in all_paras([table])), 0)


def without(bits: Sequence[Bit], pattern: re.Pattern[str]) -> list[Bit]:
    """Letters without what the pattern finds at their beginning."""
    text = "".join(bit.text for bit in bits)
    start = len(text) - len(text.lstrip())
    found = pattern.match(text, start)
    left = found.end() if found else 0
    result = []
    for bit in bits:
        cut = min(left, len(bit.text))
        left -= cut
        result.append(bit._replace(text=bit.text[cut:]))
    return result
