"""Looking a workbook over before anything reads it: what kind of file it is and how large it becomes unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable
from xml.parsers import expat

from samsyn.domain.verdicts import Refusal
from samsyn.office.sheets.refusals import FileFault

LARGEST_FILE = 100_000_000  # bytes; specs/consultation.md, "Bad input"
LARGEST_UNPACKED = 500_000_000  # bytes in all; 5 000 answers with long comments are a tenth of it
PACKED_TOO_WELL = 150  # times; a real sheet is packed ten to thirty times
SUSPECT_FROM = 20_000_000  # bytes of one part; below it the packing does not matter
MOST_CELLS = 2_000_000  # with blank ones before them; 5 000 answers to 60 sections are 620 000
LARGEST_MANIFEST = 10_000_000  # bytes; the list of parts in an OpenDocument file
UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    OSError,
    EOFError,
    KeyError,
    ValueError,
)
_OPENDOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Excel, and the wrapping of a password-protected new one


def check_workbook(data: bytes, name: str) -> None:
    """Raise `Refusal` unless `data` is an .xlsx workbook that is safe to unpack."""
    _check(data, name, _check_excel)


def check_opendocument(data: bytes, name: str) -> None:
    """Raise `Refusal` unless `data` is an .ods workbook that is safe to unpack."""
    _check(data, name, _check_ods)


def check_document(data: bytes, name: str) -> None:
    """Raise `Refusal` unless `data` is a .docx document that is safe to unpack."""
    _check(data, name, _check_word)


def _check(data: bytes, name: str, check_parts: Callable[[zipfile.ZipFile, str], None]) -> None:
    if data.startswith(_OLE):
        raise Refusal(FileFault.LOCKED, file=name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(archive, name)
            check_parts(archive, name)
            _check_entities(archive, name)
    except UNREADABLE as fault:
        raise Refusal(FileFault.NOT_A_WORKBOOK, file=name) from fault


def _check_sizes(archive: zipfile.ZipFile, name: str) -> None:
    parts = archive.infolist()
    if any(part.flag_bits & 0x1 for part in parts):
        raise Refusal(FileFault.LOCKED, file=name)
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED or any(map(_is_bomb, parts)):
        raise Refusal(FileFault.TOO_LARGE_INSIDE, file=name)


def _check_excel(archive: zipfile.ZipFile, name: str) -> None:
    names = set(archive.namelist())
    if "[Content_Types].xml" not in names or not any(part.startswith("xl/") for part in names):
        raise Refusal(FileFault.NOT_A_WORKBOOK, file=name)
    if any(part.lower().endswith("vbaproject.bin") for part in names):
        raise Refusal(FileFault.MACROS, file=name)


def _check_word(archive: zipfile.ZipFile, name: str) -> None:
    names = set(archive.namelist())
    if "[Content_Types].xml" not in names or "word/document.xml" not in names:
        raise Refusal(FileFault.NOT_A_DOCUMENT, file=name)
    if any(part.lower().endswith("vbaproject.bin") for part in names):
        raise Refusal(FileFault.MACROS, file=name)


def _check_ods(archive: zipfile.ZipFile, name: str) -> None:
    """A password shows in the manifest: the parts themselves are enciphered, the archive is not."""
    names = set(archive.namelist())
    manifest = "META-INF/manifest.xml"
    if manifest in names:
        with archive.open(manifest) as stream:
            if b"encryption-data" in stream.read(LARGEST_MANIFEST):
                raise Refusal(FileFault.LOCKED, file=name)
    with archive.open("mimetype") as stream:
        is_sheet = stream.read(200).strip().startswith(_OPENDOCUMENT)
    if not is_sheet or "content.xml" not in names:
        raise Refusal(FileFault.NOT_A_WORKBOOK, file=name)
    if any(part.startswith(("Basic/", "Scripts/")) and not part.endswith("/") for part in names):
        raise Refusal(FileFault.MACROS, file=name)


def _check_entities(archive: zipfile.ZipFile, name: str) -> None:
    for part in archive.infolist():
        if part.filename.endswith((".xml", ".rels")) and _declares_entities(archive, part):
            raise Refusal(FileFault.BROKEN, file=name, part=part.filename)


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    packed = max(part.compress_size, 1)
    return part.file_size > SUSPECT_FROM and part.file_size / packed > PACKED_TOO_WELL


class _Doctype(Exception):
    """There is one."""


class _Root(Exception):
    """The first element begins: no DOCTYPE can follow."""


def _declares_entities(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """No office program writes a DOCTYPE; one there is meant to make the parser swell or read other files.

    Looked for with a parser up to the first element, however much white space or comment stands before it.
    """
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler, parser.StartElementHandler = _stop_at(_Doctype), _stop_at(_Root)
    with archive.open(part) as stream:
        try:
            while chunk := stream.read(65_536):
                parser.Parse(chunk)
        except _Doctype:
            return True
        except (_Root, expat.ExpatError):  # what is no XML is refused by whoever reads the part
            return False
    return False


def _stop_at(found: type[Exception]) -> Callable[..., None]:
    def stop(*_: object) -> None:
        raise found

    return stop
