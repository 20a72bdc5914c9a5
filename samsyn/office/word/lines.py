"""A text line by line, as Word lays it: each heading, paragraph, point of a list and row of a table is a line of words.

A word is what stands between blanks, in pieces of one look each. Words are the same here and in a comparison
(`samsyn.domain.redline`), so that whatever is said of a word there can be shown on the word here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

BREAK = "\n"
_BLANKS = re.compile(r"\s+")
_KEPT_BLANKS = "\u00a0\u202f\u2007\u2009"


class Piece(NamedTuple):
    """Letters in one look. `ref` is a cross reference as written (`[[#slug]]`), whose `text` is what it reads as."""

    text: str
    bold: bool = False
    italic: bool = False
    ref: str = ""


class Word(NamedTuple):
    """A word, the blank before it, and whether the line is broken after it."""

    pieces: tuple[Piece, ...]
    gap: str = " "
    ends_line: bool = False

    @property
    def text(self) -> str:
        """The word as it is read."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def text_as_written(self) -> str:
        """The word with references as they are written, not as they read."""
        return "".join(piece.ref or piece.text for piece in self.pieces)


Words = tuple[Word, ...]


class LineKind(StrEnum):
    """What a line is."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text.

    `level` is a heading's depth, or how many lists the line lies in. `mark` is a heading's number, or what stands
    before a point of a list: "-", "3." or "3)". A row has `cells` and no words; `is_head` marks a table's first one.
    `slug` names the section, `place` the line within it: 0 for the heading, then 1, 2, …
    """

    kind: LineKind
    words: Words = ()
    level: int = 0
    mark: str = ""
    cells: tuple[Words, ...] = ()
    is_head: bool = False
    slug: str = ""
    place: int = 0


def words_of(pieces: Iterable[Piece]) -> Words:
    """Pieces of running text cut into words. A `BREAK` breaks the line."""
    found: list[Word] = []
    inside: list[Piece] = []
    gap = ""
    for piece, is_blank in _parts(pieces):
        if not is_blank:
            inside.append(piece)
            continue
        if inside:
            found.append(Word(joined(inside), _blank(gap)))
            inside, gap = [], ""
        if BREAK in piece.text and found:
            found[-1] = found[-1]._replace(ends_line=True)
        gap += piece.text
    if inside:
        found.append(Word(joined(inside), _blank(gap)))
    if found:
        found[0] = found[0]._replace(gap=" ")
        found[-1] = found[-1]._replace(ends_line=False)
    return tuple(word._replace(gap=" ") if found[max(at - 1, 0)].ends_line else word for at, word in enumerate(found))


def _parts(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, bool]]:
    """Pieces cut where blanks begin and end; a reference is never cut."""
    for piece in pieces:
        if piece.ref:
            yield piece, False
            continue
        at = 0
        for found in _BLANKS.finditer(piece.text):
            if found.start() > at:
                yield piece._replace(text=piece.text[at : found.start()]), False
            yield piece._replace(text=found.group()), True
            at = found.end()
        if at < len(piece.text):
            yield piece._replace(text=piece.text[at:]), False


def joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Neighbours in the same look become one piece."""
    result: list[Piece] = []
    pieces = tuple(pieces)
    if len(pieces) < 2:
        return pieces
    for (*_, ref), group in groupby(pieces, key=lambda piece: piece[1:]):
        some = list(group)
        result += some if ref else [some[0]._replace(text="".join(piece.text for piece in some))]
    return tuple(result)


def _blank(gap: str) -> str:
    """One blank; those that hold words together are kept."""
    kept = "".join(sign for sign in gap if sign in _KEPT_BLANKS)
    return kept or " "


def plain(words: Words) -> str:
    """Words as they are read, on one line."""
    return "".join((word.gap if at else "") + word.text for at, word in enumerate(words))
