"""The fields of a workbook: wherever a hidden cell holds an id, the field it stands for. openpyxl is imported only here."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Sequence
from typing import Any

from samsyn.domain.grading.table import letter
from samsyn.domain.verdicts import Refusal
from samsyn.office.forms.found import Found
from samsyn.office.forms.ids import read_id
from samsyn.office.forms.values import Field
from samsyn.office.forms.xlsx_out import COLUMNS, FIRST, ID_COLUMN
from samsyn.office.sheets.guard import MOST_CELLS, check_workbook
from samsyn.office.sheets.refusals import FileFault

_ID_COLUMNS = range(ID_COLUMN, ID_COLUMN + len(COLUMNS))


def fields_in_xlsx(data: bytes, name: str) -> Iterator[Found]:
    """Every field with an id, sheet by sheet and row by row. Raises `Refusal` for a file that is no workbook."""
    check_workbook(data, name)
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
            cells = 0
            for sheet in book.worksheets:
                sheet.reset_dimensions()
                for at, row in enumerate(sheet.iter_rows(max_col=_ID_COLUMNS.stop), start=1):
                    cells += len(row)
                    if cells > MOST_CELLS:
                        raise Refusal(FileFault.TOO_LARGE_INSIDE, file=name)
                    yield from _in_row(sheet.title, at, row)
            book.close()
        except Refusal:
            raise
        except Exception as fault:  # openpyxl raises anything on a damaged file
            raise Refusal(FileFault.BROKEN, file=name, part=type(fault).__name__) from fault


def _in_row(sheet: str, at: int, row: Sequence[Any]) -> Iterator[Found]:
    for column in _ID_COLUMNS:
        known = read_id(str(row[column].value)) if column < len(row) and row[column].value else None
        if known is None:
            continue
        place = _column_of(known.name)
        cell = row[place]
        value = cell.value
        formula = getattr(cell, "data_type", "") == "f"
        text = "" if value is None or formula else _text(value)
        yield Found(known, text, f"{sheet}, cell {letter(place)}{at}", formula)


def _column_of(name: Field) -> int:
    """The column of a field: those of the whole stand beside their names."""
    return FIRST + COLUMNS.index(name) if name in COLUMNS else 1


def _text(value: object) -> str:
    """What somebody typed: a number or a day that the program made of it is said as it would be read."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).replace("_x000D_\n", "\n").replace("_x000D_", "\n").replace("\r\n", "\n")
