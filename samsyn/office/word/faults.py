"""Why a Word file is not read at all. Its words are in `samsyn.office.word.texts`."""

from __future__ import annotations

from enum import StrEnum


class WordFault(StrEnum):
    """Codes of the `Refusal` raised when a Word file is read or used as a template; the facts always hold `file`."""

    TOO_LARGE = "word.too_large"
    TOO_LARGE_INSIDE = "word.too_large_inside"
    TOO_MANY_PARAGRAPHS = "word.too_many_paragraphs"
    NOT_WORD = "word.not_word"
    OTHER_OFFICE = "word.other_office"
    OLD_OR_LOCKED = "word.old_or_locked"
    LOCKED = "word.locked"
    MACROS = "word.macros"
    BROKEN = "word.broken"
    UNSAFE_NAMES = "word.unsafe_names"
    LEADS_OUT = "word.leads_out"
    TOO_MANY_AUTHORS = "word.too_many_authors"
    HAS_CHANGES = "word.has_changes"
    EMPTY = "word.empty"
