"""From raw records to a table: which row is the header, and what the columns are called."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from samsyn.domain.grading.table import Row, Table, Value, is_blank, text_of

Record = tuple[Value, ...]


def as_table(name: str, records: Iterable[Record]) -> Table:
    """A table of the records of a sheet. Rows are counted from the header, which is row 1."""
    rows = [_without_empty_end(record) for record in records]
    at = find_header(rows)
    if at is None:
        return Table(name, (), ())
    header = tuple("" if is_blank(value) else text_of(value).strip() for value in rows[at])
    numbered = enumerate(rows[at + 1 :], start=2)
    return Table(name, header, tuple(Row(number, values) for number, values in numbered if values))


def find_header(rows: Sequence[Record]) -> int | None:
    """Where the header is: the first row that is not blank."""
    return next((at for at, values in enumerate(rows) if values), None)


def _without_empty_end(record: Record) -> Record:
    """A row without the blank cells at its end; a blank row is the empty tuple."""
    end = len(record)
    while end and is_blank(record[end - 1]):
        end -= 1
    return record[:end]
