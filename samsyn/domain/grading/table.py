"""A sheet as the domain sees it: a name, headers and rows of plain values, wherever it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula as it was written (with its `=`). It is never computed."""

    text: str


Value = str | int | float | bool | datetime | date | time | timedelta | Formula | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `number` is the sheet's own row number, its first row being 1. Trailing empty cells may be left out."""

    number: int
    values: tuple[Value, ...]

    def at(self, column: int) -> Value:
        """The value in a column (0 for A), None beyond the end of the row."""
        return self.values[column] if column < len(self.values) else None


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet. `name` is the workbook's sheet or the file; `passed_over` names other sheets that held grades.

    `notes` are texts outside the answers that may explain the grades: rows above the header, a sheet beside this one.
    `header_rows` are the first and the last row of the header, as the sheet numbers them.
    `beyond` is how many filled cells stood further right than a sheet of answers is read.
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    passed_over: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    header_rows: tuple[int, int] = (1, 1)
    beyond: int = 0


def letter(column: int) -> str:
    """The letter of a column counted from 0: A, B, … Z, AA."""
    letters = ""
    while column >= 0:
        column, rest = divmod(column, 26)
        letters, column = chr(65 + rest) + letters, column - 1
    return letters


def text_of(value: Value) -> str:
    """A value as text: whole numbers without decimals, formulas as written, nothing as the empty string."""
    if value is None:
        return ""
    if isinstance(value, Formula):
        return value.text
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def is_blank(value: Value) -> bool:
    """Nothing but white space (also non-breaking and zero-width)."""
    return value is None or (isinstance(value, str) and not value.strip(" \t\r\n\f\v\xa0\u200b\u2007\u202f\ufeff"))


def folded(text: str) -> str:
    """White space folded to single spaces, invisible characters taken away."""
    return " ".join(text.replace("\u200b", "").replace("\ufeff", "").replace("\xad", "").split())
