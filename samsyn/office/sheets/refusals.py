"""Why a file cannot be read at all. Its words are in `samsyn.office.sheets.texts`."""

from __future__ import annotations

from enum import StrEnum


class FileFault(StrEnum):
    """Codes of the `Refusal` raised by the readers; the facts always hold `file`."""

    MISSING = "file.missing"
    WRONG_TYPE = "file.wrong_type"
    OLD_EXCEL = "file.old_excel"
    MACROS = "file.macros"
    LOCKED = "file.locked"
    NOT_A_WORKBOOK = "file.not_a_workbook"
    NOT_A_DOCUMENT = "file.not_a_document"
    IS_A_WORKBOOK = "file.is_a_workbook"
    BROKEN = "file.broken"
    EMPTY = "file.empty"
    TOO_LARGE = "file.too_large"
    TOO_LARGE_INSIDE = "file.too_large_inside"
    OPEN_QUOTE = "file.open_quote"
    PARTIES_COLUMNS = "parties.columns"
    PARTIES_TWICE = "parties.twice"
    PARTIES_EMPTY = "parties.empty"
    NOT_WRITTEN = "file.not_written"
