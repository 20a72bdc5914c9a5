"""What may stand in a cell: text without signs that XML forbids, as long as a cell holds."""

from __future__ import annotations

import re

LONGEST = 32_767  # UTF-16 units in a cell; a longer text makes the whole workbook unreadable
# Signs that XML 1.0 cannot hold. Line and page breaks of old text formats become line breaks, halves of a character a
# mark that something stood there, the rest (bells, nulls) nothing.
_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_HALVES = re.compile(r"[\ud800-\udfff]")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_ANY = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def readable(text: str) -> str:
    r"""The text without signs that XML forbids.

    >>> readable("ett\r\ntv\x00å\x0btre")
    'ett\ntvå\ntre'
    """
    if text.isprintable() or not _ANY.search(text):
        return text
    return _FORBIDDEN.sub("", _HALVES.sub("\ufffd", _BREAKS.sub("\n", text)))


def fitting(text: str, mark: str) -> str:
    """The readable text, cut with `mark` at its end where a cell cannot hold it."""
    clean = readable(text)
    if len(clean) * 2 <= LONGEST or units(clean) <= LONGEST:
        return clean
    return cut(clean, LONGEST - units(mark)) + mark


def units(text: str) -> int:
    """How long a readable text is as spreadsheets count: in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def cut(text: str, most: int) -> str:
    """The beginning of a readable text, so many UTF-16 units long. No character is cut in two."""
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore")
