"""A document as it reads when its tracked changes are accepted, rejected, or accepted from one author only.

As Word does it: what lies in a change that does not count is not there, and a paragraph whose own mark is gone goes on
in the next one, which says what paragraph it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from samsyn.office.word.story import Bit, Cell, Change, Para, Row, Story, Table


class Revisions(StrEnum):
    """What is done with the tracked changes of a file that is read."""

    ACCEPT = "accept"
    REJECT = "reject"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class View:
    """Whose changes count: everybody's, nobody's, or one `author`'s."""

    accepted: bool = True
    author: str | None = None

    def there(self, changes: Iterable[Change]) -> bool:
        """Is what lies within these changes there?"""
        return all(self.counts(change) is change.is_in for change in changes)

    def counts(self, change: Change) -> bool:
        """Is this change accepted?"""
        return self.accepted and self.author in (None, change.author)


ACCEPTED, REJECTED = View(), View(accepted=False)


@dataclass
class _Open:
    """What a paragraph whose mark is gone leaves to the next."""

    bits: list[Bit] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    beside: list[Para] = field(default_factory=list)


def seen(story: Story, view: View) -> Story:
    """The story without changes, as this view has it."""
    return list(_seen(story, view))


def _seen(story: Story, view: View) -> Iterator[Para | Table]:
    left = _Open()
    last: Para | None = None
    for block in story:
        if isinstance(block, Table):
            if left.bits and last:
                yield _para(last, left)
            left, last = _Open(), None
            if rows := [_row(row, view) for row in block.rows if view.there(row.changes)]:
                yield Table(rows)
            continue
        last = _with_props(block, view)
        bits = [_bit(bit, view) for bit in block.bits if view.there(bit.changes)]
        left.bits += bits
        if any(bit.text for bit in bits):  # what is gone leaves no name behind
            left.names += block.names
        left.beside += [p for p in seen(list(block.beside), view) if isinstance(p, Para)]
        if view.there(block.mark):
            yield _para(last, left)
            left, last = _Open(), None
    if left.bits and last:
        yield _para(last, left)


def _para(like: Para, left: _Open) -> Para:
    return Para(like.number, like.props, None, (), left.names, left.bits, like.where, left.beside)


def _with_props(para: Para, view: View) -> Para:
    """A tracked change of what paragraph it is counts with the accepted ones; Word does not say whose it is here."""
    if para.was is None or view.accepted:
        return para
    return Para(para.number, para.was, None, para.mark, para.names, para.bits, para.where, para.beside)


def _bit(bit: Bit, view: View) -> Bit:
    if bit.was is None or view.accepted:
        return bit._replace(changes=(), was=None)
    return bit._replace(bold=bit.was[0], italic=bit.was[1], changes=(), was=None)


def _row(row: Row, view: View) -> Row:
    cells = [Cell(cell.span, cell.goes_on, seen(cell.blocks, view)) for cell in row.cells]
    return Row(cells, (), row.is_head)


def changes_of(story: Story) -> Iterator[tuple[Change, str]]:
    """Every tracked change with the letters in it; none for that of a paragraph's mark."""
    for block in story:
        if isinstance(block, Table):
            for row in block.rows:
                yield from ((change, "") for change in row.changes)
                for cell in row.cells:
                    yield from changes_of(cell.blocks)
            continue
        yield from ((change, "") for change in block.mark)
        for bit in block.bits:
            yield from ((change, bit.text) for change in bit.changes)
        yield from changes_of(list(block.beside))


def has_changes(story: Story) -> bool:
    """Is anything tracked, also a change of look?"""
    if next(changes_of(story), None):
        return True
    return any(para.was is not None or any(bit.was is not None for bit in para.bits) for para in paragraphs(story))


def paragraphs(story: Story) -> Iterator[Para]:
    """All paragraphs, those in tables, boxes and notes too."""
    for block in story:
        if isinstance(block, Para):
            yield block
            yield from paragraphs(list(block.beside))
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs(cell.blocks)
