"""From raw records to a table: the header, the answers below it, and what stands above and beside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from samsyn.domain.grading import has_grades
from samsyn.domain.grading.legend import legend_of, read_legend
from samsyn.domain.grading.table import Row, Table, is_blank, text_of
from samsyn.office.sheets.headers import Record, find_header, header_of

# Told how many rows have been read so far.
Progress = Callable[[int], None]
TOLD_EVERY = 250  # rows
MOST_COLUMNS = 2000  # a thousand sections with comments; what stands further right went astray
LONGEST_NOTE = 2000  # characters
LARGEST_LEGEND = 15  # rows of a sheet that explains the grades


def told(records: Iterable[Record], progress: Progress | None) -> Iterator[Record]:
    """The records, with a word now and then of how far one has come."""
    for number, record in enumerate(records, start=1):
        if progress is not None and number % TOLD_EVERY == 0:
            progress(number)
        yield record


def as_table(name: str, records: Iterable[Record]) -> Table:
    """A table of the records of a sheet. Rows have the sheet's own numbers: its first row is 1."""
    rows, beyond = [], 0
    for record in records:
        beyond += sum(not is_blank(value) for value in record[MOST_COLUMNS:])
        rows.append(_without_empty_end(record[:MOST_COLUMNS]))
    found = find_header(rows)
    if found is None:
        return Table(name, (), ())
    first, last = found
    numbered = enumerate(rows[last + 1 :], start=last + 2)
    answers = tuple(Row(number, values) for number, values in numbered if values)
    notes = tuple(_line(values) for values in rows[:first] if values)
    names = header_of(rows, first, last)
    return Table(name, names, answers, notes=notes, header_rows=(first + 1, last + 1), beyond=beyond)


def with_legends(tables: list[Table]) -> list[Table]:
    """The tables of a workbook without sheets that only explain the grades; the others know what those say."""
    notes = {at: _lines(table) for at, table in enumerate(tables) if _only_explains(table)}
    if not notes or len(notes) == len(tables):
        return tables
    said = tuple(line for lines in notes.values() for line in lines)
    others = [table for at, table in enumerate(tables) if at not in notes]
    return [table if legend_of(table) else replace(table, notes=(*table.notes, *said)) for table in others]


def _only_explains(table: Table) -> bool:
    few = len(table.rows) <= LARGEST_LEGEND and len(table.header) <= 3
    if not few or read_legend(_lines(table)) is None:
        return False
    return not has_grades(table) or read_legend(map(_line, _records(table))) is not None


def _lines(table: Table) -> list[str]:
    return [*table.notes, *map(_line, _records(table))]


def _records(table: Table) -> list[Record]:
    return [table.header, *(row.values for row in table.rows)]


def _line(values: Record) -> str:
    """A row as one line, for what it may say of the grades."""
    return " ".join(text_of(value)[:LONGEST_NOTE] for value in values if not is_blank(value))[:LONGEST_NOTE]


def _without_empty_end(record: Record) -> Record:
    """A row without the blank cells at its end; a blank row is the empty tuple."""
    end = len(record)
    while end and is_blank(record[end - 1]):
        end -= 1
    return record[:end]
