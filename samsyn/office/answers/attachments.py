"""Extracts of minutes on their way in: a PDF or a Word document, told by its own bytes, and nothing that runs."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum

from samsyn.office.sheets.guard import UNREADABLE

MOST_UNPACKED = 200_000_000  # bytes
MOST_PARTS = 2_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Word, and the wrapping of a password-protected new one
_PDF = re.compile(rb"%PDF-\d\.\d")
# What a reader would run or open by itself. Long words only: short ones turn up by chance in what is packed.
_RUNS = re.compile(rb"/(?:JavaScript|Launch|RichMedia)\b")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069]")


class AttachmentFault(StrEnum):
    """Why a file is not taken in."""

    KIND = "kind"
    HOSTILE = "hostile"


def fault_of(data: bytes) -> AttachmentFault | None:
    """What is wrong with the file; nothing where it may be kept."""
    if _PDF.match(data[:1024].lstrip()):
        return AttachmentFault.HOSTILE if _RUNS.search(data) or b"/Encrypt" in data[-4096:] else None
    if data.startswith(_OLE):
        return AttachmentFault.HOSTILE
    if data.startswith(b"PK\x03\x04"):
        return _fault_of_word(data)
    return AttachmentFault.KIND


def _fault_of_word(data: bytes) -> AttachmentFault | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            if not {"[Content_Types].xml", "word/document.xml"} <= names:
                return AttachmentFault.KIND
            swells = len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED
            runs = any(name.lower().endswith("vbaproject.bin") for name in names)
            locked = any(part.flag_bits & 0x1 for part in parts)
            return AttachmentFault.HOSTILE if swells or runs or locked else None
    except UNREADABLE:
        return AttachmentFault.HOSTILE


def media_type(name: str) -> str:
    """What a kept file is handed out as, by the ending that `checked_name` gave it."""
    if name.endswith(".pdf"):
        return "application/pdf"
    return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def checked_name(name: str, data: bytes) -> str:
    """The file's name as a word to show, with the ending that its bytes tell.

    >>> checked_name("c:/tmp/Protokoll § 12.exe", b"%PDF-1.7")
    'Protokoll § 12.pdf'
    """
    last = _UNSEEN.sub("", name.replace("\\", "/").rpartition("/")[2]).strip()
    stem = last.rpartition(".")[0] or last or "bilaga"
    return f"{stem[:180]}{'.pdf' if data[:1024].lstrip().startswith(b'%PDF') else '.docx'}"
