"""Reading .ods workbooks with the standard library: content.xml as a stream, nothing computed, nothing repeated
without bound."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from xml.parsers import expat

from samsyn.domain.grading.table import Formula, Table, Value
from samsyn.domain.verdicts import Refusal
from samsyn.office.sheets.guard import MOST_CELLS, UNREADABLE, check_opendocument
from samsyn.office.sheets.headers import Record
from samsyn.office.sheets.refusals import FileFault
from samsyn.office.sheets.rows import Progress, as_table, told

MOST_COPIES = 20_000  # of rows that are said to be repeated and are not blank
MOST_CHARACTERS = 100_000_000  # a space may be written as a million spaces
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
_OFFICE, _TABLE, _TEXT = (
    f"urn:oasis:names:tc:opendocument:xmlns:{part}:1.0 " for part in ("office", "table", "text")
)
_CELLS = (_TABLE + "table-cell", _TABLE + "covered-table-cell")
_BREAKS = {_TEXT + "tab": "\t", _TEXT + "line-break": "\n"}


def read_opendocument(data: bytes, name: str, progress: Progress | None = None) -> Iterator[Table]:
    """Each sheet of an OpenDocument workbook. Raises `Refusal` for files that are none or not safe."""
    check_opendocument(data, name)
    reader = _Reader(name)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = reader.text, reader.doctype
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("content.xml") as stream:
            parser.ParseFile(stream)
    except (expat.ExpatError, ValueError, *UNREADABLE) as fault:
        raise Refusal(FileFault.BROKEN, file=name, part="content.xml") from fault
    for sheet, records in reader.sheets:
        yield as_table(sheet, told(records, progress))


class _Reader:
    """The handlers of the parser. Blank cells and rows wait until something follows them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.sheets: list[tuple[str, list[Record]]] = []
        self.depth = self.cells = self.copies = self.notes = 0
        self.row: list[Value] = []
        self.blank_cells = self.blank_rows = 0
        self.repeated_row = 1
        self.cell: Mapping[str, str] | None = None
        self.pieces: list[str] = []
        self.paragraphs = self.characters = 0

    def doctype(self, *_: object) -> None:
        raise Refusal(FileFault.BROKEN, file=self.name, part="content.xml")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == _TABLE + "table":
            self.depth += 1
            if self.depth == 1:
                self.sheets.append((attributes.get(_TABLE + "name", ""), []))
                self.blank_rows = 0
        elif self.depth != 1:
            return
        elif tag == _TABLE + "table-row":
            self.row, self.blank_cells = [], 0
            self.repeated_row = _times(attributes, "number-rows-repeated")
        elif tag in _CELLS:
            self.cell, self.pieces, self.paragraphs = attributes, [], 0
        elif self.cell is not None:
            self._inside(tag, attributes)

    def _inside(self, tag: str, attributes: dict[str, str]) -> None:
        """Within a cell: paragraphs, spaces and breaks. A note somebody pinned to the cell is none of its text."""
        if tag == _OFFICE + "annotation":
            self.notes += 1
        elif tag == _TEXT + "p" and not self.notes:
            self.pieces.append("\n" if self.paragraphs else "")
            self.paragraphs += 1
        elif tag == _TEXT + "s":
            self.text(" " * min(_times(attributes, "c", _TEXT), 1000))
        elif tag in _BREAKS:
            self.text(_BREAKS[tag])

    def text(self, text: str) -> None:
        if self.cell is not None and self.paragraphs and not self.notes and self.depth == 1:
            self.pieces.append(text)
            self.characters += len(text)
            if self.characters > MOST_CHARACTERS:
                raise Refusal(FileFault.TOO_LARGE_INSIDE, file=self.name)

    def end(self, tag: str) -> None:
        if tag == _TABLE + "table":
            self.depth -= 1
        elif self.depth != 1:
            return
        elif tag == _OFFICE + "annotation":
            self.notes = max(0, self.notes - 1)
        elif tag in _CELLS and self.cell is not None:
            self._end_cell(_value(self.cell, "".join(self.pieces)), _times(self.cell, "number-columns-repeated"))
            self.cell = None
        elif tag == _TABLE + "table-row":
            self._end_row()

    def _end_cell(self, value: Value, times: int) -> None:
        if value is None or value == "":
            self.blank_cells += times
            return
        self._count(self.blank_cells + times)
        if len(self.row) + self.blank_cells + times > MOST_COLUMNS:
            raise Refusal(FileFault.TOO_LARGE_INSIDE, file=self.name)
        self.row.extend([None] * self.blank_cells + [value] * times)
        self.blank_cells = 0

    def _end_row(self) -> None:
        if not self.row:
            self.blank_rows += self.repeated_row
            return
        self.copies += self.repeated_row - 1
        self._count(len(self.row) * (self.repeated_row - 1))
        rows = self.sheets[-1][1]
        if self.copies > MOST_COPIES or len(rows) + self.blank_rows + self.repeated_row > MOST_ROWS:
            raise Refusal(FileFault.TOO_LARGE_INSIDE, file=self.name)
        rows.extend([()] * self.blank_rows + [tuple(self.row)] * self.repeated_row)
        self.blank_rows = 0

    def _count(self, cells: int) -> None:
        self.cells += cells
        if self.cells > MOST_CELLS:
            raise Refusal(FileFault.TOO_LARGE_INSIDE, file=self.name)


def _times(attributes: Mapping[str, str], name: str, space: str = _TABLE) -> int:
    """How often something is repeated; once where it is not said or makes no sense."""
    said = attributes.get(space + name, "1")
    return min(int(said), 2**31) if re.fullmatch(r"[1-9]\d{0,11}", said, re.ASCII) else 1


def _value(attributes: Mapping[str, str], text: str) -> Value:
    """A cell's plain value: what its type says, else its text. A formula is kept as written."""
    if formula := attributes.get(_TABLE + "formula"):
        before, sign, after = formula.partition("=")
        return Formula("=" + after if sign else before)
    kind = attributes.get(_OFFICE + "value-type", "string")
    try:
        if kind in ("float", "percentage", "currency"):
            return float(attributes[_OFFICE + "value"])
        if kind == "date":
            return _moment(attributes[_OFFICE + "date-value"])
        if kind == "boolean":
            return attributes[_OFFICE + "boolean-value"] == "true"
    except (KeyError, ValueError):
        return text or None
    return text or attributes.get(_OFFICE + "string-value") or None


def _moment(written: str) -> date:
    return datetime.fromisoformat(written)
