"""A sheet filled row by row: nothing but text and numbers, so that nothing can run."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_cell_to_rowcol
from xlsxwriter.worksheet import Worksheet

from samsyn.office.formulas import would_run
from samsyn.office.workbooks.sheet import Link, Row, Sheet, Value, lines_of
from samsyn.office.workbooks.styles import PLAIN, Formats, Style
from samsyn.office.workbooks.text import cut, fitting, readable

HIGHEST = 409  # points; no row is higher
LINE = 15  # points
MARK = " … [kortat: texten är längre än en cell rymmer]"
PADDING = 5 / 7  # signs; XlsxWriter puts it on top of a width, and our widths are those of whole columns
_NARROW = 9  # the width of a column that nothing is said about


def fill(page: Worksheet, sheet: Sheet, formats: Formats, *, title: str) -> None:
    """Write the sheet. Each row is asked for when the one before it is written, and then forgotten."""
    _lay_out(page, sheet)
    _set_up_print(page, sheet, title)
    links = defaultdict[int, list[Link]](list)
    for link in sheet.links:
        links[xl_cell_to_rowcol(link.cell)[0]].append(link)
    last = 0
    for at, row in enumerate(sheet.rows):
        for link in links.get(at, ()):
            _link(page, link)
        _write_row(page, at, row, sheet.widths, formats)
        last = at
    right = max(len(sheet.widths), 1) - 1
    if sheet.filtered:
        page.autofilter(sheet.filtered - 1, 0, max(last, sheet.filtered - 1), right)


def _lay_out(page: Worksheet, sheet: Sheet) -> None:
    """What is said before the rows. Merged cells hold no text of their own: the rows bring it."""
    page.hide_gridlines(1 if sheet.lined else 2)
    page.set_zoom(sheet.zoom)
    page.outline_settings(symbols_below=False)
    page.freeze_panes(*sheet.frozen)
    page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    for at, width in enumerate(sheet.widths):
        page.set_column(at, at, width - PADDING)
    for cells in sheet.merged:
        page.merge_range(cells, "")


def _set_up_print(page: Worksheet, sheet: Sheet, title: str) -> None:
    if sheet.page.landscape:
        page.set_landscape()
    page.set_paper(8 if sheet.page.a3 else 9)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
    page.set_header(f"&L{_literal(title)}&R{_literal(sheet.name)}")
    page.set_footer("&CSida &P av &N")
    if sheet.repeated:
        first, last = sheet.repeated
        page.repeat_rows(first - 1, last - 1)


def _literal(text: str) -> str:
    """Text in a page's header: `&` begins a code there, XlsxWriter takes `&G` and `&[` for pictures in any place, and the
    whole may be 255 signs."""
    return re.sub(r"&(?=[G\[])", "& ", cut(readable(text), 80)).replace("&", "&&")


def _link(page: Worksheet, link: Link) -> None:
    """Written before the row, whose text then takes the place of the link's own."""
    place = link.sheet.replace("'", "''")
    page.write_url(link.cell, f"internal:'{place}'!A1", string=link.sheet)


def _write_row(page: Worksheet, at: int, row: Row, widths: Sequence[float], formats: Formats) -> None:
    lines = 1
    for column, cell in enumerate(row.cells):
        value, style = cell if isinstance(cell, tuple) else (cell, row.style)
        _write_cell(page, at, column, value, style, formats)
        if style.wrap and value and not row.height and isinstance(value, str):
            width = widths[column] if column < len(widths) else _NARROW
            lines = max(lines, lines_of(value, width, bold=style.bold))
    height = row.height or (min(LINE * lines, HIGHEST) if lines > 1 else None)
    if height or row.level:
        page.set_row(at, height, None, {"level": row.level})


def _write_cell(page: Worksheet, at: int, column: int, value: Value, style: Style, formats: Formats) -> None:
    if value and isinstance(value, str):
        text = fitting(value, MARK)
        write_plain(page, at, column, text, formats.of(style, quoted=would_run(text)))
    elif value is None or value == "":
        if style is not PLAIN:
            page.write_blank(at, column, None, formats.of(style))
    elif isinstance(value, datetime):
        page.write_datetime(at, column, value, formats.of(style))
    else:
        page.write_number(at, column, value, formats.of(style))


def write_plain(page: Worksheet, at: int, column: int, text: str, look: Format) -> None:
    """Text that fits the cell, never read for numbers, addresses or formulas."""
    if text.startswith("<r>") and text.endswith("</r>"):
        # XlsxWriter would put such a text into the sheet as XML of its own, formulas and all. In two pieces it is escaped.
        page.write_rich_string(at, column, look, text[:1], look, text[1:], look)
    else:
        page.write_string(at, column, text, look)
