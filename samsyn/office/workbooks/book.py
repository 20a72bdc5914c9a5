"""A workbook written to a file, sheet by sheet and row by row: the same report gives the same bytes."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from typing import IO

from xlsxwriter import Workbook

from samsyn.office.workbooks.filling import fill
from samsyn.office.workbooks.sheet import Row, Sheet
from samsyn.office.workbooks.styles import Formats
from samsyn.office.workbooks.text import cut, readable, units

LONGEST_NAME = 31  # UTF-16 units
TOLD_EVERY = 1000  # rows
_NEVER_IN_A_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_MOMENT = datetime(
    1980, 1, 1, tzinfo=UTC
)  # a workbook does not tell when it was written, so that it can be made again
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "use_zip64": True,  # changes nothing in a workbook that does not need it
}


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """Names that a workbook allows: at most 31 signs, none twice in any letter case.

    >>> sheet_names(["Vård/omsorg", "vård omsorg", ""])
    ['Vård omsorg', 'vård omsorg (2)', 'Blad']
    """
    names: list[str] = []
    for name in wanted:
        plain = " ".join(_NEVER_IN_A_NAME.sub(" ", readable(name)).split()).strip("' ")
        plain = cut(plain, LONGEST_NAME).strip("' ") or "Blad"
        taken = {other.casefold() for other in names}
        chosen, at = plain, 2
        while chosen.casefold() in taken:
            end = f" ({at})"
            chosen, at = cut(plain, LONGEST_NAME - units(end)) + end, at + 1
        names.append(chosen)
    return names


def counted(progress: Callable[[int], None] | None) -> Callable[[Iterable[Row]], Iterable[Row]]:
    """What rows are led through so that somebody is told how many they are by now, over all sheets."""
    if progress is None:
        return lambda rows: rows
    number = count(1)

    def through(rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            if (at := next(number)) % TOLD_EVERY == 0:
                progress(at)
            yield row

    return through


def write_book(
    sheets: Sequence[Sheet],
    file: IO[bytes],
    *,
    title: str,
    language: str = "sv-SE",
    progress: Callable[[int], None] | None = None,
) -> None:
    """Write the workbook to a binary file. Sheets' names must be allowed and different: `sheet_names`. `progress` is told
    how many rows are written, a thousand at a time.

    The rows wait on disk, in a folder that is gone afterwards, also when a row cannot be made.
    """
    with tempfile.TemporaryDirectory(prefix="samsyn-") as folder:
        book = Workbook(file, {**_OPTIONS, "tmpdir": folder})
        book.set_properties({"title": readable(title), "author": "Samsyn", "created": _MOMENT})
        book.set_custom_property("Language", language)
        formats = Formats(book)
        told = counted(progress)
        for sheet in sheets:
            fill(book.add_worksheet(sheet.name), replace(sheet, rows=told(sheet.rows)), formats, title=title)
        book.close()
