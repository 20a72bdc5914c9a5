"""What a file is, is told by its bytes; whatever is hostile or no sheet is refused in words before anything reads it."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import Any

import pytest

from samsyn.domain.verdicts import Refusal
from samsyn.office.sheets import read_sheet
from samsyn.office.sheets.refusals import FileFault
from samsyn.office.sheets.sniffing import MOST_PARTS, checked_kind
from samsyn.office.sheets.texts import say_refusal
from tests.office.messy import as_ods

H, D = "Stämmer helt", "Stämmer delvis"
ROWS = [["Kommun", "1.1 Syfte"], ["Orust kommun", H], ["Ale kommun", D]]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
XML = b'<?xml version="1.0"?>'


def as_xlsx(rows: list[list[Any]] = ROWS, more: dict[str, bytes] | None = None, leave: str = "") -> bytes:
    """A workbook, with parts added or exchanged, or one left out."""
    from openpyxl import Workbook

    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    plain = io.BytesIO()
    book.save(plain)
    made = io.BytesIO()
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in {leave, *(more or {})}:
                new.writestr(name, old.read(name))
        for name, part in (more or {}).items():
            new.writestr(name, part)
    return made.getvalue()


def as_csv(separator: str = ";", encoding: str = "utf-8") -> bytes:
    return "\r\n".join(separator.join(row) for row in ROWS).encode(encoding)


def many_parts() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for n in range(MOST_PARTS + 1):
            archive.writestr(f"xl/{n}.xml", b"")
    return made.getvalue()


def bomb() -> bytes:
    return as_xlsx(more={"xl/worksheets/sheet1.xml": XML + b"<worksheet>" + b" " * 60_000_000 + b"</worksheet>"})


def entities(size: int = 12) -> bytes:
    """Each entity ten of the one before: a line that would become a million million letters."""
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, size))
    doctype = f'<!DOCTYPE x [<!ENTITY e0 "ha">{lines}]>'.encode()
    return as_xlsx(
        more={"xl/worksheets/sheet1.xml": XML + doctype + f"<worksheet>&e{size - 1};</worksheet>".encode()}
    )


def outside_entity() -> bytes:
    doctype = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    return as_xlsx(more={"xl/sharedStrings.xml": XML + doctype + b"<sst><si><t>&e;</t></si></sst>"})


def ciphered() -> bytes:
    """The mark of a password on a part of the archive."""
    plain = bytearray(as_xlsx())
    at = plain.find(b"PK\x01\x02")
    struct.pack_into("<H", plain, at + 8, struct.unpack_from("<H", plain, at + 8)[0] | 1)
    return bytes(plain)


SHEETS = {
    "xlsx": (as_xlsx(), "xlsx"),
    "ods": (as_ods(ROWS), "ods"),
    "csv": (as_csv(), "csv"),
    "csv, Latin-1": (as_csv(encoding="cp1252"), "csv"),
    "csv, UTF-16": (as_csv("\t", "utf-16"), "csv"),
    "csv with a byte order mark": (as_csv(encoding="utf-8-sig"), "csv"),
}
REFUSED = {
    "nothing": (b" \n", FileFault.EMPTY),
    "old Excel, or a password": (OLE, FileFault.LOCKED),
    "a part with a password": (ciphered(), FileFault.LOCKED),
    "an .ods with a password": (
        as_ods(ROWS, {"META-INF/manifest.xml": b"<m><manifest:encryption-data/></m>"}),
        FileFault.LOCKED,
    ),
    "macros": (as_xlsx(more={"xl/vbaProject.bin": b"x"}), FileFault.MACROS),
    "macros in an .ods": (as_ods(ROWS, {"Basic/Standard/Module1.xml": b"<x/>"}), FileFault.MACROS),
    "binary Excel": (as_xlsx(more={"xl/workbook.bin": b"x"}), FileFault.OLD_EXCEL),
    "a zip bomb": (bomb(), FileFault.TOO_LARGE_INSIDE),
    "thousands of parts": (many_parts(), FileFault.TOO_LARGE_INSIDE),
    "entities in entities": (entities(), FileFault.BROKEN),
    "an entity from outside": (outside_entity(), FileFault.BROKEN),
    "an archive of something else": (as_xlsx(leave="[Content_Types].xml"), FileFault.NOT_A_WORKBOOK),
    "half a workbook": (as_xlsx()[:900], FileFault.NOT_A_WORKBOOK),
    "a PDF": (b"%PDF-1.7\n1 0 obj", FileFault.WRONG_TYPE),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), FileFault.WRONG_TYPE),
    "a program": (b"\x7fELF" + b"\x02\x01\x01" + b"\x00" * 50, FileFault.WRONG_TYPE),
    "a script": (b"#!/bin/sh\necho hej", FileFault.WRONG_TYPE),
    "a page": (b"\n<!DOCTYPE html><html><table><tr><td>x</td></tr></table>", FileFault.WRONG_TYPE),
    "XML": (XML + b"<svg onload='alert(1)'/>", FileFault.WRONG_TYPE),
    "rich text": (b"{\\rtf1\\ansi", FileFault.WRONG_TYPE),
}


@pytest.mark.parametrize("what", SHEETS)
@pytest.mark.parametrize("name", ["svar.xlsx", "svar.csv", "svar", "svar.pdf", "../../svar.exe"])
def test_a_sheet_is_a_sheet_whatever_it_is_called(what: str, name: str) -> None:
    content, kind = SHEETS[what]
    assert checked_kind(content, name) == kind
    table = read_sheet(content, name, kind=kind)
    assert [row.values[0] for row in table.rows] == ["Orust kommun", "Ale kommun"]


@pytest.mark.parametrize("what", REFUSED)
@pytest.mark.parametrize("name", ["svar.xlsx", "svar.csv", "svar.ods"])
def test_anything_else_is_refused_in_words_whatever_it_is_called(what: str, name: str) -> None:
    content, fault = REFUSED[what]
    with pytest.raises(Refusal) as refused:
        checked_kind(content, name)
    assert refused.value.code == fault
    words = say_refusal(refused.value, name)
    assert words.startswith(f"{name}: ") and len(words.split()) > 4


def test_a_sheet_as_wide_and_as_long_as_there_is_takes_no_more_than_its_cells() -> None:
    """A cell in the last column of a thousand rows, and one in the last row of all."""
    cells = "".join(f'<row r="{n}"><c r="XFD{n}" t="inlineStr"><is><t>x</t></is></c></row>' for n in range(1, 1001))
    cells += '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    sheet = f"<worksheet {space}><sheetData>{cells}</sheetData></worksheet>".encode()
    content = as_xlsx(more={"xl/worksheets/sheet1.xml": XML + sheet})
    with pytest.raises(Refusal) as refused:
        read_sheet(content, "svar.xlsx", kind=checked_kind(content, "svar.xlsx"))
    assert refused.value.code == FileFault.TOO_LARGE_INSIDE


def test_progress_is_told_now_and_then() -> None:
    heard: list[int] = []
    rows = [ROWS[0], *([ROWS[1]] * 700)]
    for content, kind in ((as_xlsx(rows), "xlsx"), (as_ods(rows), "ods")):
        heard.clear()
        read_sheet(content, "svar", kind=kind, progress=heard.append)
        assert heard == [250, 500], kind
