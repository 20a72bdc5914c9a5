"""CSV that a Swedish spreadsheet opens right, and runs nothing from."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from samsyn.office.formulas import would_run

BOM = "\ufeff"


def neutral(text: str) -> str:
    """The text as text: a leading sign that would make a formula gets an apostrophe before it."""
    return f"'{text}" if would_run(text) else text


def csv_lines(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The rows as CSV, line by line: UTF-8 with a mark that says so, semicolons between cells, no formulas."""
    mark = BOM
    for row in rows:
        out = io.StringIO()
        csv.writer(out, delimiter=";", lineterminator="\r\n").writerow([neutral(cell) for cell in row])
        yield mark + out.getvalue()
        mark = ""
