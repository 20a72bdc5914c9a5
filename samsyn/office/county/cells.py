"""One row of a county's file while it is read, and what can be wrong with it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from samsyn.domain.calendar import Period

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")
LONGEST_CODE, LONGEST_NAME, LONGEST_SLUG, LONGEST_EMAIL = 20, 200, 50, 254


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong and where: the file, the row as a spreadsheet numbers it (0: the file itself), the column."""

    file: str
    row: int
    column: str
    code: str
    value: str = ""


class CountyUnreadable(Exception):
    """The folder holds no county that can be filled: every fault found."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = faults
        super().__init__("; ".join(f"{f.file}:{f.row}:{f.column} {f.code} {f.value}".strip() for f in faults))


@dataclass
class Row:
    """One row of a file while it is read; what is wrong with it goes to `faults`."""

    file: str
    number: int
    cells: dict[str, str]
    faults: list[Fault]

    def fault(self, column: str, code: str) -> None:
        self.faults.append(Fault(self.file, self.number, column, code, self.cells.get(column, "")[:80]))

    def text(self, column: str, longest: int = LONGEST_NAME) -> str:
        """A cell that may be empty."""
        value = self.cells.get(column, "")
        if len(value) > longest:
            self.fault(column, "too_long")
        return value

    def needed(self, column: str, longest: int = LONGEST_NAME) -> str:
        value = self.text(column, longest)
        if not value:
            self.fault(column, "empty")
        return value

    def slug(self, column: str = "slug", longest: int = LONGEST_SLUG) -> str:
        value = self.needed(column, longest)
        if value and not SLUG.fullmatch(value):
            self.fault(column, "not_an_address")
        return value

    def email(self) -> str:
        """An address, or nothing."""
        value = self.text("email", LONGEST_EMAIL)
        if value and not EMAIL.fullmatch(value):
            self.fault("email", "not_an_email")
        return value

    def one_of(self, column: str, known: set[str] | tuple[str, ...], code: str = "unknown") -> str:
        value = self.needed(column)
        if value and value not in known:
            self.fault(column, code)
        return value

    def truth(self, column: str) -> bool:
        value = self.cells.get(column, "").casefold() or "true"
        if value not in {"true", "false"}:
            self.fault(column, "not_true_or_false")
        return value == "true"

    def period(self) -> Period:
        first, last = self._day("from_on"), self._day("until_on")
        if first and last and last < first:
            self.fault("until_on", "ends_before_it_begins")
            return Period(first)
        return Period(first, last)

    def _day(self, column: str) -> date | None:
        value = self.cells.get(column, "")
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            self.fault(column, "not_a_day")
            return None


def rows(
    folder: Path, file: str, columns: tuple[str, ...], faults: list[Fault], *, optional: bool = False
) -> Iterator[Row]:
    """The rows of a file that has these columns; comma or semicolon between cells."""
    try:
        text = (folder / file).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        if not optional:
            faults.append(Fault(file, 0, "", "no_file"))
        return
    except UnicodeDecodeError:
        faults.append(Fault(file, 0, "", "not_utf8"))
        return
    head = text.partition("\n")[0]
    reader = csv.DictReader(
        io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ","
    )
    missing = [column for column in columns if column not in (reader.fieldnames or ())]
    faults.extend(Fault(file, 1, column, "no_column") for column in missing)
    if missing:
        return
    for cells in reader:
        found = {k: " ".join(v.split()) for k, v in cells.items() if isinstance(k, str) and isinstance(v, str)}
        if any(found.values()):
            yield Row(file, reader.line_num, found, faults)
