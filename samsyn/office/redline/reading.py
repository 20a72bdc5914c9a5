"""A document from a file: plain text or Markdown in UTF-8, or Word, to blocks."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from samsyn.domain.redline import Block, parse_markdown, parse_plain
from samsyn.domain.verdicts import Refusal
from samsyn.office.redline.faults import DocumentFault

LARGEST = 50_000_000
MOST_BLOCKS = 200_000
PLAIN, MARKDOWN = (".txt",), (".md", ".markdown")
WORD = (".docx", ".dotx")
OTHER_WORD = (".doc", ".docm", ".dotm", ".odt", ".rtf")
REVISIONS = ("accept", "reject", "refuse")
# What a zip and an old Office file begin with.
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document with its name and the fingerprint of the very file."""

    name: str
    sha256: str
    blocks: tuple[Block, ...]


def read_document(path: Path, revisions: str = "refuse") -> ReadDocument:
    """Read one document, or tell in a sentence why it cannot be read. `revisions`: what is done with the tracked changes
    of a Word file, one of `REVISIONS`."""
    kind = path.suffix.lower()
    if kind in OTHER_WORD:
        raise DocumentFault(
            f"{path.name}: filer av slaget {kind} kan inte läsas. Spara texten som .docx, .txt eller .md."
        )
    if kind not in PLAIN + MARKDOWN + WORD:
        raise DocumentFault(f"{path.name}: filtypen kan inte läsas. Texten ska vara .docx, .txt eller .md.")
    data = read_bytes(path)
    if kind in WORD:
        blocks = _word(path, data, revisions)
    else:
        text = _decoded(path, data)
        blocks = parse_markdown(text) if kind in MARKDOWN else parse_plain(text)
    if len(blocks) > MOST_BLOCKS:
        raise DocumentFault(f"{path.name}: texten har fler än 200 000 stycken. Dela upp den.")
    return ReadDocument(path.name, hashlib.sha256(data).hexdigest(), blocks)


def _word(path: Path, data: bytes, revisions: str) -> tuple[Block, ...]:
    from samsyn.office.word import Revisions, read_blocks
    from samsyn.office.word.texts import refused

    try:
        return read_blocks(data, name=path.name, revisions=Revisions(revisions))
    except Refusal as fault:
        raise DocumentFault(refused(fault)) from fault


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
            f"{path.name}: filen är inte en text utan ett kontorsdokument. Spara den som .docx, .txt eller .md."
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
