"""What a sheet is before it is written: rows of values with styles, and how they are laid out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction

from samsyn.office.workbooks.styles import PLAIN, Style

Value = str | int | float | Fraction | datetime | None
Cell = Value | tuple[Value, Style]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells, each a value or a value with its style. `level` is its depth in the outline.

    Without a height the row is as high as its wrapped texts seem to need.
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

    `frozen` is how many rows and columns stay in sight, `repeated` which rows are printed on every page (first, last),
    `filtered` the row whose cells are headings to filter by, `merged` ranges that are one cell, `about` what lies here in
    a line for whoever lists the sheets. `lined` shows the sheet's own lines: for long lists whose cells have none.
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
    about: str = ""
    lined: bool = False


def lines_of(text: str, width: float, *, bold: bool = False) -> int:
    """How many lines a text seems to need in a column of this width: a little too many rather than one too few."""
    room = max(1, int(width * (0.98 if bold else 1.08)))
    return sum(1 if len(line) <= room else -(-len(line) * 21 // (20 * room)) for line in text.split("\n"))
