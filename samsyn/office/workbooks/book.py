"""A workbook written to a file, sheet by sheet and row by row: the same report gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import IO

from samsyn.office.workbooks.sheet import Sheet, SheetXml
from samsyn.office.workbooks.styles import Styles
from samsyn.office.workbooks.text import quoted
from samsyn.office.workbooks.theme import theme_xml

LONGEST_NAME = 31
_NEVER_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_MOMENT = (1980, 1, 1, 0, 0, 0)  # a workbook does not tell when it was written, so that it can be made again
_XML = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PROPERTIES = {"rId2": ("metadata/core-properties", "docProps/core.xml")}
_COMMON = {"rIdStyles": ("styles", "styles.xml"), "rIdTheme": ("theme", "theme/theme1.xml")}
_AT_ONCE = 200_000  # characters gathered before they are packed


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """Names that a workbook allows: at most 31 signs, none twice in any letter case.

    >>> sheet_names(["Vård/omsorg", "vård omsorg", ""])
    ['Vård omsorg', 'vård omsorg (2)', 'Blad']
    """
    names: list[str] = []
    for name in wanted:
        plain = " ".join(_NEVER_IN_A_NAME.sub(" ", name).split()).strip("'")[:LONGEST_NAME].strip() or "Blad"
        taken = {other.casefold() for other in names}
        chosen, at = plain, 2
        while chosen.casefold() in taken:
            end = f" ({at})"
            chosen, at = plain[: LONGEST_NAME - len(end)] + end, at + 1
        names.append(chosen)
    return names


def write_book(sheets: Sequence[Sheet], file: IO[bytes], *, title: str, language: str = "sv-SE") -> None:
    """Write the workbook to a binary file. Sheets' names must be allowed and different: `sheet_names`."""
    styles, filters = Styles(), list[str]()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, "[Content_Types].xml", [_content_types(len(sheets))])
        _put(archive, "_rels/.rels", [_relations({"rId1": ("officeDocument", "xl/workbook.xml"), **_PROPERTIES})])
        _put(archive, "docProps/core.xml", [_core(title, language)])
        _put(archive, "xl/theme/theme1.xml", [theme_xml()])
        for at, sheet in enumerate(sheets, start=1):
            xml = SheetXml(sheet, styles, title=title, first=at == 1)
            _put(archive, f"xl/worksheets/sheet{at}.xml", xml.pieces())
            filters.append(xml.filtered)
        _put(archive, "xl/workbook.xml", [_workbook(sheets, filters)])
        parts = {f"rId{at}": ("worksheet", f"worksheets/sheet{at}.xml") for at in range(1, len(sheets) + 1)}
        _put(archive, "xl/_rels/workbook.xml.rels", [_relations({**parts, **_COMMON})])
        _put(archive, "xl/styles.xml", [styles.xml()])


def _put(archive: zipfile.ZipFile, name: str, pieces: Iterable[str]) -> None:
    """One part, packed as it is made."""
    info = zipfile.ZipInfo(name, _MOMENT)
    info.compress_type = zipfile.ZIP_DEFLATED
    with archive.open(info, "w") as part:
        part.write(_XML)
        waiting, size = io.StringIO(), 0
        for piece in pieces:
            size += waiting.write(piece)
            if size > _AT_ONCE:
                part.write(waiting.getvalue().encode())
                waiting, size = io.StringIO(), 0
        part.write(waiting.getvalue().encode())


def _content_types(sheets: int) -> str:
    kinds = {"/xl/workbook.xml": f"{_KIND}.sheet.main+xml", "/xl/styles.xml": f"{_KIND}.styles+xml"}
    kinds["/xl/theme/theme1.xml"] = "application/vnd.openxmlformats-officedocument.theme+xml"
    kinds |= {f"/xl/worksheets/sheet{at}.xml": f"{_KIND}.worksheet+xml" for at in range(1, sheets + 1)}
    kinds["/docProps/core.xml"] = "application/vnd.openxmlformats-package.core-properties+xml"
    told = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    defaults = f'<Default Extension="rels" ContentType="{relations}"/><Default Extension="xml" ContentType="application/xml"/>'
    return f'<Types xmlns="{_PACKAGE}/content-types">{defaults}{told}</Types>'


def _relations(parts: dict[str, tuple[str, str]]) -> str:
    """Which parts belong to this one: name → kind and place."""
    told = []
    for name, (kind, place) in parts.items():
        space = _PACKAGE if kind.startswith("metadata") else _OFFICE
        told.append(f'<Relationship Id="{name}" Type="{space}/relationships/{kind}" Target="{place}"/>')
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(told)}</Relationships>'


def _core(title: str, language: str) -> str:
    spaces = f'xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    title, language = quoted(title), quoted(language)
    told = f"<dc:title>{title}</dc:title><dc:creator>Samsyn</dc:creator><dc:language>{language}</dc:language>"
    return f"<cp:coreProperties {spaces}>{told}</cp:coreProperties>"


def _workbook(sheets: Sequence[Sheet], filters: Sequence[str]) -> str:
    listed = (
        f'<sheet name="{quoted(sheet.name)}" sheetId="{at}" r:id="rId{at}"/>'
        for at, sheet in enumerate(sheets, start=1)
    )
    names = "".join(_names(sheets, filters))
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}/relationships"><bookViews><workbookView activeTab="0"/></bookViews>'
        f"<sheets>{''.join(listed)}</sheets>"
        + (f"<definedNames>{names}</definedNames>" if names else "")
        + "</workbook>"
    )


def _names(sheets: Sequence[Sheet], filters: Sequence[str]) -> Iterator[str]:
    """What is repeated on every printed page, and what is filtered, as the workbook's list of names says it."""
    for at, (sheet, filtered) in enumerate(zip(sheets, filters, strict=True)):
        place = quoted("'" + sheet.name.replace("'", "''") + "'")
        if filtered:
            cells = re.sub(r"([A-Z]+)(\d+)", r"$\1$\2", filtered)
            yield f'<definedName name="_xlnm._FilterDatabase" localSheetId="{at}" hidden="1">{place}!{cells}</definedName>'
        if sheet.repeated:
            first, last = sheet.repeated
            yield f'<definedName name="_xlnm.Print_Titles" localSheetId="{at}">{place}!${first}:${last}</definedName>'
