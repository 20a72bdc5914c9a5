"""What was taken for what in a sheet: the header's rows, and which column says who, when, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samsyn.domain.grading.comments import Graded
from samsyn.domain.grading.table import Table, folded, letter


@dataclass(frozen=True, slots=True)
class Headed:
    """A column: its letter, and what stands over it."""

    letter: str
    header: str


@dataclass(frozen=True, slots=True)
class Layout:
    """How a sheet was read. `header` are its first and last row as the sheet numbers them; `comments` and
    `grounds` have for each section the letter of the column of its comments, of its grounds; empty where there is none.
    """

    header: tuple[int, int] = (1, 1)
    respondent: Headed | None = None
    finished: Headed | None = None
    comments: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()


NO_LAYOUT = Layout()


def layout_of(table: Table, respondent: int | None, finished: int | None, pairs: Sequence[Graded]) -> Layout:
    """The layout in words that a reader of the sheet knows; columns are counted from 0."""
    comments = tuple(_letter(pair.comment) for pair in pairs)
    grounds = tuple(_letter(pair.ground) for pair in pairs)
    return Layout(table.header_rows, _headed(table, respondent), _headed(table, finished), comments, grounds)


def _letter(column: int | None) -> str:
    return "" if column is None else letter(column)


def _headed(table: Table, at: int | None) -> Headed | None:
    return None if at is None else Headed(letter(at), folded(table.header[at]))
