"""What stands in a document, before anything is made of it: paragraphs and tables with every tracked change left in."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from samsyn.office.word.styles_in import Props


class Change(NamedTuple):
    """A tracked change: text was put in (`is_in`) or taken out, by whom, when; `is_move` where it went elsewhere."""

    is_in: bool
    author: str
    date: str
    is_move: bool = False


class Bit(NamedTuple):
    """Letters in one look, with the changes they lie within. `was` is the look before a tracked change of it; `tip` what
    a link of ours read as when it was written.

    `opens` and `closes` are comments that begin and end here; such a bit has no letters.
    """

    text: str = ""
    bold: bool = False
    italic: bool = False
    link: str = ""
    changes: tuple[Change, ...] = ()
    was: tuple[bool, bool] | None = None
    size: int = 0
    opens: str = ""
    closes: str = ""
    tip: str = ""


class StoryPart(StrEnum):
    """StoryPart a paragraph stands."""

    BODY = "body"
    BOX = "box"
    NOTE = "note"
    CONTENTS = "contents"


@dataclass
class Para:
    """A paragraph. `mark` are the changes of the paragraph itself; `names` the bookmarks in it; `number` counts the
    paragraphs of the document, tables and all, from 1."""

    number: int
    props: Props = field(default_factory=Props)
    was: Props | None = None
    mark: tuple[Change, ...] = ()
    names: list[str] = field(default_factory=list)
    bits: list[Bit] = field(default_factory=list)
    where: StoryPart = StoryPart.BODY
    # Paragraphs of text boxes, foot and end notes that belong here.
    beside: list[Para] = field(default_factory=list)


@dataclass
class Cell:
    """A cell: how many columns it spans, whether it goes on from the row above, what stands in it."""

    span: int = 1
    goes_on: bool = False
    blocks: list[Para | Table] = field(default_factory=list)


@dataclass
class Row:
    """A row of a table."""

    cells: list[Cell] = field(default_factory=list)
    changes: tuple[Change, ...] = ()
    is_head: bool = False


@dataclass
class Table:
    """A table."""

    rows: list[Row] = field(default_factory=list)


Story = list[Para | Table]
