"""Reading .xlsx workbooks, sheet by sheet, without computing anything. openpyxl is imported only here."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from samsyn.domain.grading.table import Formula, Table, Value
from samsyn.domain.verdicts import Refusal
from samsyn.office.sheets.guard import MOST_CELLS, check_workbook
from samsyn.office.sheets.headers import Record
from samsyn.office.sheets.refusals import FileFault
from samsyn.office.sheets.rows import Progress, as_table, told

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet


def read_workbook(data: bytes, name: str, progress: Progress | None = None) -> Iterator[Table]:
    """Each sheet of a workbook, read when it is asked for. Raises `Refusal` for files that are none."""
    check_workbook(data, name)
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # styles and validations openpyxl does not know
        try:
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
            for sheet in book.worksheets:
                yield as_table(sheet.title, told(_bounded(_records(sheet), name), progress))
            book.close()
        except Refusal:
            raise
        except Exception as fault:  # openpyxl raises anything on a damaged file
            raise Refusal(FileFault.BROKEN, file=name, part=type(fault).__name__) from fault


def _bounded(records: Iterable[Record], name: str) -> Iterator[Record]:
    """The records as long as they are fewer cells than a sheet of answers has: one cell far to the right in each row
    makes every row as wide as the sheet can be."""
    cells = 0
    for record in records:
        cells += len(record)
        if cells > MOST_CELLS:
            raise Refusal(FileFault.TOO_LARGE_INSIDE, file=name)
        yield record


def _records(sheet: ReadOnlyWorksheet) -> Iterator[Record]:
    sheet.reset_dimensions()  # forms write a wrong extent now and then
    for cells in sheet.rows:
        yield tuple(_value(cell) for cell in cells)


def _value(cell: Any) -> Value:
    """A cell's plain value; formulas as written, array formulas by their text."""
    value = cell.value
    if cell.data_type == "f":
        return Formula(str(getattr(value, "text", None) or value))
    if isinstance(value, str):
        # Excel writes a carriage return as _x000D_; it is part of a line break and no text of its own.
        return value.replace("_x000D_\n", "\n").replace("_x000D_", "\n") if "_x000D_" in value else value
    return value  # type: ignore[no-any-return]
