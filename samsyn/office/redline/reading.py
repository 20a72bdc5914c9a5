"""A document from a file: plain text or Markdown in UTF-8, to blocks."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from samsyn.domain.redline import Block, parse_markdown, parse_plain
from samsyn.office.redline.faults import DocumentFault

LARGEST = 50_000_000
MOST_BLOCKS = 200_000
PLAIN, MARKDOWN = (".txt",), (".md", ".markdown")
WORD = (".doc", ".docx", ".docm", ".dotx", ".odt", ".rtf")
# What a zip and an old Office file begin with.
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document with its name and the fingerprint of the very file."""

    name: str
    sha256: str
    blocks: tuple[Block, ...]


def read_document(path: Path) -> ReadDocument:
    """Read one document, or tell in a sentence why it cannot be read."""
    kind = path.suffix.lower()
    if kind in WORD:
        raise DocumentFault(f"{path.name}: filer av slaget {kind} kan inte läsas. Spara texten som .txt eller .md.")
    if kind not in PLAIN + MARKDOWN:
        raise DocumentFault(f"{path.name}: filtypen kan inte läsas. Texten ska vara .txt eller .md.")
    data = read_bytes(path)
    text = _decoded(path, data)
    blocks = parse_markdown(text) if kind in MARKDOWN else parse_plain(text)
    if len(blocks) > MOST_BLOCKS:
        raise DocumentFault(f"{path.name}: texten har fler än 200 000 stycken. Dela upp den.")
    return ReadDocument(path.name, hashlib.sha256(data).hexdigest(), blocks)


def read_bytes(path: Path) -> bytes:
    """The file's bytes, if there are not too many."""
    try:
        if path.stat().st_size > LARGEST:
            raise DocumentFault(f"{path.name}: filen är större än 50 MB. Dela upp den eller ta bort bilder.")
        return path.read_bytes()
    except OSError as fault:
        why = fault.strerror or "okänt fel"
        raise DocumentFault(f"{path.name}: filen kan inte läsas ({why}). Kontrollera sökvägen.") from fault


def _decoded(path: Path, data: bytes) -> str:
    if data.startswith((ZIP, OLE)):
        raise DocumentFault(
            f"{path.name}: filen är inte en text utan ett kontorsdokument. Spara den som .txt eller .md."
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        raise DocumentFault(
            f"{path.name}: filen är inte text i UTF-8. Spara den som UTF-8 och försök igen."
        ) from fault
    if "\0" in text:
        raise DocumentFault(f"{path.name}: filen är inte en text.")
    return text
