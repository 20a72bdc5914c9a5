"""OpenDocument workbooks as LibreOffice writes them, small: for tests and for the fuzzer's example."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape, quoteattr

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)


def cell(value: Any, more: str = "") -> str:
    """One cell; `=…` becomes a formula with a result that must not be read."""
    if value is None or value == "":
        return f"<table:table-cell {more}/>"
    if isinstance(value, datetime):
        return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}" {more}/>'
    if isinstance(value, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{value}" {more}><text:p>x</text:p></table:table-cell>'
    if value.startswith("="):
        formula = quoteattr("of:" + value)
        return f"<table:table-cell table:formula={formula} {more}><text:p>Stämmer helt</text:p></table:table-cell>"
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in value.split("\n"))
    return f'<table:table-cell office:value-type="string" {more}>{paragraphs}</table:table-cell>'


def as_ods(
    rows: Sequence[Sequence[Any]],
    more: Mapping[str, bytes] | None = None,
    *,
    xml: str = "",
    sheets: Mapping[str, Sequence[Sequence[Any]]] | None = None,
) -> bytes:
    """A workbook of rows; `xml` stands after the rows of the first sheet, `more` are further parts."""
    body = ""
    for name, own in {"Svar": rows, **(sheets or {})}.items():
        lines = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in own)
        # Programs end every sheet with a million blank rows.
        end = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/>'
        body += f'<table:table table:name="{name}">{lines}{xml}{end}</table:table-row></table:table>'
    content = f"<office:document-content {_SPACES}><office:body><office:spreadsheet>{body}"
    content += "</office:spreadsheet></office:body></office:document-content>"
    parts = {"mimetype": MIMETYPE.encode(), "content.xml": content.encode(), **(more or {})}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()
