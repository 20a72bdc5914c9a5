"""What may stand in a cell: text without signs that XML forbids, as long as a cell holds, escaped."""

from __future__ import annotations

import re

LONGEST = 32_767  # UTF-16 units in a cell; a longer text makes the whole workbook unreadable
# Signs that XML 1.0 cannot hold. Line and page breaks of old text formats become line breaks, halves of a character a
# mark that something stood there, the rest (bells, nulls) nothing.
_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_HALVES = re.compile(r"[\ud800-\udfff]")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
_ANY = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029\ud800-\udfff\ufffe\uffff]")
# Excel reads `_x0041_` as A: the underscore itself is written so that the text stays as it was.
_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_SPECIAL = re.compile(r"[&<>_]")


def readable(text: str) -> str:
    r"""The text without signs that XML forbids.

    >>> readable("ett\r\ntv\x00å\x0btre")
    'ett\ntvå\ntre'
    """
    if not _ANY.search(text):
        return text
    return _FORBIDDEN.sub("", _HALVES.sub("\ufffd", _BREAKS.sub("\n", text)))


def fitting(text: str, mark: str) -> str:
    """The readable text, cut with `mark` at its end where a cell cannot hold it. No character is cut in two."""
    clean = readable(text)
    if len(clean) * 2 <= LONGEST or len(clean.encode("utf-16-le")) <= 2 * LONGEST:
        return clean
    room = LONGEST - len(mark.encode("utf-16-le")) // 2
    return clean.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore") + mark


def escaped(text: str) -> str:
    """Readable text as it stands in the XML of a workbook."""
    if not _SPECIAL.search(text):
        return text
    coded = _CODED.sub("_x005F_", text) if "_x" in text else text
    return coded.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """Readable text as the value of an attribute."""
    return escaped(readable(text)).replace('"', "&quot;").replace("\n", "&#10;")
