"""CSV that a Swedish spreadsheet opens right, and runs nothing from."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

BOM = "\ufeff"
# What makes a spreadsheet take a cell for a formula, also after what it skips at the beginning of a cell.
_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_SKIPPED = " \u00a0\ufeff"


def neutral(text: str) -> str:
    """The text as text: a leading sign that would make a formula gets an apostrophe before it."""
    return f"'{text}" if text.lstrip(_SKIPPED).startswith(_STARTS) else text


def csv_lines(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The rows as CSV, line by line: UTF-8 with a mark that says so, semicolons between cells, no formulas."""
    mark = BOM
    for row in rows:
        out = io.StringIO()
        csv.writer(out, delimiter=";", lineterminator="\r\n").writerow([neutral(cell) for cell in row])
        yield mark + out.getvalue()
        mark = ""
