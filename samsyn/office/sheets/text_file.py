"""Reading text files of comma-, semicolon- or tab-separated values, in whatever encoding they were saved."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterable

from samsyn.domain.grading.table import Table
from samsyn.domain.verdicts import Refusal
from samsyn.office.sheets.guard import MOST_CELLS
from samsyn.office.sheets.refusals import FileFault
from samsyn.office.sheets.rows import Progress, as_table, told

SEPARATORS = (";", ",", "\t", "|")
SAMPLE = 40  # records looked at to tell the separator
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_text_table(data: bytes, name: str, progress: Progress | None = None) -> Table:
    """The one table of a text file. Raises `Refusal` for workbooks in disguise and quotes that never close."""
    return as_table(name, told(map(tuple, read_records(data, name)), progress))


def read_records(data: bytes, name: str) -> list[list[str]]:
    """Every record; a record may span several lines where a quoted value has line breaks."""
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise Refusal(FileFault.IS_A_WORKBOOK, file=name)
    text = decode(data)
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    told = text[:6].lower().startswith("sep=") and text[4:5]
    if told:
        return _parse(text.partition("\n")[2], told, name)
    return _parse(text, separator_of(text), name)


def decode(data: bytes) -> str:
    """The text, by its byte order mark, else UTF-8 if it is that, else the Windows code page for Western Europe."""
    if data.startswith(_WIDE):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Five bytes mean nothing in cp1252; latin-1 takes them as they are, so that no byte is lost.
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            return data.decode("latin-1")


def separator_of(text: str) -> str:
    """The separator that cuts most records into equally many pieces, and into most pieces; a title may stand above."""
    return max(SEPARATORS, key=lambda separator: _evenness(text, separator))


def _evenness(text: str, separator: str) -> tuple[float, int]:
    widths = []
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            if record:
                widths.append(len(record))
            if len(widths) == SAMPLE:
                break
    except csv.Error:
        return 0.0, 0
    cut = Counter(width for width in widths if width > 1)
    usual = max(cut, key=lambda width: (cut[width], width), default=0)
    return (cut[usual] / len(widths), usual) if usual else (0.0, 0)


def _parse(text: str, separator: str, name: str) -> list[list[str]]:
    try:
        return _bounded(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True), name)
    except csv.Error as fault:
        # A quote that never closes swallows every answer after it: that file cannot be read in part.
        if "unexpected end" in str(fault):
            raise Refusal(FileFault.OPEN_QUOTE, file=name, line=str(_last_start(text, separator))) from fault
    try:
        return _bounded(csv.reader(io.StringIO(text, newline=""), delimiter=separator), name)
    except csv.Error as fault:
        raise Refusal(FileFault.BROKEN, file=name, part="") from fault


def _bounded(records: Iterable[list[str]], name: str) -> list[list[str]]:
    """Every record, as long as they are fewer cells than a sheet of answers has."""
    read, cells = [], 0
    for record in records:
        cells += len(record)
        if cells > MOST_CELLS:
            raise Refusal(FileFault.TOO_LARGE_INSIDE, file=name)
        read.append(record)
    return read


def _last_start(text: str, separator: str) -> int:
    """The line on which the record with the open quote begins."""
    lines: Iterable[list[str]] = (reader := csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    start = before = 1
    for _ in lines:
        start, before = before, reader.line_num + 1
    return start
