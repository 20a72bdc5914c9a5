"""What kind of sheet a file is, told by its own bytes. What it is called, and what a browser says of it, counts for nothing."""

from __future__ import annotations

import codecs
import io
import zipfile

from samsyn.domain.verdicts import Refusal
from samsyn.office.sheets.guard import UNREADABLE, check_opendocument, check_workbook
from samsyn.office.sheets.refusals import FileFault

# What is read for somebody at a page may be less than what one reads on one's own machine.
MOST_UNPACKED = 200_000_000  # bytes; 5 000 answers to 60 sections are some fifty million
MOST_PARTS = 2_000  # a workbook has some dozens
_PACKED = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Files of text that hold no answers, however their lines are cut.
_OTHER_TEXT = (b"%pdf", b"{\\rtf", b"<!doctype", b"<html", b"<?xml", b"<svg", b"#!")
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\f\r\x1a\x1b")


def checked_kind(data: bytes, name: str) -> str:
    """`xlsx`, `ods` or `csv`, and safe to read. Raises `Refusal` with a `FileFault` for everything else."""
    kind = kind_of(data, name)
    if kind == "xlsx":
        check_workbook(data, name)
    if kind == "ods":
        check_opendocument(data, name)
    return kind


def kind_of(data: bytes, name: str) -> str:
    """`xlsx`, `ods` or `csv`."""
    if not data.strip():
        raise Refusal(FileFault.EMPTY, file=name)
    if data.startswith(_OLE):
        raise Refusal(FileFault.LOCKED, file=name)
    if data.startswith(_PACKED):
        return _kind_of_parts(data, name)
    if _is_text(data):
        return "csv"
    raise Refusal(FileFault.WRONG_TYPE, file=name)


def _kind_of_parts(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except UNREADABLE as fault:
        raise Refusal(FileFault.NOT_A_WORKBOOK, file=name) from fault
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Refusal(FileFault.TOO_LARGE_INSIDE, file=name)
    names = {part.filename for part in parts}
    if "xl/workbook.bin" in names:
        raise Refusal(FileFault.OLD_EXCEL, file=name)
    return "ods" if "mimetype" in names else "xlsx"


def _is_text(data: bytes) -> bool:
    """Letters and line breaks; pictures and programs are full of other signs."""
    if data.startswith(_WIDE):
        return True
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:20].lower()
    return not start.startswith(_OTHER_TEXT) and not _CONTROLS & set(data)
