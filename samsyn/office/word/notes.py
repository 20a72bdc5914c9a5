"""What was not understood in a Word file, or only guessed, and where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class NoteCode(StrEnum):
    """What there is to look at."""

    HEADING_GUESSED = "word.heading_guessed"
    TITLE_GUESSED = "word.title_guessed"
    NUMBER_CHANGED = "word.number_changed"
    LEVEL_CHANGED = "word.level_changed"
    HEADING_AS_TEXT = "word.heading_as_text"
    BEFORE_FIRST_HEADING = "word.before_first_heading"
    NO_HEADINGS = "word.no_headings"
    CONTENTS_LEFT_OUT = "word.contents_left_out"
    HEADER_LEFT_OUT = "word.header_left_out"
    FOOTER_LEFT_OUT = "word.footer_left_out"
    FOOTNOTE = "word.footnote"
    TEXT_BOX = "word.text_box"
    PICTURE = "word.picture"
    EMBEDDED = "word.embedded"
    FORMULA = "word.formula"
    SYMBOL = "word.symbol"
    HIDDEN_TEXT = "word.hidden_text"
    TABLE_FILLED = "word.table_filled"
    TABLE_IN_TABLE = "word.table_in_table"
    CELL_JOINED = "word.cell_joined"
    LIST_AS_TEXT = "word.list_as_text"
    CHANGES = "word.changes"
    PART_BROKEN = "word.part_broken"


@dataclass(frozen=True, slots=True)
class Note:
    """Something to look at: the paragraph, counted from 1 through tables and all (0: the whole document), the words
    it is about, and how many, or the section's number, where that matters."""

    code: NoteCode
    paragraph: int
    words: str = ""
    count: int = 0
    number: str = ""
