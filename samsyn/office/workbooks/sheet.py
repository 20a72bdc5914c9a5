"""One sheet as XML, row by row: nothing but text and numbers, so that nothing can run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from functools import lru_cache

from samsyn.domain.grading.table import letter
from samsyn.office.formulas import would_run
from samsyn.office.workbooks.styles import PLAIN, Style, Styles
from samsyn.office.workbooks.text import escaped, fitting, quoted

Value = str | int | float | Fraction | datetime | None
Cell = Value | tuple[Value, Style]

REPEATED = 60  # characters; a longer text seldom stands twice
HIGHEST = 409  # points; no row is higher
MARK = " … [kortat: texten är längre än en cell rymmer]"
_DAY_ZERO = datetime(1899, 12, 30)  # noqa: DTZ001 - Excel's, in nobody's time zone
_LETTERS = [letter(at) for at in range(2100)]
_SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells, each a value or a value with its style. `level` is its depth in the outline.

    Without a height the row is as high as its wrapped texts seem to need: programs that open the workbook measure them
    again when somebody writes in the row.
    """

    cells: Sequence[Cell]
    style: Style = PLAIN
    height: float = 0
    level: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """A cell that leads to another sheet. Not a formula."""

    cell: str
    sheet: str


@dataclass(frozen=True, slots=True)
class Page:
    """How a sheet is printed: as wide as the paper, as many pages high as it needs."""

    landscape: bool = True
    a3: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: rows made when they are asked for, and how it is laid out.

    `levels` is how deep its rows fold, `frozen` how many rows and columns stay in sight, `repeated` which rows are printed
    on every page (first, last), `about` what lies here in a line for whoever lists the sheets, `filtered` the row whose cells are headings to filter by, `merged` ranges that are one cell.
    """

    name: str
    rows: Iterable[Row]
    widths: Sequence[float] = ()
    frozen: tuple[int, int] = (0, 0)
    repeated: tuple[int, int] | None = None
    filtered: int = 0
    merged: Sequence[str] = ()
    links: Sequence[Link] = ()
    page: Page = field(default_factory=Page)
    zoom: int = 100
    levels: int = 0
    about: str = ""


class SheetXml:
    """A sheet in pieces of XML. When all pieces are made, `last` is the number of its last row."""

    def __init__(self, sheet: Sheet, styles: Styles, *, title: str, first: bool) -> None:
        self.sheet, self.styles, self.title, self.first = sheet, styles, title, first
        self.last = 0

    def pieces(self) -> Iterator[str]:
        """The XML from first to last, each row when it is asked for."""
        sheet = self.sheet
        yield f'<worksheet xmlns="{_SPACE}"><sheetPr><outlinePr summaryBelow="0"/><pageSetUpPr fitToPage="1"/></sheetPr>'
        yield _view(sheet, first=self.first)
        yield f'<sheetFormatPr defaultRowHeight="15" outlineLevelRow="{sheet.levels}"/>'
        if sheet.widths:
            columns = (
                f'<col min="{at}" max="{at}" width="{w}" customWidth="1"/>' for at, w in enumerate(sheet.widths, 1)
            )
            yield f"<cols>{''.join(columns)}</cols>"
        yield "<sheetData>"
        for self.last, row in enumerate(sheet.rows, start=1):
            yield self._row(self.last, row)
        yield "</sheetData>"
        yield from _after_the_rows(sheet, self.last, self.title)

    def _row(self, number: int, row: Row) -> str:
        """A row; called so often that it does everything in one go."""
        cells, lines, widths, styles = [], 1, self.sheet.widths, self.styles
        for at, cell in enumerate(row.cells):
            value, style = cell if isinstance(cell, tuple) else (cell, row.style)
            index, place = styles.numbers.get(style) or styles.number(style), f"{_LETTERS[at]}{number}"
            if value is None or value == "":
                if index:
                    cells.append(f'<c r="{place}" s="{index}"/>')
            elif isinstance(value, str):
                runs, xml = _text_xml(value) if len(value) < REPEATED else _text_xml.__wrapped__(value)
                cells.append(f'<c r="{place}" t="inlineStr" s="{index + runs}">{xml}</c>')
                if style.wrap and not row.height and len(value) > 4:
                    lines = max(lines, lines_of(value, widths[at] if at < len(widths) else 9, bold=style.bold))
            else:
                cells.append(f'<c r="{place}" s="{index}"><v>{_plain(value)}</v></c>')
        height = f' ht="{row.height}" customHeight="1"' if row.height else _measured(lines)
        level = f' outlineLevel="{row.level}"' if row.level else ""
        return f'<row r="{number}"{height}{level}>{"".join(cells)}</row>'

    @property
    def filtered(self) -> str:
        """The cells that the filter is about; empty where there is none."""
        sheet = self.sheet
        end = f"{letter(len(sheet.widths) - 1)}{max(self.last, sheet.filtered)}"
        return f"A{sheet.filtered}:{end}" if sheet.filtered else ""


def _view(sheet: Sheet, *, first: bool) -> str:
    rows, columns = sheet.frozen
    selected = ' tabSelected="1"' if first else ""
    view = f'<sheetViews><sheetView{selected} showGridLines="0" zoomScale="{sheet.zoom}" workbookViewId="0">'
    if rows or columns:
        split = (f' xSplit="{columns}"' if columns else "") + (f' ySplit="{rows}"' if rows else "")
        pane = "bottomRight" if rows and columns else "bottomLeft" if rows else "topRight"
        corner = f"{letter(columns)}{rows + 1}"
        view += f'<pane{split} topLeftCell="{corner}" activePane="{pane}" state="frozen"/><selection pane="{pane}"/>'
    return view + "</sheetView></sheetViews>"


def _measured(lines: int) -> str:
    """The height that wrapped text needs; none for a single line."""
    return f' ht="{min(15 * lines, HIGHEST)}"' if lines > 1 else ""


def lines_of(text: str, width: float, *, bold: bool = False) -> int:
    """How many lines a text seems to need in a column of this width: a little too many rather than one too few."""
    room = max(1, int(width * (0.98 if bold else 1.08)))
    return sum(1 if len(line) <= room else -(-len(line) * 21 // (20 * room)) for line in text.split("\n"))


@lru_cache(maxsize=20_000)
def _text_xml(text: str) -> tuple[bool, str]:
    """A cell's text, and whether a spreadsheet would take it for a formula if somebody typed it. Names stand in many cells:
    each is drawn once."""
    fit = fitting(text, MARK)
    kept = ' xml:space="preserve"' if "\n" in fit or fit != fit.strip() else ""
    return would_run(fit), f"<is><t{kept}>{escaped(fit)}</t></is>"


def _plain(value: int | float | Fraction | datetime) -> str:
    if isinstance(value, datetime):
        return repr((value - _DAY_ZERO).total_seconds() / 86_400)
    return repr(float(value)) if isinstance(value, Fraction) else repr(value)


def _after_the_rows(sheet: Sheet, last: int, title: str) -> Iterator[str]:
    """What the format wants after the rows, in the order it wants it."""
    if sheet.filtered:
        yield f'<autoFilter ref="A{sheet.filtered}:{letter(len(sheet.widths) - 1)}{max(last, sheet.filtered)}"/>'
    if sheet.merged:
        merged = "".join(f'<mergeCell ref="{cells}"/>' for cells in sheet.merged)
        yield f'<mergeCells count="{len(sheet.merged)}">{merged}</mergeCells>'
    if sheet.links:
        yield f"<hyperlinks>{''.join(map(_link, sheet.links))}</hyperlinks>"
    yield '<pageMargins left="0.5" right="0.5" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>'
    way = "landscape" if sheet.page.landscape else "portrait"
    yield f'<pageSetup paperSize="{8 if sheet.page.a3 else 9}" orientation="{way}" fitToWidth="1" fitToHeight="0"/>'
    head = quoted(f"&L{_literal(title)}&R{_literal(sheet.name)}")
    yield f"<headerFooter><oddHeader>{head}</oddHeader><oddFooter>&amp;CSida &amp;P av &amp;N</oddFooter></headerFooter>"
    right = letter(max(len(sheet.widths), 1) - 1)
    yield f'<ignoredErrors><ignoredError sqref="A1:{right}{max(last, 1)}" numberStoredAsText="1"/></ignoredErrors>'
    yield "</worksheet>"


def _literal(text: str) -> str:
    """Text in a page's header: `&` begins a code there, and the whole may be 255 characters."""
    return text.replace("&", "&&")[:100]


def _link(link: Link) -> str:
    target = "'" + link.sheet.replace("'", "''") + "'!A1"
    return f'<hyperlink ref="{link.cell}" location="{quoted(target)}" display="{quoted(link.sheet)}"/>'
