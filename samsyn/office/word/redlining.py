"""Two texts as one Word document with tracked changes: accept all and it is the new text, reject all and it is the old."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from samsyn.domain.redline import Block, Comparison, compare
from samsyn.domain.sections import Numbers, Text
from samsyn.office.word.comments_out import Reason
from samsyn.office.word.fates import fates_of
from samsyn.office.word.laying import Redline
from samsyn.office.word.layout import laid_out
from samsyn.office.word.lines import Line, LineKind, Piece, Word
from samsyn.office.word.look import name_document, own_template
from samsyn.office.word.package import Package
from samsyn.office.word.paper import Paper
from samsyn.office.word.reading import read_raw
from samsyn.office.word.tokens import Ids
from samsyn.office.word.views import ACCEPTED, REJECTED
from samsyn.office.word.writing import identity_of
from samsyn.office.workbooks.text import readable


@dataclass(frozen=True, slots=True)
class Signed:
    """Whose the changes are, and from when (ISO 8601, "2027-03-01T09:00:00Z")."""

    author: str
    date: str


def redline_of(
    old: Text,
    new: Text,
    *,
    signed: Signed,
    reasons: Sequence[Reason] = (),
    known: Numbers | None = None,
    titles: Mapping[str, str] | None = None,
    template: Package | None = None,
) -> bytes:
    """Two texts of the house as a redline. `reasons` become comments; `known` and `titles` as for `write_docx`."""
    before, after = laid_out(old, known, titles), laid_out(new, known, titles)
    return write_redline(
        compare(before.blocks, after.blocks), before.lines, after.lines, title=new.title, signed=signed, reasons=reasons,
        facts=identity_of(old, new), template=template,
    )  # fmt: skip


def laid_blocks(blocks: Sequence[Block]) -> tuple[Line, ...]:
    """Blocks of any text as lines that say just what the blocks say, labels typed."""
    return tuple(
        Line(
            LineKind.HEADING if block.level else LineKind.TEXT,
            tuple(Word((Piece(word),)) for word in block.words),
            min(block.level, 4),
            block.label,
        )
        for block in blocks
    )


def write_redline(
    comparison: Comparison,
    old: Sequence[Line],
    new: Sequence[Line],
    *,
    title: str,
    signed: Signed,
    reasons: Sequence[Reason] = (),
    plain_moves: bool = False,
    facts: Mapping[str, str] | None = None,
    template: Package | None = None,
) -> bytes:
    """A comparison of the blocks of these lines as .docx. With `plain_moves` what moved is deleted and inserted.

    What has been written is read again: unless it gives both texts, the whole old text is shown as deleted and the whole
    new one as inserted.
    """

    def made(shown: Comparison) -> bytes:
        own = template.copy() if template else own_template(title)
        paper = Paper(own, Ids(signed.author, signed.date), numbers_typed=True)
        Redline(paper, fates_of(shown, old, new, plain_moves=plain_moves), old, new, reasons).lay_down()
        name_document(paper.package, title, dict(facts or {}))
        return paper.packed()

    data = made(comparison)
    return data if gives(data, old, new) else made(replace(comparison, runs=()))


def gives(data: bytes, old: Sequence[Line], new: Sequence[Line]) -> bool:
    """Is the document the old text when all is rejected, and the new one when all is accepted?"""
    return read_raw(data, REJECTED) == list(_raw(old)) and read_raw(data, ACCEPTED) == list(_raw(new))


def _raw(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        mark = "" if line.kind is LineKind.ITEM else line.mark
        for words in line.cells or (line.words,):
            text = f"{mark} {' '.join(readable(word.text) for word in words)}"
            if said := " ".join(text.split()):
                yield said
